import { Project } from 'projen/lib/project';
import { PipelineStep } from 'projen-pipelines/lib/steps/step';
import { TOKEN } from './expression';
import { notifyStep, NotifyStepOptions } from './notify-step';
import { ReleaseStepConfig } from './release-step';

/**
 * Keeps one open issue about all of a release that is not published. The first failure opens it, each further one
 * comments on it and adds what it is about to the list in it; a success takes away what it is about, and closes the
 * issue when nothing is left. The issue is found again by a comment in its text that is not shown, and by who opened it.
 *
 * @see https://docs.github.com/en/rest/issues
 */
export class GithubIssueStep extends PipelineStep {
  constructor(project: Project, private readonly options: NotifyStepOptions) {
    super(project);
  }

  public toGithub(): ReleaseStepConfig {
    const { release, about, notifier: { label, assignees } } = this.options;
    return notifyStep('Keep the issue', this.options, {
      RESULT: '${{ needs.record.result }}',
      RELEASE: release,
      ABOUT: about ?? "${{ github.ref_type == 'tag' && 'versions' || format('branch {0}', github.ref_name) }}",
      ...(label !== undefined && { LABEL: label }),
      ...(assignees.length > 0 && { ASSIGNEES: assignees.join(' ') }),
      GITHUB_TOKEN: TOKEN,
    });
  }
}
