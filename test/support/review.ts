import { Project } from 'projen';
import { parse } from 'yaml';
import { newProject, synth, Workflow } from './synth';
import { ReleaseReview, ReleaseReviewOptions } from '../../src';

/** The files of a project with a review that has these options. */
export function filesOfReview(
  options?: ReleaseReviewOptions,
  change: (review: ReleaseReview, project: Project) => void = () => {},
  project = newProject(),
): Record<string, string> {
  change(new ReleaseReview(project, 'release-review', options), project);
  return synth(project);
}

/** The workflow of a review. */
export function reviewOf(options?: ReleaseReviewOptions, change?: (review: ReleaseReview, project: Project) => void, project?: Project): Workflow {
  return parse(filesOfReview(options, change, project)['.github/workflows/release-review.yml']) as Workflow;
}
