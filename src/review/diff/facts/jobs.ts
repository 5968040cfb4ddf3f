import { activeJobs } from './active-jobs';
import { compareFacts, FactKind, moreOrLess } from '../fact';

/** The jobs that run; the value says why it is not known of one. A job that only calls a workflow is told by the jobs there. */
export const JOBS: FactKind = {
  factsOf: (outcome) => activeJobs(outcome)
    .filter(({ id }) => !outcome.jobs.some((other) => other.id.startsWith(`${id} / `)))
    .map(({ id, decision }) => ({ job: id, subject: id, value: decision.verdict === 'unknown' ? decision.reason : '' })),
  compare: (base, head) => compareFacts('job', base, head, moreOrLess),
};
