import { changed } from './changed';
import { Draft } from '../change';
import { compareFacts, FactKind } from '../fact';

/** The group in which runs wait for each other, or that there is none. */
export const CONCURRENCY: FactKind = {
  factsOf: ({ concurrency = '' }) => [{ subject: 'concurrency', value: String(concurrency) }],
  compare: (base, head) => changed(compareFacts('concurrency', base, head, () => 'changes')).map(asAddedOrRemoved),
};

function asAddedOrRemoved(draft: Draft): Draft {
  return { ...draft, kind: draft.from === undefined ? 'concurrency-added' : draft.to === undefined ? 'concurrency-removed' : draft.kind };
}
