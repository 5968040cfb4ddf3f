import { Hidden } from './hidden';
import { attributeOf, fieldsOf } from './lists';

/** What applies to all tags: https://github.com/docker/metadata-action/tree/v6.2.0#flavor-input */
export interface Flavor {
  /** `auto`, `true`, `false`, or what is not known. */
  readonly latest: string;
  readonly prefix: Affix;
  readonly suffix: Affix;
}

interface Affix {
  readonly text: string;
  /** Whether `latest` has it too: `true`, `false`, or what is not known. */
  readonly onLatest: string;
}

const NO_AFFIX: Affix = { text: '', onLatest: 'false' };

/** @throws what the action fails with */
export function flavorOf(lines: readonly string[], hidden: Hidden): Flavor {
  return lines.reduce<Flavor>((flavor, line) => withLine(flavor, line, hidden), { latest: 'auto', prefix: NO_AFFIX, suffix: NO_AFFIX });
}

function withLine(before: Flavor, line: string, hidden: Hidden): Flavor {
  let flavor = before;
  let affix: 'prefix' | 'suffix' | undefined;
  for (const field of fieldsOf(line)) {
    const { key, value } = attributeOf(field);
    if (!hidden.isKnown(key ?? value)) {
      return anything(line, hidden);
    }
    switch (key) {
      case 'latest':
        if (hidden.isKnown(value) && !['auto', 'true', 'false'].includes(value)) {
          throw new Error(`Invalid latest flavor entry: ${hidden.describe(line)}`);
        }
        flavor = { ...flavor, latest: value };
        break;
      case 'prefix':
      case 'suffix':
        affix = key;
        flavor = { ...flavor, [key]: { ...flavor[key], text: value } };
        break;
      case 'onlatest':
        if (hidden.isKnown(value) && !['true', 'false'].includes(value)) {
          throw new Error(`Invalid value for onlatest attribute: ${value}`);
        }
        flavor = affix === undefined ? flavor : { ...flavor, [affix]: { ...flavor[affix], onLatest: value } };
        break;
      case undefined:
        throw new Error(`Invalid flavor entry: ${hidden.describe(line)}`);
      default:
        throw new Error(`Unknown flavor entry: ${hidden.describe(line)}`);
    }
  }
  return flavor;
}

function anything(line: string, hidden: Hidden): Flavor {
  const word = (name: string) => hidden.perhaps(`<${name} of ${hidden.describe(line)}>`, line);
  return { latest: word('latest'), prefix: { text: word('prefix'), onLatest: word('onlatest') }, suffix: { text: word('suffix'), onLatest: word('onlatest') } };
}

/** The text of the tag `latest`, before it is made fit for a tag. */
export function latestName({ prefix, suffix }: Flavor, hidden: Hidden): string {
  return `${onLatest(prefix, hidden)}latest${onLatest(suffix, hidden)}`;
}

function onLatest({ text, onLatest: answer }: Affix, hidden: Hidden): string {
  if (answer === 'true' || text === '') {
    return text;
  }
  return hidden.isKnown(answer) ? '' : hidden.perhaps(`<${hidden.describe(text)} if ${hidden.describe(answer)}>`, answer);
}
