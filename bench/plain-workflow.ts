import { isObject, Json, JsonObject, mapValues } from '../src/github/key-order';

/** An emitted workflow in the terms of projen, to be made again without the library: see `PlainWorkflow`. */
export function plainWorkflow({ on, jobs, permissions, concurrency }: JsonObject): JsonObject {
  return {
    on: isObject(on) ? camelKeys(Object.fromEntries(Object.entries(on).map(([event, filter]) => [event, filter ?? {}]))) : {},
    jobs: isObject(jobs) ? mapValues(jobs, plainJob) : {},
    overrides: { permissions, ...(concurrency !== undefined && { concurrency }) },
  };
}

function plainJob(job: JsonObject): JsonObject {
  return {
    ...camelKeys(job),
    ...(isObject(job.outputs) && { outputs: Object.fromEntries(Object.entries(job.outputs).map(([name, value]) => [name, plainOutput(String(value))])) }),
  };
}

function plainOutput(expression: string): Json {
  const [, stepId, outputName] = /^\$\{\{ steps\.([\w-]+)\.outputs\.([\w-]+) \}\}$/.exec(expression) ?? [];
  return { stepId, outputName };
}

function camelKeys(object: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(object).map(([key, value]) => [key.replace(/[-_](\w)/g, (_, letter: string) => letter.toUpperCase()), value]));
}
