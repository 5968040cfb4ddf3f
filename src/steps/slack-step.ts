import { Project } from 'projen/lib/project';
import { PipelineStep } from 'projen-pipelines/lib/steps/step';
import { block } from './block';
import { settingExpression } from './expression';
import { githubStep, ReleaseStepConfig } from './release-step';
import { Secret } from '../model/secret';

/**
 * Options for `SlackStep`.
 */
export interface SlackStepOptions {
  /**
   * The secret that holds the URL of the incoming webhook.
   */
  readonly webhook: Secret;

  /**
   * What is released, for the message.
   */
  readonly subject: string;

  /**
   * The id of the step.
   *
   * @default 'slack'
   */
  readonly id?: string;
}

/**
 * Tells a Slack channel which jobs failed.
 *
 * @see https://docs.slack.dev/messaging/sending-messages-using-incoming-webhooks
 */
export class SlackStep extends PipelineStep {
  constructor(project: Project, private readonly options: SlackStepOptions) {
    super(project);
  }

  public toGithub(): ReleaseStepConfig {
    return githubStep({
      name: 'Tell Slack',
      id: this.options.id ?? 'slack',
      env: {
        SUBJECT: this.options.subject,
        REF: '${{ github.ref_name }}',
        RESULTS: '${{ toJSON(needs) }}',
        RUN: '${{ github.server_url }}/${{ github.repository }}/actions/runs/${{ github.run_id }}',
        WEBHOOK: settingExpression(this.options.webhook),
      },
      run: block([
        'failed=$(jq -r \'[to_entries[] | select(.value.result == "failure" or .value.result == "cancelled") | "\\(.key) (\\(.value.result))"] | join(", ")\' <<< "$RESULTS")',
        // https://docs.slack.dev/messaging/formatting-message-text#escaping
        'jq -n --arg text "$SUBJECT of $REF was not fully released: $failed. $RUN" \'{text: ($text | gsub("&"; "&amp;") | gsub("<"; "&lt;") | gsub(">"; "&gt;"))}\' |',
        '  curl --fail-with-body --silent --show-error --retry 5 --json @- "$WEBHOOK"',
      ]),
    });
  }
}
