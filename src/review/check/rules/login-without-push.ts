import { Login } from '../../../simulate/effect';
import { cannotPush } from '../plain-steps';
import { hostOf } from '../reference';
import { Rule } from '../rule';
import { Deed, deedsOf, grouped, pathOf, runsByJob, stepSourceOf } from '../runs';

/** Credentials should be where they are needed. */
export const loginWithoutPush: Rule = {
  id: 'login-without-push',
  severity: 'note',
  title: 'A job logs in to a registry and pushes nothing',
  explanation: 'The credentials of the registry stay with whatever else runs in the job.',
  check: (context) => runsByJob(context).filter(({ source }) => source.uses === undefined && source.steps.every(cannotPush)).flatMap(({ runs }) => {
    const builds = deedsOf('build', runs).length > 0;
    const logins = deedsOf('login', runs).filter((login) => !mayPull(login, builds));
    return grouped(logins, (login) => JSON.stringify([pathOf(login), String(login.effect.registry)])).map(([login]) => ({
      at: context.locate(pathOf(login)),
      message: `The job ${login.run.source.id} logs in to ${String(login.effect.registry)} and pushes nothing`,
      help: 'Remove the login, unless the job pulls from there, or log in where the push is',
    }));
  }),
};

/** A build pulls its base images, from Docker Hub if nothing else is said; other steps name what they pull. */
function mayPull(login: Deed<Login>, builds: boolean): boolean {
  const host = hostOf(login.effect.registry);
  const { env, steps } = login.run.source;
  const others = JSON.stringify([env, steps.filter((step) => step !== stepSourceOf(login) && !/^docker\/(?:login|metadata)-action@/i.test(step.uses ?? ''))]);
  return host === undefined || (host === 'docker.io' && (builds || /docker (?:run|pull)/.test(others))) || others.toLowerCase().includes(host);
}
