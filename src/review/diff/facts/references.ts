import { pushConditions } from './push-conditions';
import { Severity } from '../change';
import { compareFacts, FactKind } from '../fact';

/** The references that are pushed, whichever job does it; the value is the condition. */
export const REFERENCES: FactKind = {
  ofNewEvents: 'all',
  factsOf: (outcome) => [...pushConditions(outcome)].map(([subject, conditions]) => ({ subject, value: conditions.includes('') ? '' : conditions.join('; or ') })),
  compare: (base, head) => compareFacts('reference', base, head, weigh),
};

function weigh(from: string | undefined, to: string | undefined): Severity {
  if (from === undefined || to === '') {
    return 'publishes';
  }
  return to === undefined || from === '' ? 'narrows' : 'changes';
}
