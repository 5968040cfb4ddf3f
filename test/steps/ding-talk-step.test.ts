import { testProject } from './project';
import { Notifier, SignedChatOptions } from '../../src/model/notifier';
import { Secret } from '../../src/model/secret';
import { DingTalkStep } from '../../src/steps/ding-talk-step';

const project = testProject();

const step = (options: SignedChatOptions = {}) => new DingTalkStep(project, { notifier: Notifier.dingTalk(options), release: 'release-image', script: '.github/image-release/ding-talk.sh' }).toGithub().steps[0];

describe('DingTalkStep', () => {
  test('runs its script', () => {
    expect(step()).toMatchObject({ name: 'Tell DingTalk', id: 'ding-talk', continueOnError: true, run: 'bash .github/image-release/ding-talk.sh' });
  });

  test('is given its secrets by its environment, with what they are called', () => {
    expect(step().env).toEqual({ MESSAGE: expect.any(String), RUN: expect.any(String), URL: '${{ secrets.DINGTALK_WEBHOOK_URL }}', SECRETS: 'URL=DINGTALK_WEBHOOK_URL' });
    expect(step({ webhook: Secret.of('ROOM'), signingSecret: Secret.of('KEY') }).env).toEqual({
      MESSAGE: expect.any(String),
      RUN: expect.any(String),
      URL: '${{ secrets.ROOM }}',
      SIGNING_SECRET: '${{ secrets.KEY }}',
      SECRETS: 'URL=ROOM SIGNING_SECRET=KEY',
    });
  });
});
