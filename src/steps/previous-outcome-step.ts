import { JobPermission, JobStepOutput } from 'projen/lib/github/workflows-model';
import { Project } from 'projen/lib/project';
import { PipelineStep } from 'projen-pipelines/lib/steps/step';
import { TOKEN } from './expression';
import { ENDED_WELL } from './notify-step';
import { githubStep, ReleaseStepConfig } from './release-step';

/**
 * Options for `PreviousOutcomeStep`.
 */
export interface PreviousOutcomeStepOptions {
  /**
   * The path of the script, from the root of the repository.
   */
  readonly script: string;
}

/**
 * Asks how the release ended the time before.
 *
 * The time before is the attempt before this one, where a run is run again. Otherwise it is the last run of the same
 * workflow for the same event that succeeded or failed: on the same branch, or for any version where this one is about
 * a version. So a night is compared with the night before, and nobody takes a push that succeeded for the recovery of
 * a version that failed.
 *
 * @see https://docs.github.com/en/rest/actions/workflow-runs
 */
export class PreviousOutcomeStep extends PipelineStep {
  /**
   * How it ended: `success`, `failure`, or nothing if that is not known.
   */
  public readonly conclusion: JobStepOutput = { stepId: 'before', outputName: 'conclusion' };

  constructor(project: Project, private readonly options: PreviousOutcomeStepOptions) {
    super(project);
  }

  public toGithub(): ReleaseStepConfig {
    return githubStep({
      name: 'Ask how it ended before',
      id: 'before',
      if: `\${{ ${ENDED_WELL} }}`,
      continueOnError: true,
      env: { GITHUB_TOKEN: TOKEN },
      run: `bash ${this.options.script}`,
    }, {
      permissions: { actions: JobPermission.READ },
      reasons: { actions: 'ask how the release ended before' },
    });
  }
}
