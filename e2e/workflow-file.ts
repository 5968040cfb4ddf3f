import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';

interface Step {
  readonly uses?: string;
  readonly with?: Record<string, unknown>;
}

interface Job {
  readonly 'runs-on'?: string;
  readonly 'steps'?: readonly Step[];
}

interface WorkflowFile {
  readonly jobs: Record<string, Job>;
}

/** A step that runs an action: `docker/login-action@<commit>`. */
export interface ActionStep {
  readonly action: string;
  readonly ref: string;
  readonly inputs: Readonly<Record<string, unknown>>;
}

function jobs(project: string): Job[] {
  const folder = join(project, '.github/workflows');
  if (!existsSync(folder)) throw new Error(`${project} has no workflows: no folder ${folder}`);
  return readdirSync(folder).flatMap((file) => Object.values((parse(readFileSync(join(folder, file), 'utf8')) as WorkflowFile).jobs));
}

/** The actions that a project's workflows run. */
export function actionSteps(project: string): ActionStep[] {
  return jobs(project).flatMap((job) => job.steps ?? []).flatMap((step) => {
    if (!step.uses) return [];
    const [action, ref] = step.uses.split('@');
    return [{ action, ref, inputs: step.with ?? {} }];
  });
}

/** What a project's workflows tell BuildKit, in the language of buildkitd.toml. */
export function buildkitConfiguration(project: string): string {
  return String(actionSteps(project).find(({ action }) => action === 'docker/setup-buildx-action')?.inputs['buildkitd-config-inline'] ?? '');
}

/** The labels of the runners that a project's workflows ask for. */
export function runnerLabels(project: string): string[] {
  return [...new Set(jobs(project).flatMap((job) => job['runs-on'] ?? []))];
}
