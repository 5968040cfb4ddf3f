import { Project } from 'projen/lib/project';
import { PipelineStep } from 'projen-pipelines/lib/steps/step';
import { ENDED_WELL, notifyStep, NotifyStepOptions, RECOVERED } from './notify-step';
import { ReleaseStepConfig } from './release-step';
import { Occasion } from '../model/notifier';

/**
 * Tells a program: sends it the message, how the release ended, the URL of the run and the record, as JSON.
 *
 * @see https://docs.github.com/en/webhooks/using-webhooks/validating-webhook-deliveries
 */
export class WebhookStep extends PipelineStep {
  constructor(project: Project, private readonly options: NotifyStepOptions) {
    super(project);
  }

  public toGithub(): ReleaseStepConfig {
    const { notifier: { on }, release } = this.options;
    const recovery = on.includes(Occasion.RECOVERY) ? `${RECOVERED} && 'recovery' || ` : '';
    return notifyStep('Tell the webhook', this.options, {
      RELEASE: release,
      OUTCOME: `\${{ ${recovery}${ENDED_WELL} && 'success' || 'failure' }}`,
      RECORD: '${{ needs.record.outputs.record }}',
    });
  }
}
