import { JobStepOutput } from 'projen/lib/github/workflows-model';
import { Project } from 'projen/lib/project';
import { PipelineStep } from 'projen-pipelines/lib/steps/step';
import { LAYOUT } from './expression';
import { githubStep, ReleaseStepConfig } from './release-step';

/**
 * Options for `InspectStep`.
 */
export interface InspectStepOptions {
  /**
   * The path of the script, from the root of the repository.
   */
  readonly script: string;
}

/**
 * Reads the digests of the image in the OCI layout, and fails if there is none.
 *
 * @see https://github.com/opencontainers/image-spec/blob/main/image-layout.md
 */
export class InspectStep extends PipelineStep {
  /**
   * The digest of the index, or of the manifest if there is only one.
   */
  public readonly digest: JobStepOutput = { stepId: 'image', outputName: 'digest' };

  /**
   * The platforms and the digest of each, as JSON: `[{"platform":"linux/amd64","digest":"sha256:…"}]`.
   */
  public readonly platforms: JobStepOutput = { stepId: 'image', outputName: 'platforms' };

  constructor(project: Project, private readonly options: InspectStepOptions) {
    super(project);
  }

  public toGithub(): ReleaseStepConfig {
    return githubStep({
      name: 'Read the digests',
      id: 'image',
      env: { LAYOUT },
      run: `bash ${this.options.script}`,
    });
  }
}
