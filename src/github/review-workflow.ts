import { GitHub } from 'projen/lib/github/github';
import { commentJob } from './jobs/comment-job';
import { reviewJob, ReviewContext } from './jobs/review-job';
import { JobsWorkflow } from './jobs-workflow';

/** What makes the workflow of a review; the project is that of `GitHub`. */
export interface ReviewWorkflowOptions extends Omit<ReviewContext, 'project'> {
  /** Which changed files start it. Asked for when the file is written: releases may still be added. */
  readonly paths: () => string[];
}

/**
 * The workflow that reviews what a pull request changes of the workflows.
 */
export class ReviewWorkflow extends JobsWorkflow {
  constructor(github: GitHub, { paths, ...options }: ReviewWorkflowOptions) {
    const { workflow, pins, comment } = options;
    super(github, workflow, { limitConcurrency: true, concurrencyOptions: { group: `${workflow}-\${{ github.ref }}`, cancelInProgress: true } });
    // projen resolves functions anywhere in a file, which its types do not say.
    this.on({ pullRequest: { paths: paths as unknown as string[] } });
    const context = { ...options, project: this.project };
    this.complete([reviewJob(context), ...(comment ? [commentJob(context)] : [])], pins, () => undefined);
  }
}
