import { parseEventArgument } from '../../src/simulate/events/event-argument';
import { JobOutcome, Outcome, pushesOf } from '../../src/simulate/outcome';
import { Circumstances, simulate } from '../../src/simulate/simulate';
import { readWorkflow } from '../../src/simulate/workflow-file';

/** What is known of the repository in the tests. */
export const FACTS = { repository: 'acme/web', defaultBranch: 'main', visibility: 'public' } as const;

/** Where the workflow stands in the tests. */
export const PATH = '.github/workflows/release.yml';

/**
 * What an event does to a workflow.
 *
 * @param event as `parseEventArgument` takes it: `push`, `release:v1.2.3`
 * @param files those that the repository has beside the workflow
 */
export function outcomeOf(text: string, event: string, files: Readonly<Record<string, string>> = {}, circumstances: Circumstances = {}): Outcome {
  const workflow = readWorkflow(PATH, text);
  return simulate(workflow, parseEventArgument(event, { on: workflow.on, facts: FACTS }), { facts: FACTS, readFile: (path) => files[path], ...circumstances });
}

/** The job of that id. */
export function jobOf(outcome: Outcome, id: string): JobOutcome {
  const job = outcome.jobs.find((candidate) => candidate.id === id);
  if (job === undefined) {
    throw new Error(`no job ${id} among ${outcome.jobs.map((candidate) => candidate.id).join(', ')}`);
  }
  return job;
}

/** What becomes of each job, with the reason where there is one: `publish: skipped, it needs build, which failed`. */
export function decisions(outcome: Outcome): string[] {
  return outcome.jobs.map(({ id, decision, result }) => `${id}: ${decision.verdict === 'runs' ? result : `${decision.verdict}, ${decision.reason}`}`);
}

/** Every reference that is pushed, with its condition if it has one. */
export function references(outcome: Outcome): string[] {
  return pushesOf(outcome).map(({ reference, condition }) => `${String(reference)}${condition === undefined ? '' : ` (${condition})`}`);
}
