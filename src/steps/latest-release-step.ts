import { JobPermission } from 'projen/lib/github/workflows-model';
import { PipelineStep } from 'projen-pipelines/lib/steps/step';
import { block } from './block';
import { TOKEN } from './expression';
import { githubStep, ReleaseStepConfig } from './release-step';

/** Whether the run is about the release that GitHub marks as its latest, as a GitHub expression without its braces. */
export const IS_LATEST_RELEASE = "steps.latest.outputs.latest == 'true'";

/**
 * Asks GitHub whether the run is about the release that is marked as the latest.
 *
 * @see https://docs.github.com/en/rest/releases/releases#get-the-latest-release
 */
export class LatestReleaseStep extends PipelineStep {
  public toGithub(): ReleaseStepConfig {
    return githubStep({
      name: 'Ask which release is the latest',
      id: 'latest',
      if: "${{ startsWith(github.ref, 'refs/tags/') }}",
      env: { GITHUB_TOKEN: TOKEN },
      run: block([
        'status=$(curl --silent --show-error --retry 5 --header @- --output "$RUNNER_TEMP/latest.json" --write-out \'%{http_code}\' "$GITHUB_API_URL/repos/$GITHUB_REPOSITORY/releases/latest" <<< "Authorization: Bearer $GITHUB_TOKEN")',
        // There is none until a stable release is published.
        'if [[ $status != 200 && $status != 404 ]]; then',
        '  echo "::error title=Not known which release is the latest::GitHub answered $status"',
        '  exit 1',
        'fi',
        'latest=$(jq -r \'.tag_name // "none"\' "$RUNNER_TEMP/latest.json")',
        'echo "The latest release is $latest"',
        'if [ "$latest" = "$GITHUB_REF_NAME" ]; then echo latest=true >> "$GITHUB_OUTPUT"; fi',
      ]),
    }, {
      permissions: { contents: JobPermission.READ },
      reasons: { contents: 'ask which release is the latest' },
    });
  }
}
