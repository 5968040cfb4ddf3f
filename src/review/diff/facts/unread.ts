import { activeJobs } from './active-jobs';
import { newOrGone } from './changed';
import { mayPush } from '../../../simulate/outcome';
import { compareFacts, FactKind } from '../fact';

/** What runs and cannot be looked into, in jobs that could push. */
export const UNREAD: FactKind = {
  factsOf: (outcome) => activeJobs(outcome).filter(mayPush).flatMap(({ id, steps }) => steps.flatMap(({ effects }) => effects.flatMap((effect) =>
    effect.kind === 'unread' ? [{ job: id, subject: effect.what, value: effect.reason }] : []))),
  compare: (base, head) => newOrGone(compareFacts('unread', base, head, (_, to) => to === undefined ? 'narrows' : 'widens')),
};
