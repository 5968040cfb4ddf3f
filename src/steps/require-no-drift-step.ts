import { Project } from 'projen/lib/project';
import { PipelineStep } from 'projen-pipelines/lib/steps/step';
import { block } from './block';
import { RegenerateStepOptions } from './regenerate-step';
import { githubStep, ReleaseStepConfig } from './release-step';

/**
 * Stops a run whose commit does not have the generated files as they were just written again: somebody edited them, or
 * did not commit them.
 */
export class RequireNoDriftStep extends PipelineStep {
  constructor(project: Project, private readonly options: RegenerateStepOptions) {
    super(project);
  }

  public toGithub(): ReleaseStepConfig {
    return githubStep({
      name: 'Require that nothing changed',
      id: 'drift',
      env: { COMMAND: this.options.command },
      run: block([
        'git add --all --intent-to-add # a file that is new is a change too',
        'git add --intent-to-add --force .github # and so is one that is ignored',
        "changed=$(git diff --name-only HEAD | paste --serial --delimiters=' ')",
        '[ -n "$changed" ] || exit 0',
        'echo "::group::What $COMMAND changes"',
        'git --no-pager diff HEAD',
        "echo '::endgroup::'",
        'echo "::error title=Generated files differ::Run $COMMAND and commit what it changes: ${changed//%/%25}"',
        'exit 1',
      ]),
    });
  }
}
