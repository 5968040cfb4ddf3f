import { Decision } from './decision';
import { Effect } from './effect';
import { Contexts, holds, interpolate, Status, toText } from './expressions/expression';
import { interpolateAll, isSet } from './interpolate-all';
import { StepOutcome } from './outcome';
import { falsePart, inOneLine } from './quote';
import { inFull } from './reference';
import { performStep } from './steps/perform-step';
import { StepResult } from './steps/step-result';
import { Gap, gapsOf, PartlyKnown, Text, Unknown, Value, withOptionals } from './value';
import { Mapping, StepSource } from './workflow-file';
import { Scope } from './world';

/** Where steps run: in a job, or in a composite action. */
export interface StepsContext {
  readonly scope: Scope;
  /** All but `env` and `steps`. */
  readonly contexts: Contexts;
  readonly env: Readonly<Record<string, Text>>;
  /** Why there may be more in it. */
  readonly otherEnv?: Gap;
  /** Whether one of the steps is taken to fail: the first that pushes, else the last. */
  readonly failing: boolean;
}

/** What came of a list of steps. */
export interface StepsRun {
  readonly outcomes: readonly StepOutcome[];
  /** The context `steps` after them. */
  readonly steps: Mapping;
  readonly env: Readonly<Record<string, Text>>;
  /** Why there may be more in it. */
  readonly otherEnv?: Gap;
  /** Why the list as a whole fails, if it does. */
  readonly failure?: string;
}

/** Runs steps one after another. */
export function runSteps(sources: readonly StepSource[], context: StepsContext): StepsRun {
  const run = new Run(context);
  sources.forEach((source, index) => run.next(source, index === sources.length - 1));
  run.end();
  return run;
}

class Run implements StepsRun {
  public readonly outcomes: StepOutcome[] = [];
  public steps: Mapping = {};
  public env: Readonly<Record<string, Text>>;
  public failure?: string;
  public otherEnv?: Gap;
  private files: Readonly<Record<string, Text>> = {};

  constructor(private readonly context: StepsContext) {
    this.env = context.env;
    this.otherEnv = context.otherEnv;
  }

  public next(source: StepSource, isLast: boolean): void {
    const visible = this.contextsWith(this.env);
    const env = { ...this.env, ...interpolateAll(source.env, visible) };
    // A step's own environment counts in its condition.
    const contexts = this.contextsWith(env);
    const decision = this.decide(source, contexts);
    const name = nameOf(source, visible);
    if (decision.verdict === 'skipped') {
      this.outcomes.push({ ...name, decision, effects: [] });
      this.remember(source, { outputs: {}, outcome: 'skipped', conclusion: 'skipped' });
      return;
    }
    const result = this.failing(performStep(source, { scope: this.context.scope, contexts, env, otherEnv: this.otherEnv, files: this.files }), isLast);
    const { effects, tagRules, failure } = result;
    this.outcomes.push({
      ...name,
      decision,
      effects: effects.map((effect) => tidied(effect, [decision.verdict === 'unknown' ? decision.reason : undefined, this.context.scope.world.fork ? OF_A_FORK : undefined])),
      ...(tagRules !== undefined && { tagRules }),
      ...(failure !== undefined && { failure }),
    });
    this.files = { ...this.files, ...result.files };
    this.otherEnv ??= result.otherEnv;
    if (decision.verdict === 'runs') {
      this.conclude(source, result);
    } else {
      this.remember(source, Unknown.of(`\${{ steps.${source.id} }}`, 'it depends on whether the step runs'));
      this.env = { ...this.env, ...undecidedEnv(result.env) };
    }
  }

  /** A job that is taken to fail does, whether or not a step of it was known to. */
  public end(): void {
    this.failure ??= this.context.failing ? 'it is taken to fail' : undefined;
  }

  private get status(): Status {
    return { success: this.failure === undefined, failure: this.failure !== undefined };
  }

  private contextsWith(env: Readonly<Record<string, Text>>): Contexts {
    const others = this.otherEnv;
    return { ...this.context.contexts, env: others === undefined ? env : new PartlyKnown(env, Unknown.of('${{ env }}', others.reason)), steps: this.steps };
  }

  private decide({ if: condition }: StepSource, contexts: Contexts): Decision {
    const holding = holds(condition, contexts, this.status);
    if (holding === true) {
      return { verdict: 'runs', reason: '' };
    }
    if (holding === false) {
      const afterFailure = this.failure !== undefined && !/\b(always|failure)\(/.test(String(condition));
      return { verdict: 'skipped', reason: afterFailure ? 'a step before it failed' : `\`${falsePart(condition, contexts, this.status)}\` is false` };
    }
    return { verdict: 'unknown', reason: `\`if: ${inOneLine(condition)}\` is not known: ${gapsOf([holding]).map(({ reason }) => reason).join('; ')}` };
  }

  /** In a job that is taken to fail, the first step that pushes does, else the last. */
  private failing(result: StepResult, isLast: boolean): StepResult {
    const pushes = result.effects.some(({ kind }) => kind === 'push');
    if (!this.context.failing || this.failure !== undefined || result.failure !== undefined || !(pushes || isLast)) {
      return result;
    }
    return { ...result, effects: result.effects.filter(({ kind }) => kind !== 'push'), failure: 'it is taken to fail' };
  }

  private conclude(source: StepSource, result: StepResult): void {
    const outcome = result.failure === undefined ? 'success' : 'failure';
    const goesOn = isSet(source.continueOnError, this.contextsWith(this.env));
    this.remember(source, { outputs: outputsOf(source, result), outcome, conclusion: goesOn ? 'success' : outcome });
    this.env = { ...this.env, ...result.env };
    this.failure ??= goesOn ? undefined : result.failure;
  }

  private remember({ id }: StepSource, value: Value): void {
    this.steps = id === undefined ? this.steps : { ...this.steps, [id]: value };
  }
}

/** As GitHub names a step: https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-syntax#jobsjob_idstepsname */
function nameOf({ id, name, uses, run }: StepSource, contexts: Contexts): Pick<StepOutcome, 'name' | 'id' | 'uses'> {
  const shown = name === undefined || name === null ? uses ?? run?.trim().split('\n')[0] ?? '' : String(toText(interpolate(name, contexts))).replace(/\s+/g, ' ');
  return { name: name === undefined || name === null ? `Run ${shown}` : shown, ...(id !== undefined && { id }), ...(uses !== undefined && { uses }) };
}

const OF_A_FORK = 'if the registry takes it from a run for a fork, which has no secret and a token that can only read';

function tidied(effect: Effect, more: readonly (string | undefined)[]): Effect {
  if (effect.kind !== 'push') {
    return effect;
  }
  const reference = withOptionals(effect.reference);
  const conditions = [...reference.conditions, effect.condition, ...more].filter((condition) => condition !== undefined);
  return { ...effect, reference: inFull(reference.text), ...(conditions.length > 0 && { condition: conditions.join(', and ') }) };
}

function outputsOf({ id }: StepSource, { outputs, otherOutputs }: StepResult): Value {
  return otherOutputs === undefined ? outputs : new PartlyKnown(outputs, Unknown.of(`\${{ steps.${id}.outputs }}`, otherOutputs));
}

function undecidedEnv(env: StepResult['env'] = {}): Record<string, Text> {
  return Object.fromEntries(Object.keys(env).map((name) => [name, Unknown.of(`\${{ env.${name} }}`, 'it depends on whether a step runs')]));
}
