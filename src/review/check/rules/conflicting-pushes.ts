import { Push } from '../../../simulate/effect';
import { JobOutcome } from '../../../simulate/outcome';
import { isSameEverywhere, partsOf } from '../reference';
import { Rule } from '../rule';
import { Deed, deedsOf, grouped, isCertain, pathOf, runsOf } from '../runs';
import { areOf, listed } from '../wording';

/** Of pushes of one reference at the same time one is lost. */
export const conflictingPushes: Rule = {
  id: 'conflicting-pushes',
  severity: 'error',
  title: 'Several jobs push the same tag at the same time',
  explanation: 'The last push wins. If each job builds for another platform, the tag serves only one of them, another one each time.',
  check: (context) => {
    const pushes = deedsOf('push', runsOf(context)).filter((push) => isCertain(push) && isSameEverywhere(push.effect.reference) && partsOf(push.effect.reference).tag !== undefined);
    const conflicts = grouped(pushes, ({ run, effect }) => JSON.stringify([run.planned.id, String(effect.reference)])).flatMap((group) => {
      const second = group.filter((push) => group.some((other) => areUnordered(other, push))).at(-1);
      const first = second && group.find((push) => areUnordered(push, second));
      return first === undefined || second === undefined ? [] : [{ first, second }];
    });
    return grouped(conflicts, ({ first, second }) => JSON.stringify([pathOf(second), first.run.job.id, second.run.job.id])).map((group) => ({
      at: context.locate(pathOf(group[0].second)),
      message: `${listed(referencesOf(group))} ${areOf(referencesOf(group))} pushed by the jobs ${listed([group[0].first, group[0].second].map(({ run }) => run.job.id).sort())} at the same time: the last one wins`,
      help: 'Push by digest and put the digests together in a job after them (docker buildx imagetools create), or build all platforms in one job',
    }));
  },
};

function referencesOf(conflicts: readonly { readonly first: Deed<Push> }[]): string[] {
  return conflicts.map(({ first }) => String(first.effect.reference));
}

function areUnordered(one: Deed<Push>, other: Deed<Push>): boolean {
  const { jobs } = one.run.planned.outcome;
  return one.run.job.id !== other.run.job.id && !waitsFor(one.run.job, other.run.job, jobs) && !waitsFor(other.run.job, one.run.job, jobs);
}

function waitsFor(job: JobOutcome, other: JobOutcome, jobs: readonly JobOutcome[], seen: ReadonlySet<JobOutcome> = new Set()): boolean {
  return !seen.has(job) && [job, ...callersOf(job, jobs)].some(({ needs }) => needs.some((id) => jobs.some((needed) => isOf(needed, id)
    && (needed === other || waitsFor(needed, other, jobs, new Set([...seen, job]))))));
}

/** A job of the file has one outcome for each combination of its matrix, and those of a workflow that it calls. */
function isOf({ id }: JobOutcome, job: string): boolean {
  return id === job || id.startsWith(`${job} `);
}

function callersOf({ id }: JobOutcome, jobs: readonly JobOutcome[]): JobOutcome[] {
  return jobs.filter((caller) => id.startsWith(`${caller.id} / `));
}
