import type { data, Expr } from '@actions/expressions' with { 'resolution-mode': 'import' };
import { fromData, toData, UnknownData } from './data';
import { language } from './language';
import { partialEvaluator } from './partial-evaluator';
import { Gap, join, Text, Unknown, Value } from '../value';

/** The contexts that expressions name: https://docs.github.com/en/actions/reference/workflows-and-actions/contexts */
export const CONTEXTS = ['github', 'env', 'vars', 'job', 'jobs', 'steps', 'runner', 'secrets', 'strategy', 'matrix', 'needs', 'inputs'] as const;

/** What expressions can name where they stand. */
export type Contexts = { readonly [name in typeof CONTEXTS[number]]?: Value };

/** How the job goes so far, which the functions `success()` and `failure()` ask. */
export interface Status {
  /** Whether all that came before succeeded: of a job all those that it needs, theirs included. */
  readonly success: boolean | Unknown;
  /** Whether any of it failed; what was skipped did neither. */
  readonly failure: boolean | Unknown;
}

const STATUS_FUNCTIONS = ['success', 'failure', 'always', 'cancelled'];
const EXTENSIONS = [...STATUS_FUNCTIONS.map((name) => ({ name, minArgs: 0, maxArgs: 0 })), { name: 'hashFiles', minArgs: 1, maxArgs: 255 }];

/** A text is no expression of GitHub's. The message says why. */
export class ExpressionSyntaxError extends Error {}

const parsed = new Map<string, Expr>();

function parse(expression: string): Expr {
  const known = parsed.get(expression);
  if (known !== undefined) {
    return known;
  }
  const { Lexer, Parser } = language();
  try {
    const node = new Parser(new Lexer(expression).lex().tokens, [...CONTEXTS], EXTENSIONS).parse() as Expr | undefined;
    if (node === undefined) {
      throw new Error('there is nothing in it');
    }
    parsed.set(expression, node);
    return node;
  } catch (error) {
    throw new ExpressionSyntaxError(`\${{ ${expression.trim()} }} is no expression: ${(error as Error).message}`);
  }
}

/** What stands for contexts that only a run has. */
const OF_THE_RUN: Contexts = {
  job: Unknown.of('${{ job }}', 'only the job tells it'),
  strategy: Unknown.of('${{ strategy }}', 'only the job tells it'),
};

/**
 * What GitHub makes of the expression, without its `${{ }}`.
 *
 * @throws ExpressionSyntaxError
 */
export function evaluate(expression: string, contexts: Contexts, status: Status = { success: true, failure: false }): Value {
  const { data: { Dictionary } } = language();
  const named = new Dictionary(...CONTEXTS.map((key) => ({ key, value: toData(contexts[key] ?? OF_THE_RUN[key] ?? null) })));
  let value: data.ExpressionData;
  try {
    value = new (partialEvaluator())(parse(expression), named, statusFunctions(status)).evaluate();
  } catch (error) {
    if (error instanceof ExpressionSyntaxError) {
      throw error;
    }
    return Unknown.of(`\${{ ${expression.trim()} }}`, `GitHub cannot evaluate it: ${(error as Error).message}`);
  }
  if (value instanceof UnknownData && value.derived) {
    return new Unknown([{ source: `\${{ ${expression.trim()} }}`, reason: because(value.unknown.gaps) }], value.unknown.truth);
  }
  return fromData(value);
}

/** Whether GitHub takes the value as true; unknown if that is not known. */
export function truthOf(value: Value): boolean | Unknown {
  if (value instanceof Unknown) {
    return value.truth ?? value;
  }
  return language().truthy(toData(value));
}

/**
 * What a condition of a job or a step comes to. One that asks for no status means `success() && …`.
 *
 * @throws ExpressionSyntaxError
 * @see https://docs.github.com/en/actions/reference/workflows-and-actions/expressions#status-check-functions
 */
export function holds(condition: Value | undefined, contexts: Contexts, status: Status): boolean | Unknown {
  const text = condition === undefined || condition === null || condition === '' ? 'success()' : String(condition);
  const [only, ...others] = split(text);
  // `${{ a }} && b` is text around an expression, which is always true; alone, the braces may be left out.
  const expression = others.length > 0 || only === undefined ? undefined : only.expression ?? only.text;
  if (expression === undefined) {
    return truthOf(interpolate(text, contexts, status));
  }
  const asksStatus = new RegExp(`\\b(?:${STATUS_FUNCTIONS.join('|')})\\s*\\(`, 'i').test(withoutTexts(expression));
  return truthOf(evaluate(asksStatus ? expression : `success() && (${expression})`, contexts, status));
}

/**
 * The value of a key: what its expression gives where it is one and nothing else, else the text with what its expressions give.
 *
 * @throws ExpressionSyntaxError
 */
export function interpolate(value: Value, contexts: Contexts, status?: Status): Value {
  if (typeof value !== 'string' || !value.includes('${{')) {
    return value;
  }
  const pieces = split(value).map(({ text, expression }) => expression === undefined ? literal(text) : evaluate(expression, contexts, status));
  return pieces.length === 1 ? pieces[0] : join(...pieces.map(toText));
}

function literal(text: string): string {
  const [, open] = /(\$\{\{.*)/.exec(text) ?? [];
  if (open !== undefined) {
    throw new ExpressionSyntaxError(`${open} is no expression: it is not closed`);
  }
  return text;
}

/** A value within a text. */
export function toText(value: Value): Text {
  return value instanceof Unknown ? value : toData(value).coerceString();
}

/** The expressions within a text, without their braces. */
export function expressionsIn(text: string): string[] {
  return split(text).flatMap(({ expression }) => expression ?? []);
}

/** An expression without what it quotes, for a look at the names in it. */
export function withoutTexts(expression: string): string {
  return expression.replace(/'(?:[^']|'')*'/g, "''");
}

interface Piece {
  readonly text: string;
  readonly expression?: string;
}

// Braces within quotes do not end an expression.
const EXPRESSION = /\$\{\{((?:'(?:[^']|'')*'|(?!\}\})[^'])*)\}\}/g;

function split(text: string): Piece[] {
  const pieces: Piece[] = [];
  let end = 0;
  for (const match of text.matchAll(EXPRESSION)) {
    pieces.push({ text: text.slice(end, match.index) }, { text: match[0], expression: match[1] });
    end = match.index + match[0].length;
  }
  return [...pieces, { text: text.slice(end) }].filter((piece) => piece.text !== '');
}

function because(gaps: readonly Gap[]): string {
  const named = gaps.map(({ source, reason }) => `${source.replace(/^\$\{\{ (.*) \}\}$/s, '$1')} (${reason})`);
  return `it depends on ${[...new Set(named)].join(' and ')}`;
}

function statusFunctions({ success, failure }: Status): ConstructorParameters<ReturnType<typeof partialEvaluator>>[2] {
  const answers: Record<string, Value> = {
    always: true,
    cancelled: false,
    success,
    failure,
    hashfiles: Unknown.of('${{ hashFiles(…) }}', 'it is computed from the files of the checkout'),
  };
  return new Map(Object.entries(answers).map(([name, answer]) => [name, { name, description: '', minArgs: 0, maxArgs: 255, call: () => toData(answer) }]));
}
