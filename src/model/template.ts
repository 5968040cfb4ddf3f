import { Problems } from './problem';

// https://github.com/docker/metadata-action/tree/v6.2.0#global-expressions
const NAMES = ['branch', 'tag', 'sha', 'base_ref', 'is_default_branch', 'is_not_default_branch', 'date', 'commit_date'];
const DATE = /^(?:date|commit_date) '\w[\w .:/-]*'(?: tz='[\w/+-]*')?$/;
const EXPRESSION = /\{\{([^{}\r\n\u2028\u2029]*)\}\}/g;

/** The kinds of refs that a run can be about. */
export type RefKind = 'branch' | 'tag' | 'pullRequest';

/** Expressions that are empty on any other kind of ref. */
const BOUND: Record<string, RefKind> = { branch: 'branch', tag: 'tag', base_ref: 'pullRequest' };

/** The kinds of refs for which alone all expressions of a text give something. */
export function refsOf(text: string): RefKind[] {
  return [...new Set(expressionsOf(text).flatMap((expression) => Object.hasOwn(BOUND, expression) ? BOUND[expression] : []))];
}

/** A text without its expressions. */
export function literalOf(text: string): string {
  return text.replace(EXPRESSION, '');
}

/**
 * Checks a text in which docker/metadata-action's global expressions may stand. `literal` is what the text must match
 * once they are taken out.
 */
export function checkTemplate(path: string, value: string, literal: RegExp, problems: Problems, allowed: string): void {
  if (value.includes('${{')) {
    problems.add(path, value, { reason: 'has an expression of GitHub, which cannot stand there', allowed });
    return;
  }
  for (const expression of expressionsOf(value)) {
    const name = expression.split(/\s/)[0];
    const takesFormat = name === 'date' || name === 'commit_date';
    if (!NAMES.includes(name)) {
      problems.add(path, name, { reason: 'is not an expression of docker/metadata-action', allowed: NAMES.join(', '), words: NAMES });
    } else if (takesFormat ? !DATE.test(expression) : expression !== name) {
      problems.add(path, expression, { reason: 'is not of the form that docker/metadata-action takes', allowed: takesFormat ? `${name} 'YYYYMMDD'` : name });
    }
  }
  if (/\{\{|\}\}/.test(maskExpressions(value))) {
    problems.add(path, value, { reason: 'has {{ or }} that do not pair', allowed });
  } else if (!literal.test(literalOf(value))) {
    problems.add(path, value, { reason: 'has characters that cannot stand there', allowed });
  }
}

function expressionsOf(text: string): string[] {
  return [...text.matchAll(EXPRESSION)].map(([, expression]) => expression.trim());
}

/** Each expression as a mark that shows what touches it: a brace or backslash there would change what it means. */
function maskExpressions(text: string): string {
  return text.replace(EXPRESSION, '\0').replace(/[{\\]\0|\0\}/g, '{{');
}
