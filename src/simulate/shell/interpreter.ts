import type { AndOr, CommandNode, CompoundList, Function as FunctionNode, ParsedScript, Pipeline, Statement } from 'unbash' with { 'resolution-mode': 'import' };
import { arithmeticAnswer } from './arithmetic';
import { choose, ifElse } from './choices';
import { runCommand } from './command';
import { expandText, Shell } from './expand';
import { andOr, pipeline } from './lists';
import { countingLoop, forEach, loop } from './loops';
import { withRedirects } from './redirects';
import { anyNumberOf, either, Halt, sameVariables, State } from './state';
import { Answer, answerOf, Condition, conditionOf, Open, statusOf } from './status';
import { testAnswer } from './test-command';
import { brief, withoutLastBreaks } from './text';
import { MOST_ROUNDS, MOST_STEPS, TooLong } from './too-long';
import { Effect } from '../effect';
import { StandIns } from '../stand-ins';
import { Text, Unknown } from '../value';

/** What a script is run with. */
export interface Surroundings {
  readonly standIns: StandIns;
  readonly readFile: (path: string) => string | undefined;
}

/** Goes through a script as bash would, on every way that it may take, and runs nothing. */
export class Interpreter implements Shell {
  public state = new State();
  public effects: Effect[] = [];
  /** How the script is called: `$0`. */
  public name: Text = Unknown.of('$0', 'the runner names the file of the script');
  /** How many scripts and functions are being run within each other. */
  public depth = 0;
  /** What program output that is not known is written as, within a command substitution. */
  public substitution?: string;
  private source = '';
  private readonly sources = new WeakMap<FunctionNode, string>();
  /** Whether a failure is dealt with by what stands around it, so that `set -e` does not count. */
  private guarded = false;
  private steps = 0;

  constructor(public readonly surroundings: Surroundings) {}

  /** Runs a script that was read from this source. */
  public run(script: ParsedScript, source: string): void {
    const before = this.source;
    this.source = script.source ?? source;
    this.statements(script.commands);
    this.source = before;
  }

  /** Runs the body of a function with what its arguments are set to already. */
  public runFunction(node: FunctionNode): void {
    const before = this.source;
    this.source = this.sources.get(node) ?? before;
    this.apart(['return'], () => node.body.type === 'CompoundList' ? this.statements(node.body.commands) : this.execute(node.body));
    this.source = before;
  }

  /** Runs a script in this shell; `return` ends it. */
  public runSourced(script: ParsedScript, source: string): void {
    this.apart(['return'], () => this.run(script, source));
  }

  /** Runs what has a `set -e` of its own. */
  public unguarded(body: () => void): void {
    const before = this.guarded;
    this.guarded = false;
    body();
    this.guarded = before;
  }

  public reveal(written: string): Text {
    return this.surroundings.standIns.reveal(written);
  }

  /** How a part of the script is written, for people. */
  public written({ pos, end }: { readonly pos: number; readonly end: number }): string {
    return brief(String(this.reveal(this.source.slice(pos, end).replace(/[;\s]+$/, ''))));
  }

  public fail(reason: string): void {
    this.halt({ by: 'exit', levels: 0, failure: reason });
    this.state.status = 1;
  }

  public halt(halt: Halt): void {
    this.state.halt ??= halt;
  }

  public capture(script: ParsedScript | undefined, written: string): Text {
    const shown = brief(String(this.reveal(written)));
    if (!script || script.errors) {
      return Unknown.of(shown, 'the simulator cannot read this command');
    }
    const before = this.substitution;
    this.substitution = shown;
    const text = this.textOf(() => {
      this.state.settings = { ...this.state.settings, errexit: false };
      this.run(script, this.source);
    });
    this.substitution = before;
    return withoutLastBreaks(text);
  }

  /** What commands print, run in a shell of their own. */
  public textOf(body: () => void): Text {
    const before = this.state.stdout;
    this.state.stdout = '';
    this.subshell(body);
    const text = this.state.stdout;
    this.state.stdout = before;
    return text;
  }

  /** Runs commands in a shell of their own: what they set is forgotten, what they do is not. */
  public subshell(body: () => void): void {
    const outer = this.state;
    this.state = outer.fork();
    this.state.parked = [];
    body();
    this.resume('exit', 'return', 'break', 'continue');
    const { outputs, env, stdout, stdin, status } = this.state;
    this.state = Object.assign(outer, { outputs, env, stdout, stdin, status });
  }

  /** Goes both ways where only the run can tell which. */
  public branch(written: string, open: Open, yes: () => void, no: () => void): void {
    const before = this.state;
    const ways = [true, false].map((holds) => {
      this.state = before.fork();
      this.state.conditions = [...before.conditions, conditionOf(written, open, holds)];
      (holds ? yes : no)();
      return this.state;
    });
    this.state = either(ways[0], ways[1]);
  }

  public execute(node: CommandNode | Pipeline | AndOr): void {
    if (++this.steps > MOST_STEPS) {
      throw new TooLong();
    }
    this.state.previous = this.state.status;
    switch (node.type) {
      case 'Command': runCommand(this, node); return this.check(node);
      case 'AndOr': return andOr(this, node, 0);
      case 'Pipeline': return pipeline(this, node);
      case 'Redirected': return withRedirects(this, node.redirects, () => this.execute(node.command));
      case 'Function': this.sources.set(node, this.source); this.state.functions.set(node.name.value, node); return;
      case 'If': return ifElse(this, node, [{ clause: node.clause, then: node.then }, ...node.elif]);
      case 'For': return forEach(this, node);
      case 'While': return loop(this, node);
      case 'Case': return choose(this, node, expandText(this, node.word), 0);
      case 'BraceGroup': return this.statements(node.body.commands);
      case 'Subshell': this.subshell(() => this.statements(node.body.commands)); return this.check(node);
      case 'TestCommand': this.state.status = statusOf(testAnswer(this, node.expression)); return this.check(node);
      case 'ArithmeticCommand': this.state.status = statusOf(arithmeticAnswer(this, node.expression, this.written(node))); return this.check(node);
      case 'ArithmeticFor': return countingLoop(this, node);
      default: this.effects.push({ kind: 'unread', what: this.written(node), reason: 'the simulator does not know this kind of command' });
    }
  }

  /** Runs commands one after the other. */
  public statements(statements: readonly Statement[]): void {
    for (const { command } of statements) {
      if (this.state.halt) {
        return;
      }
      this.execute(command);
    }
  }

  /** `set -e` */
  public check(node: { readonly pos: number; readonly end: number }): void {
    const { status, settings, halt } = this.state;
    if (typeof status === 'number' && status !== 0 && settings.errexit && !this.guarded && !halt) {
      this.fail(`\`${this.written(node)}\` fails`);
      this.state.status = status;
    }
  }

  /** Runs what may fail without an end to the script, and asks how it ends. */
  public guard(body: () => void): Answer {
    const before = this.guarded;
    this.guarded = true;
    body();
    this.guarded = before;
    return answerOf(this.state.status);
  }

  /** Runs what ends as its last command does, and well if there is none. */
  public body(list: CompoundList): void {
    this.state.status = list.commands.length === 0 ? 0 : this.state.status;
    this.statements(list.commands);
  }

  /** Runs what a loop repeats, once. */
  public pass(body: CompoundList): void {
    this.body(body);
    this.resume('continue');
  }

  /** Runs what may run any number of times: to see what it changes, until with all of that unknown nothing more changes. */
  public anyTimes(condition: Condition, pass: () => void): void {
    const before = this.state;
    const { effects } = this;
    const conditions = [...before.conditions, condition];
    let within = Object.assign(before.fork(), { conditions });
    for (let round = 0; ; round++) {
      this.effects = [];
      this.state = within.fork();
      pass();
      const after = Object.assign(this.state.fork(), { halt: undefined });
      const wider = Object.assign(either(within.fork(), after), { parked: before.parked, conditions });
      if (sameVariables(within, wider)) {
        break;
      }
      if (round > MOST_ROUNDS) {
        throw new TooLong();
      }
      within = wider;
    }
    this.effects = [...effects, ...this.effects];
    this.state = anyNumberOf(before, within, this.state);
  }

  /** Runs what ends halts of these kinds; those from outside of it are left alone. */
  public apart(kinds: readonly Halt['by'][], body: () => void): void {
    const outside = this.state.parked;
    this.state.parked = [];
    body();
    this.resume(...kinds);
    this.state.parked.forEach((way) => { way.parked = [...outside, ...way.parked]; });
    this.state.parked = [...outside, ...this.state.parked];
  }

  /** Takes up the ways through the script that halts of these kinds have ended. */
  private resume(...kinds: readonly Halt['by'][]): void {
    const ends = ({ halt }: State): boolean => halt === undefined || kinds.includes(halt.by);
    const goesOn = (way: State): State => {
      const { halt, parked } = way;
      const further = halt !== undefined && halt.levels > 1 ? { ...halt, levels: halt.levels - 1 } : undefined;
      return Object.assign(way.fork(), { halt: further, parked: parked.filter((other) => !ends(other)) });
    };
    const { parked } = this.state;
    const here = ends(this.state) ? [goesOn(this.state)] : [];
    const left = ends(this.state) ? [] : [Object.assign(this.state.fork(), { parked: [] })];
    const [first, ...others]: readonly State[] = [...here, ...parked.filter(ends).map(goesOn), ...left, ...parked.filter((way) => !ends(way))];
    this.state = others.reduce((state, way) => state.parked.includes(way) ? state : either(state, way), first);
  }
}
