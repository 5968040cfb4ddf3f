import { Tag, TagKind } from '../model/tag';
import { RefKind } from '../model/template';

// https://github.com/docker/metadata-action/tree/v6.2.0#tags-input
const RULES: Record<Exclude<TagKind, 'latest' | 'raw'>, string> = {
  version: 'type=semver,pattern={{version}}',
  majorMinor: 'type=semver,pattern={{major}}.{{minor}}',
  major: "type=semver,pattern={{major}},enable=${{ !startsWith(github.ref, 'refs/tags/v0.') && !startsWith(github.ref, 'refs/tags/0.') }}",
  branch: 'type=ref,event=branch',
  pullRequest: 'type=ref,event=pr',
  schedule: 'type=schedule',
  sha: "type=sha,enable=${{ github.event_name == 'push' && startsWith(github.ref, 'refs/heads/') }}",
};

/** The types of rules that docker/metadata-action knows. */
export const RULE_TYPES = ['schedule', 'semver', 'pep440', 'match', 'edge', 'ref', 'raw', 'sha'];

/**
 * The rules in the language of docker/metadata-action.
 */
export function tagRules(tags: Tag[]): string[] {
  const latest = tags.find((tag) => tag.kind === 'latest');
  // The prefix and suffix of latest are given as those of all tags, for want of another way.
  const explicit = Boolean(latest?.prefix || latest?.suffix);
  return wholeVersionFirst(tags.filter((tag) => tag.kind !== 'latest')).map((tag) => [
    tag.kind === 'raw' || tag.kind === 'latest' ? `type=raw,value=${tag.value}${onlyOn(tag._refs)}` : RULES[tag.kind],
    affix('prefix', tag.prefix, explicit ? tag._defaultPrefix : undefined),
    affix('suffix', tag.suffix, explicit ? '' : undefined),
  ].filter((part) => part !== undefined).join(','));
}

/**
 * How `latest` moves: for a stable version (docker/metadata-action's `auto`) that is not marked as a pre-release.
 */
export function latestRule(tags: Tag[]): string[] {
  const latest = tags.find((tag) => tag.kind === 'latest');
  if (!latest) {
    return ['latest=false'];
  }
  return [
    "latest=${{ startsWith(github.ref, 'refs/tags/') && !github.event.release.prerelease && 'auto' || 'false' }}",
    ...(latest.prefix ? [`prefix=${latest.prefix},onlatest=true`] : []),
    ...(latest.suffix ? [`suffix=${latest.suffix},onlatest=true`] : []),
  ];
}

/** Elsewhere an expression in the rule would be empty. */
function onlyOn([ref]: RefKind[]): string {
  const folders: Record<RefKind, string> = { branch: 'heads', tag: 'tags', pullRequest: 'pull' };
  return ref === undefined ? '' : `,enable=\${{ startsWith(github.ref, 'refs/${folders[ref]}/') }}`;
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
