import { GitHub } from 'projen/lib/github/github';
import { GithubWorkflow } from 'projen/lib/github/workflows';
import { mergeJobPermissions } from 'projen-pipelines/lib/engines/github';
import { addUntypedEvents, eventsOf } from './events';
import { ReleaseJob, ReleaseJobs } from './jobs';
import { Notes } from './notes';
import { ReviewableFile } from './reviewable';
import { Release } from '../model/release';
import { Pins } from '../steps/pins';
import { ReleaseStepConfig } from '../steps/release-step';

/**
 * The workflow that builds and publishes a release.
 */
export class ReleaseWorkflow extends GithubWorkflow {
  /** What each right is for that its jobs got from here, by right and access: `contents: read`. */
  public readonly reasons: Record<string, string> = {};

  /** Its file; none in a project without workflows. */
  public readonly reviewable?: ReviewableFile;

  private readonly notes = new Notes();

  constructor(github: GitHub, release: Release, pins: Pins) {
    const { name, triggers } = release;
    super(github, name, {
      limitConcurrency: true,
      concurrencyOptions: {
        // The name of the release first: in a workflow that is called, github.workflow is the caller's.
        group: [name, '${{ github.workflow }}', '${{ github.event_name }}', '${{ github.ref }}', ...(triggers.has('manual') ? ['${{ inputs.rehearse }}'] : [])].join('-'),
      },
    });
    this.on(eventsOf(triggers));
    new ReleaseJobs(this.project, release, pins).all().forEach((job) => this.addReleaseJob(job));
    if (this.file) {
      // Only a pull request is superseded by what is pushed to it later.
      this.file.addOverride('concurrency.cancel-in-progress', triggers.has('pullRequest') ? "${{ github.event_name == 'pull_request' }}" : false);
      addUntypedEvents(this.file, triggers, release.secrets);
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
      this.notes.add(`jobs.${id}.permissions.${permission}`, permissions[permission], reason);
      this.reasons[`${permission}: ${permissions[permission]}`] ??= reason;
    }
    const [step] = steps;
    for (const [path, comment] of Object.entries(notes)) {
      const value = path.split('.').reduce<unknown>((object, key) => (object as Record<string, unknown>)[key], step);
      this.notes.add(`jobs.${id}.steps.${step.id}.${path}`, value, comment);
    }
  }
}
