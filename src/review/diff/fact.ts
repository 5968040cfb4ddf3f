import { Aspect, Draft, Severity } from './change';
import { Outcome } from '../../simulate/outcome';

/** Something that can be said of what an event does. */
export interface Fact {
  readonly job?: string;
  readonly subject: string;
  /** What else is said of it; empty if it is only there or not. */
  readonly value: string;
}

/** A kind of facts, and what it means that they differ. */
export interface FactKind {
  /**
   * What is told of an event that newly starts a workflow, or no longer does.
   *
   * @default - the facts that hold on no other event, and all facts where the event is about code that is not merged
   */
  readonly ofNewEvents?: 'all' | 'none';
  factsOf(outcome: Outcome): Fact[];
  compare(base: readonly Fact[], head: readonly Fact[]): Draft[];
}

/** What the change from one value to another means; a value that is left out stands for a fact that is not there. */
export type Weigh = (from: string | undefined, to: string | undefined) => Severity;

/** The changes from some facts to others. */
export function compareFacts(aspect: Aspect, base: readonly Fact[], head: readonly Fact[], weigh: Weigh): Draft[] {
  const before = byKey(base);
  const after = byKey(head);
  const keys = [...new Set([...after.keys(), ...before.keys()])];
  return keys.flatMap((key): Draft[] => {
    const from = before.get(key);
    const to = after.get(key);
    if (from?.value === to?.value) {
      return [];
    }
    return [draftOf(aspect, from, to, weigh)];
  });
}

function draftOf(aspect: Aspect, from: Fact | undefined, to: Fact | undefined, weigh: Weigh): Draft {
  const fact = to ?? from;
  const [before, after] = [from?.value ?? '', to?.value ?? ''];
  return {
    kind: `${aspect}-${from === undefined ? 'added' : to === undefined ? 'removed' : 'changed'}`,
    severity: weigh(from?.value, to?.value),
    ...(fact?.job !== undefined && { job: fact.job }),
    subject: fact?.subject ?? '',
    ...(before !== '' && { from: before }),
    ...(after !== '' && { to: after }),
  };
}

function byKey(facts: readonly Fact[]): Map<string, Fact> {
  return new Map(facts.map((fact) => [JSON.stringify([fact.job, fact.subject]), fact]));
}

/** What is more than before changes what is done, what is less narrows it. */
export const moreOrLess = (from: string | undefined, to: string | undefined): Severity => to === undefined && from !== undefined ? 'narrows' : 'changes';
