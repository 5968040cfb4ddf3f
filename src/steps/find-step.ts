import { Project } from 'projen/lib/project';
import { PipelineStep } from 'projen-pipelines/lib/steps/step';
import { LAYOUT } from './expression';
import { loginOf } from './login';
import { githubStep, ReleaseStepConfig } from './release-step';
import { Registry } from '../model/registry';

/**
 * Options for `FindStep`.
 */
export interface FindStepOptions {
  /**
   * Where to look.
   */
  readonly registry: Registry;

  /**
   * The name of the image.
   */
  readonly image: string;

  /**
   * The tags, one a line, as a GitHub expression; the first is looked for.
   */
  readonly tags: string;

  /**
   * The path of the script, from the root of the repository.
   */
  readonly script: string;
}

/**
 * Looks whether a registry serves a version, and copies it into the OCI layout unless another registry gave it already.
 */
export class FindStep extends PipelineStep {
  constructor(project: Project, private readonly options: FindStepOptions) {
    super(project);
  }

  public toGithub(): ReleaseStepConfig {
    const { registry, image, tags, script } = this.options;
    const { env, ...rights } = loginOf(registry, 'read');
    return githubStep({
      name: `Look in ${registry.title}`,
      id: `find-${registry.id}`,
      env: { IMAGE: registry.repository(image), TAGS: tags, LAYOUT, ...env },
      run: `bash ${script}`,
    }, rights);
  }
}
