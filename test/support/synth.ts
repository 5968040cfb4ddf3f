import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { Project } from 'projen';
import { parse } from 'yaml';
import { ImageRelease, ImageReleaseOptions, Registry, Trigger } from '../../src';

/** A release that says no more than it must. */
export const MINIMAL: ImageReleaseOptions = {
  images: [{ name: 'app' }],
  registries: [Registry.ghcr({ namespace: 'acme' })],
  triggers: [Trigger.pushTo('main')],
};

/** A plain project in a folder of its own: projen's test helpers delete the folder that they are given. */
export function newProject(): Project {
  return new Project({ name: 'test', outdir: mkdtempSync(join(tmpdir(), 'image-release-')) });
}

/** Writes the files of a project and returns their texts by path. */
export function synth(project: Project): Record<string, string> {
  const { PROJEN_DISABLE_POST: before } = process.env;
  process.env.PROJEN_DISABLE_POST = 'true';
  try {
    project.synth();
    return filesIn(project.outdir);
  } finally {
    if (before === undefined) {
      delete process.env.PROJEN_DISABLE_POST;
    } else {
      process.env.PROJEN_DISABLE_POST = before;
    }
    rmSync(project.outdir, { recursive: true });
  }
}

/** The texts of all files below a folder, by path. */
export function filesIn(folder: string): Record<string, string> {
  const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((path) => join(folder, path));
  return Object.fromEntries(paths.filter((path) => statSync(path).isFile()).map((path) => [relative(folder, path), readFileSync(path, 'utf8')]));
}

/** The workflow of a release with the minimal options and these. */
export function workflowOf(options: Partial<ImageReleaseOptions>, change: (release: ImageRelease) => void = () => {}, name = 'release'): string {
  return workflowsOf(options, change, name)[`${name}.yml`];
}

/** The parsed workflow of a release with the minimal options and these. */
export function parsed(options: Partial<ImageReleaseOptions>, change?: (release: ImageRelease) => void, name?: string): Workflow {
  return parse(workflowOf(options, change, name)) as Workflow;
}

/** The texts of all workflows of a release with the minimal options and these, by the names of their files. */
export function workflowsOf(options: Partial<ImageReleaseOptions>, change: (release: ImageRelease) => void = () => {}, name = 'release'): Record<string, string> {
  const project = newProject();
  change(new ImageRelease(project, name, { ...MINIMAL, ...options }));
  return Object.fromEntries(Object.entries(synth(project)).flatMap(([path, text]) => path.startsWith('.github/workflows/') ? [[path.slice('.github/workflows/'.length), text]] : []));
}

/** The parsed workflow that repairs a release of versions with the minimal options and these. */
export function parsedRepair(options: Partial<ImageReleaseOptions> = {}): Workflow {
  return parse(workflowsOf({ triggers: [Trigger.releasePublished(), Trigger.repair()], ...options })['release-repair.yml']) as Workflow;
}

/** The step of that name. */
export function stepOf({ steps }: WorkflowJob, name: string): WorkflowStep | undefined {
  return steps.find((step) => step.name === name);
}

/** As much of a workflow as the tests look at. */
export interface Workflow {
  readonly on: Record<string, unknown>;
  readonly permissions: Record<string, string>;
  readonly concurrency: Record<string, unknown>;
  readonly jobs: Record<string, WorkflowJob>;
}

export interface WorkflowJob {
  readonly 'name': string;
  readonly 'needs'?: string[];
  readonly 'if'?: string;
  readonly 'runs-on': string | string[];
  readonly 'environment'?: string;
  readonly 'timeout-minutes': number;
  readonly 'permissions': Record<string, string>;
  readonly 'outputs'?: Record<string, string>;
  readonly 'steps': WorkflowStep[];
}

export interface WorkflowStep {
  readonly 'name': string;
  readonly 'id'?: string;
  readonly 'if'?: string;
  readonly 'uses'?: string;
  readonly 'run'?: string;
  readonly 'env'?: Record<string, string>;
  readonly 'with'?: Record<string, unknown>;
  readonly 'continue-on-error'?: boolean;
}
