import { callWorkflow } from './called-workflow';
import { Decision } from './decision';
import { Contexts, holds, interpolate, Status, toText } from './expressions/expression';
import { describe, JobRun, runJob } from './job-run';
import { combinationsOf } from './matrix';
import { JobOutcome } from './outcome';
import { falsePart, inOneLine } from './quote';
import { gapsOf, join, PartlyKnown, Text, Unknown, Value } from './value';
import { JobSource, mapping } from './workflow-file';
import { Scope } from './world';

/** What came of a job of the file, all combinations of its matrix together. */
export interface JobResult {
  readonly result: JobOutcome['result'];
  readonly outputs: Value;
  readonly outcomes: readonly JobOutcome[];
}

/** Runs the jobs of a workflow in the order of their needs. */
export function runJobs(scope: Scope): ReadonlyMap<string, JobResult> {
  const results = new Map<string, JobResult>();
  for (const job of inOrder(scope.workflow.jobs)) {
    results.set(job.id, runMatrix(scope, job, results));
  }
  return results;
}

/** Those that are needed first, else as in the file; jobs that need each other are left out, as GitHub refuses them. */
function inOrder(jobs: readonly JobSource[]): JobSource[] {
  const ordered: JobSource[] = [];
  let left = [...jobs];
  for (;;) {
    const ready = left.filter(({ needs }) => needs.every((id) => ordered.some((job) => job.id === id)));
    if (ready.length === 0) {
      return ordered;
    }
    ordered.push(ready[0]);
    left = left.filter((job) => job !== ready[0]);
  }
}

function runMatrix(scope: Scope, job: JobSource, results: ReadonlyMap<string, JobResult>): JobResult {
  const needs = Object.fromEntries(job.needs.map((id) => [id, needOf(results.get(id))]));
  const contexts = { ...scope.contexts, needs };
  const ancestors = ancestorsOf(job, scope.workflow.jobs, results);
  const decision = decide(job, contexts, ancestors);
  const combinations = decision.verdict === 'skipped' ? [{}] : combinationsOf(deepInterpolate(job.matrix ?? null, contexts));
  const runs = combinations instanceof Unknown
    ? [{ matrix: combinations, several: true }]
    : combinations.map((combination) => ({ matrix: combination as Value, several: Object.keys(combination).length > 0 }));
  const outcomes = runs.map(({ matrix, several }) => {
    const run = { scope, job, decision, contexts: { ...contexts, matrix: several ? matrix : null }, suffix: several ? suffixOf(matrix) : '' };
    return job.uses === undefined ? [runJob(run)] : callWorkflow(run, runJobs);
  });
  const own = outcomes.map((nested) => nested[0]);
  if (own.length === 0) {
    return emptyMatrix({ scope, job, decision: { verdict: 'runs', reason: 'its matrix is empty' }, contexts, suffix: '' });
  }
  return { result: resultOf(own.map(({ result }) => result)), outputs: outputsOf(own), outcomes: outcomes.flat() };
}

/** GitHub fails a job whose matrix has no combination. */
function emptyMatrix(run: JobRun): JobResult {
  return { result: 'failure', outputs: {}, outcomes: [{ ...describe(run), steps: [], outputs: {}, result: 'failure' }] };
}

function deepInterpolate(value: Value, contexts: Contexts): Value {
  if (Array.isArray(value)) {
    return (value as readonly Value[]).map((member) => deepInterpolate(member, contexts));
  }
  const members = Object.entries(mapping(value));
  return members.length === 0 ? interpolate(value, contexts) : Object.fromEntries(members.map(([key, member]) => [key, deepInterpolate(member, contexts)]));
}

/** ` (linux/amd64, debian)`, as GitHub names the jobs of a matrix. */
function suffixOf(matrix: Value): Text {
  if (matrix instanceof Unknown) {
    return join(' (', matrix, ')');
  }
  const values = Object.values(mapping(matrix)).map((value) => typeof value === 'object' && value !== null && !(value instanceof Unknown) ? JSON.stringify(value) : toText(value));
  return join(' (', ...values.flatMap((value, index) => index === 0 ? [value] : [', ', value]), ')');
}

function needOf(need: JobResult | undefined): Value {
  return need === undefined ? null : {
    result: need.result === 'unknown' ? Unknown.of('${{ needs.*.result }}', 'it depends on whether the job runs') : need.result,
    outputs: need.outputs,
  };
}

/** All jobs that must end before this one. GitHub asks all of them: https://github.com/actions/runner/issues/491 */
function ancestorsOf(job: JobSource, jobs: readonly JobSource[], results: ReadonlyMap<string, JobResult>): Ancestors {
  const ids = new Set<string>();
  const add = ({ needs }: JobSource): void => needs.filter((id) => !ids.has(id)).forEach((id) => {
    ids.add(id);
    jobs.filter((other) => other.id === id).forEach(add);
  });
  add(job);
  return [...ids].flatMap((id) => {
    const result = results.get(id);
    return result === undefined ? [] : [[id, result] as const];
  });
}

type Ancestors = readonly (readonly [id: string, result: JobResult])[];

function statusOf(ancestors: Ancestors): Status {
  const gaps = gapsOf(ended(ancestors, 'unknown').map((id) => Unknown.of(`\${{ needs.${id}.result }}`, 'it depends on whether the job runs')));
  const failed = ended(ancestors, 'failure').length > 0;
  return { success: failed || ended(ancestors, 'skipped').length > 0 ? false : gaps.length > 0 ? new Unknown(gaps) : true, failure: failed };
}

function ended(ancestors: Ancestors, result: JobOutcome['result']): string[] {
  return ancestors.filter(([, ancestor]) => ancestor.result === result).map(([id]) => id);
}

function decide(job: JobSource, contexts: Contexts, ancestors: Ancestors): Decision {
  const status = statusOf(ancestors);
  const holding = holds(job.if, contexts, status);
  if (holding === true) {
    return { verdict: 'runs', reason: '' };
  }
  const asksItself = /\b(?:always|failure|cancelled)\(/.test(String(job.if));
  if (holding instanceof Unknown) {
    const undecided = ended(ancestors, 'unknown');
    const byNeeds = undecided.length > 0 && (job.if === undefined || holding.gaps.every(({ source }) => undecided.some((id) => source.includes(`needs.${id}.result`))));
    return { verdict: 'unknown', reason: byNeeds ? `it needs ${undecided.join(', ')}, which may not run` : `\`if: ${inOneLine(job.if)}\` is not known: ${holding.gaps.map(({ reason }) => reason).join('; ')}` };
  }
  const missing = [...ended(ancestors, 'failure').map((id) => `${id}, which failed`), ...ended(ancestors, 'skipped').map((id) => `${id}, which is skipped`)];
  return { verdict: 'skipped', reason: missing.length > 0 && !asksItself ? `it needs ${missing.join(', and ')}` : `\`${falsePart(job.if, contexts, status)}\` is false` };
}

function resultOf(results: readonly JobOutcome['result'][]): JobOutcome['result'] {
  return (['failure', 'unknown', 'skipped'] as const).find((result) => results.includes(result)) ?? 'success';
}

/** Of several combinations the one that ends last decides. */
function outputsOf(outcomes: readonly JobOutcome[]): Value {
  const others = outcomes.find(({ otherOutputs }) => otherOutputs !== undefined)?.otherOutputs;
  if (outcomes.some(({ result }) => result === 'unknown')) {
    return new PartlyKnown({}, Unknown.of(`\${{ jobs.${outcomes[0].id}.outputs }}`, 'it depends on whether the job runs'));
  }
  const names = [...new Set(outcomes.flatMap(({ outputs }) => Object.keys(outputs)))];
  const known = Object.fromEntries(names.map((name) => {
    const values = outcomes.map(({ outputs }) => outputs[name]);
    const same = values.every((value) => String(value) === String(values[0]));
    return [name, same ? values[0] : Unknown.of(`\${{ jobs.${outcomes[0].id}.outputs.${name} }}`, 'it is that of the combination of the matrix which ends last')];
  }));
  return others === undefined ? known : new PartlyKnown(known, others);
}
