import { KeyPath } from './locate';
import { isThrownAway } from './reference';
import { CheckContext } from './rule';
import { Build, Effect, Login, Push, Unread } from '../../simulate/effect';
import { Event } from '../../simulate/events/event';
import { JobOutcome, StepOutcome } from '../../simulate/outcome';
import { PlannedEvent } from '../../simulate/plan';
import { JobSource, StepSource } from '../../simulate/workflow-file';

/** A job of the file, or one of a workflow that it calls, which runs or may run for an event. */
export interface Run {
  readonly planned: PlannedEvent;
  readonly event: Event;
  readonly job: JobOutcome;
  /** The job of the file. */
  readonly source: JobSource;
}

/** Something that a step of a run does. */
export interface Deed<T extends Effect = Effect> {
  readonly run: Run;
  readonly step: StepOutcome;
  readonly effect: T;
}

/** Every job that runs or may run, event by event. */
export function runsOf({ plan, workflow }: CheckContext): Run[] {
  return plan.events.flatMap((planned) => planned.outcome.jobs.flatMap((job) => {
    const source = sourceOf(job, workflow.jobs);
    return source === undefined || job.decision.verdict === 'skipped' ? [] : [{ planned, event: planned.event, job, source }];
  }));
}

/** The job of the file that an outcome is of: its id is the first word of the outcome's. */
export function sourceOf({ id }: JobOutcome, jobs: readonly JobSource[]): JobSource | undefined {
  return jobs.find((job) => job.id === id.split(' ')[0]);
}

/** The runs of each job of the file, those without any left out. */
export function runsByJob(context: CheckContext): { readonly source: JobSource; readonly runs: readonly [Run, ...Run[]] }[] {
  const runs = runsOf(context);
  return context.workflow.jobs.flatMap((source) => {
    const [first, ...others] = runs.filter((run) => run.source === source);
    return first === undefined ? [] : [{ source, runs: [first, ...others] as const }];
  });
}

type EffectOf = { readonly push: Push; readonly build: Build; readonly login: Login; readonly unread: Unread };

/** What the steps of runs do, of one kind; of pushes those that stay. */
export function deedsOf<K extends keyof EffectOf>(kind: K, runs: readonly Run[]): Deed<EffectOf[K]>[] {
  return runs.flatMap((run) => run.job.steps.flatMap((step) => step.effects.filter((effect) => effect.kind === kind && !(effect.kind === 'push' && isThrownAway(effect.reference)))
    .map((effect) => ({ run, step, effect: effect as EffectOf[K] }))));
}

/** Where the step stands, or the call of the workflow that it is in. */
export function pathOf({ run: { source, job }, step }: Pick<Deed, 'run' | 'step'>): KeyPath {
  return source.uses !== undefined ? ['jobs', source.id, 'uses'] : ['jobs', source.id, 'steps', job.steps.indexOf(step)];
}

/** The step as it is written; none in a workflow that is called. */
export function stepSourceOf({ run: { source, job }, step }: Pick<Deed, 'run' | 'step'>): StepSource | undefined {
  return source.uses === undefined ? source.steps[job.steps.indexOf(step)] : undefined;
}

/** Whether it happens whenever its event does. */
export function isCertain({ run: { job }, effect }: Deed<Push>): boolean {
  return job.decision.verdict === 'runs' && effect.condition === undefined;
}

/** Items that agree in a key, in the order of the first of each. */
export function grouped<T>(items: readonly T[], key: (item: T) => string): T[][] {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const group = groups.get(key(item));
    if (group === undefined) {
      groups.set(key(item), [item]);
    } else {
      group.push(item);
    }
  }
  return [...groups.values()];
}

/** Whether code that is not merged yet is what the event is about. */
export function isOfPullRequest(event: Event): boolean {
  return event.pullRequest !== undefined && event.pullRequest.merged !== true;
}

/** Whether the run is for code of a fork, which gets no secret: what it would push cannot be pushed. */
export function isForFork({ event }: Run): boolean {
  return event.name === 'pull_request' && event.pullRequest?.fromFork === true;
}

/** Whether no other workflow calls this one, with inputs that only that one knows. */
export function isOfItsOwn({ event }: Run): boolean {
  return !event.called;
}
