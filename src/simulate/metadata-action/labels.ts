import { ActionRun } from './action-run';
import { expand } from './global-expressions';

/**
 * The labels or annotations as `key=value`, sorted by key.
 *
 * @param standard what the action sets, which a line may override
 * @param lines what is given
 * @see https://github.com/docker/metadata-action/tree/v6.2.0#overwrite-labels-and-annotations
 * @throws what the action fails with
 */
export function labels(standard: ReadonlyMap<string, string>, lines: readonly string[], run: ActionRun): string[] {
  const { hidden } = run;
  const given = lines.map((line) => expand(line, run));
  const unread = given.find((line) => !hidden.isKnown(line.split('=')[0]));
  if (unread !== undefined) {
    // It may be several, and take the place of any other.
    return [`${hidden.derived('<keys>', unread)}=${hidden.derived('<values>', unread)}`];
  }
  return [...new Map([...standard, ...given.flatMap(entryOf)])]
    .sort(([one], [other]) => one.localeCompare(other))
    .map(([key, value]) => `${key}=${value}`);
}

function entryOf(line: string): [string, string][] {
  const [key, ...value] = line.split('=');
  return value.length === 0 ? [] : [[key, value.join('=')]];
}

/** Labels as the outputs in JSON have them: only what is on one line. */
export function asObject(all: readonly string[]): Record<string, string> {
  const object: Record<string, string> = {};
  for (const label of all) {
    const [, key, value] = /([^=]*)=(.*)/.exec(label) ?? [];
    if (key !== undefined) {
      object[key] = value;
    }
  }
  return object;
}
