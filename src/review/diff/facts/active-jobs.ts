import { JobOutcome, Outcome } from '../../../simulate/outcome';

/** The jobs that run, and those that may. */
export function activeJobs({ jobs }: Outcome): JobOutcome[] {
  return jobs.filter(({ decision }) => decision.verdict !== 'skipped');
}
