import { Project } from 'projen/lib/project';
import { PipelineStep } from 'projen-pipelines/lib/steps/step';
import { ArtifactOptions } from './artifact-step';
import { REVIEW } from './compare-step';
import { Pins } from './pins';
import { githubStep, ReleaseStepConfig } from './release-step';

const FETCHED = '${{ runner.temp }}/review';

/** The review, in the job that fetched it. */
export const FETCHED_REVIEW = `${FETCHED}/review.md`;

/**
 * Hands a review over to the job that comments.
 */
export class HandReviewOverStep extends PipelineStep {
  constructor(project: Project, private readonly options: ArtifactOptions) {
    super(project);
  }

  public toGithub(): ReleaseStepConfig {
    const { artifact, pins = Pins.DEFAULT } = this.options;
    return githubStep({
      name: 'Hand the review over',
      id: 'hand-over',
      uses: pins.reference('actions/upload-artifact'),
      with: { 'name': artifact, 'path': REVIEW, 'if-no-files-found': 'error', 'retention-days': 1, 'overwrite': true },
    }, {
      notes: { 'with.overwrite': 'when all jobs are run again' },
    });
  }
}

/**
 * Fetches the review that was handed over. Outside of the repository, so that it can replace no file of it.
 */
export class FetchReviewStep extends PipelineStep {
  constructor(project: Project, private readonly options: ArtifactOptions) {
    super(project);
  }

  public toGithub(): ReleaseStepConfig {
    const { artifact, pins = Pins.DEFAULT } = this.options;
    return githubStep({
      name: 'Fetch the review',
      id: 'fetch',
      uses: pins.reference('actions/download-artifact'),
      with: { name: artifact, path: FETCHED },
    });
  }
}
