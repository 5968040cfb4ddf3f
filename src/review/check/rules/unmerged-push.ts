import { Event } from '../../../simulate/events/event';
import { isSameEverywhere, partsOf } from '../reference';
import { CheckContext, Remark } from '../rule';
import { deedsOf, grouped, isCertain, isForFork, pathOf, runsOf } from '../runs';
import { areOf, listed, quoted } from '../wording';

/** Which events are about code that is not merged yet, and what to do about pushes for them. */
export interface UnmergedPush {
  readonly isUnmerged: (event: Event) => boolean;
  readonly help: string;
}

/** What there is to say of each step that pushes for such an event: worst of all if other events push the same reference. */
export function remarksOnPushes(context: CheckContext, { isUnmerged, help }: UnmergedPush): Remark[] {
  const pushes = deedsOf('push', runsOf(context));
  const others = pushes.filter(({ run }) => !isUnmerged(run.event)).map(({ effect }) => effect.reference).filter(isSameEverywhere).map(String);
  const unmerged = pushes.filter(({ run }) => isUnmerged(run.event) && !isForFork(run));
  return grouped(unmerged, (push) => JSON.stringify(pathOf(push))).map((group): Remark => {
    const at = context.locate(pathOf(group[0]));
    // Of an unknown host it may be a registry beside the job.
    const certain = group.filter((push) => isCertain(push) && partsOf(push.effect.reference).host !== undefined);
    const told = certain.length > 0 ? certain : group;
    const shared = certain.filter(({ effect }) => isSameEverywhere(effect.reference) && others.includes(String(effect.reference)));
    const references = (shared.length > 0 ? shared : told).map(({ effect }) => String(effect.reference));
    const events = listed(told.map(({ run }) => quoted(run.planned.title)));
    if (certain.length === 0) {
      return { at, message: `${listed(references)} could be pushed on ${events}`, help, severity: 'note' };
    }
    return shared.length > 0
      ? { at, message: `${listed(references)}, which other events push too, ${areOf(references)} pushed on ${events}`, help, severity: 'error' }
      : { at, message: `${listed(references)} ${areOf(references)} pushed on ${events}`, help };
  });
}
