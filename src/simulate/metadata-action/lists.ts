import type { Options, parse } from 'csv-parse/sync';
import { bundled } from '../../libraries';

/**
 * The lines of an input that takes a list.
 *
 * @see https://github.com/docker/actions-toolkit/blob/v0.92.0/src/util.ts `getInputList`
 */
export function linesOf(input: string): string[] {
  const text = input.trim();
  if (text === '') {
    return [];
  }
  const lines = /["\r]/.test(text)
    ? records(text, { relaxQuotes: true, comment: '#', comment_no_infix: true }).map((fields) => fields.join(','))
    : text.split('\n').filter((line) => !line.startsWith('#'));
  return lines.filter((line) => line !== '').map((line) => line.trim());
}

/**
 * The fields of one line.
 *
 * @throws what the action fails with
 */
export function fieldsOf(line: string): string[] {
  // Only of quotes and other line ends the library knows more.
  const [fields] = /["\r\n]/.test(line) ? records(line) : [line.split(',')];
  if (line === '' || fields === undefined) {
    throw new Error('A line has nothing but spaces.'); // The action names a variable of its own.
  }
  return fields;
}

/** A field: a key with its value, or a value alone. */
export interface Attribute {
  readonly key?: string;
  readonly value: string;
}

/** What is after a second `=` does not count. */
export function attributeOf(field: string): Attribute {
  const [first, value] = field.split('=').map((part) => part.trim());
  return value === undefined ? { value: first } : { key: first.toLowerCase(), value };
}

function records(text: string, options: Options = {}): string[][] {
  const { parseCsv } = bundled<{ parseCsv: typeof parse }>('csv');
  return parseCsv(text, { relaxColumnCount: true, skipEmptyLines: true, ...options }) as unknown as string[][];
}
