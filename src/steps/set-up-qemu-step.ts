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
   * A mirror of Docker Hub to take that image from.
   *
   * @default - Docker Hub
   */
  readonly mirror?: string;

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
    const { architectures, mirror = 'docker.io', pins = Pins.DEFAULT } = this.options;
    return githubStep({
      name: 'Set up QEMU',
      id: 'qemu',
      uses: pins.reference('docker/setup-qemu-action'),
      with: {
        'platforms': architectures.join(','),
        'image': pins.reference('docker.io/tonistiigi/binfmt').replace(/^docker\.io/, mirror),
        // A cache that other events can write must not reach a release.
        'cache-image': false,
      },
    });
  }
}
