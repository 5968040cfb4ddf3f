import { Project } from 'projen/lib/project';
import { PipelineStep } from 'projen-pipelines/lib/steps/step';
import { Pins } from './pins';
import { githubStep, ReleaseStepConfig } from './release-step';

/**
 * Options for `SetUpBuildxStep`.
 */
export interface SetUpBuildxStepOptions {
  /**
   * Where the action, buildx and BuildKit are pinned.
   *
   * @default Pins.DEFAULT
   */
  readonly pins?: Pins;
}

/**
 * Installs buildx and starts BuildKit.
 */
export class SetUpBuildxStep extends PipelineStep {
  constructor(project: Project, private readonly options: SetUpBuildxStepOptions = {}) {
    super(project);
  }

  public toGithub(): ReleaseStepConfig {
    const pins = this.options.pins ?? Pins.DEFAULT;
    return githubStep({
      name: 'Set up Buildx',
      id: 'buildx',
      uses: pins.reference('docker/setup-buildx-action'),
      with: {
        'version': pins.reference('buildx'),
        'driver-opts': `image=${pins.reference('moby/buildkit')}`,
        // A cache that other events can write must not reach a release.
        'cache-binary': false,
      },
    });
  }
}
