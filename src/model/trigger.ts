import { checkCron } from './cron';
import { Problems } from './problem';
import { list, optional, requireShape, struct, text, textOrList } from './shape';

/**
 * Which changed files an event must touch.
 *
 * @see https://docs.github.com/en/actions/writing-workflows/workflow-syntax-for-github-actions#onpushpull_requestpull_request_targetpathspaths-ignore
 */
export interface PathFilter {
  /**
   * Run only if a changed file matches one of these patterns. Cannot stand beside `pathsIgnore`.
   *
   * @default - every change
   */
  readonly paths?: string[];

  /**
   * Do not run if every changed file matches one of these patterns. Cannot stand beside `paths`.
   *
   * @default - no change is ignored
   */
  readonly pathsIgnore?: string[];
}

/**
 * Options for `Trigger.pullRequest`.
 */
export interface PullRequestOptions extends PathFilter {
  /**
   * The branches that the pull request wants to be merged into.
   *
   * @default - all
   */
  readonly branches?: string[];
}

const PATH_FILTER = { paths: optional(list(text)), pathsIgnore: optional(list(text)) };

/** The kinds of triggers. */
export type TriggerKind = 'release' | 'push' | 'tag' | 'schedule' | 'pullRequest' | 'manual' | 'called' | 'repair';

/**
 * When a release runs, and whether that run publishes.
 *
 * @see https://docs.github.com/en/actions/writing-workflows/choosing-when-your-workflow-runs/events-that-trigger-workflows
 */
export class Trigger {
  /**
   * A release or pre-release is published on GitHub. Releases made by a workflow with its own token fire nothing; let
   * such a workflow call this one (`Trigger.called`).
   */
  public static releasePublished(): Trigger {
    return new Trigger('release', 'a release is published');
  }

  /**
   * Commits are pushed to a branch.
   *
   * @param branches names or patterns, such as `main` or `release-*`
   */
  public static pushTo(branches: string | string[], filter: PathFilter = {}): Trigger {
    requireShape('Trigger.pushTo(branches)', textOrList, branches);
    requireShape('Trigger.pushTo(branches, filter)', struct<PathFilter>(PATH_FILTER), filter);
    const patterns = toList(branches);
    return new Trigger('push', `a push to ${patterns.join(', ')}`, patterns, filter);
  }

  /**
   * A tag is pushed. Where releases are published on GitHub, `Trigger.releasePublished` says the same once.
   *
   * @param patterns names or patterns, such as `v*`
   */
  public static tag(patterns: string | string[]): Trigger {
    requireShape('Trigger.tag(patterns)', textOrList, patterns);
    return new Trigger('tag', `a push of a tag ${toList(patterns).join(', ')}`, toList(patterns));
  }

  /**
   * At set times, on the default branch. It stands in a workflow of its own that calls the release: GitHub switches a
   * workflow with a schedule off, all its triggers included, after 60 days without activity in the repository.
   *
   * @param cron five fields, in UTC, such as `30 1 * * *`; at most every five minutes
   * @see https://docs.github.com/en/actions/managing-workflow-runs-and-deployments/managing-workflow-runs/disabling-and-enabling-a-workflow
   */
  public static schedule(cron: string): Trigger {
    requireShape('Trigger.schedule(cron)', text, cron);
    return new Trigger('schedule', `the schedule ${cron} (UTC)`, [cron]);
  }

  /**
   * A pull request is opened or updated. It builds and publishes nothing, and gets no secret.
   */
  public static pullRequest(options: PullRequestOptions = {}): Trigger {
    requireShape('Trigger.pullRequest(options)', struct<PullRequestOptions>({ ...PATH_FILTER, branches: optional(list(text)) }), options);
    const { branches, ...filter } = options;
    return new Trigger('pullRequest', branches ? `a pull request into ${branches.join(', ')}` : 'a pull request', branches, filter);
  }

  /**
   * Somebody starts it by hand, on a branch or a tag. Unless told otherwise it rehearses: it does everything but publish.
   */
  public static manual(): Trigger {
    return new Trigger('manual', 'somebody starts it');
  }

  /**
   * Another workflow calls it and hands over its secrets, one by one.
   *
   * @see https://docs.github.com/en/actions/sharing-automations/reusing-workflows
   */
  public static called(): Trigger {
    return new Trigger('called', 'another workflow calls it');
  }

  /**
   * Somebody asks, by hand, that a version is copied from a registry that serves it to those that do not: after a
   * registry failed for long, or was added later. It builds nothing, and stands in a workflow of its own, `<name>-repair`.
   */
  public static repair(): Trigger {
    return new Trigger('repair', 'somebody asks for a repair');
  }

  private constructor(
    /**
     * Which trigger it is.
     */
    public readonly kind: TriggerKind,
    /**
     * The event in words, for example `a push to main`.
     */
    public readonly title: string,
    /**
     * The branches, tags or schedules that it is limited to.
     */
    public readonly patterns?: string[],
    /**
     * The changed files that it is limited to.
     */
    public readonly filter: PathFilter = {},
  ) {}

  /**
   * Whether its runs publish.
   */
  public get publishes(): boolean {
    return this.kind !== 'pullRequest';
  }

  /**
   * @internal
   */
  public _check(path: string, problems: Problems): void {
    if (this.kind === 'schedule') {
      this.patterns?.forEach((cron) => checkCron(cron, `${path}.cron`, problems));
      return;
    }
    if (this.patterns) {
      checkPatterns(this.patterns, `${path}.${this.kind === 'tag' ? 'patterns' : 'branches'}`, 'ref', problems);
    }
    const { paths, pathsIgnore } = this.filter;
    if (paths) {
      checkPatterns(paths, `${path}.paths`, 'path', problems);
    }
    if (pathsIgnore) {
      checkPatterns(pathsIgnore, `${path}.pathsIgnore`, 'path', problems);
    }
    if (paths && pathsIgnore) {
      problems.add(`${path}.pathsIgnore`, pathsIgnore, { reason: 'cannot stand beside paths', allowed: 'paths or pathsIgnore; a pattern in paths may start with !' });
    }
  }
}

function toList(value: string | string[]): string[] {
  return Array.isArray(value) ? value : [value];
}

// A character or set, once or more or not at all; or a wildcard.
// https://docs.github.com/en/actions/writing-workflows/workflow-syntax-for-github-actions#filter-pattern-cheat-sheet
const LETTERS = 'A-Za-z0-9\\u00a1-\\u1fff\\u2c00-\\uffff';
const SET = String.raw`\[(?![${LETTERS}]\])(?:[${LETTERS}](?:-[${LETTERS}])?)+\]`;
const atoms = (characters: string) => String.raw`(?:(?:[${LETTERS}._\-/@#=${characters}]|${SET})[?+]?|\*)+`;
const PATTERNS = {
  ref: {
    pattern: new RegExp(String.raw`^!?(?![/.-]|refs/)${atoms('')}$(?<![/.])`),
    allowed: 'a branch or tag name without refs/, or a pattern with *, **, ?, + and [a-z], like release-*',
  },
  path: {
    pattern: new RegExp(String.raw`^!?(?![/ ]|\.{1,2}(?:/|$))${atoms(" '(),&~")}$(?<![/ ])`),
    allowed: 'a path of files from the root of the repository, or a pattern with *, **, ?, + and [a-z], like src/**',
  },
};

function checkPatterns(patterns: string[], path: string, kind: 'ref' | 'path', problems: Problems): void {
  const { pattern, allowed } = PATTERNS[kind];
  patterns.forEach((value, index) => {
    if (!pattern.test(value) || [...value.matchAll(/\[[^\]]*\]/g)].some(([set]) => hasRangeBackwards(set))) {
      problems.add(`${path}[${index}]`, value, { reason: 'is not a pattern that GitHub takes', allowed });
    }
  });
  if (patterns.every((value) => value.startsWith('!'))) {
    problems.add(path, patterns, { reason: patterns.length === 0 ? 'is empty' : 'excludes only, so that nothing is left', allowed: 'at least one pattern that does not start with !' });
  }
}

function hasRangeBackwards(set: string): boolean {
  return [...set.matchAll(/(.)-(.)/gu)].some(([, first, last]) => first > last);
}
