import { testProject } from './project';
import { Notifier } from '../../src/model/notifier';
import { WeComStep } from '../../src/steps/we-com-step';

const project = testProject();

test('WeComStep runs its script and is given its secret by its environment', () => {
  expect(new WeComStep(project, { notifier: Notifier.weCom(), release: 'release-image', script: '.github/image-release/we-com.sh' }).toGithub().steps).toEqual([expect.objectContaining({
    name: 'Tell WeCom',
    id: 'we-com',
    continueOnError: true,
    env: { MESSAGE: expect.any(String), RUN: expect.any(String), URL: '${{ secrets.WECOM_WEBHOOK_URL }}', SECRETS: 'URL=WECOM_WEBHOOK_URL' },
    run: 'bash .github/image-release/we-com.sh',
  })]);
});
