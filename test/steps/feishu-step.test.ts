import { testProject } from './project';
import { Notifier, SignedChatOptions } from '../../src/model/notifier';
import { Secret } from '../../src/model/secret';
import { FeishuStep } from '../../src/steps/feishu-step';

const project = testProject();

const step = (options: SignedChatOptions = {}) => new FeishuStep(project, { notifier: Notifier.feishu(options), release: 'release-image', script: '.github/image-release/feishu.sh' }).toGithub().steps[0];

describe('FeishuStep', () => {
  test('runs its script', () => {
    expect(step()).toMatchObject({ name: 'Tell Feishu', id: 'feishu', continueOnError: true, run: 'bash .github/image-release/feishu.sh' });
  });

  test('is given its secrets by its environment, with what they are called', () => {
    expect(step().env).toEqual({ MESSAGE: expect.any(String), RUN: expect.any(String), URL: '${{ secrets.FEISHU_WEBHOOK_URL }}', SECRETS: 'URL=FEISHU_WEBHOOK_URL' });
    expect(step({ webhook: Secret.of('ROOM'), signingSecret: Secret.of('KEY') }).env).toEqual({
      MESSAGE: expect.any(String),
      RUN: expect.any(String),
      URL: '${{ secrets.ROOM }}',
      SIGNING_SECRET: '${{ secrets.KEY }}',
      SECRETS: 'URL=ROOM SIGNING_SECRET=KEY',
    });
  });
});
