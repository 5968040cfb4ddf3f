import { PipelineStep } from 'projen-pipelines/lib/steps/step';
import { block } from './block';
import { githubStep, ReleaseStepConfig } from './release-step';

/**
 * Stops a run about a tag that is no semantic version, which would publish under no version.
 *
 * @see https://semver.org
 */
export class RequireVersionStep extends PipelineStep {
  public toGithub(): ReleaseStepConfig {
    return githubStep({
      name: 'Require a version',
      id: 'require-version',
      if: "${{ startsWith(github.ref, 'refs/tags/') }}",
      run: block([
        "number='(0|[1-9][0-9]*)' word='(0|[1-9][0-9]*|[0-9]*[A-Za-z-][0-9A-Za-z-]*)' build='[0-9A-Za-z-]+'",
        'if [[ ! $GITHUB_REF_NAME =~ ^v?$number\\.$number\\.$number(-$word(\\.$word)*)?(\\+$build(\\.$build)*)?$ ]]; then',
        '  echo "::error title=No version::$GITHUB_REF_NAME is no semantic version, so this release would publish no version tag"',
        '  exit 1',
        'fi',
      ]),
    });
  }
}
