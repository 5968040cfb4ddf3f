/** A line of `tags` or `flavor`: comma-separated `key=value`. */
export type Attributes = Readonly<Record<string, string>>;

/** What a rule can ask about the run. */
export interface Run {
  readonly eventName: string;
  readonly ref: string;
  readonly sha: string;
}

/** The tag that a rule gives for this run, if any, and whether `latest=auto` follows it. */
export interface Candidate {
  readonly tag: string;
  readonly latest: boolean;
}

interface Rule {
  readonly priority: number;
  /** Attributes that we know, with their defaults. */
  readonly attributes: Attributes;
  candidate(attributes: Attributes, run: Run): Candidate | undefined;
}

// https://semver.org: the suggested regular expression, with the optional v that is usual for tags.
const VERSION = /^v?((0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)(-[0-9A-Za-z-]+(?:\.[0-9A-Za-z-]+)*)?)(?:\+[0-9A-Za-z.-]+)?$/;

const after = (prefix: string, ref: string) => ref.startsWith(prefix) ? ref.slice(prefix.length) : undefined;

const plain = (tag: string | undefined): Candidate | undefined => tag === undefined ? undefined : { tag, latest: false };

const RULES: Record<string, Rule> = {
  schedule: {
    priority: 1000,
    attributes: { pattern: 'nightly' },
    candidate: ({ pattern }, { eventName }) => plain(eventName === 'schedule' ? pattern : undefined),
  },
  semver: {
    priority: 900,
    attributes: { pattern: '', value: '' },
    candidate: ({ pattern, value }, { ref }) => {
      const [, version, major, minor, , prerelease] = VERSION.exec(value || (after('refs/tags/', ref) ?? '')) ?? [];
      if (!version) return undefined;
      const tag = pattern.replace('{{version}}', version).replace('{{major}}', major).replace('{{minor}}', minor);
      return prerelease ? plain(version) : { tag, latest: true };
    },
  },
  ref: {
    priority: 600,
    attributes: { event: '' },
    candidate: ({ event }, { ref }) => {
      if (event === 'branch') return plain(after('refs/heads/', ref));
      if (event === 'pr') return plain(after('refs/pull/', ref)?.replace(/\/merge$/, ''));
      const tag = event === 'tag' ? after('refs/tags/', ref) : fail(`no event for type=ref: ${event}`);
      return tag === undefined ? undefined : { tag, latest: true };
    },
  },
  raw: { priority: 200, attributes: { value: '' }, candidate: ({ value }) => plain(value) },
  sha: { priority: 100, attributes: { prefix: 'sha-' }, candidate: (_, { sha }) => plain(sha.slice(0, 7)) },
};

export function fail(message: string): never {
  throw new Error(`the stand-in for docker/metadata-action: ${message}`);
}

export function attributes(line: string): Attributes {
  return Object.fromEntries(line.split(',').map((field) => {
    const [key, ...value] = field.split('=');
    return value.length > 0 ? [key, value.join('=')] : fail(`not key=value: ${line}`);
  }));
}

/** The tags of all rules, most important first. */
export function candidates(lines: readonly string[], flavor: Attributes, run: Run): Candidate[] {
  return lines.map((line) => {
    const given = attributes(line);
    const rule = RULES[given.type] ?? fail(`unknown type: ${line}`);
    const unknown = Object.keys(given).filter((key) => !['type', 'enable', 'priority', 'prefix', 'suffix', ...Object.keys(rule.attributes)].includes(key));
    if (unknown.length > 0) fail(`unknown attribute ${unknown.join()}: ${line}`);
    if (!['true', 'false', undefined].includes(given.enable)) fail(`enable has to be true or false: ${line}`);
    const merged: Attributes = { ...flavor, ...rule.attributes, ...(given.event === 'pr' ? { prefix: 'pr-' } : {}), ...given };
    return { rule, line, given: merged, priority: Number(given.priority ?? rule.priority) };
  }).sort((a, b) => b.priority - a.priority).flatMap(({ rule, line, given }) => {
    const candidate = given.enable === 'false' ? undefined : rule.candidate(given, run);
    if (!candidate) return [];
    const tag = `${given.prefix ?? ''}${candidate.tag}${given.suffix ?? ''}`;
    if (tag.includes('{{')) fail(`unknown expression: ${line}`);
    return [{ ...candidate, tag: sanitize(tag) }];
  });
}

export const sanitize = (tag: string) => tag.replace(/[^a-zA-Z0-9._-]+/g, '-');
