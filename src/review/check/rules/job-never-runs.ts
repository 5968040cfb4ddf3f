import { inOneLine } from '../../../simulate/quote';
import { Rule } from '../rule';
import { neverHolds } from '../situations';

/** A job whose condition no event meets. */
export const jobNeverRuns: Rule = {
  id: 'job-never-runs',
  severity: 'warning',
  title: 'A job is skipped in every run',
  explanation: 'The triggers of the workflow allow no event that meets the condition of the job. What it does is never done.',
  check: ({ workflow: { on, jobs }, locate }) => jobs.filter((job) => job.if !== undefined && job.if !== null && neverHolds(job.if, on)).map((job) => ({
    at: locate(['jobs', job.id, 'if']),
    message: `The job ${job.id} never runs: no event of this workflow meets ${inOneLine(job.if)}`,
    help: 'Correct the condition, add the trigger that it is for, or remove the job',
  })),
};
