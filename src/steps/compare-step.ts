import { JobStepOutput } from 'projen/lib/github/workflows-model';
import { Project } from 'projen/lib/project';
import { PipelineStep } from 'projen-pipelines/lib/steps/step';
import { block } from './block';
import { BASE } from './checkout-merge-step';
import { githubStep, ReleaseStepConfig } from './release-step';

/** The review, as Markdown, in the job that makes it. */
export const REVIEW = '${{ runner.temp }}/review.md';

/**
 * Says what merging a pull request changes of what the workflows do, in the summary of the run. It compares commits: what
 * stands in the pull request will run, whatever projen would write.
 */
export class CompareStep extends PipelineStep {
  /**
   * Whether the workflows do anything else: `true` or `false`; empty if they could not be compared.
   */
  public readonly differs: JobStepOutput = { stepId: 'compare', outputName: 'differs' };

  constructor(project: Project) {
    super(project);
  }

  public toGithub(): ReleaseStepConfig {
    return githubStep({
      name: 'Compare with the base',
      id: 'compare',
      env: { REVIEW, DEFAULT_BRANCH: '${{ github.event.repository.default_branch }}' },
      run: block([
        'differs=true',
        `if [ -z "$(git ls-tree ${BASE} .github/workflows/)" ]; then`,
        "  echo 'There was no workflow before: all of them are new.' > \"$REVIEW\"",
        `elif npx --no-install image-release diff ${BASE} HEAD --default-branch "$DEFAULT_BRANCH" --format markdown > "$REVIEW"; then`,
        '  differs=false',
        'else',
        '  [ $? = 1 ] # they differ; all else is a failure',
        'fi',
        'test -s "$REVIEW"',
        'cat "$REVIEW" >> "$GITHUB_STEP_SUMMARY"',
        'echo "differs=$differs" >> "$GITHUB_OUTPUT"',
      ]),
    });
  }
}
