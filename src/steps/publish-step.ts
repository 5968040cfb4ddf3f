import { Project } from 'projen/lib/project';
import { PipelineStep } from 'projen-pipelines/lib/steps/step';
import { LAYOUT, settingExpression } from './expression';
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
   * Whether to publish nothing, as a GitHub expression that gives `true`.
   *
   * @default - the image is published
   */
  readonly rehearse?: string;

  /**
   * The path of the publish script, from the root of the repository.
   */
  readonly script: string;
}

/**
 * Publishes the image of an OCI layout to one registry and makes sure that every tag serves it. Nobody else's code
 * stands beside the password.
 */
export class PublishStep extends PipelineStep {
  constructor(project: Project, private readonly options: PublishStepOptions) {
    super(project);
  }

  public toGithub(): ReleaseStepConfig {
    const { registry, image, tags, digest, rehearse, script } = this.options;
    return githubStep({
      name: 'Publish',
      id: 'publish',
      env: {
        IMAGE: registry.repository(image),
        TAGS: tags,
        DIGEST: digest,
        LAYOUT,
        USERNAME: settingExpression(registry.username),
        PASSWORD: settingExpression(registry.password),
        ...(rehearse && { REHEARSE: rehearse }),
      },
      // Not as a program: a commit from Windows would not have made it one.
      run: `bash ${script}`,
    }, {
      permissions: Object.fromEntries(registry.permissions.map(({ scope, access }) => [scope, access])),
      reasons: Object.fromEntries(registry.permissions.map(({ scope, reason }) => [scope, reason])),
    });
  }
}
