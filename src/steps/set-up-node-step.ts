import { Project } from 'projen/lib/project';
import { PipelineStep } from 'projen-pipelines/lib/steps/step';
import { Pins } from './pins';
import { githubStep, ReleaseStepConfig } from './release-step';

/**
 * Options for `SetUpNodeStep`.
 */
export interface SetUpNodeStepOptions {
  /**
   * The version, for example `22` or `lts/*`.
   */
  readonly version: string;

  /**
   * Where the action is pinned.
   *
   * @default Pins.DEFAULT
   */
  readonly pins?: Pins;
}

/**
 * Installs Node.js.
 */
export class SetUpNodeStep extends PipelineStep {
  constructor(project: Project, private readonly options: SetUpNodeStepOptions) {
    super(project);
  }

  public toGithub(): ReleaseStepConfig {
    const { version, pins = Pins.DEFAULT } = this.options;
    return githubStep({
      name: 'Set up Node.js',
      id: 'node',
      uses: pins.reference('actions/setup-node'),
      with: { 'node-version': version },
    });
  }
}
