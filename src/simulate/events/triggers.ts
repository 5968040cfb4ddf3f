import { Value } from '../value';
import { isMapping, list, Mapping, mapping } from '../workflow-file';

/** One event that `on:` names, with how it is narrowed. */
export interface TriggerSource {
  readonly event: string;
  /** What stands below the event; of `schedule` it is a list. */
  readonly value: Value;
}

/** What a workflow runs on, in the order of the file: `on:` may be one event, a list of them, or a mapping. */
export function triggersOf(on: Value): TriggerSource[] {
  return isMapping(on)
    ? Object.entries(on).map(([event, value]) => ({ event, value }))
    : textsOf(on).map((event) => ({ event, value: null }));
}

/** How a workflow that runs on the event narrows it; `undefined` for one that does not run on it. */
export function triggerFor(on: Value, event: string): Value | undefined {
  return triggersOf(on).find((trigger) => trigger.event === event)?.value;
}

/** The texts of a filter such as `branches`; `undefined` if there is no such filter. */
export function filterOf(trigger: Value, filter: string): string[] | undefined {
  const options = mapping(trigger);
  return Object.hasOwn(options, filter) ? textsOf(options[filter]) : undefined;
}

/** A time at which a schedule runs. */
export interface ScheduleSource {
  readonly cron: string;
  readonly timezone: string;
}

/** The times of a `schedule`. */
export function schedulesOf(trigger: Value): ScheduleSource[] {
  return list(trigger).map(mapping).filter(({ cron }) => typeof cron === 'string' && cron !== '').map(({ cron, timezone }: Mapping) => ({
    cron: String(cron), timezone: typeof timezone === 'string' ? timezone : 'UTC',
  }));
}

/** The texts of a list, or of one that stands for a list: YAML reads some as numbers or booleans. */
export function textsOf(value: Value | undefined): string[] {
  return list(value).filter((item) => item !== null && typeof item !== 'object').map(String);
}
