import { Problems } from './problem';
import { Secret } from './secret';
import { instance, list, member, optional, requireShape, struct, text } from './shape';

/**
 * When somebody is told of a release.
 */
export enum Occasion {
  /**
   * Not everything was published.
   */
  FAILURE = 'failure',

  /**
   * Everything was published, and the time before it was not.
   */
  RECOVERY = 'recovery',

  /**
   * Everything was published. Recoveries are among them.
   */
  SUCCESS = 'success',
}

/**
 * Options for every notifier that sends messages.
 */
export interface NotifierOptions {
  /**
   * When it sends one.
   *
   * @default [Occasion.FAILURE]
   */
  readonly on?: Occasion[];
}

/**
 * Options for a chat room.
 */
export interface ChatOptions extends NotifierOptions {
  /**
   * The secret that holds the URL to send to.
   *
   * @default - said by each notifier
   */
  readonly webhook?: Secret;
}

/**
 * Options for a chat room that can ask for signed messages.
 */
export interface SignedChatOptions extends ChatOptions {
  /**
   * The secret that holds the key to sign with.
   *
   * @default - messages are not signed
   */
  readonly signingSecret?: Secret;
}

/**
 * Options for `Notifier.webhook`.
 */
export interface WebhookOptions extends NotifierOptions {
  /**
   * The secret that holds the URL to send to.
   */
  readonly url: Secret;

  /**
   * The secret that holds the key to sign with.
   *
   * @default - requests are not signed
   */
  readonly signingSecret?: Secret;
}

/**
 * Options for `Notifier.githubIssue`.
 */
export interface GithubIssueOptions {
  /**
   * A label for the issue. GitHub makes it if there is none.
   *
   * @default - none
   */
  readonly label?: string;

  /**
   * The users that the issue is assigned to.
   *
   * @default - nobody
   */
  readonly assignees?: string[];
}

/**
 * A right that a job needs to tell somebody.
 */
export interface NotifierPermission {
  /**
   * What it is a right to, as GitHub calls it, for example `issues`.
   */
  readonly scope: string;

  /**
   * `read` or `write`.
   */
  readonly access: string;

  /**
   * What it is needed for.
   */
  readonly reason: string;
}

/** The kinds of notifiers. */
export type NotifierKind = 'githubIssue' | 'slack' | 'feishu' | 'dingTalk' | 'weCom' | 'webhook';

interface Details extends Pick<WebhookOptions, 'on' | 'signingSecret'>, GithubIssueOptions {
  readonly url?: Secret;
  readonly permissions?: NotifierPermission[];
}

const MESSAGES = { on: optional(list(member('Occasion', Occasion))) };
const CHAT = struct<ChatOptions>({ ...MESSAGES, webhook: optional(instance(Secret)) });
const SIGNED_CHAT = struct<SignedChatOptions>({ ...MESSAGES, webhook: optional(instance(Secret)), signingSecret: optional(instance(Secret)) });

/**
 * Who is told how a release ended, and when.
 */
export class Notifier {
  /**
   * An issue in the repository of the release, which lists what is not published. The first failure opens it, each
   * further one comments on it, and it is closed when all that it lists was published. It needs no secret: the token of
   * the run opens it, with `issues: write`.
   */
  public static githubIssue(options: GithubIssueOptions = {}): Notifier {
    requireShape('Notifier.githubIssue(options)', struct<GithubIssueOptions>({ label: optional(text), assignees: optional(list(text)) }), options);
    return new Notifier('githubIssue', {
      ...options,
      on: [Occasion.FAILURE, Occasion.SUCCESS],
      permissions: [{ scope: 'issues', access: 'write', reason: 'keep an issue about what was not published' }],
    });
  }

  /**
   * A message in a Slack channel, by the URL in the secret `SLACK_WEBHOOK_URL` unless another is given.
   *
   * @see https://docs.slack.dev/messaging/sending-messages-using-incoming-webhooks
   */
  public static slack(options: ChatOptions = {}): Notifier {
    requireShape('Notifier.slack(options)', CHAT, options);
    return new Notifier('slack', { on: options.on, url: options.webhook ?? Secret.of('SLACK_WEBHOOK_URL') });
  }

  /**
   * A message in a Feishu or Lark group, by the URL in the secret `FEISHU_WEBHOOK_URL` unless another is given.
   *
   * @see https://open.feishu.cn/document/client-docs/bot-v3/add-custom-bot
   */
  public static feishu(options: SignedChatOptions = {}): Notifier {
    requireShape('Notifier.feishu(options)', SIGNED_CHAT, options);
    const { on, signingSecret } = options;
    return new Notifier('feishu', { on, signingSecret, url: options.webhook ?? Secret.of('FEISHU_WEBHOOK_URL') });
  }

  /**
   * A message in a DingTalk group, by the URL in the secret `DINGTALK_WEBHOOK_URL` unless another is given.
   *
   * @see https://open.dingtalk.com/document/robots/custom-robot-access
   */
  public static dingTalk(options: SignedChatOptions = {}): Notifier {
    requireShape('Notifier.dingTalk(options)', SIGNED_CHAT, options);
    const { on, signingSecret } = options;
    return new Notifier('dingTalk', { on, signingSecret, url: options.webhook ?? Secret.of('DINGTALK_WEBHOOK_URL') });
  }

  /**
   * A message in a WeCom group, by the URL in the secret `WECOM_WEBHOOK_URL` unless another is given.
   *
   * @see https://developer.work.weixin.qq.com/document/path/91770
   */
  public static weCom(options: ChatOptions = {}): Notifier {
    requireShape('Notifier.weCom(options)', CHAT, options);
    return new Notifier('weCom', { on: options.on, url: options.webhook ?? Secret.of('WECOM_WEBHOOK_URL') });
  }

  /**
   * A POST of JSON to a program of your own: the message, how it ended, the URL of the run and the record of the release.
   * With a signing secret it carries the header `X-Hub-Signature-256`, as the webhooks of GitHub do.
   *
   * @see https://docs.github.com/en/webhooks/using-webhooks/validating-webhook-deliveries
   */
  public static webhook(options: WebhookOptions): Notifier {
    requireShape('Notifier.webhook(options)', struct<WebhookOptions>({ ...MESSAGES, url: instance(Secret), signingSecret: optional(instance(Secret)) }), options);
    return new Notifier('webhook', options);
  }

  /**
   * When it tells somebody.
   */
  public readonly on: Occasion[];

  /**
   * The secret that holds the URL to send to; none for an issue.
   */
  public readonly url?: Secret;

  /**
   * The secret that holds the key to sign with, if it signs.
   */
  public readonly signingSecret?: Secret;

  /**
   * The label of the issue, if it has one.
   */
  public readonly label?: string;

  /**
   * The users that the issue is assigned to.
   */
  public readonly assignees: string[];

  /**
   * The rights that a job needs to tell somebody.
   */
  public readonly permissions: NotifierPermission[];

  private constructor(
    /**
     * Which notifier it is, by the name of its factory.
     */
    public readonly kind: NotifierKind,
    details: Details,
  ) {
    this.on = details.on ?? [Occasion.FAILURE];
    this.url = details.url;
    this.signingSecret = details.signingSecret;
    this.label = details.label;
    this.assignees = details.assignees ?? [];
    this.permissions = details.permissions ?? [];
  }

  /**
   * The secrets that it needs.
   */
  public get secrets(): Secret[] {
    return [this.url, this.signingSecret].filter((secret) => secret !== undefined);
  }

  /**
   * What no other notifier of a release may have: whom it tells. GitHub does not tell capitals from small letters.
   *
   * @internal
   */
  public get _key(): string {
    return [this.kind, this.url?.name?.toUpperCase()].filter((part) => part !== undefined).join(' ');
  }

  /**
   * @internal
   */
  public _check(path: string, problems: Problems): void {
    const url = this.kind === 'webhook' ? 'url' : 'webhook';
    for (const [option, secret, wanted] of [[url, this.url, 'URL'], ['signingSecret', this.signingSecret, 'key']] as const) {
      if (secret && secret.name === undefined) {
        problems.add(`${path}.${option}`, 'Secret.workflowToken()', { reason: `is no ${wanted}`, allowed: 'Secret.of(name)' });
      }
      secret?._check(`${path}.${option}`, problems);
    }
    if (this.on.length === 0) {
      problems.add(`${path}.on`, [], { reason: 'is empty', allowed: 'at least one occasion' });
    }
    problems.requireDistinct(this.on, (index) => `${path}.on[${index}]`, (occasion) => occasion, (first) => ({ reason: `is already given as ${first}`, allowed: 'each occasion once' }));
    this.checkIssue(path, problems);
  }

  private checkIssue(path: string, problems: Problems): void {
    // https://docs.github.com/en/issues/using-labels-and-milestones-to-track-work/managing-labels
    problems.requireMatch(`${path}.label`, this.label, /^(?!.*\$\{\{)(?!\s)[^\p{Cc}]{1,50}$(?<!\s)/u, { reason: 'is not a label', allowed: 'up to 50 characters on one line, without expressions' });
    if (this.assignees.length > 10) {
      problems.add(`${path}.assignees`, this.assignees, { reason: 'has more users than GitHub takes', allowed: 'up to 10' });
    }
    this.assignees.forEach((user, index) => (
      problems.requireMatch(`${path}.assignees[${index}]`, user, /^[a-z\d](?:[a-z\d_-]*[a-z\d])?$/i, { reason: 'is not a user', allowed: 'letters, digits, - and _, without @' })
    ));
    problems.requireDistinct(this.assignees, (index) => `${path}.assignees[${index}]`, (user) => user.toLowerCase(), (first) => ({ reason: `is already given as ${first}`, allowed: 'each user once' }));
  }
}
