import { Problems } from './problem';
import { member, optional, requireShape, struct, text } from './shape';
import { checkTemplate, literalOf, RefKind, refsOf } from './template';
import { TriggerKind } from './trigger';

/**
 * What is put before and after the tag that a rule gives.
 */
export interface TagOptions {
  /**
   * Put before it. May hold docker/metadata-action's expressions, such as `{{branch}}`.
   *
   * @default - nothing; `pr-` for pull requests, `sha-` for commits
   */
  readonly prefix?: string;

  /**
   * Put after it, for example `-alpine`. May hold docker/metadata-action's expressions.
   *
   * @default - nothing
   */
  readonly suffix?: string;
}

/**
 * By what it is decided whether a version becomes `latest`.
 */
export enum LatestRule {
  /**
   * The highest version that the registry serves.
   */
  HIGHEST_VERSION = 'highest-version',

  /**
   * The release that GitHub marks as its latest, whatever its version: for projects that maintain several lines.
   *
   * @see https://docs.github.com/en/repositories/releasing-projects-on-github/managing-releases-in-a-repository
   */
  GITHUB_RELEASE = 'github-release',
}

/**
 * Options for `Tag.latest`.
 */
export interface LatestOptions extends TagOptions {
  /**
   * By what it is decided whether a version becomes `latest`.
   *
   * @default LatestRule.HIGHEST_VERSION
   */
  readonly rule?: LatestRule;
}

const AFFIXES = { prefix: optional(text), suffix: optional(text) };
const TAG_OPTIONS = struct<TagOptions>(AFFIXES);
const LATEST_OPTIONS = struct<LatestOptions>({ ...AFFIXES, rule: optional(member('LatestRule', LatestRule)) });

/** The kinds of rules. */
export type TagKind = 'version' | 'majorMinor' | 'major' | 'branch' | 'pullRequest' | 'schedule' | 'sha' | 'latest' | 'raw';

/** By which triggers a rule can be made to give a tag. A caller may run for any event. */
const FIRED_BY: Record<TagKind, TriggerKind[]> = {
  version: ['release', 'tag', 'manual', 'called', 'repair'],
  majorMinor: ['release', 'tag', 'manual', 'called', 'repair'],
  major: ['release', 'tag', 'manual', 'called', 'repair'],
  branch: ['push', 'schedule', 'manual', 'called'],
  pullRequest: ['pullRequest', 'called'],
  schedule: ['schedule', 'called'],
  sha: ['push', 'called'],
  latest: ['release', 'tag', 'manual', 'called', 'repair'],
  raw: ['release', 'push', 'tag', 'schedule', 'pullRequest', 'manual', 'called'],
};

/** What each rule gives, in words or by the example of `v1.2.3`. */
const EXAMPLES: Record<Exclude<TagKind, 'raw'>, string> = {
  version: '1.2.3',
  majorMinor: '1.2',
  major: '1',
  branch: '<branch>',
  pullRequest: '<number>',
  schedule: 'nightly',
  sha: '<short commit>',
  latest: 'latest',
};

/** What docker/metadata-action puts before a tag if nothing is said. */
const PREFIXES: Partial<Record<TagKind, string>> = { pullRequest: 'pr-', sha: 'sha-' };

/** The refs that a run is about when a rule gives a tag; none for a rule that does not care. */
const REFS: Partial<Record<TagKind, RefKind>> = {
  version: 'tag', majorMinor: 'tag', major: 'tag', latest: 'tag', branch: 'branch', schedule: 'branch', sha: 'branch', pullRequest: 'pullRequest',
};

/** By which triggers a run is about such a ref. */
const RUNS_ON: Record<RefKind, TriggerKind[]> = {
  branch: ['push', 'schedule', 'manual', 'called'],
  tag: ['release', 'tag', 'manual', 'called'],
  pullRequest: ['pullRequest', 'called'],
};

const AFFIX = /^[\w.-]*$/;
const TAG_TEXT = 'letters, digits, _, . and -, and expressions of docker/metadata-action';

/**
 * A rule that gives a tag for some events.
 *
 * @see https://github.com/docker/metadata-action/tree/v6.2.0#tags-input
 */
export class Tag {
  /**
   * The version of a release or version tag: `1.2.3` for `v1.2.3` or `1.2.3`, `1.3.0-rc.1` for a pre-release.
   */
  public static version(options: TagOptions = {}): Tag {
    return Tag.create('version', options);
  }

  /**
   * Major and minor version: `1.2` for `v1.2.3`. A pre-release gives its whole version instead. It never moves to a
   * lower version.
   */
  public static majorMinor(options: TagOptions = {}): Tag {
    return Tag.create('majorMinor', options);
  }

  /**
   * The major version: `1` for `v1.2.3`; nothing for `v0.x`, where each minor version may break. A pre-release gives
   * its whole version instead. It never moves to a lower version.
   */
  public static major(options: TagOptions = {}): Tag {
    return Tag.create('major', options);
  }

  /**
   * The branch that was pushed, or on which the nightly or manual run works: `main`. What a tag cannot hold becomes `-`.
   */
  public static branch(options: TagOptions = {}): Tag {
    return Tag.create('branch', options);
  }

  /**
   * The pull request: `pr-7`. It names the build only: a pull request publishes nothing.
   */
  public static pullRequest(options: TagOptions = {}): Tag {
    return Tag.create('pullRequest', options);
  }

  /**
   * `nightly`, for runs by schedule.
   */
  public static schedule(options: TagOptions = {}): Tag {
    return Tag.create('schedule', options);
  }

  /**
   * The commit that was pushed to a branch: `sha-860c190`. Releases and nightly runs of the same commit leave it
   * alone, so that it keeps pointing to one image.
   */
  public static sha(options: TagOptions = {}): Tag {
    return Tag.create('sha', options);
  }

  /**
   * `latest`, for a stable version (`1.2.3`, not `1.3.0-rc.1`) that is not marked as a pre-release on GitHub. It
   * never moves to a lower version, unless it follows GitHub's releases. Prefix and suffix must be plain text here.
   */
  public static latest(options: LatestOptions = {}): Tag {
    requireShape('Tag.latest(options)', LATEST_OPTIONS, options);
    return new Tag('latest', options.prefix, options.suffix, undefined, options.rule ?? LatestRule.HIGHEST_VERSION);
  }

  /**
   * A tag of your own, on every event; with `{{branch}}`, `{{tag}}` or `{{base_ref}}` on those where there is one.
   *
   * @param value the tag, for example `edge` or `{{branch}}-{{date 'YYYYMMDD'}}`
   */
  public static raw(value: string, options: TagOptions = {}): Tag {
    requireShape('Tag.raw(value)', text, value);
    return Tag.create('raw', options, value);
  }

  /**
   * The rules that apply where none are given.
   *
   * @internal
   */
  public static _defaults(): Tag[] {
    return [Tag.schedule(), Tag.branch(), Tag.pullRequest(), Tag.version(), Tag.majorMinor(), Tag.major(), Tag.latest(), Tag.sha()];
  }

  private static create(kind: TagKind, options: TagOptions, value?: string): Tag {
    requireShape(`Tag.${kind}(options)`, TAG_OPTIONS, options);
    return new Tag(kind, options.prefix, options.suffix, value);
  }

  private constructor(
    /**
     * Which rule it is, by the name of its factory.
     */
    public readonly kind: TagKind,
    /**
     * Put before the tag.
     */
    public readonly prefix?: string,
    /**
     * Put after the tag.
     */
    public readonly suffix?: string,
    /**
     * The tag itself, for a rule of your own.
     */
    public readonly value?: string,
    /**
     * By what it is decided whether a version becomes `latest`.
     */
    public readonly rule?: LatestRule,
  ) {}

  /**
   * @internal
   */
  public get _namesVersion(): boolean {
    return ['version', 'majorMinor', 'major'].includes(this.kind);
  }

  /**
   * @internal
   */
  public get _defaultPrefix(): string {
    return PREFIXES[this.kind] ?? '';
  }

  /**
   * @internal
   */
  public get _example(): string {
    return `${this.prefix ?? this._defaultPrefix}${this.kind === 'raw' ? this.value : EXAMPLES[this.kind]}${this.suffix ?? ''}`;
  }

  /**
   * @internal
   */
  public _firedBy(trigger: TriggerKind): boolean {
    // A repair is about another ref and commit, on another day.
    if (trigger === 'repair' && this.text.includes('{{')) {
      return false;
    }
    return FIRED_BY[this.kind].includes(trigger) && this._refs.every((ref) => RUNS_ON[ref].includes(trigger));
  }

  /**
   * The kinds of refs on which the expressions in it give something.
   *
   * @internal
   */
  public get _refs(): RefKind[] {
    return refsOf(this.text);
  }

  private get text(): string {
    return `${this.prefix ?? this._defaultPrefix}${this.value ?? ''}${this.suffix ?? ''}`;
  }

  /**
   * @internal
   */
  public _check(path: string, problems: Problems): void {
    for (const [name, value] of [['value', this.value], ['prefix', this.prefix], ['suffix', this.suffix]]) {
      if (value !== undefined) {
        checkTemplate(`${path}.${name}`, value, AFFIX, problems, TAG_TEXT);
      }
    }
    if (this.kind === 'latest' && /\{\{/.test(`${this.prefix}${this.suffix}`)) {
      problems.add(path, `${this.prefix ?? ''}latest${this.suffix ?? ''}`, { reason: 'has an expression, which docker/metadata-action would not replace there', allowed: 'plain text' });
    }
    if (this.value === '') {
      problems.add(`${path}.value`, '', { reason: 'is empty', allowed: TAG_TEXT });
    }
    if (/^[.-]/.test(`${this.prefix ?? ''}${this.value ?? 'x'}`)) {
      problems.add(`${path}.${this.prefix ? 'prefix' : 'value'}`, `${this.prefix ?? ''}${this.value ?? ''}`, { reason: 'would make the tag start with . or -', allowed: 'a first letter, digit or _' });
    }
    if (literalOf(this.text).length > 100) {
      problems.add(path, this.text, { reason: 'is longer than a tag can be', allowed: 'up to 100 characters, of 128, besides what the rule gives' });
    }
    this.checkRefs(path, problems);
    if (this.kind === 'raw' && this.value === 'latest') {
      problems.add(path, 'latest', { reason: 'would move on every event, pre-releases and branches too', allowed: 'Tag.latest()' });
    }
  }

  // An expression for another kind of ref is empty: `{{branch}}-1.2.3` would be `-1.2.3`, which is no tag.
  private checkRefs(path: string, problems: Problems): void {
    const possible = REFS[this.kind];
    const foreign = this._refs.filter((ref) => possible !== undefined && ref !== possible);
    if (foreign.length > 0 || this._refs.length > 1) {
      problems.add(path, this.text, { reason: 'has an expression that is empty whenever the rule gives a tag', allowed: '{{branch}} for runs on branches, {{tag}} for those on tags, {{base_ref}} for pull requests' });
    }
  }
}
