import { canonicalEvents, NamedEvent } from './events/canonical-events';
import { Outcome } from './outcome';
import { Circumstances, simulate } from './simulate';
import { WorkflowFile } from './workflow-file';

/** What one event does. */
export interface PlannedEvent extends NamedEvent {
  readonly outcome: Outcome;
}

/** What a workflow does, event by event. */
export interface Plan {
  readonly workflow: WorkflowFile;
  readonly events: readonly PlannedEvent[];
  /** The texts of the files of the repository that its scripts name, by path. */
  readonly scripts: ReadonlyMap<string, string>;
}

/**
 * What the workflow does for each event.
 *
 * @param events those that its triggers allow if none are given
 * @throws ExpressionSyntaxError
 */
export function planOf(workflow: WorkflowFile, circumstances: Circumstances = {}, events?: readonly NamedEvent[]): Plan {
  const named = events ?? canonicalEvents(workflow.on, circumstances.facts ?? {});
  return { workflow, events: named.map((event) => ({ ...event, outcome: simulate(workflow, event.event, circumstances) })), scripts: scriptsOf(workflow, circumstances) };
}

function scriptsOf({ jobs }: WorkflowFile, { readFile = () => undefined }: Circumstances): Map<string, string> {
  const words = jobs.flatMap(({ steps }) => steps.flatMap(({ run = '' }) => run.match(/[\w./-]+/g) ?? []));
  const paths = new Set(words.map((word) => word.replace(/^\.\//, '')).filter((word) => word.includes('.') && !word.endsWith('/') && !word.startsWith('..')));
  return new Map([...paths].flatMap((path) => {
    const text = readFile(path);
    return text === undefined ? [] : [[path, text] as const];
  }));
}
