import { JobPermission, JobStepOutput } from 'projen/lib/github/workflows-model';
import { Project } from 'projen/lib/project';
import { PipelineStep } from 'projen-pipelines/lib/steps/step';
import { LAYOUT, outputExpression, TOKEN } from './expression';
import { Pins } from './pins';
import { githubStep, ReleaseStepConfig } from './release-step';

/**
 * An artifact that holds an image.
 */
export interface ArtifactOptions {
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
 * Options for `FetchStep`.
 */
export interface FetchStepOptions extends ArtifactOptions {
  /**
   * The output that says in which run the image was handed over; where it is empty, nothing is fetched.
   *
   * @default - this run
   */
  readonly run?: JobStepOutput;
}

/**
 * Options for `HandOverStep`.
 */
export interface HandOverStepOptions extends ArtifactOptions {
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

/** What the step is called that hands an image over. */
export const HAND_OVER = 'Hand the image over';

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
      name: HAND_OVER,
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
    const { artifact, run, pins = Pins.DEFAULT } = this.options;
    return githubStep({
      name: run ? 'Fetch the image of that build' : 'Fetch the image',
      id: 'fetch',
      if: run && outputExpression(run),
      uses: pins.reference('actions/download-artifact'),
      with: { name: artifact, path: LAYOUT, ...(run && { 'run-id': outputExpression(run), 'github-token': TOKEN }) },
    }, run && {
      permissions: { actions: JobPermission.READ },
      reasons: { actions: 'fetch the image of an earlier run' },
    });
  }
}

/**
 * Options for `KeepRecordStep`.
 */
export interface KeepRecordStepOptions extends ArtifactOptions {
  /**
   * The path of the record, as a GitHub expression.
   */
  readonly file: string;
}

/**
 * Keeps the record of a run, as long as the repository keeps artifacts.
 */
export class KeepRecordStep extends PipelineStep {
  constructor(project: Project, private readonly options: KeepRecordStepOptions) {
    super(project);
  }

  public toGithub(): ReleaseStepConfig {
    const { artifact, file, pins = Pins.DEFAULT } = this.options;
    return githubStep({
      name: 'Keep the record',
      id: 'keep-record',
      if: '${{ !cancelled() }}',
      uses: pins.reference('actions/upload-artifact'),
      with: { 'name': artifact, 'path': file, 'if-no-files-found': 'error', 'overwrite': true },
    }, {
      notes: { 'with.overwrite': 'when jobs are run again' },
    });
  }
}
