import { CONTEXTS, expressionsIn } from './expressions/expression';
import { Value } from './value';

/** The names that expressions take from one context. */
export interface NamesUsed {
  readonly names: readonly string[];
  /** Whether the context is used as a whole, as in `toJSON(secrets)`. */
  readonly all: boolean;
}

/**
 * What the expressions within a value take from a context.
 *
 * @param bare whether a text is an expression even without braces, as it is after `if:`
 */
export function namesUsed(value: Value | undefined, context: Context, bare = false): NamesUsed {
  const found = textsIn(value).map((text) => namesIn(text, context, bare));
  return { names: [...new Set(found.flatMap(({ names }) => names))].sort(), all: found.some(({ all }) => all) };
}

type Context = typeof CONTEXTS[number];

// A text is looked at for every event and every job that holds it.
const known = new Map<string, NamesUsed>();

function namesIn(text: string, context: Context, bare: boolean): NamesUsed {
  const key = `${context} ${bare} ${text}`;
  const names = known.get(key) ?? findNames(bare && !text.includes('${{') ? [text] : expressionsIn(text), context);
  known.set(key, names);
  return names;
}

function findNames(expressions: readonly string[], context: Context): NamesUsed {
  const access = new RegExp(`(?<![.\\w-])${context}\\b(?:\\s*\\.\\s*([\\w-]+)|\\s*\\[\\s*'([^']+)'\\s*\\])?`, 'gi');
  const found = expressions.flatMap((expression) => [...outsideTexts(expression).matchAll(access)]);
  return {
    names: found.flatMap(([, member, index]) => member ?? index ?? []),
    all: found.some(([, member, index]) => member === undefined && index === undefined),
  };
}

/** Quoted texts say nothing of contexts, but for those that are a key. */
function outsideTexts(expression: string): string {
  return expression.replace(/(\[\s*)?'(?:[^']|'')*'/g, (text, opening?: string) => opening === undefined ? "''" : text);
}

function textsIn(value: Value | undefined): string[] {
  if (typeof value === 'string') {
    return [value];
  }
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap((member: Value) => textsIn(member)) : [];
}
