import { testProject } from './project';
import { Notifier, NotifierOptions, Occasion } from '../../src/model/notifier';
import { Secret } from '../../src/model/secret';
import { WebhookStep } from '../../src/steps/webhook-step';

const project = testProject();

const step = (options: NotifierOptions & { signingSecret?: Secret } = {}) => (
  new WebhookStep(project, { notifier: Notifier.webhook({ url: Secret.of('HOOK'), ...options }), release: 'release-image', script: '.github/image-release/webhook.sh' }).toGithub().steps[0]
);

describe('WebhookStep', () => {
  test('gives the script what it says by its environment', () => {
    // WHEN
    const { env, ...rest } = step({ signingSecret: Secret.of('KEY') });

    // THEN
    expect(rest).toMatchObject({ name: 'Tell the webhook', id: 'webhook', continueOnError: true, run: 'bash .github/image-release/webhook.sh' });
    expect(env).toEqual({
      MESSAGE: expect.any(String),
      RUN: expect.any(String),
      RELEASE: 'release-image',
      OUTCOME: "${{ needs.record.result == 'success' && 'success' || 'failure' }}",
      RECORD: '${{ needs.record.outputs.record }}',
      URL: '${{ secrets.HOOK }}',
      SIGNING_SECRET: '${{ secrets.KEY }}',
      SECRETS: 'URL=HOOK SIGNING_SECRET=KEY',
    });
  });

  test('tells of a recovery where it is asked to', () => {
    expect(step({ on: [Occasion.RECOVERY, Occasion.FAILURE] }).env?.OUTCOME)
      .toBe("${{ steps.before.outputs.conclusion == 'failure' && 'recovery' || needs.record.result == 'success' && 'success' || 'failure' }}");
  });
});
