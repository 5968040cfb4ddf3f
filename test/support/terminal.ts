import { main } from '../../src/cli/main';

/** What a command wrote and answered. */
export interface Answer {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** What the command finds itself in. */
export interface Surroundings {
  readonly isTTY?: boolean;
  readonly env?: Readonly<Record<string, string>>;
}

/** Runs a command of `image-release` in a folder. */
export function imageRelease(args: readonly string[], folder: string, { isTTY = false, env = {} }: Surroundings = {}): Answer {
  const written = { stdout: '', stderr: '' };
  const code = main(args, {
    stdout: { isTTY, write: (text) => written.stdout += text },
    stderr: { write: (text) => written.stderr += text },
    env,
    cwd: () => folder,
  });
  return { code, ...written };
}
