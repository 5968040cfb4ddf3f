import { JobStepOutput } from 'projen/lib/github/workflows-model';
import { Project } from 'projen/lib/project';
import { PipelineStep } from 'projen-pipelines/lib/steps/step';
import { LAYOUT, TOKEN } from './expression';
import { loginOf } from './login';
import { githubStep, ReleaseStepConfig } from './release-step';
import { Registry } from '../model/registry';

/**
 * Options for `PublishStep`.
 */
export interface PublishStepOptions {
  /**
   * Where to.
   */
  readonly registry: Registry;

  /**
   * The name of the image.
   */
  readonly image: string;

  /**
   * The tags, one a line, as a GitHub expression.
   */
  readonly tags: string;

  /**
   * The digest that every tag is to serve, as a GitHub expression.
   */
  readonly digest: string;

  /**
   * The version that the run is about, if it is about one, as a GitHub expression. Its tag is not replaced by another
   * image, and the tags that move with versions never go back to a lower one.
   *
   * @default - no run is about a version
   */
  readonly version?: string;

  /**
   * Tags that follow the release that GitHub marks as the latest, whatever its version. GitHub is asked for it just
   * before they would move.
   *
   * @default - none
   */
  readonly latest?: string[];

  /**
   * Whether a version may be replaced by another image.
   *
   * @default false
   */
  readonly overwrite?: boolean;

  /**
   * Whether to publish nothing, as a GitHub expression that gives `true`.
   *
   * @default - the image is published
   */
  readonly rehearse?: string;

  /**
   * The path of the script, from the root of the repository.
   */
  readonly script: string;
}

/**
 * Publishes the image of an OCI layout to one registry and makes sure that every tag serves it. Nobody else's code
 * stands beside the password.
 */
export class PublishStep extends PipelineStep {
  /**
   * How it ended: `published`, `rehearsed` or `failed`.
   */
  public readonly outcome: JobStepOutput = { stepId: 'publish', outputName: 'outcome' };

  /**
   * Why it failed, in the words of the registry.
   */
  public readonly reason: JobStepOutput = { stepId: 'publish', outputName: 'reason' };

  /**
   * The tags that were left where they are, because they serve a higher version, with spaces between them.
   */
  public readonly kept: JobStepOutput = { stepId: 'publish', outputName: 'kept' };

  /**
   * How long it took, in seconds.
   */
  public readonly seconds: JobStepOutput = { stepId: 'publish', outputName: 'seconds' };

  constructor(project: Project, private readonly options: PublishStepOptions) {
    super(project);
  }

  public toGithub(): ReleaseStepConfig {
    const { registry, image, tags, digest, version, latest = [], overwrite, rehearse, script } = this.options;
    const { env, ...rights } = loginOf(registry, 'write');
    return githubStep({
      name: 'Publish',
      id: 'publish',
      env: {
        IMAGE: registry.repository(image),
        TAGS: tags,
        DIGEST: digest,
        LAYOUT,
        ...env,
        ...(version && { VERSION: version }),
        ...(latest.length > 0 && { LATEST: latest.join(' '), GITHUB_TOKEN: TOKEN }),
        ...(overwrite && { OVERWRITE: 'true' }),
        ...(registry.anonymousPull && { ANONYMOUS: 'true' }),
        ...(rehearse && { REHEARSE: rehearse }),
      },
      // Not as a program: a commit from Windows would not have made it one.
      run: `bash ${script}`,
    }, rights);
  }
}
