import { Project } from 'projen/lib/project';
import { PipelineStep } from 'projen-pipelines/lib/steps/step';
import { notifyStep, NotifyStepOptions } from './notify-step';
import { ReleaseStepConfig } from './release-step';

/**
 * Tells a WeCom group.
 *
 * @see https://developer.work.weixin.qq.com/document/path/91770
 */
export class WeComStep extends PipelineStep {
  constructor(project: Project, private readonly options: NotifyStepOptions) {
    super(project);
  }

  public toGithub(): ReleaseStepConfig {
    return notifyStep('Tell WeCom', this.options);
  }
}
