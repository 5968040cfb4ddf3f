import { cpSync } from 'node:fs';
import { run } from './process';

const git = (folder: string, env: NodeJS.ProcessEnv, ...args: string[]) => (
  run('git', ['-c', 'user.name=e2e', '-c', 'user.email=e2e@localhost', ...args], { cwd: folder, env })
);

/** A clone of the emitted project, as a runner would have it; gives the commit. */
export async function createWorkspace(project: string, folder: string, env: NodeJS.ProcessEnv): Promise<string> {
  cpSync(project, folder, { recursive: true });
  await git(folder, env, 'init', '--quiet', '--initial-branch=main');
  return commit(folder, env);
}

/** Commits all that is there; gives the commit. */
export async function commit(folder: string, env: NodeJS.ProcessEnv): Promise<string> {
  await git(folder, env, 'add', '--all', '--force');
  await git(folder, env, 'commit', '--quiet', '--no-gpg-sign', '--message', 'e2e');
  return (await git(folder, env, 'rev-parse', 'HEAD')).trim();
}
