import { testProject } from './project';
import { Notifier, Occasion } from '../../src/model/notifier';
import { Secret } from '../../src/model/secret';
import { notifySteps } from '../../src/steps/notify-steps';
import { ReleaseStepConfig } from '../../src/steps/release-step';

const project = testProject();

const stepsOf = (notifiers: Notifier[]) => notifySteps(project, notifiers, (script) => `scripts/${script}`, { release: 'release-image' }).flatMap((step) => (step.toGithub() as ReleaseStepConfig).steps);

describe('the steps of the notifiers of a release', () => {
  test('are one for each, with ids of their own', () => {
    // WHEN
    const steps = stepsOf([
      Notifier.slack(),
      Notifier.githubIssue(),
      Notifier.feishu(),
      Notifier.slack({ webhook: Secret.of('OTHER') }),
      Notifier.dingTalk(),
      Notifier.weCom(),
      Notifier.webhook({ url: Secret.of('HOOK') }),
    ]);

    // THEN
    expect(steps.map(({ id, name, run }) => [id, name, run])).toEqual([
      ['slack', 'Tell Slack', 'bash scripts/slack.sh'],
      ['github-issue', 'Keep the issue', 'bash scripts/issue.sh'],
      ['feishu', 'Tell Feishu', 'bash scripts/feishu.sh'],
      ['slack-2', 'Tell Slack', 'bash scripts/slack.sh'],
      ['ding-talk', 'Tell DingTalk', 'bash scripts/ding-talk.sh'],
      ['we-com', 'Tell WeCom', 'bash scripts/we-com.sh'],
      ['webhook', 'Tell the webhook', 'bash scripts/webhook.sh'],
    ]);
    expect(steps[3].env?.URL).toBe('${{ secrets.OTHER }}');
    expect(steps.every(({ continueOnError }) => continueOnError)).toBe(true);
  });

  test('begin with the question how it ended before, where somebody wants to know of a recovery', () => {
    expect(stepsOf([Notifier.weCom(), Notifier.slack({ on: [Occasion.FAILURE, Occasion.RECOVERY] })]).map(({ id, run }) => [id, run])).toEqual([
      ['before', 'bash scripts/before.sh'],
      ['we-com', 'bash scripts/we-com.sh'],
      ['slack', 'bash scripts/slack.sh'],
    ]);
    expect(stepsOf([Notifier.weCom({ on: [Occasion.SUCCESS, Occasion.FAILURE] }), Notifier.githubIssue()]).map(({ id }) => id)).toEqual(['we-com', 'github-issue']);
    expect(stepsOf([])).toEqual([]);
  });

  test('know the release and what the run is about', () => {
    // WHEN
    const [step] = notifySteps(project, [Notifier.githubIssue()], (script) => script, { release: 'nightly', about: 'versions' });

    // THEN
    expect((step.toGithub() as ReleaseStepConfig).steps[0].env).toMatchObject({ RELEASE: 'nightly', ABOUT: 'versions' });
  });
});
