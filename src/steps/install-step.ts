import { Project } from 'projen/lib/project';
import { PipelineStep } from 'projen-pipelines/lib/steps/step';
import { githubStep, ReleaseStepConfig } from './release-step';

/**
 * Options for `InstallStep`.
 */
export interface InstallStepOptions {
  /**
   * The command that installs what the lock file says.
   */
  readonly command: string;
}

/**
 * Installs the packages that synthesis needs.
 */
export class InstallStep extends PipelineStep {
  constructor(project: Project, private readonly options: InstallStepOptions) {
    super(project);
  }

  public toGithub(): ReleaseStepConfig {
    return githubStep({ name: 'Install the packages', id: 'install', run: this.options.command });
  }
}
