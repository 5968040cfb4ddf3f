import { namesUsed } from '../../../simulate/names-used';
import { Rule } from '../rule';
import { deedsOf, grouped, isForFork, isOfPullRequest, pathOf, Run, runsOf } from '../runs';
import { areOf, listed } from '../wording';

/** A build for a pull request needs no secret. */
export const secretsInBuild: Rule = {
  id: 'secrets-in-build',
  severity: 'note',
  title: 'An image of a pull request is built beside secrets',
  explanation: 'A Dockerfile and the scripts around it run code of the pull request. Whoever may push a branch, a bot too, can make it send away the secrets of its job.',
  check: (context) => {
    const env = namesUsed(context.workflow.env, 'secrets').names;
    const builds = deedsOf('build', runsOf(context)).filter(({ run }) => run.event.name === 'pull_request' && isOfPullRequest(run.event) && !isForFork(run));
    return grouped(builds, (build) => JSON.stringify(pathOf(build))).flatMap((group) => {
      const secrets = [...env, ...group.flatMap(({ run }) => secretsOf(run))].filter((name) => name.toUpperCase() !== 'GITHUB_TOKEN').sort();
      return secrets.length === 0 ? [] : [{
        at: context.locate(pathOf(group[0])),
        message: `${listed(secrets)} ${areOf(secrets)} in the job that builds the image of a pull request`,
        help: 'Build in a job without secrets, and use them in another that does not run on a pull request',
      }];
    });
  },
};

/** Those of the job itself and of steps that certainly run. */
function secretsOf({ source: { env, uses, steps }, job }: Run): readonly string[] {
  if (uses !== undefined) {
    return job.decision.verdict === 'runs' ? job.secrets.filter((name) => name !== '*') : [];
  }
  const running = steps.filter((_, index) => job.steps[index]?.decision.verdict === 'runs');
  return namesUsed([env, ...running.flatMap((step) => [step.with, step.env, step.run ?? null])], 'secrets').names;
}
