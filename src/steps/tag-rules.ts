import { Tag, TagKind } from '../model/tag';
import { RefKind } from '../model/template';

/** A version that is given, rather than found in the ref of the event. Both are GitHub expressions without their braces. */
export interface GivenVersion {
  readonly version: string;
  /** Whether the tags that move with versions are wanted too. */
  readonly moving: string;
}

// https://github.com/docker/metadata-action/tree/v6.2.0#tags-input
const TYPES: Record<Exclude<TagKind, 'latest' | 'raw'>, string> = {
  version: 'type=semver,pattern={{version}}',
  majorMinor: 'type=semver,pattern={{major}}.{{minor}}',
  major: 'type=semver,pattern={{major}}',
  branch: 'type=ref,event=branch',
  pullRequest: 'type=ref,event=pr',
  schedule: 'type=schedule',
  sha: 'type=sha',
};

/** The types of rules that docker/metadata-action knows. */
export const RULE_TYPES = ['schedule', 'semver', 'pep440', 'match', 'edge', 'ref', 'raw', 'sha'];

const NOT_A_PRE_RELEASE = '!github.event.release.prerelease';

/**
 * The rules in the language of docker/metadata-action.
 *
 * @param given gives only the tags of that version
 */
export function tagRules(tags: Tag[], given?: GivenVersion): string[] {
  const latest = tags.find((tag) => tag.kind === 'latest');
  // The prefix and suffix of latest are given as those of all tags, for want of another way.
  const explicit = Boolean(latest?.prefix || latest?.suffix);
  return wholeVersionFirst(tags.filter((tag) => tag.kind !== 'latest' && (!given || tag._firedBy('repair') && tag._namesVersion))).map((tag) => [
    tag.kind === 'raw' || tag.kind === 'latest' ? `type=raw,value=${tag.value}` : TYPES[tag.kind],
    given && `value=\${{ ${given.version} }}`,
    enabled(conditions(tag, given)),
    affix('prefix', tag.prefix, explicit ? tag._defaultPrefix : undefined),
    affix('suffix', tag.suffix, explicit ? '' : undefined),
  ].filter((part) => part !== undefined).join(','));
}

/**
 * How `latest` moves: for a stable version (docker/metadata-action's `auto`) that is not marked as a pre-release.
 */
export function latestRule(tags: Tag[], given?: GivenVersion): string[] {
  const latest = tags.find((tag) => tag.kind === 'latest');
  if (!latest) {
    return ['latest=false'];
  }
  const ofEvent = `startsWith(github.ref, 'refs/tags/') && ${NOT_A_PRE_RELEASE}`;
  return [
    `latest=\${{ ${given?.moving ?? ofEvent} && 'auto' || 'false' }}`,
    ...(latest.prefix ? [`prefix=${latest.prefix},onlatest=true`] : []),
    ...(latest.suffix ? [`suffix=${latest.suffix},onlatest=true`] : []),
  ];
}

/** When a rule gives a tag, beyond what its type says. */
function conditions(tag: Tag, given?: GivenVersion): string[] {
  const moves = given ? given.moving : NOT_A_PRE_RELEASE;
  const [version, prefix] = given ? [given.version, ''] : ['github.ref', 'refs/tags/'];
  switch (tag.kind) {
    case 'majorMinor':
      return [moves];
    case 'major':
      return [moves, `!startsWith(${version}, '${prefix}v0.')`, `!startsWith(${version}, '${prefix}0.')`];
    case 'sha':
      return ["github.event_name == 'push'", "startsWith(github.ref, 'refs/heads/')"];
    case 'raw':
      return onlyOn(tag._refs);
    default:
      return [];
  }
}

function enabled(all: string[]): string | undefined {
  return all.length === 0 ? undefined : `enable=\${{ ${all.join(' && ')} }}`;
}

/** Elsewhere an expression in the rule would be empty. */
function onlyOn([ref]: RefKind[]): string[] {
  const folders: Record<RefKind, string> = { branch: 'heads', tag: 'tags', pullRequest: 'pull' };
  return ref === undefined ? [] : [`startsWith(github.ref, 'refs/${folders[ref]}/')`];
}

/** The first rule that names a version decides what the image calls its version. */
function wholeVersionFirst(tags: Tag[]): Tag[] {
  const first = tags.findIndex((tag) => tag._namesVersion);
  const versions = tags.filter((tag) => tag.kind === 'version');
  return [
    ...tags.slice(0, Math.max(first, 0)),
    ...versions,
    ...tags.slice(Math.max(first, 0)).filter((tag) => tag.kind !== 'version'),
  ];
}

function affix(name: string, given: string | undefined, otherwise: string | undefined): string | undefined {
  const value = given ?? otherwise;
  return value === undefined ? undefined : `${name}=${value}`;
}
