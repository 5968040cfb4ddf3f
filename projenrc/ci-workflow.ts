import { GitHub, GithubWorkflow } from 'projen/lib/github';
import { JobPermission } from 'projen/lib/github/workflows-model';
import { NodeProject } from 'projen/lib/javascript';
import { Notes } from '../src/github/notes';
import { ReviewableFile } from '../src/github/reviewable';
import { CheckoutStep } from '../src/steps/checkout-step';
import { Pins } from '../src/steps/pins';

/** What runs on every change of this repository: the same script as anywhere else. */
export class CiWorkflow extends GithubWorkflow {
  constructor(project: NodeProject) {
    super(GitHub.of(project)!, 'ci', {
      limitConcurrency: true,
      concurrencyOptions: { group: '${{ github.workflow }}-${{ github.ref }}', cancelInProgress: true },
    });
    const notes = new Notes();
    notes.add('jobs.ci.permissions.contents', JobPermission.READ, 'check out');
    this.on({ push: { branches: ['main'] }, pullRequest: {} });
    this.addJob('ci', {
      name: 'Test',
      runsOn: ['ubuntu-24.04'],
      timeoutMinutes: 90,
      permissions: { contents: JobPermission.READ },
      steps: [
        ...new CheckoutStep(project).toGithub().steps,
        {
          name: 'Set up Node.js',
          uses: Pins.DEFAULT.reference('actions/setup-node'),
          with: { 'node-version': project.package.minNodeVersion?.split('.')[0], 'package-manager-cache': false },
        },
        { name: 'Test', run: '.ci/run' },
      ],
    });
    new ReviewableFile(this, this.file!, { notes, pins: Pins.DEFAULT });
  }
}
