import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createConnection } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eventually, start, stop } from './process';
import { Tools } from './tools';

/** Makes the command line that a program is started with. */
export type CommandLine = (program: string, args: readonly string[]) => readonly [string, readonly string[]];

export interface Builder {
  /** Where buildx's remote driver finds it. */
  readonly endpoint: string;
  /** All that the builder stores: content, snapshots, cache. */
  readonly state: string;
  readonly log: string;
  stop(): Promise<void>;
}

export interface BuilderOptions {
  /** Default: the program is started as it is. */
  readonly commandLine?: CommandLine;
  /** Text of buildkitd.toml. */
  readonly configuration?: string;
}

/** A BuildKit of its own, with nothing cached. */
export async function startBuilder(folder: string, tools: Tools, env: NodeJS.ProcessEnv, options: BuilderOptions = {}): Promise<Builder> {
  const { commandLine = (program, args) => [program, args], configuration = '' } = options;
  const state = join(folder, 'state');
  const log = join(folder, 'buildkitd.log');
  mkdirSync(state, { recursive: true });
  const configurationFile = join(folder, 'buildkitd.toml');
  writeFileSync(configurationFile, configuration);
  // A socket's path has to be short, so it does not stand in the folder.
  const socketFolder = mkdtempSync(join(tmpdir(), 'e2e-'));
  const socket = join(socketFolder, 'buildkitd.sock');
  const daemon = start(...commandLine(tools.buildkitd, ['--config', configurationFile, '--addr', `unix://${socket}`, '--root', state]), log, { ...env, PATH: `${tools.runc}:${env.PATH}` });
  await eventually('buildkitd', () => new Promise<void>((resolve, reject) => {
    const connection = createConnection(socket, () => { connection.end(); resolve(); }).on('error', reject);
  }));
  return {
    endpoint: `unix://${socket}`,
    state,
    log,
    stop: async () => {
      await stop(daemon);
      rmSync(socketFolder, { recursive: true, force: true });
    },
  };
}
