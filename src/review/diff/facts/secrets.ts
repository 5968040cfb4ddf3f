import { activeJobs } from './active-jobs';
import { compareFacts, FactKind } from '../fact';

/** The secrets that each job uses. */
export const SECRETS: FactKind = {
  factsOf: (outcome) => activeJobs(outcome).flatMap(({ id, secrets }) => secrets.map((subject) => ({ job: id, subject, value: '' }))),
  compare: (base, head) => compareFacts('secret', base, head, (_, to) => to === undefined ? 'narrows' : 'widens'),
};
