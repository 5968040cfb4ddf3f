import { newOrGone } from './changed';
import { Outcome, pushesOf } from '../../../simulate/outcome';
import { gapsOf } from '../../../simulate/value';
import { compareFacts, FactKind } from '../fact';

/** What is not known of the references that are pushed, and why. */
export const UNKNOWNS: FactKind = {
  ofNewEvents: 'none',
  factsOf: (outcome: Outcome) => gapsOf(pushesOf(outcome).map(({ reference }) => reference)).map(({ source, reason }) => ({ subject: source, value: reason })),
  compare: (base, head) => newOrGone(compareFacts('unknown', base, head, () => 'changes')),
};
