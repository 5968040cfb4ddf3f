import { cpSync } from 'node:fs';
import { run } from './process';

/** A clone of the emitted project, as a runner would have it; gives the commit. */
export async function createWorkspace(project: string, folder: string, env: NodeJS.ProcessEnv): Promise<string> {
  cpSync(project, folder, { recursive: true });
  const git = (...args: string[]) => run('git', ['-c', 'user.name=e2e', '-c', 'user.email=e2e@localhost', ...args], { cwd: folder, env });
  await git('init', '--quiet', '--initial-branch=main');
  await git('add', '--all', '--force');
  await git('commit', '--quiet', '--no-gpg-sign', '--message', 'e2e');
  return (await git('rev-parse', 'HEAD')).trim();
}
