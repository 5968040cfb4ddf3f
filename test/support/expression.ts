/** What an expression can name. */
export interface Contexts {
  readonly github?: Record<string, unknown>;
  readonly inputs?: Record<string, unknown>;
  readonly needs?: Record<string, unknown>;
  readonly steps?: Record<string, unknown>;
}

const FUNCTIONS = {
  always: () => true,
  startsWith: (text: string, start: string) => text.toLowerCase().startsWith(start.toLowerCase()),
  format: (pattern: string, ...values: string[]) => pattern.replace(/\{(\d)\}/g, (_, index: string) => values[Number(index)]),
};

/** What GitHub would make of an expression: what the emitted ones are written with means the same in JavaScript. */
export function evaluate(expression: string, { github = {}, inputs = {}, needs = {}, steps = {} }: Contexts): unknown {
  const names = { ...FUNCTIONS, github, inputs, needs, steps };
  // eslint-disable-next-line @typescript-eslint/no-implied-eval
  return (new Function(...Object.keys(names), `return ${expression}`) as (...given: unknown[]) => unknown)(...Object.values(names));
}

/** A text with what GitHub would put in the place of its expressions. */
export function fill(text: string, contexts: Contexts): string {
  return text.replace(/\$\{\{(.*?)\}\}/g, (_, expression: string) => String(evaluate(expression, contexts) ?? ''));
}

/** Whether a job runs whose `if` is that. */
export function holds(condition: string | undefined, contexts: Contexts): boolean {
  return condition === undefined || Boolean(evaluate(condition.replace(/^\$\{\{(.*)\}\}$/, '$1'), contexts));
}
