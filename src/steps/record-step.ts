import { JobStepOutput } from 'projen/lib/github/workflows-model';
import { Project } from 'projen/lib/project';
import { PipelineStep } from 'projen-pipelines/lib/steps/step';
import { githubStep, ReleaseStepConfig } from './release-step';
import { Registry } from '../model/registry';

/**
 * Where an image is published, and the jobs that make it.
 */
export interface Publication {
  /**
   * The name of the image.
   */
  readonly image: string;

  /**
   * Where it is published.
   */
  readonly registry: Registry;

  /**
   * The job that builds the image, or finds it.
   */
  readonly source: string;

  /**
   * The job that publishes it.
   */
  readonly job: string;
}

/**
 * Options for `RecordStep`.
 */
export interface RecordStepOptions {
  /**
   * The name of the release.
   */
  readonly release: string;

  /**
   * What was to be published.
   */
  readonly publications: Publication[];

  /**
   * Whether nothing was to be published, as a GitHub expression that gives `true`.
   *
   * @default - the images were to be published
   */
  readonly rehearse?: string;

  /**
   * The id of the only registry that was asked for, or `all`, as a GitHub expression.
   *
   * @default - all
   */
  readonly only?: string;

  /**
   * The path of the script, from the root of the repository.
   */
  readonly script: string;
}

/** Where the record lies in the job that writes it. */
const FOLDER = '${{ runner.temp }}/record';

/**
 * Records what a run made of a release: `release.json`, a summary for people, and outputs for the jobs that follow. It
 * fails if anything was not published.
 */
export class RecordStep extends PipelineStep {
  /**
   * The path of `release.json`, as a GitHub expression.
   */
  public readonly file = `${FOLDER}/release.json`;

  /**
   * The digest, if the release has one image.
   */
  public readonly digest: JobStepOutput = { stepId: 'record', outputName: 'digest' };

  /**
   * What was published, one a line: repository, tag and digest.
   */
  public readonly references: JobStepOutput = { stepId: 'record', outputName: 'references' };

  /**
   * What happened, in words, several lines.
   */
  public readonly message: JobStepOutput = { stepId: 'record', outputName: 'message' };

  /**
   * `release.json` in one line.
   */
  public readonly record: JobStepOutput = { stepId: 'record', outputName: 'record' };

  constructor(project: Project, private readonly options: RecordStepOptions) {
    super(project);
  }

  public toGithub(): ReleaseStepConfig {
    const { release, publications, rehearse, only, script } = this.options;
    return githubStep({
      name: 'Record what was published',
      id: 'record',
      env: {
        FOLDER,
        RELEASE: release,
        REPOSITORIES: publications.map(({ image, registry, source, job }) => (
          `${image} ${source} ${job} ${registry.id} ${registry.repository(image)} ${registry.title}\n`
        )).join(''),
        RESULTS: '${{ toJSON(needs) }}',
        ...(rehearse && { REHEARSE: rehearse }),
        ...(only && { ONLY: only }),
      },
      run: `bash ${script}`,
    });
  }
}
