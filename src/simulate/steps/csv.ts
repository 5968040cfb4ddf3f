import type { parse } from 'csv-parse/sync';
import { bundled } from '../../libraries';
import { StandIns } from '../stand-ins';
import { linesOf, Text } from '../value';

/** The fields of one line of comma-separated values, as Docker's actions read them. */
export function fieldsOf(line: Text): Text[] {
  const standIns = new StandIns();
  const hidden = standIns.hide(line);
  if (!hidden.includes('"')) {
    return hidden.split(',').map((field) => standIns.reveal(field.trim())).filter((field) => field !== '');
  }
  const { parseCsv } = bundled<{ parseCsv: typeof parse }>('csv');
  try {
    const [fields = []] = parseCsv(hidden, { relaxColumnCount: true, relaxQuotes: true, skipEmptyLines: true }) as unknown as string[][];
    return fields.map((field) => standIns.reveal(field.trim())).filter((field) => field !== '');
  } catch {
    return [line];
  }
}

/** The items of an input that takes one a line or separated by commas. */
export function itemsOf(input: Text | undefined): Text[] {
  return input === undefined ? [] : linesOf(input).filter((line) => !(typeof line === 'string' && line.startsWith('#'))).flatMap(fieldsOf);
}

/** The attributes of `type=image,name=ghcr.io/acme/web,push=true`; a word without a value is one with the value `true`. */
export function attributesOf(line: Text): Map<string, Text> {
  const standIns = new StandIns();
  return new Map(fieldsOf(line).map((field) => {
    const [key, ...value] = standIns.hide(field).split('=');
    return [key.trim().toLowerCase(), value.length === 0 ? 'true' : standIns.reveal(value.join('=').trim())];
  }));
}
