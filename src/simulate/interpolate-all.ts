import { Contexts, interpolate, toText } from './expressions/expression';
import { Text, Value } from './value';
import { Mapping } from './workflow-file';

/** Each value of a mapping with what its expressions give. */
export function interpolateAll(values: Mapping, contexts: Contexts): Record<string, Text> {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, toText(interpolate(value, contexts))]));
}

/** Whether a key is `true`, as it is written or by its expression. */
export function isSet(value: Value | undefined, contexts: Contexts): boolean {
  return String(interpolate(value ?? false, contexts)) === 'true';
}
