import { ACTIONS } from './actions';
import { compositeAction } from './composite-action';
import { libraryScript } from './library-script';
import { NOTHING, StepResult } from './step-result';
import { runnerEnvironment } from '../events/runner';
import { Contexts, interpolate, toText } from '../expressions/expression';
import { interpolateAll } from '../interpolate-all';
import { runShell } from '../shell/run-shell';
import { Gap, Text } from '../value';
import { mapping, StepSource } from '../workflow-file';
import { Scope } from '../world';

/** Where a step runs. */
export interface StepContext {
  readonly scope: Scope;
  readonly contexts: Contexts;
  /** Its own environment included. */
  readonly env: Readonly<Record<string, Text>>;
  /** Why there may be more in it. */
  readonly otherEnv?: Gap;
  /** What steps before it left behind, by path. */
  readonly files: Readonly<Record<string, Text>>;
}

/** What a step does. */
export function performStep(source: StepSource, context: StepContext): StepResult {
  if (source.run !== undefined) {
    return performScript(source, source.run, context);
  }
  return source.uses === undefined ? NOTHING : performAction(source, source.uses, context);
}

function performScript({ shell, workingDirectory }: StepSource, run: string, { scope: { world }, contexts, env, otherEnv: otherVariables }: StepContext): StepResult {
  const script = toText(interpolate(run, contexts));
  const ours = libraryScript(script, env, mapping(contexts.needs));
  if (ours !== undefined) {
    return ours;
  }
  const directory = interpolate(workingDirectory ?? '', contexts);
  const visible = { ...env, ...unlessOverridden(runnerEnvironment(world.github, mapping(contexts.runner)), env) };
  const { effects, outputs, otherOutputs, env: exported, otherEnv, exit } = runShell(script, visible, {
    shell,
    directory: String(directory),
    readFile: world.readFile,
    otherEnv: otherVariables,
  });
  return {
    effects,
    outputs,
    env: exported,
    ...(otherEnv !== undefined && { otherEnv }),
    ...(otherOutputs !== undefined && { otherOutputs: otherOutputs.reason }),
    ...(exit !== undefined && { failure: exit.reason }),
  };
}

/** https://docs.github.com/en/actions/reference/workflows-and-actions/variables#naming-conventions-for-configuration-variables */
function unlessOverridden(runner: Readonly<Record<string, Text>>, env: Readonly<Record<string, Text>>): Record<string, Text> {
  return Object.fromEntries(Object.entries(runner).filter(([name]) => /^(?:GITHUB|RUNNER)_/.test(name) || !Object.hasOwn(env, name)));
}

function performAction(source: StepSource, uses: string, context: StepContext): StepResult {
  // Names of inputs have no case.
  const inputs = Object.fromEntries(Object.entries(interpolateAll(source.with, context.contexts)).map(([name, value]) => [name.toLowerCase(), value]));
  if (uses.startsWith('./')) {
    return compositeAction(uses, inputs, context);
  }
  const action = /^[^/@]+\/[^/@]+(?:\/[^@]+)?/.exec(uses)?.[0].toLowerCase() ?? uses;
  const known = Object.hasOwn(ACTIONS, action) ? ACTIONS[action] : undefined;
  if (known !== undefined) {
    return known(inputs, context);
  }
  return {
    effects: [{ kind: 'unread', what: uses, reason: 'the action is not known to the simulator' }],
    outputs: {},
    otherOutputs: `the action ${action} gives it`,
    otherEnv: { source: uses, reason: `the action ${action} may set it` },
  };
}
