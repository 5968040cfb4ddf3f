import { spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { run } from './process';

const MARK = 'E2E_NAMESPACE';

export const insideNamespace = () => process.env[MARK] !== undefined;

/**
 * Runs this program again with mounts and processes of its own: what it mounts is seen by nobody else, and whatever it started
 * ends with it. Gives the exit code.
 */
export async function runInNamespace(): Promise<number> {
  const child = spawn('unshare', [
    '--mount', '--pid', '--fork', '--kill-child', '--mount-proc', '--', process.execPath, ...process.execArgv, ...process.argv.slice(1),
  ], { stdio: 'inherit', env: { ...process.env, [MARK]: 'yes' } });
  return new Promise((resolve, reject) => child.on('error', reject).on('close', (code) => resolve(code ?? 1)));
}

/** No name leads anywhere. */
export async function isolateNames(folder: string): Promise<void> {
  const resolver = join(folder, 'resolv.conf');
  writeFileSync(resolver, '');
  await run('mount', ['--bind', resolver, '/etc/resolv.conf']);
  await run('mount', ['--bind', hostsFile(folder, {}), '/etc/hosts']);
}

/** Puts `names` in front of a program's command line, so that each leads to its address, for that program alone. */
export function withNames(folder: string, names: Readonly<Record<string, string>>): (program: string, args: readonly string[]) => [string, string[]] {
  const hosts = hostsFile(folder, names);
  return (program, args) => ['unshare', ['--mount', '--', 'sh', '-c', 'mount --bind "$0" /etc/hosts && exec "$@"', hosts, program, ...args]];
}

function hostsFile(folder: string, names: Readonly<Record<string, string>>): string {
  const hosts = join(folder, 'hosts');
  writeFileSync(hosts, Object.entries({ localhost: '127.0.0.1', ...names }).map(([name, address]) => `${address} ${name}\n`).join(''));
  return hosts;
}
