import { Project } from 'projen/lib/project';
import { PipelineStep } from 'projen-pipelines/lib/steps/step';
import { Pins } from './pins';
import { githubStep, ReleaseStepConfig } from './release-step';

/**
 * Options for `SetUpQemuStep`.
 */
export interface SetUpQemuStepOptions {
  /**
   * The architectures to emulate, for example `arm64`.
   */
  readonly architectures: string[];

  /**
   * Where the action and the image that it runs, with all rights on the runner, are pinned.
   *
   * @default Pins.DEFAULT
   */
  readonly pins?: Pins;
}

/**
 * Lets the runner execute programs of other architectures.
 */
export class SetUpQemuStep extends PipelineStep {
  constructor(project: Project, private readonly options: SetUpQemuStepOptions) {
    super(project);
  }

  public toGithub(): ReleaseStepConfig {
    const pins = this.options.pins ?? Pins.DEFAULT;
    return githubStep({
      name: 'Set up QEMU',
      id: 'qemu',
      uses: pins.reference('docker/setup-qemu-action'),
      with: {
        'platforms': this.options.architectures.join(','),
        'image': pins.reference('docker.io/tonistiigi/binfmt'),
        // A cache that other events can write must not reach a release.
        'cache-image': false,
      },
    });
  }
}
