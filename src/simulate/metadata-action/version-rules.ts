import type * as Pep440 from '@renovatebot/pep440' with { 'resolution-mode': 'import' };
import type * as Semver from 'semver';
import { ActionRun, isIn, nameOfRef } from './action-run';
import { expand, expandWith } from './global-expressions';
import { gives, givesNothing, Outcome } from './outcome';
import { notIn } from './ref-rules';
import { TagRule } from './tag-rule';
import { isRaw, Names } from './template';
import { bundled } from '../../libraries';

/** A version as a standard reads it. */
interface Version {
  /** What a pattern can name. */
  readonly names: Names;
  readonly preRelease: boolean;
}

/** A rule that takes its tag out of the git tag, or of a value that is given in its place. */
export function versionOutcome(rule: TagRule, run: ActionRun): Outcome {
  const given = rule.attributes.get('value') ?? '';
  if (given === '' && isIn('tags', run) === 'no') {
    return notIn('tags', run);
  }
  const source = given === '' ? nameOfRef('tags', run) : expand(given, run);
  return rule.type === 'match' ? matchOutcome(rule, source, run) : standardOutcome(rule, source, run);
}

function matchOutcome({ attributes }: TagRule, source: string, run: ActionRun): Outcome {
  const { hidden } = run;
  const pattern = attributes.get('pattern') ?? '';
  const group = attributes.get('group') ?? '';
  if (!hidden.isKnown(`${source}${pattern}`)) {
    const [text, expected] = [hidden.describe(source), hidden.describe(pattern)];
    return gives(hidden.derived(`<${group === '0' ? 'match' : `group ${group}`} of ${expected} in ${text}>`, `${source}${pattern}`), {
      latest: true, conditions: [`${text} matches ${expected}`],
    });
  }
  const [, body, flags] = /^\/(.+)\/(.*)$/.exec(pattern) ?? [undefined, pattern];
  const matched = source.match(new RegExp(body, flags));
  if (!matched) {
    return warned(`${pattern} does not match ${source}.`, run);
  }
  // A text may name a group: only what stands at such an index is one.
  const value = (matched as unknown as Readonly<Record<string, string | undefined>>)[group];
  return value === undefined ? warned(`Group ${group} does not exist for ${pattern} pattern.`, run) : gives(value, { latest: true });
}

function standardOutcome(rule: TagRule, source: string, run: ActionRun): Outcome {
  const { hidden } = run;
  const [pattern, match] = [rule.attributes.get('pattern') ?? '', rule.attributes.get('match') ?? ''];
  if (!hidden.isKnown(`${source}${match}`)) {
    return unknownVersion(pattern, source, match, run);
  }
  const text = matchedPart(source, match, run);
  const version = rule.type === 'semver' ? semver(text) : pep440(text);
  if (typeof version === 'string') {
    return warned(version, run);
  }
  if (!hidden.isKnown(pattern)) {
    return gives(hidden.perhaps(`<${hidden.describe(pattern)} of ${text}>`, pattern), { latest: !version.preRelease });
  }
  // A pre-release is no part of a line of versions: it has only its whole name.
  const shown = version.preRelease && !isRaw(pattern) ? '{{version}}' : pattern;
  return gives(expandWith(shown, version.names, run), { latest: !version.preRelease });
}

function unknownVersion(pattern: string, source: string, match: string, { hidden }: ActionRun): Outcome {
  const text = hidden.describe(source);
  return gives(hidden.derived(`<${hidden.describe(pattern)} of ${text}>`, `${source}${match}${pattern}`), {
    latest: `${text} is no pre-release`, conditions: [`${text} is a version`],
  });
}

/** The part of a text that the attribute `match` chooses. What does not match is taken as it is. */
function matchedPart(source: string, match: string, run: ActionRun): string {
  const matched = match === '' ? [source, source] : source.match(match);
  if (!matched) {
    run.warn(`${match} does not match ${source}.`);
  }
  const [, part] = matched ?? [source, source];
  if (part === undefined) {
    throw new TypeError("Cannot read properties of undefined (reading 'replace')"); // The action expects a group.
  }
  return part.replaceAll('/', '-');
}

/** The version, or why it is none. */
function semver(text: string): Version | string {
  const { parse, prerelease, valid } = bundled<typeof Semver>('metadata-semver');
  if (!valid(text)) {
    return `${text} is not a valid semver. More info: https://semver.org/`;
  }
  return { names: parse(text, { loose: true }) as unknown as Names, preRelease: prerelease(text) !== null };
}

/** The version, or why it is none. */
function pep440(text: string): Version | string {
  const { clean, explain, major, minor, patch, valid } = bundled<typeof Pep440>('metadata-pep440');
  const explained = valid(text) ? explain(text) : null;
  if (!explained) {
    return `${text} does not conform to PEP 440. More info: https://www.python.org/dev/peps/pep-0440`;
  }
  return {
    names: { raw: () => text, version: () => clean(text), major: () => major(text), minor: () => minor(text), patch: () => patch(text) },
    preRelease: explained.is_prerelease || explained.is_postrelease || explained.is_devrelease,
  };
}

function warned(warning: string, run: ActionRun): Outcome {
  run.warn(warning);
  return givesNothing(warning);
}
