/** The order in which a person expects the keys of a workflow; `…` stands for all others. */
const WORKFLOW = ['name', 'run-name', 'on', 'permissions', 'concurrency', 'env', 'defaults', '…', 'jobs'];
const EVENTS = ['release', 'push', 'pull_request', '…', 'schedule', 'workflow_dispatch', 'workflow_call'];
const JOB = ['name', 'needs', 'if', 'uses', 'runs-on', 'environment', 'timeout-minutes', 'permissions', 'outputs', 'env', '…', 'with', 'secrets', 'steps'];
const STEP = ['name', 'id', 'if', 'uses', 'env', 'with', '…', 'run'];

export type Json = null | boolean | number | string | Json[] | JsonObject;
export interface JsonObject { [key: string]: Json }

/** The same workflow, its keys in order. */
export function inOrder(workflow: JsonObject): JsonObject {
  const ordered = sort(workflow, WORKFLOW);
  if (isObject(ordered.on)) {
    ordered.on = sort(ordered.on, EVENTS);
  }
  if (isObject(ordered.jobs)) {
    ordered.jobs = mapValues(ordered.jobs, (job) => {
      const sorted = sort(job, JOB);
      if (Array.isArray(sorted.steps)) {
        sorted.steps = sorted.steps.map((step) => isObject(step) ? sort(step, STEP) : step);
      }
      return sorted;
    });
  }
  return ordered;
}

export function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function mapValues(object: JsonObject, change: (value: JsonObject, key: string) => Json): JsonObject {
  return Object.fromEntries(Object.entries(object).map(([key, value]) => [key, isObject(value) ? change(value, key) : value]));
}

function sort(object: JsonObject, order: string[]): JsonObject {
  const others = order.indexOf('…');
  const rank = (key: string) => {
    const index = order.indexOf(key);
    return index === -1 ? others : index;
  };
  return Object.fromEntries(Object.entries(object).sort(([left], [right]) => rank(left) - rank(right)));
}
