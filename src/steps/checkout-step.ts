import { JobPermission } from 'projen/lib/github/workflows-model';
import { Project } from 'projen/lib/project';
import { PipelineStep } from 'projen-pipelines/lib/steps/step';
import { Pins } from './pins';
import { githubStep, ReleaseStepConfig } from './release-step';

/**
 * Options for `CheckoutStep`.
 */
export interface CheckoutStepOptions {
  /**
   * The only folder that is needed.
   *
   * @default - the whole repository
   */
  readonly folder?: string;

  /**
   * What is needed of the repository, for the comment beside the permission.
   *
   * @default 'check out'
   */
  readonly reason?: string;

  /**
   * Where the action is pinned.
   *
   * @default Pins.DEFAULT
   */
  readonly pins?: Pins;
}

/**
 * Checks the repository out and leaves no credential behind.
 */
export class CheckoutStep extends PipelineStep {
  constructor(project: Project, private readonly options: CheckoutStepOptions = {}) {
    super(project);
  }

  public toGithub(): ReleaseStepConfig {
    return githubStep({
      name: 'Check out',
      id: 'checkout',
      uses: (this.options.pins ?? Pins.DEFAULT).reference('actions/checkout'),
      with: {
        'persist-credentials': false,
        ...(this.options.folder && { 'sparse-checkout': this.options.folder }),
      },
    }, {
      permissions: { contents: JobPermission.READ },
      reasons: { contents: this.options.reason ?? 'check out' },
    });
  }
}
