import { testProject } from './project';
import { Notifier } from '../../src/model/notifier';
import { Secret } from '../../src/model/secret';
import { SlackStep } from '../../src/steps/slack-step';

const project = testProject();
const script = '.github/image-release/slack.sh';

describe('SlackStep', () => {
  test('gives the script what it says by its environment', () => {
    expect(new SlackStep(project, { notifier: Notifier.slack(), release: 'release-image', script }).toGithub()).toEqual({
      needs: [],
      env: {},
      permissions: {},
      reasons: {},
      steps: [{
        name: 'Tell Slack',
        id: 'slack',
        if: "${{ needs.record.result != 'success' }}",
        continueOnError: true,
        env: {
          MESSAGE: "${{ needs.record.outputs.message || format('release-image of {0} {1}, see {2}/{3}/actions/runs/{4}', github.ref_name, needs.record.result == 'success' && 'was published' || 'was not fully published', github.server_url, github.repository, github.run_id) }}",
          RUN: '${{ github.server_url }}/${{ github.repository }}/actions/runs/${{ github.run_id }}',
          URL: '${{ secrets.SLACK_WEBHOOK_URL }}',
          SECRETS: 'URL=SLACK_WEBHOOK_URL',
        },
        run: 'bash .github/image-release/slack.sh',
      }],
    });
  });

  test('takes another id and another secret, for a second channel', () => {
    expect(new SlackStep(project, { notifier: Notifier.slack({ webhook: Secret.of('CHANNEL') }), release: 'release-image', script, id: 'slack-2' }).toGithub().steps).toMatchObject([
      { id: 'slack-2', env: { URL: '${{ secrets.CHANNEL }}', SECRETS: 'URL=CHANNEL' } },
    ]);
  });
});
