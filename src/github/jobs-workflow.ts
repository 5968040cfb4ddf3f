import { GitHub } from 'projen/lib/github/github';
import { GithubWorkflow, GithubWorkflowOptions } from 'projen/lib/github/workflows';
import { YamlFile } from 'projen/lib/yaml';
import { mergeJobPermissions } from 'projen-pipelines/lib/engines/github';
import { ReleaseJob } from './jobs/release-job';
import { Notes } from './notes';
import { ReviewableFile } from './reviewable';
import { Pins } from '../steps/pins';
import { ReleaseStepConfig } from '../steps/release-step';

/**
 * A workflow whose jobs have exactly the rights that their steps need, and whose file explains them.
 */
export class JobsWorkflow extends GithubWorkflow {
  /** What each right is for that its jobs got from here, by right and access: `contents: read`. */
  public readonly reasons: Record<string, string> = {};

  /** Its file; none in a project without workflows. */
  public reviewable?: ReviewableFile;

  private readonly notes = new Notes();

  constructor(github: GitHub, name: string, options?: GithubWorkflowOptions) {
    super(github, name, options);
  }

  /** Once all that the library has to say stands in it: what is changed later was changed by hand. */
  protected complete(jobs: ReleaseJob[], pins: Pins, finish: (file: YamlFile) => void): void {
    jobs.forEach((job) => this.addReleaseJob(job));
    if (this.file) {
      finish(this.file);
      this.reviewable = new ReviewableFile(this, this.file, { notes: this.notes, pins });
    }
  }

  private addReleaseJob({ id, job, steps }: ReleaseJob): void {
    const configs = steps.map((step) => step.toGithub() as ReleaseStepConfig);
    const permissions = mergeJobPermissions(...configs.map((config) => config.permissions ?? {}));
    configs.forEach((config) => this.note(id, config, permissions as Record<string, string>));
    this.addJob(id, { ...job, permissions, steps: configs.flatMap((config) => config.steps) });
  }

  private note(id: string, { steps, reasons = {}, notes = {} }: ReleaseStepConfig, permissions: Record<string, string>): void {
    for (const [permission, reason] of Object.entries(reasons)) {
      this.notes.addFirst(`jobs.${id}.permissions.${permission}`, permissions[permission], reason);
      this.reasons[`${permission}: ${permissions[permission]}`] ??= reason;
    }
    const [step] = steps;
    for (const [path, comment] of Object.entries(notes)) {
      const value = path.split('.').reduce<unknown>((object, key) => (object as Record<string, unknown>)[key], step);
      this.notes.add(`jobs.${id}.steps.${step.id}.${path}`, value, comment);
    }
  }
}
