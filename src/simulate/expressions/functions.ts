import type { data } from '@actions/expressions' with { 'resolution-mode': 'import' };
import { toData, UnknownData } from './data';
import { language } from './language';
import { StandIns } from '../stand-ins';
import { join, Text } from '../value';

type Data = data.ExpressionData;

/**
 * What GitHub's functions give although some of their arguments are not known, if that can be told.
 *
 * @see https://docs.github.com/en/actions/reference/workflows-and-actions/expressions#functions
 */
export const FUNCTIONS: Readonly<Record<string, (values: readonly Data[]) => Data | undefined>> = {
  case: (values) => {
    const predicate = values.findIndex((value, index) => index % 2 === 0 && !('value' in value && value.value === false));
    if (predicate === values.length - 1) {
      return values[predicate];
    }
    const value = values[predicate];
    return 'value' in value && value.value === true ? values[predicate + 1] : undefined;
  },
  format: ([pattern, ...values]) => {
    if (pattern instanceof UnknownData || values.some((value) => value instanceof UnknownData && value.derived)) {
      return undefined;
    }
    const standIns = new StandIns();
    const words = values.map((value) => value instanceof UnknownData ? toData(standIns.hide(value.unknown)) : value);
    return toData(standIns.reveal(language().wellKnownFunctions.format.call(pattern, ...words).coerceString()));
  },
  join: ([list, separator]) => {
    if (list instanceof UnknownData) {
      return list.isText ? list : undefined;
    }
    if (separator instanceof UnknownData) {
      return undefined;
    }
    if ('pairs' in list) {
      return toData('');
    }
    const items = 'values' in list ? list.values() : [list];
    const between = separator?.primitive ? separator.coerceString() : ',';
    const texts = items.map(textOf);
    return texts.every((text) => text !== undefined) ? toData(join(...texts.flatMap((text, index) => index === 0 ? [text] : [between, text]))) : undefined;
  },
  startswith: ([text, start]) => decided(text, start, ([first], wanted) => {
    const known = first.slice(0, wanted.length);
    return known.length === wanted.length ? known === wanted : wanted.startsWith(known) ? undefined : false;
  }),
  endswith: ([text, end]) => decided(text, end, (parts, wanted) => {
    const last = parts[parts.length - 1];
    const known = last.slice(Math.max(0, last.length - wanted.length));
    return known.length === wanted.length ? known === wanted : wanted.endsWith(known) ? undefined : false;
  }),
  contains: ([text, item]) => {
    if ('pairs' in text) {
      return toData(false);
    }
    if ('values' in text) {
      const { data: { Array: List }, truthy, wellKnownFunctions: { contains } } = language();
      const known = new List(...text.values().filter((value) => !(value instanceof UnknownData)));
      return !(item instanceof UnknownData) && truthy(contains.call(known, item)) ? toData(true) : undefined;
    }
    return decided(text, item, (parts, wanted) => parts.some((part) => part.includes(wanted)) || undefined);
  },
};

/** What is known of the text, without regard to case, beside a text that is known. */
function decided(text: Data, other: Data, decide: (parts: string[], wanted: string) => boolean | undefined): Data | undefined {
  if (!(text instanceof UnknownData) || !text.isText || other instanceof UnknownData || !other.primitive) {
    return undefined;
  }
  const known = text.unknown.parts.map((part) => typeof part === 'string' ? part.toLowerCase() : '');
  const answer = decide(known, other.coerceString().toLowerCase());
  return answer === undefined ? undefined : toData(answer);
}

/** As it stands within a text; nothing where it was computed from what is not known. */
function textOf(value: Data): Text | undefined {
  if (value instanceof UnknownData) {
    return value.derived ? undefined : value.unknown;
  }
  return value.coerceString();
}
