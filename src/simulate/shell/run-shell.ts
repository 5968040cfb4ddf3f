import { Interpreter } from './interpreter';
import { either, State } from './state';
import { parse } from './syntax';
import { brief, sameText } from './text';
import { TooLong } from './too-long';
import { Effect } from '../effect';
import { StandIns } from '../stand-ins';
import { Gap, Text } from '../value';

/** How a script is run. */
export interface ShellOptions {
  /** As the workflow names it; none given: GitHub's default, `bash -e`. */
  readonly shell?: string;
  /** The folder that it starts in, from that of the repository. */
  readonly directory?: string;
  /** The text of a file of the repository; nothing if there is none. */
  readonly readFile?: (path: string) => string | undefined;
  /** Why the environment may hold more than is known. */
  readonly otherEnv?: Gap;
}

/** What a script does, as far as it can be known. */
export interface ShellOutcome {
  readonly effects: readonly Effect[];
  readonly outputs: Readonly<Record<string, Text>>;
  /** Why there may be other outputs. */
  readonly otherOutputs?: Gap;
  /** What later steps find in their environment. */
  readonly env: Readonly<Record<string, Text>>;
  /** Why there may be other variables. */
  readonly otherEnv?: Gap;
  /** How it ends, if that is certain and not well. */
  readonly exit?: { readonly fails: true; readonly reason: string };
}

/** What is written there is kept, wherever the runner puts it. */
const FILES: readonly string[] = ['GITHUB_OUTPUT', 'GITHUB_ENV'];

/**
 * What a script of the shell does, as far as it can be known without running it: nothing is run.
 *
 * @param script with GitHub's expressions filled in
 * @param env the environment that it gets
 */
export function runShell(script: Text, env: Readonly<Record<string, Text>>, options: ShellOptions = {}): ShellOutcome {
  const standIns = new StandIns();
  const source = standIns.hide(script);
  const shell = /^(bash|sh)\b/.exec(options.shell ?? 'bash -e');
  if (!shell) {
    return unread(script, `the simulator does not read scripts of \`${options.shell}\``);
  }
  const tree = parse(source);
  const [error] = tree.errors ?? [];
  if (error) {
    return unread(script, `the simulator cannot read the script: ${error.message}`);
  }
  const interpreter = new Interpreter({ standIns, readFile: options.readFile ?? (() => undefined) });
  const { state } = interpreter;
  Object.entries(env).filter(([name]) => !FILES.includes(name)).forEach(([name, text]) => state.assign(name, text, true));
  state.directory = options.directory ?? '';
  state.otherVariables = options.otherEnv;
  state.settings = settingsOf(options.shell);
  try {
    interpreter.run(tree, source);
  } catch (thrown) {
    if (thrown instanceof TooLong || thrown instanceof RangeError) {
      return unread(script, 'the script takes too many steps to be followed');
    }
    throw thrown;
  }
  return outcomeOf(interpreter);
}

/** https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-syntax#jobsjob_idstepsshell */
function settingsOf(shell: string | undefined): State['settings'] {
  const options = shell === 'bash' ? '-eo pipefail' : shell === undefined || shell === 'sh' ? '-e' : shell;
  return { errexit: /\s-\w*e|^-e/.test(options), nounset: /\s-\w*u/.test(options), pipefail: options.includes('pipefail') };
}

function unread(script: Text, reason: string): ShellOutcome {
  const [line] = String(script).split('\n').map((each) => each.trim()).filter((each) => each !== '' && !each.startsWith('#'));
  const what = brief(line ?? 'the script');
  const gap: Gap = { source: what, reason };
  return { effects: [{ kind: 'unread', what, reason }], outputs: {}, otherOutputs: gap, env: {}, otherEnv: gap };
}

/** Ways that have failed give nothing to later steps. */
function outcomeOf({ state, effects }: Interpreter): ShellOutcome {
  const going = [state, ...state.parked].filter((way) => failureOf(way) === undefined);
  const [first, ...others]: readonly State[] = going.map((way) => Object.assign(way.fork(), { halt: undefined, parked: [] }));
  const { outputs, env } = first ? others.reduce(either, first) : state;
  const [files, variables] = [outputs.ended(), env.ended()];
  const reason = first ? files.refused ?? variables.refused : failureOf(state);
  return {
    effects: distinct(effects),
    outputs: Object.fromEntries(files.values),
    ...files.other && { otherOutputs: files.other },
    env: Object.fromEntries(variables.values),
    ...variables.other && { otherEnv: variables.other },
    ...reason !== undefined && { exit: { fails: true as const, reason } },
  };
}

function failureOf({ halt, status }: State): string | undefined {
  return halt ? halt.failure : typeof status === 'number' && status !== 0 ? 'its last command fails' : undefined;
}

/** What is said once need not be said again; that it happens is more than that it may. */
function distinct(effects: readonly Effect[]): Effect[] {
  return effects.filter((effect, index) => !effects.slice(0, index).some((earlier) => covers(earlier, effect)));
}

function covers(earlier: Effect, effect: Effect): boolean {
  if (earlier.kind === 'push' && effect.kind === 'push') {
    return sameText(earlier.reference, effect.reference)
      && String(earlier.platforms) === String(effect.platforms)
      && (earlier.condition === undefined || earlier.condition === effect.condition);
  }
  return earlier.kind !== 'build' && JSON.stringify(earlier) === JSON.stringify(effect);
}

