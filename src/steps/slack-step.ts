import { Project } from 'projen/lib/project';
import { PipelineStep } from 'projen-pipelines/lib/steps/step';
import { notifyStep, NotifyStepOptions } from './notify-step';
import { ReleaseStepConfig } from './release-step';

/**
 * Tells a Slack channel.
 *
 * @see https://docs.slack.dev/messaging/sending-messages-using-incoming-webhooks
 */
export class SlackStep extends PipelineStep {
  constructor(project: Project, private readonly options: NotifyStepOptions) {
    super(project);
  }

  public toGithub(): ReleaseStepConfig {
    return notifyStep('Tell Slack', this.options);
  }
}
