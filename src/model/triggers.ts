import { Problems } from './problem';
import { PathFilter, Trigger, TriggerKind } from './trigger';

/**
 * The triggers of a release, those of one kind merged into one.
 */
export class Triggers {
  constructor(private readonly list: Trigger[]) {}

  public has(...kinds: TriggerKind[]): boolean {
    return this.list.some((trigger) => kinds.includes(trigger.kind));
  }

  /** Whether a run can have been started by another workflow, then by any event; the schedule is such a workflow. */
  public get callable(): boolean {
    return this.has('called', 'schedule');
  }

  /** Whether a run can be about a version. */
  public get versions(): boolean {
    return this.has('release', 'tag', 'manual', 'called');
  }

  /** The branches, tags or schedules of that kind, in the order given; none if it is not limited to any. */
  public patterns(kind: TriggerKind): string[] | undefined {
    const given = this.ofKind(kind).map((trigger) => trigger.patterns);
    return given.some((patterns) => patterns === undefined) ? undefined : [...new Set(given.flatMap((patterns) => patterns ?? []))];
  }

  /** The path filter of that kind: `check` made sure that there is only one. */
  public filter(kind: TriggerKind): PathFilter {
    return this.ofKind(kind)[0]?.filter ?? {};
  }

  public check(path: string, problems: Problems): void {
    if (this.list.length === 0) {
      problems.add(path, [], { reason: 'is empty', allowed: 'at least one trigger' });
    }
    this.list.forEach((trigger, index) => trigger._check(`${path}[${index}]`, problems));
    for (const kind of ['push', 'tag', 'pullRequest'] as const) {
      this.checkOneFilter(kind, path, problems);
      this.checkExclusions(kind, path, problems);
    }
    if (this.has('repair') && !this.versions) {
      problems.add(`${path}[${this.list.findIndex((trigger) => trigger.kind === 'repair')}]`, 'Trigger.repair()', {
        reason: 'copies versions, but no trigger releases one',
        allowed: 'Trigger.releasePublished(), tag(), manual() or called() beside it',
      });
    }
    if (this.has('release') && this.has('tag')) {
      problems.add(`${path}[${this.list.findIndex((trigger) => trigger.kind === 'tag')}]`, 'Trigger.tag()', {
        reason: 'releases the same version a second time beside Trigger.releasePublished()',
        allowed: 'one of the two',
      });
    }
  }

  // The branches of two triggers can be merged, their path filters cannot: GitHub has one per event.
  private checkOneFilter(kind: TriggerKind, path: string, problems: Problems): void {
    const filters = this.ofKind(kind).map((trigger) => JSON.stringify([trigger.filter.paths, trigger.filter.pathsIgnore]));
    if (new Set(filters).size > 1) {
      problems.add(path, kind, { reason: 'has two path filters, but GitHub takes one for each event', allowed: 'the same paths in every trigger of that kind' });
    }
  }

  // GitHub reads the patterns of an event in order: those of one trigger would exclude what another includes.
  private checkExclusions(kind: TriggerKind, path: string, problems: Problems): void {
    const limited = this.ofKind(kind).filter((trigger) => trigger.patterns !== undefined);
    const excluded = limited.flatMap((trigger) => trigger.patterns ?? []).find((pattern) => pattern.startsWith('!'));
    if (limited.length > 1 && excluded !== undefined) {
      problems.add(path, excluded, { reason: `would exclude what another ${kind} trigger includes`, allowed: 'one trigger of that kind, with all patterns in order' });
    }
  }

  private ofKind(kind: TriggerKind): Trigger[] {
    return this.list.filter((trigger) => trigger.kind === kind);
  }
}
