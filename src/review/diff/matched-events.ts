import { PlannedEvent } from '../../simulate/plan';

/** An event as it is before and after; where it is missing it starts nothing. */
export interface MatchedEvent {
  readonly base?: PlannedEvent;
  readonly head?: PlannedEvent;
}

/** The events that start a workflow before or after. */
export function matchEvents(base: readonly PlannedEvent[], head: readonly PlannedEvent[]): MatchedEvent[] {
  const before = base.filter(starts);
  const after = head.filter(starts);
  const same = (one: PlannedEvent) => (other: PlannedEvent): boolean => one.id === other.id;
  const gone = before.filter((event) => !after.some(same(event)));
  const added = after.filter((event) => !before.some(same(event)));
  const moved = new Map(added.filter(isSchedule).map((event, index) => [event, gone.filter(isSchedule).at(index)]));
  return [
    ...after.map((event) => ({ head: event, base: before.find(same(event)) ?? moved.get(event) })),
    ...gone.filter((event) => ![...moved.values()].includes(event)).map((event) => ({ base: event })),
  ];
}

function starts({ outcome }: PlannedEvent): boolean {
  return outcome.starts.verdict !== 'skipped';
}

/** A schedule for another time is still the same one. */
function isSchedule({ event }: PlannedEvent): boolean {
  return event.name === 'schedule';
}
