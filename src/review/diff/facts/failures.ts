import { activeJobs } from './active-jobs';
import { newOrGone } from './changed';
import { compareFacts, FactKind } from '../fact';

/** The steps that are certain to fail, and why. */
export const FAILURES: FactKind = {
  factsOf: (outcome) => activeJobs(outcome).flatMap(({ id, steps }) => steps.flatMap(({ name, failure }) =>
    failure === undefined ? [] : [{ job: id, subject: name, value: failure }])),
  compare: (base, head) => newOrGone(compareFacts('failure', base, head, () => 'changes')),
};
