import type { data } from '@actions/expressions' with { 'resolution-mode': 'import' };
import { UnknownData } from './data';

type Data = data.ExpressionData;

/** Whether GitHub cannot take the two for equal, whatever is not known of them. */
export function differ(one: Data, other: Data): boolean {
  return cannotBe(one, other) || cannotBe(other, one);
}

function cannotBe(value: Data, known: Data): boolean {
  if (!(value instanceof UnknownData) || known instanceof UnknownData || !('value' in known) || typeof known.value !== 'string') {
    return false;
  }
  if (known.value === '' && value.unknown.truth === true) {
    return true;
  }
  // Upper case as in GitHub's own comparison; a gap may be any text.
  const pattern = value.unknown.parts.map((part) => typeof part === 'string' ? part.toUpperCase().replace(/[\\^$.*+?()[\]{}|]/g, '\\$&') : '.*');
  return value.isText && !new RegExp(`^${pattern.join('')}$`, 's').test(known.value.toUpperCase());
}
