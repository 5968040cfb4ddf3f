import { ActionRun } from './action-run';
import { Flavor } from './flavor';
import { expand } from './global-expressions';
import { gives, MovesLatest, Outcome } from './outcome';
import { refOutcome } from './ref-rules';
import { TagRule } from './tag-rule';
import { versionOutcome } from './version-rules';

/** A tag that a rule gives, or may give. */
export interface Candidate {
  readonly tag: string;
  readonly latest: MovesLatest;
  /** What must hold for it to be given, where that is not known. */
  readonly conditions: readonly string[];
}

/** What came of a rule. */
export interface RuleResult {
  readonly rule: TagRule;
  readonly candidate?: Candidate;
  /** Why it gives no tag; empty where it does. */
  readonly reason: string;
}

/** @throws what the action fails with */
export function followRule(rule: TagRule, flavor: Flavor, run: ActionRun): RuleResult {
  const { hidden } = run;
  const enabled = expand(rule.attributes.get('enable') ?? 'true', run);
  if (enabled === 'false') {
    return { rule, reason: 'it is not enabled' };
  }
  if (hidden.isKnown(enabled) && enabled !== 'true') {
    throw new Error(`Invalid value for enable attribute: ${enabled}`);
  }
  const conditions = enabled === 'true' ? [] : [`${hidden.describe(enabled)} is true`];
  return attempt(rule, conditions, run, () => {
    const outcome = outcomeOf(rule, run);
    const all = [...conditions, ...outcome.conditions];
    return attempt(rule, all, run, () => result(rule, { ...outcome, conditions: all }, flavor, run));
  });
}

/** Whether the action fails is not known either, where it is not known whether it comes so far. */
function attempt(rule: TagRule, conditions: readonly string[], run: ActionRun, follow: () => RuleResult): RuleResult {
  try {
    return follow();
  } catch (error) {
    if (conditions.length === 0) {
      throw error;
    }
    const failure = `the action fails if ${conditions.join(' and ')}: ${(error as Error).message}`;
    run.warn(failure);
    return { rule, reason: failure };
  }
}

function outcomeOf(rule: TagRule, run: ActionRun): Outcome {
  const { hidden } = run;
  switch (rule.type) {
    case undefined: {
      const text = hidden.describe(rule.text);
      return gives(hidden.mayBeEmpty(rule.text) ? rule.text : hidden.derived(`<tag of ${text}>`, rule.text), { latest: `${text} says so`, conditions: [`${text} gives one`] });
    }
    case 'semver':
    case 'pep440':
    case 'match': return versionOutcome(rule, run);
    default: return refOutcome(rule, run);
  }
}

function result(rule: TagRule, outcome: Outcome, flavor: Flavor, run: ActionRun): RuleResult {
  const { hidden } = run;
  if (outcome.reason !== '') {
    return { rule, reason: outcome.reason };
  }
  const tag = fit(withAffixes(outcome.value, rule, flavor, run));
  if (tag === '') {
    return { rule, reason: 'what it gives is empty' };
  }
  const filled = rule.type !== undefined && hidden.mayBeEmpty(tag) ? [`${hidden.describe(tag)} is not empty`] : [];
  return { rule, reason: '', candidate: { tag, latest: movesLatest(outcome, flavor, run), conditions: [...outcome.conditions, ...filled] } };
}

function movesLatest({ latest }: Outcome, flavor: Flavor, { hidden }: ActionRun): MovesLatest {
  if (!hidden.isKnown(flavor.latest)) {
    return `${hidden.describe(flavor.latest)} says so`;
  }
  return flavor.latest === 'auto' ? latest : flavor.latest === 'true';
}

/** What a rule puts before and after its tag comes instead of what is put so for all. */
function withAffixes(value: string, { type, attributes }: TagRule, flavor: Flavor, run: ActionRun): string {
  if (type === undefined) {
    return value; // Some types have a prefix of their own.
  }
  const prefix = expand(attributes.get('prefix') ?? flavor.prefix.text, run);
  return `${prefix}${value}${expand(attributes.get('suffix') ?? flavor.suffix.text, run)}`;
}

/** The text with what no tag can hold replaced. */
export function fit(text: string): string {
  return text.replace(/[^a-zA-Z0-9._-]+/g, '-');
}
