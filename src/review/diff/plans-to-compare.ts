import { Plan, planOf } from '../../simulate/plan';
import { Circumstances } from '../../simulate/simulate';

/** What the workflows of one version do. */
export interface Version {
  readonly plans: readonly Plan[];
  /** With which they were made. */
  readonly circumstances: Circumstances;
}

/**
 * The plans of two versions, each with all the events that show what the other does: a filter of which only another
 * example shows is no change.
 *
 * @throws ExpressionSyntaxError
 */
export function plansToCompare(base: Version, head: Version): { readonly base: Plan[]; readonly head: Plan[] } {
  return { base: withEventsOf(head, base), head: withEventsOf(base, head) };
}

function withEventsOf(other: Version, { plans, circumstances }: Version): Plan[] {
  return plans.map(({ workflow, events, scripts }) => {
    const known = other.plans.find(({ workflow: { path } }) => path === workflow.path)?.events ?? [];
    const missing = known.filter(({ id }) => !events.some((event) => event.id === id));
    return { workflow, scripts, events: [...events, ...planOf(workflow, circumstances, missing).events] };
  });
}
