/** What a change is about. */
export type Aspect =
  | 'workflow' | 'trigger' | 'job' | 'reference' | 'platforms' | 'permission' | 'secret' | 'variable' | 'environment' | 'need' | 'runner'
  | 'concurrency' | 'artifact' | 'failure' | 'unread' | 'unknown' | 'action' | 'image' | 'step' | 'script' | 'definition';

/** What changed: something of an aspect, or what no single aspect tells. */
export type ChangeKind = `${Aspect}-${'added' | 'removed' | 'changed'}` | 'publishes-before-merge' | 'secrets-in-build';

/** What a change means for whoever reviews it, the weightiest first. */
export const SEVERITIES = ['publishes', 'widens', 'changes', 'narrows'] as const;

/** What a change means for whoever reviews it: more is published, more may be done, something else is done, or less. */
export type Severity = typeof SEVERITIES[number];

/** An event on which a change shows. */
export interface ChangedEvent {
  /** As after `--event`. */
  readonly id: string;
  /** `Push to main` */
  readonly title: string;
}

/** One thing that a workflow does otherwise than before. */
export interface Change {
  readonly kind: ChangeKind;
  readonly severity: Severity;
  /** The path of the workflow. */
  readonly workflow: string;
  /** The events on which it shows; none if it is about the file and not about what an event does. */
  readonly events: readonly ChangedEvent[];
  /** The job that it is about, by its key in the file. */
  readonly job?: string;
  /** The reference, the secret, the scope of a permission, the action, … */
  readonly subject: string;
  /** What it was, where that says more than that it was there. */
  readonly from?: string;
  /** What it is now. */
  readonly to?: string;
}

/** A change before it is known where it shows. */
export type Draft = Omit<Change, 'workflow' | 'events'>;

/** The same changes of several events as one, the weightiest first. */
export function mergeChanges(changes: readonly Change[]): Change[] {
  const merged = new Map<string, Change>();
  for (const { events, ...change } of changes) {
    const key = JSON.stringify([change.workflow, change.kind, change.job, change.subject, change.from, change.to, change.severity]);
    merged.set(key, { ...change, events: [...merged.get(key)?.events ?? [], ...events] });
  }
  return [...merged.values()].sort((a, b) => SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity));
}
