import { Source, UsageError } from './sources';
import { NamedEvent } from '../simulate/events/canonical-events';
import { triggersOf } from '../simulate/events/triggers';
import { ExpressionSyntaxError } from '../simulate/expressions/expression';
import { Plan, planOf } from '../simulate/plan';
import { Circumstances } from '../simulate/simulate';
import { readWorkflow, WorkflowFile, WorkflowFileError } from '../simulate/workflow-file';

type EventsFor = (workflow: WorkflowFile) => readonly NamedEvent[] | undefined;

/**
 * What the workflows of a source do; of several, without those that only others of them call: they are in the plans of
 * their callers.
 *
 * @param eventsFor the events that are asked for, if any are
 * @throws UsageError
 */
export function planned({ workflows, readFile, single }: Source, circumstances: Circumstances, eventsFor: EventsFor = () => undefined): Plan[] {
  const files = workflows.map(({ path, text }) => badInputAsUsageError(path, () => readWorkflow(path, text)));
  const shown = single ? files : files.filter((workflow) => !isOnlyCalled(workflow, files));
  return shown.map((workflow) => badInputAsUsageError(workflow.path, () => planOf(workflow, { ...circumstances, readFile }, eventsFor(workflow))));
}

/** Whether any event builds an image, pushes one or logs in to a registry. */
export function concernsImages({ events }: Plan): boolean {
  return events.some(({ outcome }) => outcome.jobs.some(({ steps }) => steps.some(({ effects }) => effects.some(({ kind }) => kind === 'push' || kind === 'build' || kind === 'login'))));
}

/**
 * What `make` gives.
 *
 * @throws UsageError where a workflow is none
 */
export function badInputAsUsageError<T>(path: string, make: () => T): T {
  try {
    return make();
  } catch (error) {
    if (error instanceof WorkflowFileError) {
      throw new UsageError(error.message);
    }
    if (error instanceof ExpressionSyntaxError) {
      throw new UsageError(`${path}: ${error.message}`);
    }
    throw error;
  }
}

function isOnlyCalled({ on, path }: WorkflowFile, workflows: readonly WorkflowFile[]): boolean {
  return triggersOf(on).every(({ event }) => event === 'workflow_call') && workflows.some(({ jobs }) => jobs.some(({ uses }) => uses === `./${path}`));
}
