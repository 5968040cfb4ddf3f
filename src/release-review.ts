import { posix } from 'node:path';
import { Component } from 'projen/lib/component';
import { GithubWorkflow } from 'projen/lib/github/workflows';
import type { NodeProject } from 'projen/lib/javascript/node-project';
import { Project } from 'projen/lib/project';
import { ProjenrcFile } from 'projen/lib/projenrc';
import { githubOf } from './github/github-of';
import { ReviewWorkflow } from './github/review-workflow';
import { checkWorkflows } from './github/workflow-check';
import { ImageRelease } from './image-release';
import { Problems } from './model/problem';
import { flag, instance, list, optional, struct, text } from './model/shape';
import { Trigger } from './model/trigger';
import { Pin } from './steps/pin';
import { Pins } from './steps/pins';

/**
 * Options for `ReleaseReview`.
 */
export interface ReleaseReviewOptions {
  /**
   * More files whose change starts it, as paths or patterns, for example of what the projenrc imports.
   *
   * @default - the projenrc, `package.json` and its lock file, `.projen/`, `.github/`, and the Dockerfile of each image that the project releases
   */
  readonly paths?: string[];

  /**
   * Whether what it finds becomes a comment too, one for each pull request, brought up to date by every run. Pull
   * requests from forks get none: their token may not write.
   *
   * @default false
   */
  readonly comment?: boolean;

  /**
   * The version of Node.js, for example `22` or `lts/*`.
   *
   * @default - that of the workflows of a Node.js project, otherwise 22
   */
  readonly nodeVersion?: string;

  /**
   * The command that installs the packages as the lock file says.
   *
   * @default - that of a Node.js project with npm or yarn 1, otherwise `npm ci`
   */
  readonly install?: string;

  /**
   * Replaces what the library has pinned, for example by a newer version of an action.
   *
   * @default - the pins that this version of the library was tried with
   */
  readonly pins?: Pin[];
}

const SHAPE = struct<ReleaseReviewOptions>({
  paths: optional(list(text)),
  comment: optional(flag),
  nodeVersion: optional(text),
  install: optional(text),
  pins: optional(list(instance(Pin))),
});

/** The package managers that GitHub's runners have, in the version that projen means. */
const ON_THE_RUNNER = ['npm', 'yarn', 'yarn_classic'];

/**
 * Reviews pull requests that touch releases, by a workflow in `.github/workflows/<name>.yml`: it says in the summary of
 * the run what the change means, and fails if a generated file is not what projen writes. It is safe for forks: code of a
 * pull request runs without a secret and with no right but to read.
 */
export class ReleaseReview extends Component {
  /**
   * The workflow, to be changed as every workflow of projen can be. The jobs are `review` and, if there is one,
   * `comment`.
   */
  public readonly workflow: GithubWorkflow;

  private readonly review: ReviewWorkflow;
  private readonly subject: string;

  /**
   * @param name names the workflow and its file
   * @throws ReleaseOptionsError that names every problem of the options, before anything is written
   */
  constructor(project: Project, name: string, options: ReleaseReviewOptions = {}) {
    // Before it is a component of the project: an error leaves nothing behind.
    const pins = read(project, name, options);
    super(project);
    const node = nodeProject(project);
    this.subject = subjectOf(name);
    this.review = new ReviewWorkflow(githubOf(project), {
      workflow: name,
      pins,
      paths: () => [...pathsOf(project), ...options.paths ?? []],
      nodeVersion: options.nodeVersion ?? node?.['nodeVersion'] ?? '22',
      install: options.install ?? node?.package.installCommand ?? 'npm ci',
      comment: options.comment ?? false,
    });
    this.workflow = this.review;
  }

  /**
   * Checks what was changed by hand, before anything is written.
   */
  public preSynthesize(): void {
    const { reviewable } = this.review;
    if (reviewable?.changed) {
      const problems = new Problems();
      checkWorkflows([reviewable], secretsIn(reviewable.text()), problems);
      problems.throwIfAny(this.subject);
    }
  }
}

function subjectOf(name: string): string {
  return `ReleaseReview ${JSON.stringify(name)}`;
}

function read(project: Project, name: string, options: ReleaseReviewOptions): Pins {
  const problems = new Problems();
  if (!SHAPE.check(options, '', problems)) {
    problems.throwIfAny(subjectOf(name), ReleaseReview);
  }
  const pins = new Pins(options.pins ?? []);
  checkName(project, name, problems);
  checkPaths(options.paths ?? [], problems);
  problems.requireMatch('nodeVersion', options.nodeVersion, /^[\w.*/-]+$/, { reason: 'is not a version of Node.js', allowed: 'a version, like 22, 22.11.0 or lts/*' });
  checkInstall(project, options.install, problems);
  pins._check('pins', problems);
  problems.throwIfAny(subjectOf(name), ReleaseReview);
  return pins;
}

function checkName(project: Project, name: string, problems: Problems): void {
  problems.requireMatch('name', name, /^[a-z][a-z0-9_-]{0,79}$/i, { reason: 'cannot name a workflow file', allowed: 'up to 80 letters, digits, _ and -, starting with a letter' });
  // Some file systems do not tell capitals from small letters.
  const file = `.github/workflows/${name}.yml`.toLowerCase();
  if (project.files.some(({ path }) => path.toLowerCase() === file)) {
    problems.add('name', name, { reason: 'names a workflow that this project has already', allowed: 'a name of its own' });
  }
  if (project.parent) {
    problems.add('project', project.name, { reason: 'is not the root of its repository, where GitHub looks for workflows', allowed: 'the root project' });
  }
}

/** They stand beside others, so that some of them may exclude. */
function checkPaths(paths: string[], problems: Problems): void {
  const found = new Problems();
  Trigger.pullRequest({ paths: [...paths, '.github/**'] })._check('', found);
  found.list.forEach((problem) => problems.list.push({ ...problem, path: problem.path.replace(/^\./, '') }));
}

function checkInstall(project: Project, install: string | undefined, problems: Problems): void {
  const manager = nodeProject(project)?.package.packageManager;
  if (install === undefined && manager !== undefined && !ON_THE_RUNNER.includes(manager)) {
    problems.add('install', undefined, { reason: `is required: the runner has no ${manager}`, allowed: 'a command that gets it too, like corepack enable && pnpm install --frozen-lockfile' });
  }
  problems.requireMatch('install', install, /\S/, { reason: 'is empty', allowed: 'a command, like npm ci' });
}

/** The files from which releases are generated, and those that are. */
function pathsOf(project: Project): string[] {
  const releases = project.node.findAll().filter((construct) => construct instanceof ImageRelease);
  return [...new Set([
    ...projenrcOf(project),
    'package.json',
    nodeProject(project)?.package.lockFile ?? 'package-lock.json',
    '.projen/**',
    '.github/**',
    ...releases.flatMap((release) => release['release'].images).map(({ context, dockerfile }) => patternOf(posix.normalize(dockerfile ?? posix.join(context, 'Dockerfile')))),
  ])];
}

function projenrcOf(project: Project): string[] {
  const file = ProjenrcFile.of(project) as (ProjenrcFile & { readonly _projenCodeDir?: string }) | undefined;
  return [file?.filePath ?? '.projenrc.js', ...(file?._projenCodeDir === undefined ? [] : [`${file._projenCodeDir}/**`])];
}

/** GitHub has no way to say that a character of a pattern is only that. */
function patternOf(path: string): string {
  return path.replace(/^!|[*?+[\]]+/g, '*');
}

/** The project as one of Node.js, if it is: told by what it has, because only who has one has to load the class. */
function nodeProject(project: Project): NodeProject | undefined {
  const { package: made } = project as Partial<NodeProject>;
  return made?.packageManager === undefined ? undefined : project as NodeProject;
}

/** What steps that were added by hand read: nobody but their author knows which secrets there are. */
function secretsIn(workflow: string): string[] {
  return [...workflow.matchAll(/\bsecrets\.(\w+)/g)].map(([, name]) => name);
}
