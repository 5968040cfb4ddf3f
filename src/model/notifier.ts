import { Problems } from './problem';
import { Secret } from './secret';
import { instance, optional, requireShape, struct } from './shape';

/**
 * Options for `Notifier.slack`.
 */
export interface SlackOptions {
  /**
   * The secret that holds the URL of the incoming webhook.
   *
   * @default Secret.of('SLACK_WEBHOOK_URL')
   */
  readonly webhook?: Secret;
}

/**
 * Who is told when a release did not end well.
 */
export class Notifier {
  /**
   * A message in a Slack channel.
   *
   * @see https://docs.slack.dev/messaging/sending-messages-using-incoming-webhooks
   */
  public static slack(options: SlackOptions = {}): Notifier {
    requireShape('Notifier.slack(options)', struct<SlackOptions>({ webhook: optional(instance(Secret)) }), options);
    return new Notifier('slack', options.webhook ?? Secret.of('SLACK_WEBHOOK_URL'));
  }

  private constructor(
    /**
     * Which service it is, by the name of its factory.
     */
    public readonly kind: string,
    /**
     * The secret that holds the URL to send to.
     */
    public readonly webhook: Secret,
  ) {}

  /**
   * @internal
   */
  public _check(path: string, problems: Problems): void {
    if (this.webhook.name === undefined) {
      problems.add(`${path}.webhook`, 'Secret.workflowToken()', { reason: 'is no URL', allowed: 'Secret.of(name)' });
    }
    this.webhook._check(`${path}.webhook`, problems);
  }
}
