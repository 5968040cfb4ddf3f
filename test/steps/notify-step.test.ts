import { Notifier, Occasion } from '../../src/model/notifier';
import { Secret } from '../../src/model/secret';
import { notifyStep, stepId } from '../../src/steps/notify-step';

const script = '.github/image-release/somebody.sh';

describe('the step of a notifier', () => {
  test('says what is common to all, and what is its own', () => {
    expect(notifyStep('Tell somebody', { notifier: Notifier.weCom({ on: [Occasion.SUCCESS] }), release: 'nightly', id: 'another', script }, { TOPIC: 'bread' })).toEqual({
      needs: [],
      env: {},
      permissions: {},
      reasons: {},
      steps: [{
        name: 'Tell somebody',
        id: 'another',
        if: "${{ needs.record.result == 'success' }}",
        continueOnError: true,
        env: {
          MESSAGE: expect.stringContaining("format('nightly of {0} {1}, see"),
          RUN: expect.stringContaining('/actions/runs/'),
          TOPIC: 'bread',
          URL: '${{ secrets.WECOM_WEBHOOK_URL }}',
          SECRETS: 'URL=WECOM_WEBHOOK_URL',
        },
        run: 'bash .github/image-release/somebody.sh',
      }],
    });
  });

  test('asks for the rights of the notifier', () => {
    expect(notifyStep('Tell somebody', { notifier: Notifier.githubIssue(), release: 'release', script })).toMatchObject({
      permissions: { issues: 'write' },
      reasons: { issues: 'keep an issue about what was not published' },
    });
  });

  test('without a secret says nothing of secrets', () => {
    expect(Object.keys(notifyStep('Tell somebody', { notifier: Notifier.githubIssue(), release: 'release', script }).steps[0].env ?? {})).toEqual(['MESSAGE', 'RUN']);
  });

  test.each<[Notifier, string]>([
    [Notifier.githubIssue(), 'github-issue'],
    [Notifier.slack(), 'slack'],
    [Notifier.feishu(), 'feishu'],
    [Notifier.dingTalk(), 'ding-talk'],
    [Notifier.weCom(), 'we-com'],
    [Notifier.webhook({ url: Secret.of('A') }), 'webhook'],
  ])('has an id after its kind: $kind', (notifier, id) => {
    expect(stepId(notifier)).toBe(id);
    expect(notifyStep('Tell somebody', { notifier, release: 'release', script }).steps[0].id).toBe(id);
  });

  test.each<[Occasion[], string | undefined]>([
    [[Occasion.FAILURE], "${{ needs.record.result != 'success' }}"],
    [[Occasion.SUCCESS], "${{ needs.record.result == 'success' }}"],
    [[Occasion.RECOVERY], "${{ needs.record.result == 'success' && steps.before.outputs.conclusion == 'failure' }}"],
    [[Occasion.RECOVERY, Occasion.FAILURE], "${{ needs.record.result != 'success' || steps.before.outputs.conclusion == 'failure' }}"],
    [[Occasion.RECOVERY, Occasion.SUCCESS], "${{ needs.record.result == 'success' }}"],
    [[Occasion.SUCCESS, Occasion.FAILURE], undefined],
    [[Occasion.FAILURE, Occasion.RECOVERY, Occasion.SUCCESS], undefined],
  ])('runs on %j when %j', (on, condition) => {
    expect(notifyStep('Tell somebody', { notifier: Notifier.slack({ on }), release: 'release', script }).steps[0].if).toBe(condition);
  });
});
