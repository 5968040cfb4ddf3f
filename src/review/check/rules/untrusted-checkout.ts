import { Event } from '../../../simulate/events/event';
import { filterOf, triggerFor } from '../../../simulate/events/triggers';
import { JobOutcome } from '../../../simulate/outcome';
import { simulate } from '../../../simulate/simulate';
import { StepSource } from '../../../simulate/workflow-file';
import { CheckContext, Remark, Rule } from '../rule';
import { isOfPullRequest, runsByJob, sourceOf } from '../runs';
import { listed } from '../wording';

// What only the author of a pull request decides about: https://securitylab.github.com/resources/github-actions-preventing-pwn-requests/
const HEAD_OF_PULL_REQUEST = /github\.event\.pull_request\.(?:head\.|merge_commit_sha)|github\.head_ref|refs\/pull\//;
const HEAD_OF_RUN = /github\.event\.workflow_run\.(?:head_sha|head_branch|head_commit|head_repository|pull_requests)/;
const COMMAND = /\bgh\s+pr\s+checkout\b|\bgit\s+(?:fetch|checkout|pull)\b[^\n]*\bpull\//;

const HELP = 'Build pull requests on pull_request, where they get no secret, or do not check out their code';

/** Code of a pull request must not stand beside rights. */
export const untrustedCheckout: Rule = {
  id: 'untrusted-checkout',
  severity: 'error',
  title: 'Code of a pull request is checked out where there are secrets or rights to write',
  explanation: 'On pull_request_target and workflow_run a job has the rights of the default branch. Whoever opens a pull request can make its code read the secrets and push images.',
  check: (context) => [...onPullRequestTarget(context), ...onWorkflowRun(context)],
};

function onPullRequestTarget(context: CheckContext): Remark[] {
  return runsByJob(context).flatMap(({ source, runs }) => {
    const jobs = runs.filter(({ event }) => event.name === 'pull_request_target' && isOfPullRequest(event)).map(({ job }) => job);
    return jobs.length === 0 ? [] : remarks(context, jobs, checkoutsOf(source.steps, HEAD_OF_PULL_REQUEST, source.id));
  });
}

/** The plan does not say what started the other workflow: a pull request is what matters. */
function onWorkflowRun({ workflow, ...context }: CheckContext): Remark[] {
  const others = filterOf(triggerFor(workflow.on, 'workflow_run') ?? null, 'workflows') ?? [];
  const runs = others.flatMap((name) => simulate(workflow, Event.workflowRun({ workflow: name, event: 'pull_request' })).jobs);
  return workflow.jobs.flatMap((source) => {
    const jobs = runs.filter((job) => sourceOf(job, workflow.jobs) === source && job.decision.verdict !== 'skipped');
    const found = jobs.length === 0 ? [] : remarks({ workflow, ...context }, jobs, checkoutsOf(source.steps, HEAD_OF_RUN, source.id));
    return found.map((remark) => ({ ...remark, message: `${remark.message}, if pull requests start the other workflow`, severity: 'warning' as const }));
  });
}

function checkoutsOf(steps: readonly StepSource[], head: RegExp, job: string): (string | number)[][] {
  return steps.flatMap(({ uses, with: inputs, run }, index) => {
    const path = ['jobs', job, 'steps', index];
    if (uses?.toLowerCase().startsWith('actions/checkout@')) {
      const key = ['ref', 'repository'].find((name) => head.test(String(inputs[name] ?? '')));
      return key === undefined ? [] : [[...path, 'with', key]];
    }
    return run !== undefined && COMMAND.test(run) ? [[...path, 'run']] : [];
  });
}

function remarks({ locate }: CheckContext, jobs: readonly JobOutcome[], checkouts: readonly (string | number)[][]): Remark[] {
  const rights = rightsOf(jobs);
  return rights.length === 0 ? [] : checkouts.map((path) => ({
    at: locate(path), message: `The code of a pull request is checked out in a job that has ${listed(rights)}`, help: HELP,
  }));
}

function rightsOf(jobs: readonly JobOutcome[]): string[] {
  return [...new Set(jobs.flatMap(({ secrets, permissions: { scopes, origin } }) => [
    ...secrets.map((name) => name === '*' ? 'all secrets' : `the secret ${name}`),
    ...Object.entries(scopes).filter(([, access]) => access === 'write').map(([scope]) => `${scope}: write`),
    ...(origin === 'default' ? ['the default permissions of the repository'] : []),
  ]))];
}
