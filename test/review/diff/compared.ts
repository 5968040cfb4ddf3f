import { Change } from '../../../src/review/diff/change';
import { Difference, differenceOf } from '../../../src/review/diff/difference';
import { plansToCompare, Version } from '../../../src/review/diff/plans-to-compare';
import { planOf } from '../../../src/simulate/plan';
import { readWorkflow } from '../../../src/simulate/workflow-file';

export const PATH = '.github/workflows/release.yml';

/** The texts of workflows by their path; one text alone is that of `PATH`. */
export type Workflows = string | Readonly<Record<string, string>>;

/** The difference between two versions of workflows. */
export function compared(base: Workflows, head: Workflows): Difference {
  const plans = plansToCompare(versionOf(base), versionOf(head));
  return differenceOf(plans.base, plans.head);
}

function versionOf(workflows: Workflows): Version {
  const texts = typeof workflows === 'string' ? { [PATH]: workflows } : workflows;
  const circumstances = { facts: { repository: 'acme/web', defaultBranch: 'main' }, readFile: (path: string) => texts[path] };
  return { plans: Object.entries(texts).map(([path, text]) => planOf(readWorkflow(path, text), circumstances)), circumstances };
}

/** The changes of one workflow, with the ids of their events. */
export function changesBetween(base: string, head: string): (Omit<Change, 'workflow' | 'events'> & { events: string[] })[] {
  return compared(base, head).changes.map(({ workflow: _, events, ...change }) => ({ ...change, events: events.map(({ id }) => id) }));
}
