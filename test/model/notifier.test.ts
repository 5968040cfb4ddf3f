import { problemsOf, refusalOf } from './problems-of';
import { Notifier, SlackOptions } from '../../src/model/notifier';
import { Secret } from '../../src/model/secret';
import { Variable } from '../../src/model/variable';

describe('Notifier.slack', () => {
  test('sends to the URL in SLACK_WEBHOOK_URL', () => {
    expect({ ...Notifier.slack() }).toEqual({ kind: 'slack', webhook: Secret.of('SLACK_WEBHOOK_URL') });
    expect(Notifier.slack({ webhook: undefined }).webhook.name).toBe('SLACK_WEBHOOK_URL');
  });

  test('sends to the URL in another secret', () => {
    expect(Notifier.slack({ webhook: Secret.of('RELEASE_CHANNEL') }).webhook.name).toBe('RELEASE_CHANNEL');
  });

  test.each<[unknown, string]>([
    [{ webhook: 'https://hooks.slack.com/services/x' }, 'webhook'],
    [{ webhook: Variable.of('SLACK') }, 'webhook'],
    [{ webhook: null }, 'webhook'],
    [{ webhok: Secret.of('A') }, 'webhok'],
  ])('refuses %j', (options, path) => {
    expect(refusalOf(() => Notifier.slack(options as SlackOptions))?.problems.map((problem) => problem.path)).toEqual([path]);
  });
});

describe('the check of a notifier', () => {
  test('finds nothing wrong with the default', () => {
    expect(problemsOf((problems) => Notifier.slack()._check('notifiers[0]', problems))).toEqual([]);
  });

  test('refuses the token of the run, which is no URL', () => {
    expect(problemsOf((problems) => Notifier.slack({ webhook: Secret.workflowToken() })._check('notifiers[0]', problems))).toEqual([
      { path: 'notifiers[0].webhook', value: '"Secret.workflowToken()"', reason: 'is no URL', allowed: 'Secret.of(name)' },
    ]);
  });

  test('refuses a secret that cannot be set', () => {
    expect(problemsOf((problems) => Notifier.slack({ webhook: Secret.of('slack-url') })._check('notifiers[1]', problems)).map(({ path, value }) => [path, value])).toEqual([
      ['notifiers[1].webhook', '"slack-url"'],
    ]);
  });
});
