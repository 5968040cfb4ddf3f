import { GitHub } from 'projen/lib/github/github';
import { publishes } from './conditions';
import { addUntypedEvents, eventsOf } from './events';
import { releaseJobs } from './jobs/release-jobs';
import { JobsWorkflow } from './jobs-workflow';
import { Release } from '../model/release';
import { Pins } from '../steps/pins';

/**
 * The workflow that builds and publishes a release.
 */
export class ReleaseWorkflow extends JobsWorkflow {
  constructor(github: GitHub, release: Release, pins: Pins) {
    const { name, triggers } = release;
    super(github, name, { limitConcurrency: true, concurrencyOptions: { group: concurrencyGroup(release) } });
    this.on(eventsOf(triggers));
    const rehearse = triggers.has('manual') ? 'inputs.rehearse' : undefined;
    this.complete(releaseJobs({ project: this.project, release, pins, workflow: name, source: 'build', condition: publishes(release), rehearse }), pins, (file) => {
      // Only a pull request is superseded by what is pushed to it later.
      file.addOverride('concurrency.cancel-in-progress', triggers.has('pullRequest') ? "${{ github.event_name == 'pull_request' }}" : false);
      addUntypedEvents(file, release);
    });
  }
}

/** Runs about one version wait for each other, whatever started them: the first one's image is what all of them publish. */
function concurrencyGroup({ name, triggers }: Release): string {
  // In a workflow that is called, github.workflow is the caller's.
  const eventOf = triggers.versions
    ? "${{ startsWith(github.ref, 'refs/tags/') && 'version' || format('{0}-{1}', github.workflow, github.event_name) }}"
    : '${{ github.workflow }}-${{ github.event_name }}';
  return [name, eventOf, '${{ github.ref }}', ...(triggers.has('manual') ? ['${{ inputs.rehearse == true }}'] : [])].join('-');
}
