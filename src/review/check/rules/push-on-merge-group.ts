import { remarksOnPushes } from './unmerged-push';
import { Rule } from '../rule';

/** A merge queue must not publish. */
export const pushOnMergeGroup: Rule = {
  id: 'push-on-merge-group',
  severity: 'warning',
  title: 'A merge queue pushes an image',
  explanation: 'The checks of a merge queue run before the merge, and for each attempt: what they push may never be merged.',
  check: (context) => remarksOnPushes(context, {
    isUnmerged: ({ name }) => name === 'merge_group',
    help: "Push only after the merge: push: ${{ github.event_name != 'merge_group' }}",
  }),
};
