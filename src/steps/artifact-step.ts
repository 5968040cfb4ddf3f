import { Project } from 'projen/lib/project';
import { PipelineStep } from 'projen-pipelines/lib/steps/step';
import { LAYOUT } from './expression';
import { Pins } from './pins';
import { githubStep, ReleaseStepConfig } from './release-step';

/**
 * Options for `FetchStep`.
 */
export interface FetchStepOptions {
  /**
   * The name of the artifact.
   */
  readonly artifact: string;

  /**
   * Where the action is pinned.
   *
   * @default Pins.DEFAULT
   */
  readonly pins?: Pins;
}

/**
 * Options for `HandOverStep`.
 */
export interface HandOverStepOptions extends FetchStepOptions {
  /**
   * When to hand over, as a GitHub expression.
   *
   * @default - always
   */
  readonly condition?: string;

  /**
   * For how many days the image can be published from there; or a GitHub expression that says so.
   */
  readonly retentionDays: number | string;
}

/**
 * Hands the built image over to the jobs that publish it.
 */
export class HandOverStep extends PipelineStep {
  constructor(project: Project, private readonly options: HandOverStepOptions) {
    super(project);
  }

  public toGithub(): ReleaseStepConfig {
    const { artifact, condition, retentionDays, pins = Pins.DEFAULT } = this.options;
    return githubStep({
      name: 'Hand the image over',
      id: 'hand-over',
      if: condition,
      uses: pins.reference('actions/upload-artifact'),
      with: {
        'name': artifact,
        'path': LAYOUT,
        'if-no-files-found': 'error',
        'compression-level': 0,
        'retention-days': retentionDays,
        'overwrite': true,
      },
    }, {
      notes: { 'with.overwrite': 'when all jobs are run again' },
    });
  }
}

/**
 * Fetches the image that was handed over.
 */
export class FetchStep extends PipelineStep {
  constructor(project: Project, private readonly options: FetchStepOptions) {
    super(project);
  }

  public toGithub(): ReleaseStepConfig {
    const { artifact, pins = Pins.DEFAULT } = this.options;
    return githubStep({
      name: 'Fetch the image',
      id: 'fetch',
      uses: pins.reference('actions/download-artifact'),
      with: { name: artifact, path: LAYOUT },
    });
  }
}
