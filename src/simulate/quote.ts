import { Contexts, expressionsIn, holds, Status } from './expressions/expression';
import { Value } from './value';

/** A condition as it is quoted. */
export function inOneLine(condition: Value | undefined): string {
  return bare(String(condition)).replace(/\s+/g, ' ');
}

/** What makes a condition false: of several parts that must hold the first that does not. */
export function falsePart(condition: Value | undefined, contexts: Contexts, status: Status): string {
  const text = bare(String(condition ?? 'success()'));
  const part = conjuncts(text).find((conjunct) => holds(`always() && (${conjunct})`, contexts, status) === false);
  return (part ?? text).replace(/\s+/g, ' ');
}

function bare(condition: string): string {
  const [expression, ...others] = expressionsIn(condition);
  return others.length === 0 && expression !== undefined && condition.trim() === `\${{${expression}}}` ? expression.trim() : condition.trim();
}

/** The parts between the `&&` that stand in no quotes and no parentheses; the whole if it has an `||` there. */
function conjuncts(expression: string): string[] {
  const parts = [''];
  let depth = 0;
  for (const [token] of expression.matchAll(/'(?:[^']|'')*'|&&|\|\||[\s\S]/g)) {
    depth += Number(/^[([]$/.test(token)) - Number(/^[)\]]$/.test(token));
    if (depth === 0 && token === '||') {
      return [expression];
    }
    if (depth === 0 && token === '&&') {
      parts.push('');
    } else {
      parts[parts.length - 1] += token;
    }
  }
  return parts.map((part) => part.trim());
}
