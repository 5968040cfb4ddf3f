import { Decision } from './decision';
import { Effect, Push } from './effect';
import { MetadataRule } from './metadata-action/metadata-action';
import { Permissions } from './permissions';
import { distinctGaps, Gap, Text, Unknown } from './value';

/** What a step does for an event. */
export interface StepOutcome {
  /** As GitHub shows it. */
  readonly name: string;
  readonly id?: string;
  /** The action as written: `docker/build-push-action@53b7df96…`. */
  readonly uses?: string;
  readonly decision: Decision;
  readonly effects: readonly Effect[];
  /** Of docker/metadata-action what came of each of its rules. */
  readonly tagRules?: readonly MetadataRule[];
  /** Whether the step is known to fail, and why. */
  readonly failure?: string;
}

/** What a job does for an event; of a matrix, one for each combination. */
export interface JobOutcome {
  /** The key in the file, after that of the calling job if a workflow is called: `release / build`. */
  readonly id: string;
  /** As GitHub shows it: `Build (linux/arm64)`. */
  readonly name: Text;
  readonly decision: Decision;
  readonly needs: readonly string[];
  readonly runsOn: Text;
  readonly environment?: Text;
  /** What it may wait for, beside the jobs that it needs: an approval, another run. */
  readonly waitsFor: readonly string[];
  readonly permissions: Permissions;
  /** The secrets that it names in what it runs, or would if it is skipped; `*` for all. The token of the run is not among them. */
  readonly secrets: readonly string[];
  readonly variables: readonly string[];
  readonly steps: readonly StepOutcome[];
  /** The outputs that it gives, as far as they are known. */
  readonly outputs: Readonly<Record<string, Text>>;
  /** What stands for all others, if it may give others. */
  readonly otherOutputs?: Unknown;
  readonly result: 'success' | 'failure' | 'skipped' | 'unknown';
}

/** What a workflow does for an event. */
export interface Outcome {
  /** Whether the event starts it at all. */
  readonly starts: Decision;
  readonly jobs: readonly JobOutcome[];
  /** The group in which runs wait for each other, if there is one. */
  readonly concurrency?: Text;
}

/** A reference that is pushed, and what pushes it. */
export interface PushedReference extends Push {
  readonly job: JobOutcome;
  readonly step: StepOutcome;
}

/** Every reference that is pushed. */
export function pushesOf(outcome: Outcome): PushedReference[] {
  return outcome.jobs.flatMap((job) => job.steps.flatMap((step) => step.effects.flatMap((effect) => effect.kind === 'push' ? [{ ...effect, job, step }] : [])));
}

/** What is not known of the references, and what runs unread where it could push; each once. */
export function gapsOfOutcome(outcome: Outcome): Gap[] {
  const gaps = pushesOf(outcome).flatMap(({ reference }) => typeof reference === 'string' ? [] : reference.gaps);
  const unread = outcome.jobs.filter(mayPush).flatMap(({ steps }) => steps.flatMap(({ effects }) => effects.flatMap((effect) => effect.kind === 'unread' ? [{ source: effect.what, reason: effect.reason }] : [])));
  return distinctGaps([...gaps, ...unread]);
}

/** Whether the job has anything to push with. */
export function mayPush({ permissions, secrets, steps, decision }: JobOutcome): boolean {
  return decision.verdict !== 'skipped' && (
    permissions.scopes.packages === 'write' || secrets.length > 0 || steps.some(({ effects }) => effects.some(({ kind }) => kind === 'login'))
  );
}
