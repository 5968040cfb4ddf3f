import { Login } from '../../../simulate/effect';
import { namesUsed } from '../../../simulate/names-used';
import { StepSource } from '../../../simulate/workflow-file';
import { hostOf, partsOf } from '../reference';
import { Rule } from '../rule';
import { Deed, deedsOf, isCertain, isForFork, Run, runsByJob, stepSourceOf } from '../runs';

/** A push with the token of the run needs the right to it. */
export const missingPermission: Rule = {
  id: 'missing-permission',
  severity: 'error',
  title: 'The token of the run may not push to ghcr.io',
  explanation: 'Where a workflow lists permissions, those that it does not list are none. Without packages: write ghcr.io refuses the push with 403.',
  check: (context) => runsByJob(context).flatMap(({ source, runs }) => {
    const refused = runs.filter((run) => pushesWithToken(run) && run.job.permissions.origin !== 'default' && run.job.permissions.scopes.packages !== 'write');
    if (refused.length === 0 || source.uses !== undefined) {
      return [];
    }
    return [{
      at: context.locate(source.permissions === undefined ? ['permissions'] : ['jobs', source.id, 'permissions']),
      message: `The job ${source.id} pushes to ghcr.io with the token of the run, which has no permission packages: write`,
      help: 'Give the job the permission packages: write',
    }];
  }),
};

function pushesWithToken(run: Run): boolean {
  const logins = deedsOf('login', [run]).filter(({ effect }) => hostOf(effect.registry) === 'ghcr.io');
  return !isForFork(run)
    && logins.length > 0 && logins.every(usesOnlyToken)
    && deedsOf('push', [run]).some((push) => isCertain(push) && partsOf(push.effect.reference).host === 'ghcr.io');
}

function usesOnlyToken(login: Deed<Login>): boolean {
  const source = stepSourceOf(login);
  const secrets = source === undefined ? [] : namesUsed(credentials(source), 'secrets').names;
  const names = source === undefined ? [] : namesUsed(credentials(source), 'github').names;
  return secrets.every((name) => name.toUpperCase() === 'GITHUB_TOKEN') && (secrets.length > 0 || names.includes('token'));
}

function credentials({ uses, with: inputs, env, run }: StepSource) {
  return uses !== undefined ? [inputs.password ?? null] : [env, run ?? null];
}
