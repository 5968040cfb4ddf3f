import { Unknown } from '../value';

/** A member of what is not known: of `${{ github.event.commits }}` the member `0` is `${{ github.event.commits[0] }}`. */
export function memberOf(unknown: Unknown, key: string): Unknown {
  const [gap] = unknown.gaps;
  const inner = /^\$\{\{ (.*) \}\}$/s.exec(gap.source)?.[1];
  if (unknown.parts.length !== 1 || inner === undefined) {
    return new Unknown(unknown.gaps);
  }
  const access = /^\d+$/.test(key) ? `[${key}]` : /^[\w-]+$|^\*$/.test(key) ? `.${key}` : `['${key}']`;
  return Unknown.of(`\${{ ${inner}${access} }}`, gap.reason);
}
