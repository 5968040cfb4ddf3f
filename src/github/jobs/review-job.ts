import { Project } from 'projen/lib/project';
import { ReleaseJob } from './release-job';
import { DEFAULT_RUNNER } from '../../model/runner';
import { CheckoutMergeStep } from '../../steps/checkout-merge-step';
import { CompareStep } from '../../steps/compare-step';
import { InstallStep } from '../../steps/install-step';
import { Pins } from '../../steps/pins';
import { RegenerateStep } from '../../steps/regenerate-step';
import { RequireNoDriftStep } from '../../steps/require-no-drift-step';
import { HandReviewOverStep } from '../../steps/review-artifact-step';
import { SetUpNodeStep } from '../../steps/set-up-node-step';

/** The id of the job that reviews, for jobs that follow. */
export const REVIEW_JOB = 'review';

/** What the jobs of a review are made for. */
export interface ReviewContext {
  readonly project: Project;
  readonly pins: Pins;
  /** The workflow, which names its artifact and its comment. */
  readonly workflow: string;
  readonly nodeVersion: string;
  /** The command that installs the packages. */
  readonly install: string;
  /** Whether what is found becomes a comment too. */
  readonly comment: boolean;
}

/**
 * Says what a pull request changes, and requires that the generated files are as projen writes them. Code of the pull
 * request runs here: no secret, no right but to read. What changes is said first: it is known even if projen fails.
 */
export function reviewJob({ project, pins, workflow, nodeVersion, install, comment }: ReviewContext): ReleaseJob {
  const compare = new CompareStep(project);
  const command = project.projenCommand;
  return {
    id: REVIEW_JOB,
    job: {
      name: 'Review',
      runsOn: DEFAULT_RUNNER,
      timeoutMinutes: 15,
      ...(comment && { outputs: { differs: compare.differs } }),
    },
    steps: [
      new CheckoutMergeStep(project, { pins }),
      new SetUpNodeStep(project, { version: nodeVersion, pins }),
      new InstallStep(project, { command: install }),
      compare,
      ...(comment ? [new HandReviewOverStep(project, { artifact: workflow, pins })] : []),
      new RegenerateStep(project, { command }),
      new RequireNoDriftStep(project, { command }),
    ],
  };
}
