import { ReleaseJob } from './release-job';
import { REVIEW_JOB, ReviewContext } from './review-job';
import { DEFAULT_RUNNER } from '../../model/runner';
import { CheckoutBaseStep } from '../../steps/checkout-base-step';
import { CommentStep } from '../../steps/comment-step';
import { FetchReviewStep } from '../../steps/review-artifact-step';
import { expression } from '../conditions';
import { Script } from '../script';

const DIFFERS = `needs.${REVIEW_JOB}.outputs.differs`;

// The token of a pull request from a fork may not write.
const OF_THIS_REPOSITORY = 'github.event.pull_request.head.repo.full_name == github.repository';

/** Says what was found in a comment. This job may write, so that no code of the pull request runs here. */
export function commentJob({ project, pins, workflow }: ReviewContext): ReleaseJob {
  return {
    id: 'comment',
    job: {
      name: 'Comment',
      needs: [REVIEW_JOB],
      if: expression(`!cancelled() && ${DIFFERS} != '' && ${OF_THIS_REPOSITORY}`),
      runsOn: DEFAULT_RUNNER,
      timeoutMinutes: 5,
    },
    steps: [
      new CheckoutBaseStep(project, { folder: Script.FOLDER, reason: 'check out the scripts', pins }),
      new FetchReviewStep(project, { artifact: workflow, pins }),
      new CommentStep(project, { review: workflow, differs: expression(DIFFERS), script: Script.in(project, 'comment.sh') }),
    ],
  };
}
