import { activeJobs } from './active-jobs';
import { changed } from './changed';
import { compareFacts, FactKind } from '../fact';

/** Where each job runs. */
export const RUNNERS: FactKind = {
  factsOf: (outcome) => activeJobs(outcome).map(({ id, runsOn }) => ({ job: id, subject: id, value: String(runsOn) })),
  compare: (base, head) => changed(compareFacts('runner', base, head, () => 'changes')),
};
