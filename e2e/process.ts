import { ChildProcess, spawn } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';

export interface RunOptions {
  readonly cwd?: string;
  /** The whole environment of the child. Default: this process's. */
  readonly env?: NodeJS.ProcessEnv;
}

export interface Outcome {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a program to its end, whatever its exit code. */
export async function outcomeOf(program: string, args: readonly string[], options: RunOptions = {}): Promise<Outcome> {
  const child = spawn(program, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'] });
  const read = async (stream: NodeJS.ReadableStream) => {
    const chunks: Buffer[] = [];
    for await (const chunk of stream) chunks.push(Buffer.from(chunk));
    return Buffer.concat(chunks).toString();
  };
  const exit = new Promise<number | null>((resolve, reject) => child.on('error', reject).on('close', resolve));
  const [code, stdout, stderr] = await Promise.all([exit, read(child.stdout), read(child.stderr)]);
  return { code, stdout, stderr };
}

/** Runs a program that has to succeed; gives what it printed. */
export async function run(program: string, args: readonly string[], options: RunOptions = {}): Promise<string> {
  const { code, stdout, stderr } = await outcomeOf(program, args, options);
  if (code !== 0) throw new Error(`${program} ${args.join(' ')} ended with ${code}\n${stdout}${stderr}`.trimEnd());
  return stdout;
}

/** Starts a server; what it prints goes into a file. */
export function start(program: string, args: readonly string[], log: string, env: NodeJS.ProcessEnv): ChildProcess {
  const output = openSync(log, 'a');
  const child = spawn(program, args, { env, stdio: ['ignore', output, output] });
  closeSync(output);
  child.on('error', (error) => { throw error; });
  return child;
}

export async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exit = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  const impatience = setTimeout(() => child.kill('SIGKILL'), 5_000);
  await exit;
  clearTimeout(impatience);
}

/** Waits until `probe` gives a value; an attempt that throws counts as not yet. */
export async function eventually<T>(what: string, probe: () => Promise<T>, seconds = 20): Promise<T> {
  const end = Date.now() + seconds * 1_000;
  for (;;) {
    try {
      return await probe();
    } catch (error) {
      if (Date.now() > end) throw new Error(`${what} did not come up in ${seconds} s: ${String(error)}`);
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
}
