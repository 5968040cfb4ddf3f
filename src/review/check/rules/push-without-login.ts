import { Push } from '../../../simulate/effect';
import { StepOutcome } from '../../../simulate/outcome';
import { covers, hostOf, partsOf } from '../reference';
import { Rule } from '../rule';
import { Deed, deedsOf, grouped, isCertain, isForFork, isOfItsOwn, isOfPullRequest, pathOf, Run, runsOf } from '../runs';
import { areOf, listed } from '../wording';

// https://docs.github.com/en/actions/reference/runners/github-hosted-runners: nothing is logged in there
const HOSTED = /^(?:ubuntu|windows|macos)-(?:latest|slim|\d+(?:\.\d+)?)(?:-\w+)?$/;

// A host without a domain is a service beside the job.
const WITHOUT_LOGIN = /^[^.]*$/;

/** Registries take pushes of those whom they know. */
export const pushWithoutLogin: Rule = {
  id: 'push-without-login',
  severity: 'error',
  title: 'A job pushes to a registry without logging in to it',
  explanation: 'The registry refuses the push. Logins do not pass from job to job.',
  check: (context) => {
    const pushes = deedsOf('push', runsOf(context)).filter((push) => isCertain(push) && isRefused(push));
    return grouped(pushes, (push) => JSON.stringify([pathOf(push), partsOf(push.effect.reference).host])).map((group) => {
      const references = group.map(({ effect }) => String(effect.reference));
      return {
        at: context.locate(pathOf(group[0])),
        message: `${listed(references)} ${areOf(references)} pushed without a login to ${partsOf(group[0].effect.reference).host} in the job ${group[0].run.source.id}`,
        help: 'Log in with docker/login-action in the same job, before the push',
      };
    });
  },
};

function isRefused({ run, step, effect }: Deed<Push>): boolean {
  const { host } = partsOf(effect.reference);
  return host !== undefined && !WITHOUT_LOGIN.test(host) && isReadable(run) && isOfItsOwn(run) && !isForFork(run) && !isOfPullRequest(run.event)
    && isReadUpTo(step, run) && deedsOf('login', [run]).every((login) => {
    const known = hostOf(login.effect.registry);
    return known !== undefined && !covers(known, host);
  });
}

/** Whether nothing but its steps can have logged in, and all of them stand in this file. */
function isReadable({ job: { runsOn }, source }: Run): boolean {
  return typeof runsOn === 'string' && HOSTED.test(runsOn) && source.uses === undefined
    && !/DOCKER_AUTH_CONFIG|DOCKER_CONFIG|REGISTRY_AUTH_FILE|config\.json|auth\.json|configure-docker|credential|\blogin\b|depot\//i.test(JSON.stringify(source.steps.map((step) => ({ ...step, name: '' }))).replace(/docker\/login-action@/g, ''));
}

function isReadUpTo(step: StepOutcome, { job: { steps } }: Run): boolean {
  return steps.slice(0, steps.indexOf(step) + 1).every(({ effects }) => effects.every(({ kind }) => kind !== 'unread'));
}
