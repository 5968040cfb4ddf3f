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
export function workflowOf(options: Partial<ImageReleaseOptions>, change: (release: ImageRelease) => void = () => {}): string {
  const project = newProject();
  change(new ImageRelease(project, 'release', { ...MINIMAL, ...options }));
  return synth(project)['.github/workflows/release.yml'];
}

/** The parsed workflow of a release with the minimal options and these. */
export function parsed(options: Partial<ImageReleaseOptions>, change?: (release: ImageRelease) => void): Workflow {
  return parse(workflowOf(options, change)) as Workflow;
}

/** As much of a workflow as the tests look at. */
export interface Workflow {
  readonly on: Record<string, unknown>;
  readonly permissions: Record<string, string>;
  readonly concurrency: Record<string, unknown>;
  readonly jobs: Record<string, WorkflowJob>;
}

export interface WorkflowJob {
  readonly name: string;
  readonly needs?: string[];
  readonly if?: string;
  readonly permissions: Record<string, string>;
  readonly outputs?: Record<string, string>;
  readonly steps: WorkflowStep[];
}

export interface WorkflowStep {
  readonly name: string;
  readonly id?: string;
  readonly if?: string;
  readonly uses?: string;
  readonly run?: string;
  readonly env?: Record<string, string>;
  readonly with?: Record<string, unknown>;
}
