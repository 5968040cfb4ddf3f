import { testProject } from './project';
import { Notifier } from '../../src/model/notifier';
import { GithubIssueStep } from '../../src/steps/github-issue-step';

const project = testProject();
const script = '.github/image-release/issue.sh';

describe('GithubIssueStep', () => {
  test('runs however the release ended, with the right to keep an issue', () => {
    expect(new GithubIssueStep(project, { notifier: Notifier.githubIssue({ label: 'release', assignees: ['ann', 'bob'] }), release: 'release-image', script }).toGithub()).toEqual({
      needs: [],
      env: {},
      permissions: { issues: 'write' },
      reasons: { issues: 'keep an issue about what was not published' },
      steps: [{
        name: 'Keep the issue',
        id: 'github-issue',
        if: undefined,
        continueOnError: true,
        env: {
          MESSAGE: expect.stringContaining('needs.record.outputs.message'),
          RUN: '${{ github.server_url }}/${{ github.repository }}/actions/runs/${{ github.run_id }}',
          RESULT: '${{ needs.record.result }}',
          RELEASE: 'release-image',
          ABOUT: "${{ github.ref_type == 'tag' && 'versions' || format('branch {0}', github.ref_name) }}",
          LABEL: 'release',
          ASSIGNEES: 'ann bob',
          GITHUB_TOKEN: '${{ github.token }}',
        },
        run: 'bash .github/image-release/issue.sh',
      }],
    });
  });

  test('is about something else where it is told so, without a label or anybody assigned', () => {
    expect(new GithubIssueStep(project, { notifier: Notifier.githubIssue(), release: 'a', about: 'versions', script }).toGithub().steps[0].env).toEqual({
      MESSAGE: expect.any(String),
      RUN: expect.any(String),
      RESULT: '${{ needs.record.result }}',
      RELEASE: 'a',
      ABOUT: 'versions',
      GITHUB_TOKEN: '${{ github.token }}',
    });
  });
});
