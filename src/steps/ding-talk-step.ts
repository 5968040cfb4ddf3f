import { Project } from 'projen/lib/project';
import { PipelineStep } from 'projen-pipelines/lib/steps/step';
import { notifyStep, NotifyStepOptions } from './notify-step';
import { ReleaseStepConfig } from './release-step';

/**
 * Tells a DingTalk group.
 *
 * @see https://open.dingtalk.com/document/robots/custom-robot-access
 */
export class DingTalkStep extends PipelineStep {
  constructor(project: Project, private readonly options: NotifyStepOptions) {
    super(project);
  }

  public toGithub(): ReleaseStepConfig {
    return notifyStep('Tell DingTalk', this.options);
  }
}
