import { activeJobs } from './active-jobs';
import { compareFacts, FactKind, moreOrLess } from '../fact';

/** The artifacts that are handed over, whichever job does it. */
export const ARTIFACTS: FactKind = {
  factsOf: (outcome) => activeJobs(outcome).flatMap(({ steps }) => steps.flatMap(({ effects }) => effects.flatMap((effect) =>
    effect.kind === 'artifact' && effect.direction === 'upload' ? [{ subject: String(effect.name), value: '' }] : []))),
  compare: (base, head) => compareFacts('artifact', base, head, moreOrLess),
};
