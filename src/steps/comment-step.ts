import { Project } from 'projen/lib/project';
import { PipelineStep } from 'projen-pipelines/lib/steps/step';
import { block } from './block';
import { TOKEN } from './expression';
import { RUN } from './message';
import { githubStep, ReleaseStepConfig, rightsOf } from './release-step';
import { FETCHED_REVIEW } from './review-artifact-step';

/**
 * Options for `CommentStep`.
 */
export interface CommentStepOptions {
  /**
   * The name of the review, by which its comment is found again.
   */
  readonly review: string;

  /**
   * Whether anything differs, as a GitHub expression: no comment is begun to say that nothing does.
   */
  readonly differs: string;

  /**
   * The path of the script, from the root of the repository.
   */
  readonly script: string;
}

/**
 * Keeps one comment on a pull request with what its review found. The comment is found again by a comment in its text
 * that is not shown, and by who wrote it.
 *
 * @see https://docs.github.com/en/rest/issues/comments
 */
export class CommentStep extends PipelineStep {
  constructor(project: Project, private readonly options: CommentStepOptions) {
    super(project);
  }

  public toGithub(): ReleaseStepConfig {
    const { review, differs, script } = this.options;
    return githubStep({
      name: 'Keep the comment',
      id: 'comment',
      env: {
        REVIEW: review,
        TEXT: FETCHED_REVIEW,
        DIFFERS: differs,
        PULL_REQUEST: '${{ github.event.number }}',
        COMMIT: '${{ github.event.pull_request.head.sha }}',
        RUN,
        GITHUB_TOKEN: TOKEN,
      },
      run: block([
        `if [ -e ${script} ]; then`,
        `  bash ${script}`,
        'else',
        `  echo '::notice title=No comment::The base has no ${script} yet: comments begin once it is merged'`,
        'fi',
      ]),
    }, rightsOf([{ scope: 'pull-requests', access: 'write', reason: 'keep the comment' }]));
  }
}
