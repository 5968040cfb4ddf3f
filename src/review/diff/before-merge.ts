import { Draft } from './change';
import { activeJobs } from './facts/active-jobs';
import { Event } from '../../simulate/events/event';
import { JobOutcome, Outcome, pushesOf } from '../../simulate/outcome';

/** Whether the event is about code that nobody has merged yet. */
export function isBeforeMerge({ name, pullRequest }: Event): boolean {
  return name === 'merge_group' || (name.startsWith('pull_request') && pullRequest?.merged !== true);
}

/** What should never begin by mistake on code that is not merged: to publish it, and to build it beside secrets. */
export function changesBeforeMerge(event: Event, base: Outcome | undefined, head: Outcome): Draft[] {
  if (!isBeforeMerge(event)) {
    return [];
  }
  const secretsBefore = secretsInBuilds(base);
  return [
    ...(pushesOf(head).length > 0 && (base === undefined || pushesOf(base).length === 0) ? [{ kind: 'publishes-before-merge', severity: 'publishes', subject: event.name } as const] : []),
    ...[...secretsInBuilds(head)].filter(([job]) => event.name !== 'merge_group' && !secretsBefore.has(job)).map(([job, secrets]) => ({
      kind: 'secrets-in-build', severity: 'widens', job, subject: job, to: secrets.join(', '),
    } as const)),
  ];
}

function secretsInBuilds(outcome: Outcome | undefined): Map<string, readonly string[]> {
  const building = outcome === undefined ? [] : activeJobs(outcome).filter((job) => builds(job) && job.secrets.length > 0);
  return new Map(building.map(({ id, secrets }) => [id, secrets]));
}

function builds({ steps }: JobOutcome): boolean {
  return steps.some(({ effects }) => effects.some(({ kind }) => kind === 'build'));
}
