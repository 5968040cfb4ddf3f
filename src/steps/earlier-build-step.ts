import { JobPermission, JobStepOutput } from 'projen/lib/github/workflows-model';
import { Project } from 'projen/lib/project';
import { PipelineStep } from 'projen-pipelines/lib/steps/step';
import { HAND_OVER } from './artifact-step';
import { TOKEN } from './expression';
import { githubStep, ReleaseStepConfig } from './release-step';

/**
 * Options for `EarlierBuildStep`.
 */
export interface EarlierBuildStepOptions {
  /**
   * The name of the artifact in which a build hands the image over; the version stands in it.
   */
  readonly artifact: string;

  /**
   * The name of the workflow file whose builds count, from the root of the repository.
   */
  readonly workflow: string;

  /**
   * When not to look, as a GitHub expression without its braces.
   *
   * @default - looks whenever the run is about a tag
   */
  readonly unless?: string;

  /**
   * The path of the script, from the root of the repository.
   */
  readonly script: string;
}

/**
 * Finds the run that built this version before, so that a version has one image only: when all jobs are run again, and
 * when two events are about the same version.
 *
 * @see https://docs.github.com/en/rest/actions/artifacts#list-artifacts-for-a-repository
 */
export class EarlierBuildStep extends PipelineStep {
  /**
   * The run that built it; empty if none did.
   */
  public readonly run: JobStepOutput = { stepId: 'earlier', outputName: 'run' };

  constructor(project: Project, private readonly options: EarlierBuildStepOptions) {
    super(project);
  }

  public toGithub(): ReleaseStepConfig {
    const { artifact, workflow, unless, script } = this.options;
    return githubStep({
      name: 'Look for an earlier build of the version',
      id: 'earlier',
      if: `\${{ startsWith(github.ref, 'refs/tags/')${unless === undefined ? '' : ` && !${unless}`} }}`,
      env: { ARTIFACT: artifact, WORKFLOW: workflow, HAND_OVER, GITHUB_TOKEN: TOKEN },
      run: `bash ${script}`,
    }, {
      permissions: { actions: JobPermission.READ },
      reasons: { actions: 'look for an earlier build of the version' },
    });
  }
}
