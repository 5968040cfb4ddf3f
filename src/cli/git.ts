import { execFileSync } from 'node:child_process';
import { posix } from 'node:path';
import { RepositoryFacts } from '../simulate/events/repository-facts';

const MOST_BYTES = 64 * 1024 * 1024;

/** What git prints; nothing if it fails or is not there. No shell reads the arguments. */
export function git(folder: string, ...args: readonly string[]): string | undefined {
  try {
    return execFileSync('git', args, {
      cwd: folder,
      encoding: 'utf8',
      env: { ...process.env, GIT_NO_LAZY_FETCH: '1', GIT_OPTIONAL_LOCKS: '0', GIT_TERMINAL_PROMPT: '0' },
      maxBuffer: MOST_BYTES,
      stdio: ['ignore', 'pipe', 'ignore'],
    });
  } catch {
    return undefined;
  }
}

/** What git knows of the repository in a folder without asking anybody. */
export function repositoryFacts(folder: string): RepositoryFacts {
  const repository = repositoryIn(git(folder, 'config', '--get', 'remote.origin.url')?.trim() ?? '');
  const branch = git(folder, 'symbolic-ref', '--quiet', 'refs/remotes/origin/HEAD')?.trim().replace(/^refs\/remotes\/origin\//, '');
  return { ...(repository !== undefined && { repository }), ...(branch !== undefined && { defaultBranch: branch }) };
}

/** `owner/name` of a repository on GitHub: of `https://github.com/owner/name.git`, of `git@github.com:owner/name`. */
export function repositoryIn(url: string): string | undefined {
  const [, path] = /^(?:(?:https?|git|ssh):\/\/(?:[^/@]*@)?github\.com(?::\d+)?\/|(?:[^/@:]*@)?github\.com:\/?)([\w-]+\/[\w.-]+?)(?:\.git)?\/?$/i.exec(url) ?? [];
  return path;
}

/** Files of a repository, in a folder or in a commit. */
export interface Tree {
  /** The names of the files that stand in a folder; none if there is no such folder. */
  list(folder: string): string[];
  /** The text of a file; nothing if it is none, or a link that leads out. */
  read(path: string): string | undefined;
}

/** The files of a commit. */
export class Commit implements Tree {
  private found?: ReadonlyMap<string, string>;

  /**
   * @param folder any in the repository
   */
  constructor(private readonly folder: string, private readonly hash: string) {}

  public list(folder: string): string[] {
    return [...this.files.keys()].filter((path) => posix.dirname(path) === folder).map((path) => posix.basename(path));
  }

  public read(path: string): string | undefined {
    const content = this.files.get(posix.normalize(path));
    return content === undefined ? undefined : git(this.folder, 'cat-file', 'blob', content);
  }

  /** The hashes of the contents. Links and submodules are left out. */
  private get files(): ReadonlyMap<string, string> {
    this.found ??= new Map((git(this.folder, 'ls-tree', '-r', '-z', '--full-tree', this.hash) ?? '').split('\0').flatMap((entry) => {
      const [, content, path] = /^100\d{3} blob (\w+)\t(.+)$/s.exec(entry) ?? [];
      return path === undefined ? [] : [[path, content] as const];
    }));
    return this.found;
  }
}

/** The commit of a revision: of a branch, a tag, a hash, `HEAD~1`. */
export function commitOf(revision: string, folder: string): Commit | undefined {
  // Git would take it for an option.
  if (revision === '' || revision.startsWith('-')) {
    return undefined;
  }
  const hash = git(folder, 'rev-parse', '--verify', '--quiet', '--end-of-options', `${revision}^{commit}`)?.trim();
  return hash === undefined ? undefined : new Commit(folder, hash);
}
