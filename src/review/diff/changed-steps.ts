import { Draft } from './change';
import { mapping, Mapping, StepSource, WorkflowFile } from '../../simulate/workflow-file';

/** The inputs whose effects are told event by event, by the action without its version. */
const TOLD: Readonly<Record<string, readonly string[]>> = {
  'docker/metadata-action': ['images', 'tags', 'flavor'],
  'docker/build-push-action': ['tags', 'push', 'platforms', 'outputs'],
  'docker/login-action': ['registry', 'username', 'password'],
  'actions/upload-artifact': ['name'],
  'actions/download-artifact': ['name'],
};

/**
 * The steps that are written otherwise, in jobs of both versions: what a script does on the machine, or what an action
 * makes of an input, no effect tells.
 */
export function changedSteps(base: WorkflowFile, head: WorkflowFile): Draft[] {
  return head.jobs.flatMap((job) => {
    const before = base.jobs.find(({ id }) => id === job.id);
    return before === undefined ? [] : compareSteps(job.id, before.steps, job.steps);
  });
}

// What is told event by event, or of the steps.
const TOLD_OF_JOBS = ['name', 'needs', 'permissions', 'environment', 'concurrency', 'runs-on', 'steps', 'uses', 'outputs', 'timeout-minutes'];

/**
 * The jobs that are written otherwise, and those that are new and run on no event that was tried.
 *
 * @param running those that do run
 */
export function changedJobs(base: WorkflowFile, head: WorkflowFile, running: readonly string[]): Draft[] {
  const [before, after] = [base, head].map(({ document }) => mapping((document.toJS() as Mapping).jobs));
  return Object.entries(after).flatMap(([job, definition]): Draft[] => {
    if (before[job] === undefined) {
      return running.includes(job) ? [] : [{ kind: 'definition-added', severity: 'widens', job, subject: job }];
    }
    const keys = changedMembers(mapping(before[job]), mapping(definition)).filter((key) => !TOLD_OF_JOBS.includes(key));
    return keys.length === 0 ? [] : [{ kind: 'definition-changed', severity: 'changes', job, subject: job, to: keys.join(', ') }];
  });
}

/** The scripts of the repository that workflows name, with another content. */
export function changedScripts(base: ReadonlyMap<string, string>, head: ReadonlyMap<string, string>): Draft[] {
  return [...head].filter(([path, text]) => base.has(path) && base.get(path) !== text).map(([path]) => ({ kind: 'script-changed', severity: 'changes', subject: path }));
}

function compareSteps(job: string, base: readonly StepSource[], head: readonly StepSource[]): Draft[] {
  const names = [...new Set([...head, ...base].map(nameOf))];
  return names.flatMap((subject): Draft[] => {
    const [before, after] = [base, head].map((steps) => steps.filter((step) => nameOf(step) === subject));
    if (before.length !== after.length) {
      const draft = { severity: 'changes', job, subject } as const;
      // A new action is told as such.
      return [...before, ...after].every(({ run }) => run === undefined) ? [] : [before.length < after.length ? { ...draft, kind: 'step-added' } : { ...draft, kind: 'step-removed' }];
    }
    const keys = [...new Set(after.flatMap((step, index) => changedKeys(before[index], step)))];
    return keys.length === 0 ? [] : [{ kind: 'step-changed', severity: 'changes', job, subject, to: keys.join(', ') }];
  });
}

function nameOf({ id, name, uses, run }: StepSource): string {
  return typeof name === 'string' ? name : id ?? uses?.replace(/@.*/, '') ?? run?.trim().split('\n')[0] ?? '';
}

function changedKeys(before: StepSource, after: StepSource): string[] {
  const whole = (['run', 'if', 'shell', 'workingDirectory', 'continueOnError'] as const).filter((key) => JSON.stringify(before[key]) !== JSON.stringify(after[key]));
  const told = TOLD[after.uses?.replace(/@.*/, '').toLowerCase() ?? ''] ?? [];
  return [
    ...whole.map((key) => ({ workingDirectory: 'working-directory', continueOnError: 'continue-on-error' })[key as string] ?? key),
    ...changedMembers(before.with, after.with).filter((key) => !told.includes(key)),
    ...changedMembers(before.env, after.env),
  ];
}

function changedMembers(before: Mapping, after: Mapping): string[] {
  return [...new Set([...Object.keys(before), ...Object.keys(after)])].filter((key) => JSON.stringify(before[key]) !== JSON.stringify(after[key]));
}
