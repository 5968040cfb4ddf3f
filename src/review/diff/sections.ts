import { Change, ChangedEvent, SEVERITIES, Severity } from './change';
import { Difference } from './difference';

/** Changes that show in the same place. */
export interface Group {
  /** Where: `Push to main, Run by hand`. */
  readonly place: string;
  readonly changes: readonly Change[];
}

/** Changes of one severity. */
export interface Section {
  readonly title: string;
  readonly severity: Severity;
  readonly groups: readonly Group[];
}

const TITLES: Readonly<Record<Severity, string>> = { publishes: 'Publishes more', widens: 'May do more', changes: 'Changes', narrows: 'Less' };

/** The changes as people read them: by what they mean, and then by where they show. */
export function sectionsOf(difference: Difference): Section[] {
  return SEVERITIES.map((severity) => ({ severity, title: TITLES[severity], groups: groupsOf(difference, severity) })).filter(({ groups }) => groups.length > 0);
}

function groupsOf(difference: Difference, severity: Severity): Group[] {
  const groups = new Map<string, Change[]>();
  for (const change of difference.changes.filter((one) => one.severity === severity)) {
    const place = placeOf(change, difference);
    groups.set(place, [...groups.get(place) ?? [], change]);
  }
  return [...groups].map(([place, changes]) => ({ place, changes }));
}

function placeOf({ workflow, events }: Change, { workflows }: Difference): string {
  const all = workflows.find(({ path }) => path === workflow)?.events ?? [];
  const when = events.length === 0 ? [] : events.length === all.length && all.length > 1 ? ['every event'] : events.map(({ title }: ChangedEvent) => title);
  return [...workflows.length > 1 ? [workflow] : [], ...when.length > 0 ? [when.join(', ')] : workflows.length > 1 ? [] : ['the whole file']].join(': ');
}

/** What is said in one sentence of all changes. */
export function summaryOf({ workflows, changes }: Difference): string {
  if (workflows.length === 0) {
    return 'There are no workflows to compare.';
  }
  const files = counted(workflows.length, 'workflow');
  if (changes.length === 0) {
    return `Nothing changes in meaning: ${files} and ${counted(workflows.flatMap(({ events }) => events).length, 'event')} compared.`;
  }
  const changed = new Set(changes.map(({ workflow }) => workflow)).size;
  return `${counted(changes.length, 'change')} in ${changed === workflows.length ? files : `${changed} of ${files}`}.`;
}

function counted(count: number, word: string): string {
  return `${count} ${word}${count === 1 ? '' : 's'}`;
}
