import { JobOutcome, Outcome, pushesOf } from '../../simulate/outcome';
import { PlannedEvent } from '../../simulate/plan';
import { Unknown } from '../../simulate/value';

/**
 * What the base does, with its jobs named as in the head: a job with a new name is the same if it does all the same, or
 * if it pushes what only the other pushed.
 */
export function namedAs(head: readonly PlannedEvent[], base: readonly PlannedEvent[]): PlannedEvent[] {
  const names = newNames(base, head);
  const rename = (id: string): string => names.get(id) ?? id;
  const renamed = (job: JobOutcome): JobOutcome => ({ ...job, id: rename(job.id), needs: job.needs.map(rename) });
  return base.map((event) => ({ ...event, outcome: { ...event.outcome, jobs: event.outcome.jobs.map(renamed) } }));
}

function newNames(base: readonly PlannedEvent[], head: readonly PlannedEvent[]): Map<string, string> {
  const names = new Map<string, string>();
  for (const traitOf of [doingsOf, pushedBy]) {
    const [before, after] = [traitsOf(base, traitOf), traitsOf(head, traitOf)];
    for (const [id, trait] of before) {
      const others = [...after].filter(([other, same]) => !before.has(other) && ![...names.values()].includes(other) && same === trait).map(([other]) => other);
      if (!after.has(id) && !names.has(id) && trait !== '' && others.length === 1) {
        names.set(id, others[0]);
      }
    }
  }
  return names;
}

/** What can be said of each job over all events. */
function traitsOf(events: readonly PlannedEvent[], traitOf: (job: JobOutcome, outcome: Outcome) => string): Map<string, string> {
  const traits = new Map<string, string>();
  for (const { id: event, outcome } of events) {
    for (const job of outcome.jobs) {
      const trait = traitOf(job, outcome);
      traits.set(job.id, `${traits.get(job.id) ?? ''}${trait === '' ? '' : `${event}\n${trait}\n`}`);
    }
  }
  return traits;
}

function doingsOf({ decision, runsOn, environment, permissions, secrets, variables, steps }: JobOutcome): string {
  return decision.verdict === 'skipped' ? '' : JSON.stringify([decision.verdict, runsOn, environment, permissions, secrets, variables, steps], (_, value: unknown) => (
    value instanceof Unknown ? String(value) : value
  ));
}

function pushedBy(job: JobOutcome, outcome: Outcome): string {
  return pushesOf(outcome).filter((push) => push.job === job).map(({ reference }) => String(reference)).sort().join('\n');
}
