import { FactKind } from './fact';
import { ARTIFACTS } from './facts/artifacts';
import { CONCURRENCY } from './facts/concurrency';
import { ENVIRONMENTS } from './facts/environments';
import { FAILURES } from './facts/failures';
import { JOBS } from './facts/jobs';
import { NEEDS } from './facts/needs';
import { PERMISSIONS } from './facts/permissions';
import { PLATFORMS } from './facts/platforms';
import { REFERENCES } from './facts/references';
import { RUNNERS } from './facts/runners';
import { SECRETS } from './facts/secrets';
import { UNKNOWNS } from './facts/unknowns';
import { UNREAD } from './facts/unread';
import { VARIABLES } from './facts/variables';

/** All that is compared of what an event does, in the order in which changes are told. */
export const FACT_KINDS: readonly FactKind[] = [
  REFERENCES, PERMISSIONS, SECRETS, ENVIRONMENTS, UNREAD, JOBS, NEEDS, FAILURES, PLATFORMS, RUNNERS, CONCURRENCY, VARIABLES, ARTIFACTS, UNKNOWNS,
];
