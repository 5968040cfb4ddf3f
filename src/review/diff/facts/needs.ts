import { activeJobs } from './active-jobs';
import { JobOutcome, Outcome } from '../../../simulate/outcome';
import { compareFacts, Fact, FactKind } from '../fact';

/** The jobs for which those wait that push, directly or because others wait. */
export const NEEDS: FactKind = {
  factsOf: (outcome) => pushing(outcome).flatMap(({ id }) => [{ job: id, subject: '', value: '' }, ...neededBy(id, outcome.jobs).map((subject) => ({ job: id, subject, value: '' }))]),
  compare: (base, head) => compareFacts('need', ofJobsIn(head, base), ofJobsIn(base, head), () => 'changes'),
};

function pushing(outcome: Outcome): JobOutcome[] {
  return activeJobs(outcome).filter(({ steps }) => steps.some(({ effects }) => effects.some(({ kind }) => kind === 'push')));
}

function neededBy(id: string, jobs: readonly JobOutcome[]): string[] {
  const found = new Set<string>();
  const add = (of: string): void => jobs.filter((job) => job.id === of).flatMap(({ needs }) => needs).filter((need) => !found.has(need)).forEach((need) => {
    found.add(need);
    add(need);
  });
  add(id);
  return [...found];
}

/** Those of jobs that the others have too. */
function ofJobsIn(others: readonly Fact[], facts: readonly Fact[]): Fact[] {
  return facts.filter(({ job }) => others.some((other) => other.job === job));
}
