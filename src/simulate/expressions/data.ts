import type { data } from '@actions/expressions' with { 'resolution-mode': 'import' };
import { language } from './language';
import { memberOf } from './member';
import { PartlyKnown, Unknown, Value } from '../value';

/** What is not known, as GitHub's evaluator passes values around. */
export class UnknownData implements data.StringData {
  // A text, as nearly all that is not known is: only so may it stand where the evaluator's own types do.
  public readonly kind = 0 as data.Kind.String;
  public readonly primitive = true;
  public readonly value = '';

  /**
   * @param derived whether it was computed from what is not known, and is not that itself
   */
  constructor(public readonly unknown: Unknown, public readonly derived = false) {}

  /** Whether it is known to be a text: what has known parts is. */
  public get isText(): boolean {
    return !this.derived && this.unknown.parts.some((part) => typeof part === 'string');
  }

  public coerceString(): string {
    return String(this.unknown);
  }

  public number(): number {
    return NaN;
  }
}

// Contexts are the same for many expressions, and large.
const converted = new WeakMap<object, data.ExpressionData>();

/** The value as GitHub's evaluator holds it. */
export function toData(value: Value): data.ExpressionData {
  if (typeof value !== 'object' || value === null) {
    return convert(value);
  }
  const known = converted.get(value) ?? convert(value);
  converted.set(value, known);
  return known;
}

function convert(value: Value): data.ExpressionData {
  const { data: { Array: List, BooleanData, Dictionary, Null, NumberData, StringData } } = language();
  if (value instanceof Unknown) {
    return new UnknownData(value);
  }
  if (value instanceof PartlyKnown) {
    return partlyKnownData(value);
  }
  switch (typeof value) {
    case 'string': return new StringData(value);
    case 'number': return new NumberData(value);
    case 'boolean': return new BooleanData(value);
    default:
      if (value === null || value === undefined) {
        return new Null();
      }
      return Array.isArray(value)
        ? new List(...value.map(toData))
        : new Dictionary(...Object.entries(value).map(([key, member]) => ({ key, value: toData(member as Value) })));
  }
}

/** All members that are asked for by name are there, and a look at all of them shows that not all are known. */
function partlyKnownData({ known, rest }: PartlyKnown): data.Dictionary {
  const members = new (language().data.Dictionary)(...Object.entries(known).map(([key, value]) => ({ key, value: toData(value) })));
  const get = members.get.bind(members);
  members.get = (key) => get(key) ?? new UnknownData(memberOf(rest, key));
  const values = members.values.bind(members);
  members.values = () => [...values(), new UnknownData(rest)];
  return members;
}

/**
 * A list of which the members are to be asked for a member of their own: a filter of objects passes over texts, and what
 * is not known may be an object.
 *
 * @see https://docs.github.com/en/actions/reference/workflows-and-actions/expressions#object-filters
 */
export function withOpenMembers(list: data.Array): data.Array {
  const Same = list.constructor as new (...members: data.ExpressionData[]) => data.Array;
  return new Same(...list.values().map((value) => value instanceof UnknownData ? partlyKnownData(new PartlyKnown({}, value.unknown)) : value));
}

/** The value that GitHub's evaluator holds. */
export function fromData(expressionData: data.ExpressionData | UnknownData): Value {
  if (expressionData instanceof UnknownData) {
    return expressionData.unknown;
  }
  if ('pairs' in expressionData) {
    return Object.fromEntries(expressionData.pairs().map(({ key, value }) => [key, fromData(value)]));
  }
  if ('values' in expressionData) {
    return expressionData.values().map(fromData);
  }
  return 'value' in expressionData ? expressionData.value : null;
}

/** What is not known of a value, however deep in it. */
export function unknownIn(expressionData: data.ExpressionData | UnknownData): Unknown[] {
  if (expressionData instanceof UnknownData) {
    return [expressionData.unknown];
  }
  return 'values' in expressionData ? expressionData.values().flatMap(unknownIn) : [];
}
