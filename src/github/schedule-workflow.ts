import { GitHub } from 'projen/lib/github/github';
import { GithubWorkflow } from 'projen/lib/github/workflows';
import { JobPermissions } from 'projen/lib/github/workflows-model';
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

  constructor(github: GitHub, release: Release, called: ReleaseWorkflow, pins: Pins) {
    super(github, `${release.name}-nightly`);
    const notes = new Notes();
    const jobs = Object.values(called.jobs);
    const permissions: JobPermissions = mergeJobPermissions(...jobs.map((job) => job.permissions ?? {}));
    for (const [permission, access] of Object.entries(permissions)) {
      notes.add(`jobs.${release.name}.permissions.${permission}`, access, called.reasons[permission]);
    }
    this.on({ schedule: (release.triggers.patterns('schedule') ?? []).map((cron) => ({ cron })) });
    this.addJob(release.name, {
      name: 'Release',
      if: release.repository && expression(`github.repository == '${release.repository}'`),
      uses: `./.github/workflows/${called.name}.yml`,
      permissions,
      ...(release.secrets.length > 0 && {
        secrets: Object.fromEntries(release.secrets.map((name) => [name, `\${{ secrets.${name} }}`])),
      }),
    });
    if (this.file) {
      this.reviewable = new ReviewableFile(this.file, { notes, pins }, PREFACE);
    }
  }
}
