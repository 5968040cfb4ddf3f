import type { Document } from 'yaml';
import { Unknown, Value } from './value';
import { yaml } from '../libraries';

/** A mapping of YAML. */
export type Mapping = { readonly [key: string]: Value };

/** The text is no workflow. The message says why, on one line. */
export class WorkflowFileError extends Error {}

/** What is read, or why it cannot be. */
export function orReason<T>(read: () => T): T | string {
  try {
    return read();
  } catch (error) {
    if (error instanceof WorkflowFileError) {
      return error.message;
    }
    throw error;
  }
}

/** A step as it is written. */
export interface StepSource {
  readonly id?: string;
  readonly name?: Value;
  readonly if?: Value;
  readonly uses?: string;
  readonly run?: string;
  readonly shell?: string;
  readonly workingDirectory?: Value;
  readonly with: Mapping;
  readonly env: Mapping;
  readonly continueOnError?: Value;
}

/** A job as it is written. */
export interface JobSource {
  readonly id: string;
  readonly name?: Value;
  readonly needs: readonly string[];
  readonly if?: Value;
  readonly runsOn?: Value;
  readonly environment?: Value;
  readonly concurrency?: Value;
  readonly permissions?: Value;
  readonly matrix?: Value;
  readonly env: Mapping;
  readonly steps: readonly StepSource[];
  readonly outputs: Mapping;
  readonly continueOnError?: Value;
  /** Of a job that calls a workflow. */
  readonly uses?: string;
  readonly with: Mapping;
  readonly secrets?: Value;
}

/** A workflow as it is written: https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-syntax */
export interface WorkflowFile {
  readonly path: string;
  readonly name: string;
  readonly on: Value;
  readonly env: Mapping;
  readonly permissions?: Value;
  readonly concurrency?: Value;
  readonly jobs: readonly JobSource[];
  readonly text: string;
  /** The tree of the text, with its comments and the places of its nodes. */
  readonly document: Document;
}

/**
 * Reads the text of a workflow. What is wrong within a job is not its business: GitHub's own parser says that better.
 *
 * @throws WorkflowFileError
 */
export function readWorkflow(path: string, text: string): WorkflowFile {
  const document = parse(path, text);
  const workflow = valueOf(path, document);
  const on = workflow.on ?? workflow.true ?? null;
  if (on === null) {
    throw new WorkflowFileError(`${path} is no workflow: it does not say what it runs on`);
  }
  if (!isMapping(workflow.jobs)) {
    throw new WorkflowFileError(`${path} is no workflow: it has no jobs`);
  }
  const jobs = Object.entries(workflow.jobs).map(([id, job]) => readJob(id, mapping(job), runDefaults(workflow.defaults)));
  requireNeeds(path, jobs);
  return {
    path,
    name: typeof workflow.name === 'string' ? workflow.name.replace(/\s+/g, ' ').trim() : path,
    on,
    env: mapping(workflow.env),
    permissions: workflow.permissions,
    concurrency: workflow.concurrency,
    jobs,
    text,
    document,
  };
}

/** GitHub refuses a workflow whose jobs need what there is not, or each other. */
function requireNeeds(path: string, jobs: readonly JobSource[]): void {
  for (const { id, needs } of jobs) {
    const missing = needs.find((need) => !jobs.some((job) => job.id === need));
    if (missing !== undefined) {
      throw new WorkflowFileError(`${path} is no workflow: job ${id} needs ${missing}, which there is not (there are ${jobs.map((job) => job.id).join(', ')})`);
    }
    if (ancestors(id, jobs, []).includes(id)) {
      throw new WorkflowFileError(`${path} is no workflow: job ${id} waits for itself`);
    }
  }
}

function ancestors(id: string, jobs: readonly JobSource[], known: readonly string[]): readonly string[] {
  const needs = jobs.find((job) => job.id === id)?.needs ?? [];
  return needs.reduce((found, need) => found.includes(need) ? found : ancestors(need, jobs, [...found, need]), known);
}

/**
 * Reads the text of a file that must be a mapping.
 *
 * @throws WorkflowFileError
 */
export function readMapping(path: string, text: string): Mapping {
  const known = mappings.get(text) ?? valueOf(path, parse(path, text));
  mappings.set(text, known);
  return known;
}

// A composite action is read by every step that runs it, in every combination of a matrix.
const mappings = new Map<string, Mapping>();

function valueOf(path: string, document: Document): Mapping {
  try {
    return document.toJS({ maxAliasCount: 1000 }) as Mapping;
  } catch (error) {
    // An alias without an anchor, or too many of them.
    throw new WorkflowFileError(`${path} is no YAML: ${(error as Error).message}`);
  }
}

function parse(path: string, text: string): Document {
  const document = yaml().parseDocument(text, { logLevel: 'error' });
  const [error] = document.errors;
  if (error !== undefined) {
    throw new WorkflowFileError(`${path} is no YAML: ${error.message.split('\n')[0].replace(/:$/, '')}`);
  }
  if (!yaml().isMap(document.contents)) {
    throw new WorkflowFileError(`${path} is no workflow: it is not a mapping`);
  }
  return document;
}

function readJob(id: string, job: Mapping, defaults: Mapping): JobSource {
  const own = { ...defaults, ...runDefaults(job.defaults) };
  return {
    id,
    name: job.name,
    needs: list(job.needs).map(String),
    if: job.if,
    runsOn: job['runs-on'],
    environment: job.environment,
    concurrency: job.concurrency,
    permissions: job.permissions,
    matrix: mapping(job.strategy).matrix,
    env: mapping(job.env),
    steps: list(job.steps).map((step) => readStep(mapping(step), own)),
    outputs: mapping(job.outputs),
    continueOnError: job['continue-on-error'],
    uses: typeof job.uses === 'string' ? job.uses : undefined,
    with: mapping(job.with),
    secrets: job.secrets,
  };
}

/**
 * A step of a job or of a composite action.
 *
 * @param defaults of `defaults.run`
 */
export function readStep(step: Mapping, defaults: Mapping = {}): StepSource {
  const shell = step.shell ?? defaults.shell;
  return {
    id: typeof step.id === 'string' ? step.id : undefined,
    name: step.name,
    if: step.if,
    uses: typeof step.uses === 'string' ? step.uses : undefined,
    run: typeof step.run === 'string' ? step.run : undefined,
    shell: typeof shell === 'string' ? shell : undefined,
    workingDirectory: step['working-directory'] ?? defaults['working-directory'],
    with: mapping(step.with),
    env: mapping(step.env),
    continueOnError: step['continue-on-error'],
  };
}

function runDefaults(defaults: Value | undefined): Mapping {
  return mapping(mapping(defaults).run);
}

/** Whether the value is a mapping. */
export function isMapping(value: Value | undefined): value is Mapping {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Unknown);
}

/** The value if it is a mapping, else one without keys. */
export function mapping(value: Value | undefined): Mapping {
  return isMapping(value) ? value : {};
}

/** A list, or one item that stands for a list. */
export function list(value: Value | undefined): readonly Value[] {
  return value === undefined || value === null ? [] : Array.isArray(value) ? value as readonly Value[] : [value];
}
