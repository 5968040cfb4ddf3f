import { changesBeforeMerge, isBeforeMerge } from './before-merge';
import { Change, ChangedEvent, Draft, mergeChanges, Severity } from './change';
import { changedPins } from './changed-pins';
import { changedJobs, changedScripts, changedSteps } from './changed-steps';
import { FactKind } from './fact';
import { FACT_KINDS } from './fact-kinds';
import { MatchedEvent, matchEvents } from './matched-events';
import { pinnedIn } from './pinned';
import { namedAs } from './renamed-jobs';
import { Outcome } from '../../simulate/outcome';
import { Plan, PlannedEvent } from '../../simulate/plan';

/** A workflow that was compared. */
export interface ComparedWorkflow {
  readonly path: string;
  /** The events that start it, before or after. */
  readonly events: readonly ChangedEvent[];
}

/** What changes in meaning between two versions of workflows. */
export interface Difference {
  readonly workflows: readonly ComparedWorkflow[];
  /** The weightiest first. */
  readonly changes: readonly Change[];
}

/**
 * What changes in meaning from one version of workflows to another. Workflows are the same if their path is, events if
 * their id is. For what comparing needs of plans, see `plansToCompare`.
 */
export function differenceOf(base: readonly Plan[], head: readonly Plan[]): Difference {
  const paths = [...new Set([...head, ...base].map(({ workflow }) => workflow.path))].sort();
  const compared = paths.map((path) => {
    const [before, after] = [base, head].map((plans) => plans.find(({ workflow }) => workflow.path === path));
    return new Comparison(path, before, after);
  });
  return {
    workflows: compared.map(({ path, matched }) => ({ path, events: matched.map(shownEvent) })),
    changes: mergeChanges(compared.flatMap((comparison) => comparison.changes())),
  };
}

/** The comparison of one workflow. */
class Comparison {
  public readonly matched: readonly MatchedEvent[];
  private readonly base: readonly PlannedEvent[];
  private readonly head: readonly PlannedEvent[];

  constructor(public readonly path: string, private readonly before: Plan | undefined, private readonly after: Plan | undefined) {
    this.head = after?.events ?? [];
    this.base = namedAs(this.head, before?.events ?? []);
    this.matched = matchEvents(this.base, this.head);
  }

  public changes(): Change[] {
    const onEvents = (draftsOf: (event: MatchedEvent) => readonly Draft[]): Change[] =>
      this.matched.flatMap((event) => draftsOf(event).map((draft) => ({ ...draft, workflow: this.path, events: [shownEvent(event)] })));
    return [
      ...onEvents(({ base, head }) => head === undefined ? [] : changesBeforeMerge(head.event, base?.outcome, head.outcome)),
      ...onEvents((event) => this.started(event)),
      ...FACT_KINDS.flatMap((kind) => onEvents((event) => this.compare(kind, event))),
      ...[...changedPins(...pinsOf(this.before, this.after)), ...this.written()].map((draft) => ({ ...draft, workflow: this.path, events: [] })),
    ];
  }

  /** What is written otherwise, whatever it does. */
  private written(): Draft[] {
    const [before, after] = [this.before, this.after];
    return before === undefined || after === undefined ? [] : [
      ...changedJobs(before.workflow, after.workflow, runningIn(after)),
      ...changedSteps(before.workflow, after.workflow),
      ...changedScripts(before.scripts, after.scripts),
    ];
  }

  /** What changes in whether the event starts the workflow. */
  private started({ base, head }: MatchedEvent): Draft[] {
    const subject = this.path;
    if (this.before === undefined || this.after === undefined) {
      return [this.before === undefined ? { kind: 'workflow-added', severity: 'changes', subject } : { kind: 'workflow-removed', severity: 'narrows', subject }];
    }
    if (head === undefined) {
      return [{ kind: 'trigger-removed', severity: 'narrows', subject: base?.title ?? '' }];
    }
    const undecided = reasonOf(head.outcome);
    if (base === undefined) {
      return [{ kind: 'trigger-added', severity: weightOf(head.outcome), subject: head.title, ...undecided !== '' && { to: undecided } }];
    }
    if (base.title !== head.title) {
      return [{ kind: 'trigger-changed', severity: 'changes', subject: head.title, from: base.title, to: head.title }];
    }
    const undecidedBefore = reasonOf(base.outcome);
    return undecided === undecidedBefore ? [] : [{
      kind: 'trigger-changed', severity: 'changes', subject: head.title, from: undecidedBefore || 'always', to: undecided || 'always',
    }];
  }

  private compare(kind: FactKind, { base, head }: MatchedEvent): Draft[] {
    if (base !== undefined && head !== undefined) {
      return kind.compare(kind.factsOf(base.outcome), kind.factsOf(head.outcome));
    }
    const { event, outcome } = (base ?? head) as PlannedEvent;
    if (kind.ofNewEvents === 'none') {
      return [];
    }
    const others = kind.ofNewEvents === 'all' || isBeforeMerge(event) ? [] : (base === undefined ? this.base : this.head).flatMap((other) => kind.factsOf(other.outcome));
    return base === undefined
      ? kind.compare(others, kind.factsOf(outcome)).filter(({ kind: change, severity }) => change.endsWith('-added') || severity === 'widens')
      : kind.compare(kind.factsOf(outcome), others).filter(({ kind: change }) => change.endsWith('-removed'));
  }
}

/** The jobs of the file that run, or may run, on any of the events. */
function runningIn({ events }: Plan): string[] {
  return events.flatMap(({ outcome }) => outcome.jobs.filter(({ decision }) => decision.verdict !== 'skipped').map(({ id }) => id.split(' ')[0]));
}

function shownEvent({ base, head }: MatchedEvent): ChangedEvent {
  const { id, title } = (head ?? base) as PlannedEvent;
  return { id, title };
}

function reasonOf({ starts }: Outcome): string {
  return starts.verdict === 'unknown' ? starts.reason : '';
}

function weightOf({ jobs }: Outcome): Severity {
  const mayDoHarm = jobs.some(({ secrets, permissions }) => secrets.length > 0 || Object.values(permissions.scopes).includes('write'));
  return mayDoHarm ? 'widens' : 'changes';
}

function pinsOf(...plans: readonly [Plan | undefined, Plan | undefined]): [ReturnType<typeof pinnedIn>, ReturnType<typeof pinnedIn>] {
  const [base, head] = plans.map((plan) => plan === undefined ? [] : pinnedIn(plan.workflow.document));
  return [base, head];
}
