import { settingExpression } from './expression';
import { message, RUN } from './message';
import { githubStep, ReleaseStepConfig, rightsOf } from './release-step';
import { Notifier, Occasion } from '../model/notifier';

/**
 * Options for the step of a notifier.
 */
export interface NotifyStepOptions {
  /**
   * Who is told, and when.
   */
  readonly notifier: Notifier;

  /**
   * The name of the release.
   */
  readonly release: string;

  /**
   * The id of the step.
   *
   * @default - named after the kind of the notifier, for example `ding-talk`
   */
  readonly id?: string;

  /**
   * What the run is about, as a GitHub expression. Only an issue needs it: it lists what is not published.
   *
   * @default - `versions` for every tag, or the branch
   */
  readonly about?: string;

  /**
   * The path of the script, from the root of the repository.
   */
  readonly script: string;
}

/** Whether everything was published, by the result of the job that records it. */
export const ENDED_WELL = "needs.record.result == 'success'";
const FAILED = "needs.record.result != 'success'";

/** Whether it was not so the time before, by the step that asks; it runs only where all ended well. */
export const RECOVERED = "steps.before.outputs.conclusion == 'failure'";

/** When a step that tells of these occasions runs; always, if nothing is said. */
export function occasionsCondition(on: Occasion[]): string | undefined {
  const [failure, recovery, success] = [Occasion.FAILURE, Occasion.RECOVERY, Occasion.SUCCESS].map((occasion) => on.includes(occasion));
  if (success) {
    return failure ? undefined : ENDED_WELL;
  }
  if (!recovery) {
    return FAILED;
  }
  return failure ? `${FAILED} || ${RECOVERED}` : `${ENDED_WELL} && ${RECOVERED}`;
}

/** The id of the step of a notifier. */
export function stepId({ kind }: Notifier): string {
  return kind.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

/** A step that tells somebody. It gets all that it says by its environment; where it fails, all others go on. */
export function notifyStep(name: string, { notifier, release, id, script }: NotifyStepOptions, env: Record<string, string> = {}): ReleaseStepConfig {
  const condition = occasionsCondition(notifier.on);
  return githubStep({
    name,
    id: id ?? stepId(notifier),
    if: condition && `\${{ ${condition} }}`,
    continueOnError: true,
    env: { MESSAGE: message(release), RUN, ...env, ...secretsOf(notifier) },
    run: `bash ${script}`,
  }, rightsOf(notifier.permissions));
}

/** The secrets of a notifier and, for who has to set them, what they are called there. */
function secretsOf({ url, signingSecret }: Notifier): Record<string, string> {
  const secrets = Object.entries({ URL: url, SIGNING_SECRET: signingSecret }).flatMap(([variable, secret]) => secret ? [{ variable, secret }] : []);
  return {
    ...Object.fromEntries(secrets.map(({ variable, secret }) => [variable, settingExpression(secret)])),
    ...(secrets.length > 0 && { SECRETS: secrets.map(({ variable, secret }) => `${variable}=${secret.name}`).join(' ') }),
  };
}
