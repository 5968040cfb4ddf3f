import { activeJobs } from './active-jobs';
import { changed } from './changed';
import { JobOutcome, Outcome, pushesOf } from '../../../simulate/outcome';
import { Draft } from '../change';
import { compareFacts, FactKind } from '../fact';

/** The environments before each job, and before each reference: they can be gates. */
export const ENVIRONMENTS: FactKind = {
  factsOf: (outcome) => [
    ...activeJobs(outcome).map((job) => ({ job: job.id, subject: job.id, value: environmentOf(job) })),
    ...[...beforeReferences(outcome)].map(([subject, value]) => ({ subject, value })),
  ],
  compare(base, head) {
    const drafts = changed(compareFacts('environment', base, head, () => 'changes'));
    const ofJobs = drafts.filter(({ job }) => job !== undefined);
    // What is so because of the change of a job is not said again of each reference.
    const ofReferences = drafts.filter(({ job, from, to }) => job === undefined && !ofJobs.some((other) => other.from === from && other.to === to));
    return [...ofJobs, ...ofReferences].map(weighed);
  },
};

function environmentOf({ environment = '' }: JobOutcome): string {
  return String(environment);
}

/** A reference that one job pushes without a gate has none. */
function beforeReferences(outcome: Outcome): Map<string, string> {
  const environments = new Map<string, string>();
  for (const { reference, job } of pushesOf(outcome)) {
    const key = String(reference);
    environments.set(key, environments.get(key) === '' ? '' : environmentOf(job));
  }
  return environments;
}

function weighed(draft: Draft): Draft {
  const { from, to } = draft;
  if (to === undefined) {
    return { ...draft, kind: 'environment-removed', severity: 'widens' };
  }
  return from === undefined ? { ...draft, kind: 'environment-added', severity: 'narrows' } : draft;
}
