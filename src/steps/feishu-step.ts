import { Project } from 'projen/lib/project';
import { PipelineStep } from 'projen-pipelines/lib/steps/step';
import { notifyStep, NotifyStepOptions } from './notify-step';
import { ReleaseStepConfig } from './release-step';

/**
 * Tells a Feishu or Lark group.
 *
 * @see https://open.feishu.cn/document/client-docs/bot-v3/add-custom-bot
 */
export class FeishuStep extends PipelineStep {
  constructor(project: Project, private readonly options: NotifyStepOptions) {
    super(project);
  }

  public toGithub(): ReleaseStepConfig {
    return notifyStep('Tell Feishu', this.options);
  }
}
