import { PublishedRepository, publishedBy } from './published';
import { gapsOfOutcome, JobOutcome, mayPush } from '../../simulate/outcome';
import { PlannedEvent } from '../../simulate/plan';
import { Gap } from '../../simulate/value';

/** What people ask of an event. */
export interface EventSummary {
  readonly title: string;
  /** All jobs, whether they run or not. */
  readonly jobs: readonly JobOutcome[];
  /** Why it starts nothing; empty if it does or may. */
  readonly notStarted: string;
  /** Why it is not known whether it starts the workflow; empty if it is. */
  readonly mayNotStart: string;
  readonly published: readonly PublishedRepository[];
  readonly running: readonly JobOutcome[];
  readonly undecided: readonly JobOutcome[];
  readonly skipped: readonly JobOutcome[];
  /** The jobs that are known to fail, with the reason. */
  readonly failing: readonly { readonly id: string; readonly reason: string }[];
  readonly secrets: readonly string[];
  readonly variables: readonly string[];
  /** Whether something runs that cannot be looked into and has something to push with. */
  readonly unread: boolean;
  /** What cannot be known before the run. */
  readonly unknown: readonly Gap[];
}

/** What people ask of an event. */
export function summaryOf({ title, outcome }: PlannedEvent): EventSummary {
  const { starts, jobs } = outcome;
  const having = (verdict: JobOutcome['decision']['verdict']): JobOutcome[] => jobs.filter(({ decision }) => decision.verdict === verdict);
  const active = jobs.filter(({ decision }) => decision.verdict !== 'skipped');
  return {
    title,
    jobs,
    notStarted: starts.verdict === 'skipped' ? starts.reason : '',
    mayNotStart: starts.verdict === 'unknown' ? starts.reason : '',
    published: publishedBy(outcome),
    running: having('runs'),
    undecided: having('unknown'),
    skipped: having('skipped'),
    failing: active.filter(({ result }) => result === 'failure').map(failureOf),
    secrets: sorted(active.flatMap(({ secrets }) => secrets)),
    variables: sorted(active.flatMap(({ variables }) => variables)),
    unread: jobs.some((job) => mayPush(job) && job.steps.some(({ effects }) => effects.some(({ kind }) => kind === 'unread'))),
    unknown: gapsOfOutcome(outcome),
  };
}

function failureOf({ id, steps }: JobOutcome): EventSummary['failing'][number] {
  const step = steps.find(({ failure }) => failure !== undefined);
  return { id, reason: step === undefined ? 'a job that it calls fails' : `"${step.name}" fails, ${step.failure}` };
}

function sorted(names: readonly string[]): string[] {
  return [...new Set(names)].sort();
}
