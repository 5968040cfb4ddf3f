import { globParts, isNegated, matchesPattern, selects } from './glob';
import { filterOf } from './triggers';
import { Decision } from '../decision';
import { Value } from '../value';

const MOST_WORDS = 6;

/** What the patterns of a filter are compared with. */
export interface FilterSubject {
  /** The names or paths; left out if they are not known. */
  readonly names?: readonly string[];
  /** As in `branches [main] does not match dev`. */
  readonly noneMatches: string;
  /** As in `branches-ignore [dev] matches dev`. */
  readonly allMatch: string;
  /** Why they are not known, as a sentence without its full stop. */
  readonly unknown: string;
}

/** What the filter and the one that ends in `-ignore` decide: nothing where a trigger has none of them. */
export function decideByPatterns(trigger: Value, filter: 'branches' | 'tags' | 'paths', subject: FilterSubject): Decision[] {
  const selecting = filterOf(trigger, filter);
  const ignoring = filterOf(trigger, `${filter}-ignore`);
  if (selecting !== undefined && ignoring !== undefined) {
    return [{ verdict: 'skipped', reason: `it has ${filter} and ${filter}-ignore, which GitHub refuses` }];
  }
  return [
    ...(selecting === undefined ? [] : [select(`${filter} ${listed(selecting)}`, selecting, subject)]),
    ...(ignoring === undefined ? [] : [ignore(`${filter}-ignore ${listed(ignoring)}`, ignoring, subject)]),
  ];
}

/** Whether the trigger has one of the two filters. */
export function hasFilter(trigger: Value, filter: 'branches' | 'tags' | 'paths'): boolean {
  return [filter, `${filter}-ignore`].some((name) => filterOf(trigger, name) !== undefined);
}

/** `[main, release-*]`, of which a long one is cut. */
export function listed(words: readonly string[]): string {
  const others = words.length - MOST_WORDS;
  return others > 1 ? `[${words.slice(0, MOST_WORDS).join(', ')} and ${others} others]` : `[${words.join(', ')}]`;
}

function select(filter: string, patterns: readonly string[], subject: FilterSubject): Decision {
  const odd = oddity(patterns) ?? (patterns.every(isNegated) ? 'has only patterns with !, where GitHub demands one without' : undefined);
  if (odd !== undefined) {
    return { verdict: 'unknown', reason: `${filter} ${odd}` };
  }
  if (subject.names === undefined) {
    return selectWithoutNames(filter, patterns, subject);
  }
  const selected = subject.names.find((name) => selects(patterns, name));
  return selected === undefined
    ? { verdict: 'skipped', reason: `${filter} ${subject.noneMatches}` }
    : { verdict: 'runs', reason: `${filter} matches ${selected}` };
}

function selectWithoutNames(filter: string, patterns: readonly string[], subject: FilterSubject): Decision {
  return patterns.includes('**') && !patterns.slice(patterns.lastIndexOf('**')).some(isNegated)
    ? { verdict: 'runs', reason: `${filter} matches everything` }
    : { verdict: 'unknown', reason: `${filter} has to match, and ${subject.unknown}` };
}

function ignore(filter: string, patterns: readonly string[], subject: FilterSubject): Decision {
  const odd = oddity(patterns) ?? (patterns.some(isNegated) ? 'has a pattern with !, of which GitHub does not say what it does there' : undefined);
  if (odd !== undefined) {
    return { verdict: 'unknown', reason: `${filter} ${odd}` };
  }
  if (subject.names === undefined) {
    return patterns.includes('**')
      ? { verdict: 'skipped', reason: `${filter} matches everything` }
      : { verdict: 'unknown', reason: `${filter} must not match, and ${subject.unknown}` };
  }
  const left = subject.names.find((name) => !patterns.some((pattern) => matchesPattern(pattern, name)));
  return left === undefined
    ? { verdict: 'skipped', reason: `${filter} ${subject.allMatch}` }
    : { verdict: 'runs', reason: `${filter} does not match ${left}` };
}

/** What makes it impossible to say what GitHub does with a filter. */
function oddity(patterns: readonly string[]): string | undefined {
  const bad = patterns.find((pattern) => globParts(pattern) === undefined);
  if (patterns.length === 0) {
    return 'has no pattern, of which GitHub does not say what it does';
  }
  return bad === undefined ? undefined : `has ${bad}, which is no pattern by GitHub's words`;
}
