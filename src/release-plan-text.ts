import { releasePlan } from './review/plan/release-plan';
import { planOf } from './simulate/plan';
import { simulate } from './simulate/simulate';
import { readWorkflow } from './simulate/workflow-file';

/**
 * The plan of a release, as Markdown.
 *
 * @param texts of the workflows by their paths, that which publishes first
 */
export function releasePlanOf(texts: ReadonlyMap<string, string>): string {
  const readFile = (path: string): string | undefined => texts.get(path);
  const [first, ...others] = [...texts].map(([path, text]) => readWorkflow(path, text));
  return releasePlan({
    plans: [planOf(first, { readFile }), ...others.map((workflow) => planOf(workflow, { readFile }))],
    ifFails: (job, { event }) => simulate(first, event, { readFile, failing: [job] }),
  });
}
