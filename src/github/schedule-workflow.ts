import { GitHub } from 'projen/lib/github/github';
import { GithubWorkflow } from 'projen/lib/github/workflows';
import { JobCallingReusableWorkflow, JobPermissions } from 'projen/lib/github/workflows-model';
import { mergeJobPermissions } from 'projen-pipelines/lib/engines/github';
import { expression } from './conditions';
import { Notes } from './notes';
import { ReleaseWorkflow } from './release-workflow';
import { ReviewableFile } from './reviewable';
import { Release } from '../model/release';
import { Pins } from '../steps/pins';

const PREFACE = [
  'GitHub switches a workflow with a schedule off, all its triggers included, after 60 days without activity.',
  'So the schedule stands alone and calls the release.',
];

/**
 * The workflow that calls a release at set times.
 */
export class ScheduleWorkflow extends GithubWorkflow {
  /** Its file; none in a project without workflows. */
  public readonly reviewable?: ReviewableFile;

  private readonly notes = new Notes();

  constructor(github: GitHub, private readonly release: Release, private readonly called: ReleaseWorkflow, pins: Pins) {
    super(github, `${release.name}-nightly`);
    this.on({ schedule: (release.triggers.patterns('schedule') ?? []).map((cron) => ({ cron })) });
    this.addJob(release.name, {
      name: 'Release',
      if: release.repository === undefined ? undefined : expression(`github.repository == '${release.repository}'`),
      uses: `./.github/workflows/${called.name}.yml`,
      permissions: this.rights(),
      ...(release.secrets.length > 0 && {
        secrets: Object.fromEntries(release.secrets.map((name) => [name, `\${{ secrets.${name} }}`])),
      }),
    });
    if (this.file) {
      this.reviewable = new ReviewableFile(this, this.file, { notes: this.notes, pins }, PREFACE);
    }
  }

  /**
   * Grants what the jobs of the release need by now: GitHub starts no called workflow that asks for more than its
   * caller has.
   */
  public passOnRights(): void {
    const job = this.getJob(this.release.name) as JobCallingReusableWorkflow | undefined;
    if (job) {
      this.updateJob(this.release.name, { ...job, permissions: mergeJobPermissions(job.permissions ?? {}, this.rights()) });
    }
  }

  private rights(): JobPermissions {
    const permissions: JobPermissions = mergeJobPermissions(...Object.values(this.called.jobs).map((job) => job.permissions ?? {}));
    for (const [permission, access] of Object.entries(permissions)) {
      const reason = this.called.reasons[`${permission}: ${access}`];
      if (reason !== undefined) {
        this.notes.add(`jobs.${this.release.name}.permissions.${permission}`, access, reason);
      }
    }
    return permissions;
  }
}
