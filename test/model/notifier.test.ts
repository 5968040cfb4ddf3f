import { problemsOf, refusalOf } from './problems-of';
import { GithubIssueOptions, Notifier, Occasion, SignedChatOptions, WebhookOptions } from '../../src/model/notifier';
import { Secret } from '../../src/model/secret';
import { Variable } from '../../src/model/variable';

const PLAIN = { on: [Occasion.FAILURE], signingSecret: undefined, label: undefined, assignees: [], permissions: [] };

describe.each([
  ['slack', 'SLACK_WEBHOOK_URL', (options?: SignedChatOptions) => Notifier.slack(options)],
  ['feishu', 'FEISHU_WEBHOOK_URL', (options?: SignedChatOptions) => Notifier.feishu(options)],
  ['dingTalk', 'DINGTALK_WEBHOOK_URL', (options?: SignedChatOptions) => Notifier.dingTalk(options)],
  ['weCom', 'WECOM_WEBHOOK_URL', (options?: SignedChatOptions) => Notifier.weCom(options)],
])('Notifier.%s', (kind, secret, make) => {
  test(`tells of failures, by the URL in ${secret}`, () => {
    expect({ ...make() }).toEqual({ ...PLAIN, kind, url: Secret.of(secret) });
    expect({ ...make({ webhook: undefined, on: undefined }) }).toEqual({ ...make() });
    expect(make().secrets).toEqual([Secret.of(secret)]);
  });

  test('sends to the URL in another secret, on other occasions', () => {
    expect({ ...make({ webhook: Secret.of('RELEASE_CHANNEL'), on: [Occasion.RECOVERY, Occasion.SUCCESS] }) }).toEqual({
      ...PLAIN, kind, url: Secret.of('RELEASE_CHANNEL'), on: ['recovery', 'success'],
    });
  });

  test.each<[unknown, string]>([
    [{ webhook: 'https://hooks.example.com/services/x' }, 'webhook'],
    [{ webhook: Variable.of('URL') }, 'webhook'],
    [{ webhook: null }, 'webhook'],
    [{ webhok: Secret.of('A') }, 'webhok'],
    [{ on: 'failure' }, 'on'],
    [{ on: ['failed'] }, 'on[0]'],
  ])('refuses %j', (options, path) => {
    expect(refusalOf(() => make(options as SignedChatOptions))?.problems.map((problem) => problem.path)).toEqual([path]);
  });
});

describe.each([
  ['feishu', (options: SignedChatOptions) => Notifier.feishu(options)],
  ['dingTalk', (options: SignedChatOptions) => Notifier.dingTalk(options)],
])('Notifier.%s', (_kind, make) => {
  test('signs with a secret', () => {
    // WHEN
    const notifier = make({ webhook: Secret.of('URL'), signingSecret: Secret.of('KEY') });

    // THEN
    expect(notifier.signingSecret).toEqual(Secret.of('KEY'));
    expect(notifier.secrets).toEqual([Secret.of('URL'), Secret.of('KEY')]);
  });

  test('refuses a key that is no secret', () => {
    expect(refusalOf(() => make({ signingSecret: 'key' as unknown as Secret }))?.problems.map(({ path, value }) => [path, value])).toEqual([['signingSecret', '']]);
  });
});

test.each([
  ['slack', (options: SignedChatOptions) => Notifier.slack(options)],
  ['weCom', (options: SignedChatOptions) => Notifier.weCom(options)],
])('Notifier.%s signs nothing', (_kind, make) => {
  expect(refusalOf(() => make({ signingSecret: Secret.of('KEY') }))?.problems.map(({ path }) => path)).toEqual(['signingSecret']);
});

describe('Notifier.webhook', () => {
  test('sends to a URL, signed if there is a key', () => {
    expect({ ...Notifier.webhook({ url: Secret.of('HOOK') }) }).toEqual({ ...PLAIN, kind: 'webhook', url: Secret.of('HOOK') });
    expect(Notifier.webhook({ url: Secret.of('HOOK'), signingSecret: Secret.of('KEY'), on: [Occasion.SUCCESS] })).toMatchObject({ signingSecret: Secret.of('KEY'), on: ['success'] });
  });

  test.each<[unknown, string]>([
    [undefined, ''],
    [{}, 'url'],
    [{ url: 'https://example.com' }, 'url'],
    [{ url: Secret.of('HOOK'), webhook: Secret.of('HOOK') }, 'webhook'],
  ])('refuses %j', (options, path) => {
    expect(refusalOf(() => Notifier.webhook(options as WebhookOptions))?.problems.map((problem) => problem.path)).toEqual([path]);
  });
});

describe('Notifier.githubIssue', () => {
  test('needs a right and no secret, and looks at every release', () => {
    // WHEN
    const notifier = Notifier.githubIssue();

    // THEN
    expect({ ...notifier }).toEqual({
      ...PLAIN,
      kind: 'githubIssue',
      on: ['failure', 'success'],
      url: undefined,
      permissions: [{ scope: 'issues', access: 'write', reason: 'keep an issue about what was not published' }],
    });
    expect(notifier.secrets).toEqual([]);
  });

  test('can have a label and assignees', () => {
    expect(Notifier.githubIssue({ label: 'release', assignees: ['ann'] })).toMatchObject({ label: 'release', assignees: ['ann'] });
  });

  test.each<[unknown, string]>([
    [{ on: [Occasion.FAILURE] }, 'on'],
    [{ label: 1 }, 'label'],
    [{ assignees: 'ann' }, 'assignees'],
    [{ assignees: [null] }, 'assignees[0]'],
  ])('refuses %j', (options, path) => {
    expect(refusalOf(() => Notifier.githubIssue(options as GithubIssueOptions))?.problems.map((problem) => problem.path)).toEqual([path]);
  });
});

describe('the check of a notifier', () => {
  const problems = (notifier: Notifier) => problemsOf((found) => notifier._check('notifiers[0]', found));

  test.each([
    Notifier.slack(), Notifier.feishu({ signingSecret: Secret.of('KEY') }), Notifier.dingTalk(), Notifier.weCom({ on: [Occasion.SUCCESS, Occasion.RECOVERY, Occasion.FAILURE] }),
    Notifier.webhook({ url: Secret.of('HOOK') }), Notifier.githubIssue(),
    Notifier.githubIssue({ label: 'kind: bug "né" 🚀', assignees: ['ann', 'Bob-2', 'carl_acme', 'd'] }), Notifier.githubIssue({ label: 'x'.repeat(50) }),
  ])('finds nothing wrong with $kind', (notifier) => {
    expect(problems(notifier)).toEqual([]);
  });

  test('refuses the token of the run, which is no URL and no key', () => {
    // GIVEN
    const token = Secret.workflowToken();

    // THEN
    expect(problems(Notifier.slack({ webhook: token }))).toEqual([{ path: 'notifiers[0].webhook', value: '"Secret.workflowToken()"', reason: 'is no URL', allowed: 'Secret.of(name)' }]);
    expect(problems(Notifier.webhook({ url: token, signingSecret: token }))).toEqual([
      { path: 'notifiers[0].url', value: '"Secret.workflowToken()"', reason: 'is no URL', allowed: 'Secret.of(name)' },
      { path: 'notifiers[0].signingSecret', value: '"Secret.workflowToken()"', reason: 'is no key', allowed: 'Secret.of(name)' },
    ]);
  });

  test('refuses secrets that cannot be set', () => {
    expect(problems(Notifier.feishu({ webhook: Secret.of('feishu-url'), signingSecret: Secret.of('GITHUB_KEY') })).map(({ path, value }) => [path, value])).toEqual([
      ['notifiers[0].webhook', '"feishu-url"'],
      ['notifiers[0].signingSecret', '"GITHUB_KEY"'],
    ]);
  });

  test('refuses to tell on no occasion, or twice on one', () => {
    expect(problems(Notifier.slack({ on: [] }))).toEqual([{ path: 'notifiers[0].on', value: '[]', reason: 'is empty', allowed: 'at least one occasion' }]);
    expect(problems(Notifier.slack({ on: [Occasion.FAILURE, Occasion.SUCCESS, Occasion.FAILURE] }))).toEqual([
      { path: 'notifiers[0].on[2]', value: '"failure"', reason: 'is already given as notifiers[0].on[0]', allowed: 'each occasion once' },
    ]);
  });

  test.each(['', ' a', 'a ', 'a\nb', 'x'.repeat(51), 'a ${{ secrets.A }}'])('refuses the label %j', (label) => {
    expect(problems(Notifier.githubIssue({ label })).map(({ path, reason }) => [path, reason])).toEqual([['notifiers[0].label', 'is not a label']]);
  });

  test.each(['', '@ann', 'ann bob', 'ann-', '-ann', 'a.b', '${{ x }}'])('refuses the assignee %j', (user) => {
    expect(problems(Notifier.githubIssue({ assignees: ['ann', user] })).map(({ path, reason }) => [path, reason])).toEqual([['notifiers[0].assignees[1]', 'is not a user']]);
  });

  test('refuses the same assignee twice, and more than ten', () => {
    expect(problems(Notifier.githubIssue({ assignees: ['ann', 'Ann'] })).map(({ path }) => path)).toEqual(['notifiers[0].assignees[1]']);
    expect(problems(Notifier.githubIssue({ assignees: [...'abcdefghij'] }))).toEqual([]);
    expect(problems(Notifier.githubIssue({ assignees: [...'abcdefghijk'] })).map(({ path, reason }) => [path, reason])).toEqual([['notifiers[0].assignees', 'has more users than GitHub takes']]);
  });
});

describe('whom a notifier tells', () => {
  test.each<[Notifier, string]>([
    [Notifier.slack(), 'slack SLACK_WEBHOOK_URL'],
    [Notifier.slack({ webhook: Secret.of('slack_Webhook_url'), on: [Occasion.SUCCESS] }), 'slack SLACK_WEBHOOK_URL'],
    [Notifier.webhook({ url: Secret.of('SLACK_WEBHOOK_URL') }), 'webhook SLACK_WEBHOOK_URL'],
    [Notifier.githubIssue({ label: 'a' }), 'githubIssue'],
  ])('is known by its kind and its URL: $kind', (notifier, key) => {
    expect(notifier._key).toBe(key);
  });
});
