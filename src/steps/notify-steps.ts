import { Project } from 'projen/lib/project';
import { PipelineStep } from 'projen-pipelines/lib/steps/step';
import { DingTalkStep } from './ding-talk-step';
import { FeishuStep } from './feishu-step';
import { GithubIssueStep } from './github-issue-step';
import { NotifyStepOptions, stepId } from './notify-step';
import { PreviousOutcomeStep } from './previous-outcome-step';
import { SlackStep } from './slack-step';
import { WeComStep } from './we-com-step';
import { WebhookStep } from './webhook-step';
import { Notifier, NotifierKind, Occasion } from '../model/notifier';

/** The step of each kind of notifier, and the script that it runs. */
const STEPS = {
  githubIssue: [GithubIssueStep, 'issue.sh'],
  slack: [SlackStep, 'slack.sh'],
  feishu: [FeishuStep, 'feishu.sh'],
  dingTalk: [DingTalkStep, 'ding-talk.sh'],
  weCom: [WeComStep, 'we-com.sh'],
  webhook: [WebhookStep, 'webhook.sh'],
} as const satisfies Record<NotifierKind, readonly [new (project: Project, options: NotifyStepOptions) => PipelineStep, string]>;

type ScriptName = typeof STEPS[NotifierKind][1] | 'before.sh';

/**
 * A step for each notifier, in a job that needs `record`, and before them what they have to know.
 *
 * @param script gives the path of a script
 */
export function notifySteps(project: Project, notifiers: Notifier[], script: (name: ScriptName) => string, about: Pick<NotifyStepOptions, 'release' | 'about'>): PipelineStep[] {
  return [
    ...(notifiers.some(({ on }) => on.includes(Occasion.RECOVERY)) ? [new PreviousOutcomeStep(project, { script: script('before.sh') })] : []),
    ...notifiers.map((notifier, index) => {
      const [Step, name] = STEPS[notifier.kind];
      const same = notifiers.slice(0, index).filter(({ kind }) => kind === notifier.kind).length;
      return new Step(project, { ...about, notifier, id: same === 0 ? stepId(notifier) : `${stepId(notifier)}-${same + 1}`, script: script(name) });
    }),
  ];
}
