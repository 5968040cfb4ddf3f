import { existsSync, readdirSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { basename, dirname, join, posix, relative, resolve, sep } from 'node:path';
import { commitOf, git, Tree } from './git';

/** What a person asked for cannot be done. The message says why, on one line. */
export class UsageError extends Error {}

/** The text of a workflow. */
export interface WorkflowText {
  /** As in its repository: `.github/workflows/release.yml`. */
  readonly path: string;
  readonly text: string;
}

/** One version of workflows, with the files beside them. */
export interface Source {
  readonly workflows: readonly WorkflowText[];
  /** The text of a file of that same version, by its path in the repository. */
  readonly readFile: (path: string) => string | undefined;
  /** Whether one file was asked for. */
  readonly single: boolean;
}

const WORKFLOWS = '.github/workflows';

/**
 * The workflows that an argument names: a file, the root of a repository, a folder of workflows, a git revision
 * (`main`, `v1.2.3`, `HEAD~1`), or a file or folder in one (`main:.github/workflows/release.yml`).
 *
 * @param folder where paths and revisions are looked up
 * @throws UsageError
 */
export function sourceOf(argument: string, folder: string): Source {
  const path = resolve(folder, argument);
  const present = argument !== '' && existsSync(path);
  if (present && !statSync(path).isDirectory()) {
    return fileOf(path, folder);
  }
  const source = (present ? folderSource(path, folder) : undefined) ?? revisionSource(argument, folder);
  if (source !== undefined) {
    return source;
  }
  if (present) {
    throw new UsageError(`${argument} has no workflows: there is none in ${posix.join(argument, WORKFLOWS)}`);
  }
  throw new UsageError(/[/\\]|\.ya?ml$/.test(argument) && !argument.includes(':') ? `there is no file ${argument}` : `${argument === '' ? "''" : argument} is no file, folder or git revision`);
}

/**
 * The workflows of two versions. Where one file is asked for, only that is compared, whatever it is called in the other.
 *
 * @throws UsageError
 */
export function sourcesToCompare(base: string, head: string, folder: string): { readonly base: Source; readonly head: Source } {
  const [before, after] = [sourceOf(base, folder), sourceOf(head, folder)];
  if (before.single && after.single) {
    const [{ path }] = after.workflows;
    return { base: { ...before, workflows: before.workflows.map(({ text }) => ({ path, text })) }, head: after };
  }
  return { base: after.single ? limited(before, after) : before, head: before.single ? limited(after, before) : after };
}

function limited(source: Source, { workflows: [{ path }] }: Source): Source {
  return { ...source, workflows: source.workflows.filter((workflow) => workflow.path === path) };
}

function fileOf(path: string, folder: string): Source {
  const root = rootOf(dirname(path));
  const tree = new Folder(root ?? dirname(path));
  return single(tree, root === undefined ? shownPath(path, folder) : `${WORKFLOWS}/${basename(path)}`, readFileSync(path, 'utf8'));
}

/** From the folder in which the command runs, if it is below. */
function shownPath(path: string, folder: string): string {
  const below = relative(folder, path);
  return below.startsWith('..') ? path : below.split(sep).join('/');
}

function single(tree: Tree, path: string, text: string): Source {
  return { workflows: [{ path, text }], readFile: (other) => tree.read(other), single: true };
}

function folderSource(path: string, folder: string): Source | undefined {
  const root = rootOf(path) ?? path;
  return sourceIn(new Folder(root)) ?? sourceOfWorkflowsAlone(path) ?? (path === resolve(folder) ? workingTree(folder) : undefined);
}

/** A folder of nothing but workflows is read as if it stood where GitHub looks for them. */
function sourceOfWorkflowsAlone(path: string): Source | undefined {
  const folder = new Folder(path);
  return sourceIn({
    list: () => folder.list('.'),
    read: (name) => posix.dirname(posix.normalize(name)) === WORKFLOWS ? folder.read(posix.basename(name)) : undefined,
  });
}

/** That of which the folder is a part. */
function workingTree(folder: string): Source | undefined {
  const root = git(folder, 'rev-parse', '--show-toplevel')?.replace(/\r?\n$/, '');
  return root === undefined ? undefined : sourceIn(new Folder(root));
}

function revisionSource(argument: string, folder: string): Source | undefined {
  const [, revision, inner = ''] = /^([^:]*)(?::(.*))?$/s.exec(argument) ?? [];
  const commit = commitOf(revision ?? '', folder);
  if (commit === undefined) {
    return undefined;
  }
  const path = posix.join('/', inner).slice(1).replace(/\/$/, '');
  const text = commit.read(path);
  if (text !== undefined) {
    return single(commit, path, text);
  }
  const source = sourceIn(path === '' ? commit : part(commit, path));
  if (source === undefined) {
    throw new UsageError(path === '' ? `${argument} has no workflows: there is none in ${WORKFLOWS}` : `there is no file ${path} in ${revision}, and no ${WORKFLOWS} below it`);
  }
  return source;
}

/** A folder of a tree as the root of a repository. */
function part(tree: Tree, root: string): Tree {
  const within = (path: string): string => posix.join(root, posix.join('/', path));
  return { list: (folder) => tree.list(within(folder)), read: (path) => tree.read(within(path)) };
}

function sourceIn(tree: Tree): Source | undefined {
  const workflows = tree.list(WORKFLOWS).filter((name) => /\.ya?ml$/.test(name)).sort().flatMap((name) => {
    const path = `${WORKFLOWS}/${name}`;
    const text = tree.read(path);
    return text === undefined ? [] : [{ path, text }];
  });
  return workflows.length === 0 ? undefined : { workflows, readFile: (path) => tree.read(path), single: false };
}

/** The repository of a folder of workflows that stands where GitHub looks for them. */
function rootOf(folder: string): string | undefined {
  const end = `${sep}.github${sep}workflows`;
  return folder.endsWith(end) ? folder.slice(0, -end.length) || sep : undefined;
}

/** The files in a folder, as they are now. */
class Folder implements Tree {
  constructor(private readonly root: string) {}

  public list(folder: string): string[] {
    const path = join(this.root, folder);
    return existsSync(path) && statSync(path).isDirectory() ? readdirSync(path) : [];
  }

  public read(path: string): string | undefined {
    const file = join(this.root, path);
    if (!existsSync(file) || !statSync(file).isFile() || relative(realpathSync(this.root), realpathSync(file)).startsWith('..')) {
      return undefined;
    }
    return readFileSync(file, 'utf8');
  }
}
