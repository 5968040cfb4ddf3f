import { spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { run } from './process';
import { REGISTRIES } from './registries';

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

/** The registries' names lead to this machine, and no other name leads anywhere. */
export async function isolateNames(folder: string): Promise<void> {
  const hosts = join(folder, 'hosts');
  const resolver = join(folder, 'resolv.conf');
  writeFileSync(hosts, ['127.0.0.1 localhost', ...REGISTRIES.map(({ address, hosts: names }) => `${address} ${names.join(' ')}`), ''].join('\n'));
  writeFileSync(resolver, '');
  await run('mount', ['--bind', hosts, '/etc/hosts']);
  await run('mount', ['--bind', resolver, '/etc/resolv.conf']);
}
