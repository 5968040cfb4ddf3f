import { testProject } from './project';
import { Secret } from '../../src/model/secret';
import { SlackStep } from '../../src/steps/slack-step';

const project = testProject();

describe('SlackStep', () => {
  test('gives the script what it says by its environment, never by its text', () => {
    // WHEN
    const { steps: [step], ...rest } = new SlackStep(project, { webhook: Secret.of('SLACK_WEBHOOK_URL'), subject: 'app, web' }).toGithub();

    // THEN
    expect(rest).toEqual({ needs: [], env: {} });
    expect(step).toEqual({
      name: 'Tell Slack',
      id: 'slack',
      env: {
        SUBJECT: 'app, web',
        REF: '${{ github.ref_name }}',
        RESULTS: '${{ toJSON(needs) }}',
        RUN: '${{ github.server_url }}/${{ github.repository }}/actions/runs/${{ github.run_id }}',
        WEBHOOK: '${{ secrets.SLACK_WEBHOOK_URL }}',
      },
      run: expect.not.stringContaining('${{'),
    });
  });

  test('writes jobs that failed or were cancelled into an escaped message, and sends it', () => {
    expect(new SlackStep(project, { webhook: Secret.of('A'), subject: 'app' }).toGithub().steps[0].run).toMatchInlineSnapshot(`
"failed=$(jq -r '[to_entries[] | select(.value.result == "failure" or .value.result == "cancelled") | "\\(.key) (\\(.value.result))"] | join(", ")' <<< "$RESULTS")
jq -n --arg text "$SUBJECT of $REF was not fully released: $failed. $RUN" '{text: ($text | gsub("&"; "&amp;") | gsub("<"; "&lt;") | gsub(">"; "&gt;"))}' |
  curl --fail-with-body --silent --show-error --retry 5 --json @- "$WEBHOOK"
"
`);
  });

  test('takes another id, for a second channel', () => {
    expect(new SlackStep(project, { webhook: Secret.of('A'), subject: 'app', id: 'slack-2' }).toGithub().steps[0].id).toBe('slack-2');
  });
});
