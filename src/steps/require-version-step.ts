import { JobStepOutput } from 'projen/lib/github/workflows-model';
import { Project } from 'projen/lib/project';
import { PipelineStep } from 'projen-pipelines/lib/steps/step';
import { block } from './block';
import { outputExpression } from './expression';
import { githubStep, ReleaseStepConfig } from './release-step';

/**
 * Options for `RequireVersionStep`.
 */
export interface RequireVersionStepOptions {
  /**
   * Where the version is an output.
   */
  readonly version: JobStepOutput;

  /**
   * What the version tag starts with.
   *
   * @default - nothing
   */
  readonly prefix?: string;
}

/**
 * Stops a release or tag that is no semantic version, which would publish under no version.
 */
export class RequireVersionStep extends PipelineStep {
  constructor(project: Project, private readonly options: RequireVersionStepOptions) {
    super(project);
  }

  public toGithub(): ReleaseStepConfig {
    return githubStep({
      name: 'Require a version',
      id: 'require-version',
      if: "${{ startsWith(github.ref, 'refs/tags/') }}",
      env: { VERSION: outputExpression(this.options.version) },
      run: block([
        `if [[ ! $VERSION =~ ${start(this.options.prefix ?? '')}[0-9]+\\.[0-9]+\\.[0-9]+ ]]; then`,
        '  echo "::error title=No version::$GITHUB_REF_NAME is no semantic version, so this release would publish no version tag"',
        '  exit 1',
        'fi',
      ]),
    });
  }
}

/** What an expression will be is not known here. */
function start(prefix: string): string {
  return prefix.includes('{{') ? '' : `^${prefix.replace(/\./g, '\\.')}`;
}
