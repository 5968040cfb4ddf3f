import { Project } from 'projen/lib/project';
import { PipelineStep } from 'projen-pipelines/lib/steps/step';
import { Pins } from './pins';
import { githubStep, ReleaseStepConfig } from './release-step';

/**
 * Options for `SetUpBuildxStep`.
 */
export interface SetUpBuildxStepOptions {
  /**
   * Whether buildx is all that is needed, and no BuildKit.
   *
   * @default false
   */
  readonly clientOnly?: boolean;

  /**
   * A mirror of Docker Hub, from which BuildKit and base images are taken.
   *
   * @default - Docker Hub itself
   */
  readonly mirror?: string;

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
    const { clientOnly, pins = Pins.DEFAULT } = this.options;
    return githubStep({
      name: 'Set up Buildx',
      id: 'buildx',
      uses: pins.reference('docker/setup-buildx-action'),
      with: {
        'version': pins.reference('buildx'),
        ...(clientOnly ? { driver: 'docker' } : this.buildkit(pins)),
        // A cache that other events can write must not reach a release.
        'cache-binary': false,
      },
    });
  }

  private buildkit(pins: Pins): Record<string, string> {
    const { mirror } = this.options;
    return {
      'driver-opts': `image=${mirror === undefined ? '' : `${mirror}/`}${pins.reference('moby/buildkit')}`,
      // https://docs.docker.com/build/buildkit/configure/#registry-mirror
      ...(mirror !== undefined && { 'buildkitd-config-inline': `[registry."docker.io"]\n  mirrors = ["${mirror}"]\n` }),
    };
  }
}
