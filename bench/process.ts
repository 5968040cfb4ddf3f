import { spawnSync } from 'node:child_process';

// npm and projen tell their children where they were called, which would lead those here astray.
const FOREIGN = /^(?:npm_(?!config_)|npm_config_local_prefix$|PROJEN_|NODE_OPTIONS$|INIT_CWD$)/;
const ENV = Object.fromEntries(Object.entries(process.env).filter(([name]) => !FOREIGN.test(name)));

/** Runs a program that has to succeed; gives what it printed. */
export function run(program: string, args: string[], cwd: string, env: NodeJS.ProcessEnv = {}): string {
  const { status, error, stdout, stderr } = spawnSync(program, args, { cwd, env: { ...ENV, ...env }, encoding: 'utf8', maxBuffer: 2 ** 26 });
  if (error) {
    throw error;
  }
  if (status !== 0) {
    throw new Error(`${program} ${args.join(' ')} ended with ${status}\n${stdout}${stderr}`.trimEnd());
  }
  return stdout;
}
