import { remarksOnPushes } from './unmerged-push';
import { Rule } from '../rule';
import { isOfPullRequest } from '../runs';

/** A pull request must not publish. */
export const pushOnPullRequest: Rule = {
  id: 'push-on-pull-request',
  severity: 'warning',
  title: 'A pull request pushes an image',
  explanation: 'Whoever opens a pull request decides what is in the image. Under a tag that a release pushes too, people get it without a review.',
  check: (context) => remarksOnPushes(context, {
    isUnmerged: isOfPullRequest,
    help: "Push only where the event is no pull request: push: ${{ !startsWith(github.event_name, 'pull_request') }}",
  }),
};
