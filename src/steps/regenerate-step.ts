import { Project } from 'projen/lib/project';
import { PipelineStep } from 'projen-pipelines/lib/steps/step';
import { githubStep, ReleaseStepConfig } from './release-step';

/**
 * Options for the steps that write the generated files again, and look at them.
 */
export interface RegenerateStepOptions {
  /**
   * The command that writes them, for example `npx projen`.
   */
  readonly command: string;
}

/**
 * Writes all generated files again.
 */
export class RegenerateStep extends PipelineStep {
  constructor(project: Project, private readonly options: RegenerateStepOptions) {
    super(project);
  }

  public toGithub(): ReleaseStepConfig {
    return githubStep({ name: 'Regenerate', id: 'regenerate', run: this.options.command });
  }
}
