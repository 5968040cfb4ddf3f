import { Decision } from './decision';
import { interpolate, toText } from './expressions/expression';
import { inputsOf } from './inputs';
import { interpolateAll } from './interpolate-all';
import { describe, JobRun, onCondition, used } from './job-run';
import { namesUsed } from './names-used';
import { JobOutcome } from './outcome';
import { Permissions, scopesOf } from './permissions';
import { Text, Unknown, Value } from './value';
import { isMapping, mapping, orReason, readWorkflow, WorkflowFile } from './workflow-file';
import type { JobResult } from './workflow-run';
import { Scope } from './world';

// https://docs.github.com/en/actions/reference/workflows-and-actions/reusing-workflow-configurations#limitations-of-reusable-workflows
const DEPTH = 10;

/**
 * Runs a job that calls a workflow: the outcome of the job itself comes first, then those of the called jobs.
 *
 * @param runJobs how the jobs of a workflow run
 */
export function callWorkflow(run: JobRun, runJobs: (scope: Scope) => ReadonlyMap<string, JobResult>): readonly [JobOutcome, ...JobOutcome[]] {
  const { scope, job, contexts } = run;
  const described = { ...describe(run), ...used(run, []) };
  if (described.decision.verdict === 'skipped') {
    return [{ ...described, steps: [], outputs: {}, result: 'skipped' }];
  }
  const called = find(job.uses ?? '', scope);
  if (typeof called === 'string') {
    return [unread(described, job.uses ?? '', called)];
  }
  const excess = excessOf(called, described.permissions);
  if (excess !== undefined) {
    return [{ ...described, steps: [{ name: job.uses ?? '', uses: job.uses, decision: { verdict: 'runs', reason: '' }, effects: [], failure: excess }], outputs: {}, result: 'failure' }];
  }
  const inner: Scope = {
    ...scope,
    workflow: called,
    prefix: `${described.id} / `,
    contexts: {
      github: contexts.github,
      vars: contexts.vars,
      inputs: inputsOf(called, 'workflow_call', interpolateAll(job.with, contexts)),
      secrets: secretsOf(job.secrets, scope),
    },
    secretsBehind: (name) => secretsBehind(name, job.secrets, scope),
    callerPermissions: described.permissions,
    callers: [...scope.callers, called.path],
  };
  const results = runJobs(inner);
  const outcomes = [...results.values()].flatMap(({ outcomes: nested }) => nested);
  const undecided = described.decision.verdict === 'unknown';
  return [
    {
      ...described,
      steps: [],
      outputs: outputsOf(called, results, inner),
      result: undecided ? 'unknown' : outcomes.some(({ result }) => result === 'failure') ? 'failure' : 'success',
    },
    ...outcomes.map((outcome) => undecided ? undecidedJob(outcome, described.decision) : outcome),
  ];
}

/** GitHub refuses a call whose jobs ask for more than the caller may give: https://github.com/actions/runner/issues/4151 */
function excessOf({ jobs, permissions }: WorkflowFile, { scopes, origin, lowered }: Permissions): string | undefined {
  // What a run for a fork lowers is not what is declared.
  const asked = origin === 'default' || lowered ? [] : jobs.flatMap((job) => {
    const own = job.permissions ?? permissions;
    return own === undefined || !isMapping(own) ? [] : Object.entries(scopesOf(own)).map(([scope, access]) => ({ id: job.id, scope, access }));
  });
  const excess = asked.find(({ scope, access }) => scopes[scope] === undefined || (access === 'write' && scopes[scope] === 'read'));
  return excess && `GitHub refuses it: job ${excess.id} asks for ${excess.scope}: ${excess.access}, and its caller has ${excess.scope}: ${scopes[excess.scope] ?? 'none'}`;
}

function undecidedJob(outcome: JobOutcome, decision: Decision): JobOutcome {
  return outcome.decision.verdict === 'skipped' ? outcome : {
    ...outcome,
    decision: outcome.decision.verdict === 'runs' ? decision : outcome.decision,
    steps: outcome.steps.map((step) => onCondition(step, decision.reason)),
  };
}

/** The called workflow, or why it cannot be read. */
function find(uses: string, scope: Scope): WorkflowFile | string {
  if (!uses.startsWith('./')) {
    return 'it is a workflow of another repository';
  }
  const path = uses.slice(2);
  if (scope.callers.includes(path) || scope.callers.length >= DEPTH) {
    return 'workflows call each other without an end';
  }
  const text = scope.world.readFile(path);
  if (text === undefined) {
    return 'there is no such file';
  }
  return orReason(() => readWorkflow(path, text));
}

function unread(described: Omit<JobOutcome, 'steps' | 'outputs' | 'result'>, uses: string, reason: string): JobOutcome {
  return {
    ...described,
    steps: [{ name: uses, uses, decision: { verdict: 'runs', reason: '' }, effects: [{ kind: 'unread', what: uses, reason }] }],
    outputs: {},
    otherOutputs: Unknown.of(`\${{ jobs.${described.id}.outputs }}`, `${uses} gives it, and ${reason}`),
    result: described.decision.verdict === 'unknown' ? 'unknown' : 'success',
  };
}

function secretsOf(secrets: Value | undefined, scope: Scope): Value {
  if (secrets === 'inherit' || scope.world.fork) {
    return scope.contexts.secrets ?? null;
  }
  const given = Object.keys(mapping(secrets)).map((name) => [name, Unknown.of(`\${{ secrets.${name} }}`, 'it is a secret')]);
  return { ...Object.fromEntries(given), GITHUB_TOKEN: scope.world.github.token };
}

function secretsBehind(name: string, secrets: Value | undefined, scope: Scope): readonly string[] {
  if (secrets === 'inherit') {
    return scope.secretsBehind(name);
  }
  const given = isMapping(secrets) ? Object.entries(secrets).find(([key]) => key.toUpperCase() === name.toUpperCase())?.[1] : undefined;
  return namesUsed(given, 'secrets').names.filter((outer) => outer.toUpperCase() !== 'GITHUB_TOKEN').flatMap((outer) => scope.secretsBehind(outer));
}

function outputsOf({ on }: WorkflowFile, results: ReadonlyMap<string, JobResult>, scope: Scope): Record<string, Text> {
  const declared = mapping(mapping(mapping(on).workflow_call).outputs);
  const jobs = Object.fromEntries([...results].map(([id, { result, outputs }]) => [id, { result, outputs }]));
  return Object.fromEntries(Object.entries(declared).map(([name, output]) => [name, toText(interpolate(mapping(output).value ?? '', { ...scope.contexts, jobs }))]));
}
