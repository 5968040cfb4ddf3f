import { Problems } from './problem';

// https://github.com/docker/metadata-action/tree/v6.2.0#global-expressions
const NAMES = ['branch', 'tag', 'sha', 'base_ref', 'is_default_branch', 'is_not_default_branch', 'date', 'commit_date'];
const DATE = /^(?:date|commit_date) '[\w .:/-]*'(?: tz='[\w/+-]*')?$/;

/**
 * Checks a text in which docker/metadata-action's global expressions may stand. `rest` is what the text must match
 * once they are taken out.
 */
export function checkTemplate(path: string, value: string, rest: RegExp, problems: Problems, allowed: string): void {
  const literal = value.replace(/\{\{\s*([^{}]*?)\s*\}\}/g, (_, expression: string) => {
    const name = expression.split(/\s/)[0];
    const takesFormat = name === 'date' || name === 'commit_date';
    if (!NAMES.includes(name)) {
      problems.add(path, name, { reason: 'is not an expression of docker/metadata-action', allowed: NAMES.join(', '), words: NAMES });
    } else if (takesFormat ? !DATE.test(expression) : expression !== name) {
      problems.add(path, expression, { reason: 'is not of the form that docker/metadata-action takes', allowed: takesFormat ? `${name} 'YYYYMMDD'` : name });
    }
    return '';
  });
  if (/\{\{|\}\}/.test(literal) && !/\$\{\{/.test(literal)) {
    problems.add(path, value, { reason: 'has {{ or }} that do not pair', allowed });
  } else if (!rest.test(literal)) {
    problems.add(path, value, { reason: 'has characters that cannot stand there', allowed });
  }
}
