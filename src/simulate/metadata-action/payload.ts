import { memberOf } from '../expressions/member';
import { PartlyKnown, Unknown, Value } from '../value';

/** A text of the payload; none where there is none, or null. */
export function textAt(payload: Value | undefined, ...path: readonly string[]): string | Unknown | undefined {
  const value = path.reduce(memberAt, payload);
  return value === undefined || value === null ? undefined : value instanceof Unknown ? value : String(value);
}

function memberAt(value: Value | undefined, key: string): Value | undefined {
  if (value instanceof Unknown) {
    return memberOf(value, key);
  }
  if (value instanceof PartlyKnown) {
    return Object.hasOwn(value.known, key) ? value.known[key] : memberOf(value.rest, key);
  }
  return typeof value === 'object' && value !== null ? (value as { readonly [name: string]: Value })[key] : undefined;
}
