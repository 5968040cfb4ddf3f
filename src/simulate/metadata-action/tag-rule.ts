import { Hidden } from './hidden';
import { fieldsOf } from './lists';

/** The types of rules: https://github.com/docker/metadata-action/tree/v6.2.0#tags-input */
export type TagRuleType = 'schedule' | 'semver' | 'pep440' | 'match' | 'edge' | 'ref' | 'raw' | 'sha';

/** A rule that gives a tag for some events. */
export interface TagRule {
  /** As it is written. */
  readonly text: string;
  /** None if what is not known decides what the rule means. */
  readonly type?: TagRuleType;
  readonly attributes: ReadonlyMap<string, string>;
}

// https://github.com/docker/metadata-action/tree/v6.2.0#priority-attribute
const PRIORITIES: Readonly<Record<TagRuleType, string>> = {
  schedule: '1000', semver: '900', pep440: '900', match: '800', edge: '700', ref: '600', raw: '200', sha: '100',
};

const DEFAULT_RULES = ['type=schedule', 'type=ref,event=branch', 'type=ref,event=tag', 'type=ref,event=pr'];

/** Attributes that decide what a rule means, rather than what it gives. */
const DECISIVE = ['type', 'event', 'format', 'group', 'priority'];

/**
 * The rules in the order in which they are followed. One that is not fully known comes first: whatever follows may not
 * be the first to give a tag.
 *
 * @throws what the action fails with
 */
export function tagRules(lines: readonly string[], hidden: Hidden): TagRule[] {
  const rules = (lines.length === 0 ? DEFAULT_RULES : lines).map((line) => tagRule(line, hidden));
  const read = rules.filter(({ type }) => type !== undefined);
  return [
    ...rules.filter(({ type }) => type === undefined),
    ...read.sort((one, other) => priorityOf(other) - priorityOf(one)),
  ];
}

function priorityOf({ attributes }: TagRule): number {
  return Number(attributes.get('priority'));
}

function tagRule(text: string, hidden: Hidden): TagRule {
  const entries = fieldsOf(text).map(attributeOf);
  const given = new Map(entries);
  const decisive = [...given.keys(), ...DECISIVE.map((key) => given.get(key) ?? '')];
  if (decisive.some((part) => !hidden.isKnown(part)) || !hidden.isKnown(text) && hidden.mayBeEmpty(text)) {
    return { text, attributes: given };
  }
  const type = entries.filter(([key]) => key === 'type').map(([, name]) => typeOf(name)).at(-1) ?? 'raw';
  const attributes = new Map([...defaults(type, given), ...given]);
  check(type, attributes, hidden.describe(text));
  return { text, type, attributes };
}

/** Unlike elsewhere, the value keeps further `=`. */
function attributeOf(field: string): [string, string] {
  const [, key, value] = /^([^=]+)=(.*)$/s.exec(field) ?? [];
  return key === undefined ? ['value', field.trim()] : [key.trim().toLowerCase(), value.trim()];
}

function typeOf(name: string): TagRuleType {
  if (!Object.hasOwn(PRIORITIES, name)) {
    throw new Error(`Unknown tag type attribute: ${name}`);
  }
  return name as TagRuleType;
}

function defaults(type: TagRuleType, given: ReadonlyMap<string, string>): [string, string][] {
  const all: [string, string][] = [['enable', 'true'], ['priority', PRIORITIES[type]]];
  switch (type) {
    case 'schedule': return [...all, ['pattern', 'nightly']];
    case 'semver':
    case 'pep440': return [...all, ['value', ''], ['match', '']];
    case 'match': return [...all, ['group', '0'], ['value', '']];
    case 'edge': return [...all, ['branch', '']];
    case 'ref': return given.get('event') === 'pr' ? [...all, ['prefix', 'pr-']] : all;
    case 'sha': return [...all, ['prefix', 'sha-'], ['format', 'short']];
    default: return all;
  }
}

function check(type: TagRuleType, attributes: ReadonlyMap<string, string>, text: string): void {
  switch (type) {
    case 'semver':
    case 'pep440':
      return demand(attributes, 'pattern', text);
    case 'match':
      demand(attributes, 'pattern', text);
      return allow(!isNaN(Number(attributes.get('group'))), `Invalid match group for ${text}`);
    case 'ref':
      demand(attributes, 'event', text);
      return allow(['branch', 'tag', 'pr'].includes(attributes.get('event') ?? ''), `Invalid event for ${text}`);
    case 'raw':
      return demand(attributes, 'value', text);
    case 'sha':
      return allow(['short', 'long'].includes(attributes.get('format') ?? ''), `Invalid format for ${text}`);
    default:
  }
}

function demand(attributes: ReadonlyMap<string, string>, key: string, text: string): void {
  allow(attributes.has(key), `Missing ${key} attribute for ${text}`);
}

function allow(allowed: boolean, message: string): void {
  if (!allowed) {
    throw new Error(message);
  }
}
