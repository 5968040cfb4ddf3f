import { JobStepOutput } from 'projen/lib/github/workflows-model';
import { Project } from 'projen/lib/project';
import { PipelineStep } from 'projen-pipelines/lib/steps/step';
import { block } from './block';
import { githubStep, ReleaseStepConfig } from './release-step';

/**
 * Options for `RequireVersionStep`.
 */
export interface RequireVersionStepOptions {
  /**
   * What has to be a version, as a GitHub expression.
   *
   * @default - the tag that the run is about, if it is about one
   */
  readonly version?: string;
}

/**
 * Stops a run about a tag that is no semantic version, which would publish under no version.
 *
 * @see https://semver.org
 */
export class RequireVersionStep extends PipelineStep {
  /**
   * The version without `v` and build metadata: `1.2.3` or `1.3.0-rc.1`.
   */
  public readonly version: JobStepOutput = { stepId: 'version', outputName: 'version' };

  constructor(project: Project, private readonly options: RequireVersionStepOptions = {}) {
    super(project);
  }

  public toGithub(): ReleaseStepConfig {
    const { version } = this.options;
    return githubStep({
      name: 'Require a version',
      id: 'version',
      if: version === undefined ? "${{ startsWith(github.ref, 'refs/tags/') }}" : undefined,
      env: { VERSION: version ?? '${{ github.ref_name }}' },
      run: block([
        "number='(0|[1-9][0-9]*)' word='(0|[1-9][0-9]*|[0-9]*[A-Za-z-][0-9A-Za-z-]*)' build='[0-9A-Za-z-]+'",
        'if [[ ! $VERSION =~ ^v?$number\\.$number\\.$number(-$word(\\.$word)*)?(\\+$build(\\.$build)*)?$ ]]; then',
        '  echo "::error title=No version::$VERSION is no semantic version, so this release would publish no version tag"',
        '  exit 1',
        'fi',
        'version=${VERSION#v}',
        'echo "version=${version%%+*}" >> "$GITHUB_OUTPUT"',
      ]),
    });
  }
}
