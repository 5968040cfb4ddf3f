import type { StepContext } from './perform-step';
import { StepResult } from './step-result';
import { interpolate, toText } from '../expressions/expression';
import { runSteps } from '../steps-run';
import { Text } from '../value';
import { list, mapping, Mapping, orReason, readMapping, readStep } from '../workflow-file';

/**
 * Runs the steps of a composite action of the same repository.
 *
 * @see https://docs.github.com/en/actions/reference/workflows-and-actions/metadata-syntax
 */
export function compositeAction(uses: string, inputs: Readonly<Record<string, Text>>, { scope, contexts, env, otherEnv }: StepContext): StepResult {
  const folder = uses.slice(2).replace(/\/$/, '');
  const action = scope.callers.includes(folder) ? 'actions use each other without an end' : read(folder, scope.world.readFile);
  const runs = mapping(typeof action === 'string' ? undefined : action.runs);
  if (typeof action === 'string' || runs.using !== 'composite') {
    const reason = typeof action === 'string' ? action : 'it is not made of steps';
    return { effects: [{ kind: 'unread', what: uses, reason }], outputs: {}, otherOutputs: `the action ${uses} gives it` };
  }
  const declared = Object.fromEntries(Object.entries(mapping(action.inputs)).map(([name, input]) => [name.toLowerCase(), toText(interpolate(mapping(input).default ?? '', contexts))]));
  const inner = { ...contexts, inputs: { ...declared, ...inputs }, secrets: null };
  const sources = list(runs.steps).map((step) => readStep(mapping(step)));
  const within = { scope: { ...scope, callers: [...scope.callers, folder] }, contexts: inner, env, otherEnv, failing: false };
  const { outcomes, steps, env: after, otherEnv: otherAfter, failure } = runSteps(sources, within);
  const outputs = Object.entries(mapping(action.outputs)).map(([name, output]): [string, Text] => [name, toText(interpolate(mapping(output).value ?? '', { ...inner, steps }))]);
  return {
    effects: outcomes.flatMap(({ effects }) => effects),
    outputs: Object.fromEntries(outputs),
    // The environment of the step that uses it ends with it; only what its own steps export stays.
    env: Object.fromEntries(Object.entries(after).filter(([name, value]) => value !== env[name])),
    ...(otherAfter !== undefined && { otherEnv: otherAfter }),
    ...(failure !== undefined && { failure }),
  };
}

/** The text of the action's file, or why there is none. */
function read(folder: string, readFile: (path: string) => string | undefined): Mapping | string {
  for (const file of ['action.yml', 'action.yaml']) {
    const path = folder === '' ? file : `${folder}/${file}`;
    const text = readFile(path);
    if (text !== undefined) {
      return orReason(() => readMapping(path, text));
    }
  }
  return 'there is no such action in the repository';
}
