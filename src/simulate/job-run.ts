import { Decision } from './decision';
import { runnerContext } from './events/runner';
import { Contexts, interpolate, toText } from './expressions/expression';
import { interpolateAll, isSet } from './interpolate-all';
import { namesUsed } from './names-used';
import { JobOutcome, StepOutcome } from './outcome';
import { permissionsOf } from './permissions';
import { runSteps } from './steps-run';
import { join, Text, Value } from './value';
import { isMapping, JobSource, StepSource } from './workflow-file';
import { Scope } from './world';

/** A job that is to run, or a combination of its matrix. */
export interface JobRun {
  readonly scope: Scope;
  readonly job: JobSource;
  readonly decision: Decision;
  /** Those of the scope, and `needs` and `matrix`. */
  readonly contexts: Contexts;
  /** What tells the combinations of a matrix apart in names. */
  readonly suffix: Text;
}

/** Runs the steps of a job. */
export function runJob(run: JobRun): JobOutcome {
  const { scope, job } = run;
  const contexts: Contexts = { ...run.contexts, runner: runnerContext(interpolate(job.runsOn ?? null, run.contexts)) };
  const described = describe(run);
  if (described.decision.verdict === 'skipped') {
    return { ...described, ...used(run, job.steps), steps: [], outputs: {}, result: 'skipped' };
  }
  const workflowEnv = interpolateAll(scope.workflow.env, contexts);
  const jobEnv = { ...workflowEnv, ...interpolateAll(job.env, { ...contexts, env: workflowEnv }) };
  const { steps, outcomes, env, failure } = runSteps(job.steps, { scope, contexts, env: jobEnv, failing: [described.id, `${scope.prefix}${job.id}`].some((id) => scope.world.failing.includes(id)) });
  const outputs = Object.fromEntries(Object.entries(job.outputs).map(([name, value]) => [name, toText(interpolate(value, { ...contexts, env, steps }))]));
  const executed = job.steps.filter((_, index) => outcomes[index].decision.verdict !== 'skipped');
  return {
    ...described,
    ...used(run, executed),
    steps: described.decision.verdict === 'unknown' ? outcomes.map((step) => onCondition(step, described.decision.reason)) : outcomes,
    outputs,
    result: described.decision.verdict === 'unknown' ? 'unknown' : failure !== undefined && !isSet(job.continueOnError, contexts) ? 'failure' : 'success',
  };
}

/** The step of a job that may not run: what it pushes depends on that too. */
export function onCondition(step: StepOutcome, condition: string): StepOutcome {
  return {
    ...step,
    effects: step.effects.map((effect) => effect.kind === 'push' ? { ...effect, condition: [condition, effect.condition].filter((part) => part !== undefined).join(', and ') } : effect),
  };
}

/** What can be said of a job whether it has steps or calls a workflow. */
export function describe({ scope, job, decision, contexts, suffix }: JobRun): Omit<JobOutcome, 'steps' | 'outputs' | 'result'> {
  const { world, workflow, prefix, callerPermissions } = scope;
  const environment = isMapping(job.environment) ? job.environment.name : job.environment;
  const named = environment === undefined || environment === null ? undefined : toText(interpolate(environment, contexts));
  const group = isMapping(job.concurrency) ? job.concurrency.group : job.concurrency;
  return {
    id: `${prefix}${job.id}${String(suffix)}`,
    name: nameOf(job, contexts, suffix),
    decision,
    needs: job.needs.map((id) => `${prefix}${id}`),
    runsOn: runnerOf(job.runsOn, contexts),
    ...(named !== undefined && named !== '' && { environment: named }),
    waitsFor: [
      ...(named !== undefined && named !== '' ? [`the protection rules of the environment ${String(named)}, if it has any`] : []),
      ...(group === undefined || group === null ? [] : [`other jobs of the concurrency group ${String(interpolate(group, contexts))}`]),
    ],
    permissions: permissionsOf({ job: job.permissions, workflow: workflow.permissions, caller: callerPermissions, fork: world.fork }),
    secrets: [],
    variables: [],
  };
}

/** GitHub tells the combinations of a matrix apart where the name does not. */
function nameOf({ id, name }: JobSource, contexts: Contexts, suffix: Text): Text {
  if (typeof name !== 'string') {
    return join(id, suffix);
  }
  return join(toText(interpolate(name, contexts)), name.includes('${{') ? '' : suffix);
}

function runnerOf(runsOn: Value | undefined, contexts: Contexts): Text {
  const value = interpolate(runsOn ?? '', contexts);
  if (Array.isArray(value)) {
    return join(...(value as readonly Value[]).map((label) => toText(interpolate(label, contexts))).flatMap((label, index) => index === 0 ? [label] : [', ', label]));
  }
  return isMapping(value) ? String(value.group ?? value.labels ?? '') : toText(value);
}

/** The secrets and variables that a job names in what it runs. */
export function used({ scope, job }: Pick<JobRun, 'scope' | 'job'>, steps: readonly StepSource[]): Pick<JobOutcome, 'secrets' | 'variables'> {
  const whole: Value = [scope.workflow.env, job.env, job.with, job.outputs, job.environment ?? null, job.name ?? null, job.runsOn ?? null, typeof job.secrets === 'string' ? null : job.secrets ?? null];
  const parts = [
    { value: whole, bare: false },
    { value: job.if, bare: true },
    ...steps.flatMap((step) => [{ value: [step.with, step.env, step.run ?? null, step.name ?? null], bare: false }, { value: step.if, bare: true }]),
  ];
  const names = (context: 'secrets' | 'vars'): string[] => {
    const found = parts.map(({ value, bare }) => namesUsed(value, context, bare));
    return [...new Set([...found.flatMap((part) => part.names), ...(found.some(({ all }) => all) ? ['*'] : [])])].sort();
  };
  const secrets = scope.world.fork ? [] : names('secrets').filter((name) => name.toUpperCase() !== 'GITHUB_TOKEN').flatMap((name) => scope.secretsBehind(name));
  return { secrets: [...new Set(secrets)].sort(), variables: names('vars') };
}
