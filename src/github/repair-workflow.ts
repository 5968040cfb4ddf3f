import { GitHub } from 'projen/lib/github/github';
import { publishes } from './conditions';
import { releaseJobs } from './jobs/release-jobs';
import { JobsWorkflow } from './jobs-workflow';
import { Release } from '../model/release';
import { Pins } from '../steps/pins';

/**
 * The workflow that copies a version from a registry that serves it to those that do not.
 */
export class RepairWorkflow extends JobsWorkflow {
  constructor(github: GitHub, release: Release, pins: Pins) {
    const name = `${release.name}-repair`;
    super(github, name, { limitConcurrency: true, concurrencyOptions: { group: `${name}-\${{ inputs.version }}`, cancelInProgress: false } });
    this.complete(releaseJobs({ project: this.project, release, pins, workflow: name, source: 'find', condition: publishes(release), only: 'inputs.registry' }), pins, (file) => {
      file.addOverride('on.workflow_dispatch', {
        inputs: {
          version: { description: 'The version, like v1.2.3', required: true, type: 'string' },
          registry: { description: 'Where to', type: 'choice', default: 'all', options: ['all', ...release.registries.map((registry) => registry.id)] },
          move: { description: 'Move the tags that follow versions too, like latest', type: 'boolean', default: false },
        },
      });
    });
  }
}
