import type { Function as FunctionNode } from 'unbash' with { 'resolution-mode': 'import' };
import { CommandFile } from './command-file';
import { Condition, eitherStatus, Status } from './status';
import { isTooMuch, sameText } from './text';
import { MOST_PARTS, MOST_WAYS, TooLong } from './too-long';
import { Content, eitherContent, Field, isList, isText, repeated, sameContent, textOf, Variable } from './variable';
import { Gap, join, Text, Unknown } from '../value';

/** Why the commands that follow do not run. */
export interface Halt {
  readonly by: 'exit' | 'return' | 'break' | 'continue';
  /** Of `break` and `continue`: how many loops further out. */
  readonly levels: number;
  /** Why, if the script ends here and has failed. */
  readonly failure?: string;
}

/** The settings of `set` that change what a script does. */
export interface Settings {
  readonly errexit: boolean;
  readonly nounset: boolean;
  readonly pipefail: boolean;
}

/** Everything that a shell knows at one point of a script, on one way through it. */
export class State {
  public variables = new Map<string, Variable>();
  public functions = new Map<string, FunctionNode>();
  public arguments: readonly Field[] = [];
  /** What the variables were that a function calls its own, a map for each function that runs. */
  public ownVariables: ReadonlyMap<string, Variable | undefined>[] = [];
  /** Why any variable may be set that is not known to be. */
  public otherVariables?: Gap;
  public settings: Settings = { errexit: true, nounset: false, pipefail: false };
  public outputs = new CommandFile();
  public env = new CommandFile();
  public stdin: Text = '';
  /** What is written where a text is made of it; nothing if it goes to the log. */
  public stdout?: Text;
  public status: Status = 0;
  /** How the command before ended: `$?`. */
  public previous: Status = 0;
  /** The folder, from that of the repository; nothing if it is not known. */
  public directory: string | undefined = '';
  public conditions: readonly Condition[] = [];
  public halt?: Halt;
  /** Other ways through the script that have halted, to be taken up where their halt ends. */
  public parked: readonly State[] = [];

  /** One more like it, to go another way. */
  public fork(): State {
    const copy = Object.assign(new State(), this);
    copy.variables = new Map(this.variables);
    copy.functions = new Map(this.functions);
    copy.ownVariables = [...this.ownVariables];
    return copy;
  }

  /** What a variable holds; nothing if it is not known to be set. */
  public content(name: string): Content | undefined {
    return this.variables.get(name)?.content;
  }

  /** What a variable holds as a text; nothing if it is not known to be set. */
  public text(name: string): Text | undefined {
    const content = this.content(name);
    return content === undefined ? undefined : textOf(content, name);
  }

  /** Sets a variable. */
  public assign(name: string, content: Content, exported = this.variables.get(name)?.exported ?? false): void {
    const texts = isText(content) ? [content] : isList(content) ? content.map(({ text }) => text) : [];
    if (texts.length > MOST_PARTS || texts.some(isTooMuch)) {
      throw new TooLong();
    }
    this.variables.set(name, { content, exported });
  }

  /** Makes a variable the running function's own. */
  public own(name: string): void {
    const frame = this.ownVariables.at(-1);
    if (frame && !frame.has(name)) {
      this.ownVariables = [...this.ownVariables.slice(0, -1), new Map([...frame, [name, this.variables.get(name)]])];
    }
  }

  /** Gives the variables back that the function which ends called its own. */
  public leaveFunction(): void {
    for (const [name, before] of this.ownVariables.at(-1) ?? []) {
      if (before) {
        this.variables.set(name, before);
      } else {
        this.variables.delete(name);
      }
    }
    this.ownVariables = this.ownVariables.slice(0, -1);
  }

  /** Makes every variable one that may have been set anew. */
  public forget(gap: Gap): void {
    for (const name of this.variables.keys()) {
      this.assign(name, Unknown.of(`$${name}`, gap.reason));
    }
    this.otherVariables = gap;
  }
}

/** What is known after one of two ways through a script, either of which may have been gone. */
export function either(one: State, other: State): State {
  const [live, halted] = one.halt && !other.halt ? [other, one] : [one, other];
  if (halted.halt && !sameHalt(live.halt, halted.halt)) {
    return parkedBeside(live, halted);
  }
  const reason = reasonOf(live, halted);
  const merged = live.fork();
  merged.variables = eitherVariables(live.variables, halted.variables, reason);
  merged.functions = new Map([...halted.functions, ...live.functions]);
  merged.arguments = eitherContent('@', live.arguments, halted.arguments, reason) as readonly Field[];
  merged.outputs = live.outputs.or(halted.outputs, reason);
  merged.env = live.env.or(halted.env, reason);
  merged.stdin = sameText(live.stdin, halted.stdin) ? live.stdin : Unknown.of('the input', reason);
  merged.stdout = eitherOutput(live.stdout, halted.stdout, reason);
  merged.status = eitherStatus(live.status, halted.status, firstDifference(live, halted)?.cause);
  merged.directory = live.directory === halted.directory ? live.directory : undefined;
  merged.otherVariables = live.otherVariables ?? halted.otherVariables;
  merged.parked = [...new Set([...live.parked, ...halted.parked])];
  merged.conditions = commonConditions(live, halted);
  merged.conditions = excludingParked(merged);
  if (merged.parked.length > MOST_WAYS || merged.conditions.length > MOST_WAYS) {
    throw new TooLong();
  }
  return merged;
}

/**
 * What is known after a part of a script that may have run any number of times, told from one time.
 *
 * @param within what every pass may find
 */
export function anyNumberOf(before: State, within: State, after: State): State {
  const merged = either(before.fork(), after);
  for (const [name, { content, exported }] of after.variables) {
    const array = repeated(before.content(name), within.content(name), content);
    if (array && !after.halt) {
      merged.assign(name, array, exported);
    }
  }
  return merged;
}

/** Whether variables, arguments and folder are the same, as far as they are known. */
export function sameVariables(one: State, other: State): boolean {
  const alike = one.variables.size === other.variables.size && one.directory === other.directory && sameContent(one.arguments, other.arguments);
  return alike && [...one.variables].every(([name, { content }]) => {
    const another = other.content(name);
    return another !== undefined && sameContent(content, another);
  });
}

/** What a text with this cause depends on. */
export function dependsOn(condition: Condition | undefined): string {
  return condition ? `it depends on ${condition.question}` : 'it depends on how the script goes on';
}

/** The conditions, and that what follows does not run if a way has halted that they do not exclude. */
function excludingParked({ conditions, parked }: State): readonly Condition[] {
  const branches = conditions.filter(({ excludes }) => excludes === undefined);
  const stops = parked.flatMap((way) => {
    const others = way.conditions.filter(({ excludes }) => excludes === undefined);
    const excluded = conditions.some(({ excludes }) => excludes === way) || branches.some((condition, index) => condition !== others[index]);
    return excluded ? [] : stopsBefore(way, others.slice(branches.length));
  });
  return [...conditions, ...stops];
}

/** Nothing for a way that has failed by what is no matter of a release. */
function stopsBefore(way: State, own: readonly Condition[]): Condition[] {
  if (way.halt?.failure !== undefined && !own.some(({ matters }) => matters)) {
    return [];
  }
  const sentences = own.flatMap(({ sentence }) => sentence ?? []);
  return [{ sentence: ['unless it ends before that', sentences.join(', and ')].join(' ').trim(), question: 'whether it ends before that', excludes: way, matters: true }];
}

function sameHalt(one: Halt | undefined, other: Halt): boolean {
  return one?.by === other.by && one.levels === other.levels && (one.failure === undefined) === (other.failure === undefined);
}

/** A way that has failed says nothing about what else a release does, unless what the workflow gives decides it. */
function parkedBeside(live: State, halted: State): State {
  const merged = live.fork();
  merged.parked = [...live.parked, halted, ...halted.parked.filter((state) => !live.parked.includes(state))];
  if (halted.halt?.failure !== undefined) {
    merged.conditions = live.conditions.filter((condition) => condition.matters || halted.conditions.includes(condition));
  }
  merged.conditions = excludingParked(merged);
  return merged;
}

function reasonOf(one: State, other: State): string {
  return dependsOn(firstDifference(one, other));
}

function firstDifference(one: State, other: State): Condition | undefined {
  const common = commonConditions(one, other).length;
  return one.conditions[common] ?? other.conditions[common];
}

function commonConditions(one: State, other: State): readonly Condition[] {
  const differs = one.conditions.findIndex((condition, index) => condition !== other.conditions[index]);
  return differs === -1 ? one.conditions : one.conditions.slice(0, differs);
}

function eitherVariables(one: ReadonlyMap<string, Variable>, other: ReadonlyMap<string, Variable>, reason: string): Map<string, Variable> {
  const names = [...new Set([...one.keys(), ...other.keys()])];
  return new Map(names.map((name) => {
    const [variable, another] = [one.get(name), other.get(name)];
    const same = variable && another && sameContent(variable.content, another.content);
    const content = same ? variable.content : eitherContent(name, variable?.content, another?.content, reason);
    return [name, { content, exported: (variable?.exported ?? false) || (another?.exported ?? false) }];
  }));
}

/** What was written before the ways parted is kept. */
function eitherOutput(one: Text | undefined, other: Text | undefined, reason: string): Text | undefined {
  if (one === undefined || other === undefined || sameText(one, other)) {
    return one;
  }
  if (typeof one === 'string' && typeof other === 'string') {
    const [shorter, longer] = one.length < other.length ? [one, other] : [other, one];
    if (longer.startsWith(shorter) && (shorter === '' || shorter.endsWith('\n'))) {
      return join(shorter, Unknown.of('what it prints', reason), '\n');
    }
  }
  return Unknown.of('what it prints', reason);
}
