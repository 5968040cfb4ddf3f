import { GlobPart, globParts, isNegated, matchesPattern } from './glob';
import { decideByPatterns } from './pattern-filter';
import { RepositoryFacts } from './repository-facts';
import { filterOf } from './triggers';
import { Value } from '../value';

/** The tag of a stable version, as people mostly write them. */
export const STABLE_TAG = 'v1.2.3';

/** The tag of a pre-release. */
export const PRERELEASE_TAG = 'v1.3.0-rc.1';

/** The branch that is taken for the default one. */
export function exampleDefaultBranch(facts: RepositoryFacts): string {
  return facts.defaultBranch ?? 'main';
}

/** Names of branches that the filter of a trigger lets pass: one for each of its patterns. */
export function exampleBranches(trigger: Value, facts: RepositoryFacts): string[] {
  const branch = exampleDefaultBranch(facts);
  // Beside `main`, `**` is better shown by another branch.
  const first = filterOf(trigger, 'branches')?.includes(branch) ? [] : [branch];
  return examples(trigger, 'branches', [branch, 'example', 'example/1.0'], (pattern) => [[...first, ...fillings(pattern, [wordAfter(startOf(pattern)), 'example', '1.0', '1', ''])]]);
}

/** Names of tags that the filter of a trigger lets pass: for each of its patterns a stable version and a pre-release, where both pass. */
export function exampleTags(trigger: Value): string[] {
  return examples(trigger, 'tags', [STABLE_TAG, '1.2.3', 'example'], (pattern) => {
    const versions = [versionsLike(pattern, STABLE), versionsLike(pattern, RELEASE_CANDIDATE).concat(versionsLike(pattern, BETA))];
    return versions.flat().some((name) => matchesPattern(pattern, name)) ? versions : [fillings(pattern, ['1.2.3', '1', 'example', ''])];
  });
}

/**
 * @param anyName what to take where no pattern has to match, the best first
 * @param candidatesFor what to take for a pattern: of each list the first that passes
 */
function examples(trigger: Value, filter: 'branches' | 'tags', anyName: readonly string[], candidatesFor: (pattern: string) => string[][]): string[] {
  const passes = (name: string) => decideByPatterns(trigger, filter, { names: [name], noneMatches: '', allMatch: '', unknown: '' })
    .every(({ verdict }) => verdict !== 'skipped');
  const patterns = filterOf(trigger, filter);
  if (patterns === undefined) {
    return anyName.filter(passes).slice(0, 1);
  }
  const names = patterns.filter((pattern) => !isNegated(pattern)).flatMap((pattern) => candidatesFor(pattern).flatMap((candidates) =>
    candidates.filter((name) => matchesPattern(pattern, name) && passes(name)).slice(0, 1)));
  return [...new Set(names)];
}

interface Version {
  readonly numbers: readonly string[];
  readonly suffix: string;
}

const STABLE: Version = { numbers: ['1', '2', '3'], suffix: '' };
const RELEASE_CANDIDATE: Version = { numbers: ['1', '3', '0'], suffix: '-rc.1' };
const BETA: Version = { ...RELEASE_CANDIDATE, suffix: '-beta.1' };

/** The version as people write it, and as the pattern starts: `v2.3.0-rc.1` for `v2.*`. */
function versionsLike(pattern: string, { numbers, suffix }: Version): string[] {
  const [, prefix = '', given = ''] = /^(.*?)(\d+(?:\.\d+)*)?\.?$/s.exec(startOf(pattern)) ?? [];
  const own = given.split('.').filter((number) => number !== '');
  const version = numbers.map((number, index) => own[index] ?? number).join('.');
  return [...['v', ''].map((plain) => `${plain}${numbers.join('.')}${suffix}`), `${prefix}${version}${suffix}`];
}

/** Names that match the pattern, with each of the words in place of its first wildcard. */
function fillings(pattern: string, words: readonly string[]): string[] {
  const parts = globParts(pattern) ?? [];
  return words.map((word) => fill(parts, word));
}

/** The text with which a pattern starts. */
function startOf(pattern: string): string {
  const parts = globParts(pattern) ?? [];
  const end = parts.findIndex(({ kind, times }) => kind !== 'text' || times !== undefined);
  return parts.slice(0, end === -1 ? undefined : end).map(({ text }) => text).join('');
}

/** What makes a name of a branch that starts so: `release/` gives `1.0`. */
function wordAfter(start: string): string {
  const [, word, separator] = /([a-z]*)([^a-z]*)$/i.exec(start) ?? [];
  if (['v', 'version', 'release', 'releases', 'hotfix', 'stable'].includes(word)) {
    return separator === '' && word !== 'v' ? '-1.0' : '1.0';
  }
  return /[a-z]$/i.test(start) ? '' : 'example';
}

function fill(parts: readonly GlobPart[], word: string): string {
  let name = '';
  let number = 0;
  for (const [index, part] of parts.entries()) {
    if (part.kind === 'text') {
      name += part.text;
    } else if (part.kind === 'class') {
      name += memberOf(part.text, String(number += 1));
    } else if ([parts[index - 1], parts[index + 1]].some((neighbour) => neighbour?.text === '.') && !/\d$/.test(name)) {
      name += String(number += 1);
    } else if (part.text !== '**/' && !/\d$/.test(name)) {
      name += /\d/.test(name) ? '1' : word;
    }
  }
  return name;
}

/** A character of `[0-9a-z]`: the one that is asked for, or else any. */
function memberOf(characters: string, best: string): string {
  return [best, ...characters].find((character) => /^[a-zA-Z0-9]$/.test(character) && new RegExp(characters).test(character)) ?? '';
}
