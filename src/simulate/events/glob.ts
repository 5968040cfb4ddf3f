const TOKENS = /\*\*\/|\*\*|\*|\[[^\]]*\]|\\.|[\s\S]/g;
const CLASS = /^\[(?:[a-zA-Z0-9]-[a-zA-Z0-9]|[a-zA-Z0-9])+\]$/;
const RANGES = /([a-zA-Z0-9])-([a-zA-Z0-9])/g;

/** Something in a pattern, without the `!` before it. */
export type GlobToken =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'class'; readonly text: string }
  | { readonly kind: 'wildcard'; readonly text: '*' | '**' | '**/' };

/** Something in a pattern and how often it may come. */
export type GlobPart = GlobToken & { readonly times?: '?' | '+' };

/**
 * The parts of a pattern, without the `!` before it; `undefined` if it is none by GitHub's words.
 *
 * @see https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-syntax#filter-pattern-cheat-sheet
 */
export function globParts(pattern: string): GlobPart[] | undefined {
  const parts: GlobPart[] = [];
  for (const token of withoutNegation(pattern).match(TOKENS) ?? []) {
    const last = parts.at(-1);
    if (token === '?' || token === '+') {
      if (last === undefined || last.kind === 'wildcard' || last.times !== undefined) {
        return undefined;
      }
      parts.splice(-1, 1, { ...last, times: token });
    } else if (token === '*' || token === '**' || token === '**/') {
      parts.push(...wildcard(token, last));
    } else if (token.startsWith('[')) {
      if (!CLASS.test(token) || [...token.matchAll(RANGES)].some(([, from, to]) => !isRange(from, to))) {
        return undefined;
      }
      parts.push({ kind: 'class', text: token });
    } else if (token === '\\') {
      return undefined;
    } else {
      parts.push({ kind: 'text', text: token.startsWith('\\') ? token[1] : token });
    }
  }
  return parts.length === 0 ? undefined : parts;
}

/** Whether the pattern takes away from what the patterns before it match. */
export function isNegated(pattern: string): boolean {
  return pattern.startsWith('!');
}

/** Whether the name or path as a whole matches one pattern, negated or not; a pattern that is none matches nothing. */
export function matchesPattern(pattern: string, name: string): boolean {
  const parts = globParts(pattern);
  return parts !== undefined && new RegExp(`^${parts.map(expressionOf).join('')}$`, 's').test(name);
}

/** Whether a list of patterns selects the name or path: the last pattern that matches decides. */
export function selects(patterns: readonly string[], name: string): boolean {
  const last = patterns.filter((pattern) => matchesPattern(pattern, name)).at(-1);
  return last !== undefined && !isNegated(last);
}

// `**/` stands for any folders or none only where a folder can begin; elsewhere `/` must be there.
function wildcard(token: '*' | '**' | '**/', last: GlobPart | undefined): GlobPart[] {
  const beginsFolder = last === undefined || (last.kind === 'text' && last.text === '/') || (last.kind === 'wildcard' && last.text === '**/');
  return token === '**/' && !beginsFolder
    ? [{ kind: 'wildcard', text: '**' }, { kind: 'text', text: '/' }]
    : [{ kind: 'wildcard', text: token }];
}

function expressionOf(part: GlobPart): string {
  const times = part.times ?? '';
  switch (part.kind) {
    case 'class': return `${part.text}${times}`;
    case 'text': return `${part.text.replace(/[\\^$.*+?()[\]{}|]/, '\\$&')}${times}`;
    case 'wildcard': return { '*': '[^/]*', '**': '.*', '**/': '(?:.*/)?' }[part.text];
  }
}

function isRange(from: string, to: string): boolean {
  return [/^[a-z]{2}$/, /^[A-Z]{2}$/, /^[0-9]{2}$/].some((kind) => kind.test(from + to)) && from <= to;
}

function withoutNegation(pattern: string): string {
  return isNegated(pattern) ? pattern.slice(1) : pattern;
}
