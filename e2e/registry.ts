import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { AddressInfo, createServer } from 'node:net';
import { join } from 'node:path';
import { eventually, start, stop } from './process';
import { Registry } from './registries';

/** The process that stores what is pushed to a registry: plain HTTP, open to all. The proxy in front of it is what clients meet. */
export interface RegistryStore {
  readonly registry: Registry;
  readonly port: number;
  /** Takes tags away, as if they had never been set. */
  lose(repository: string, tags: readonly string[]): void;
  stop(): Promise<void>;
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

export async function startRegistryStore(registry: Registry, folder: string, program: string, env: NodeJS.ProcessEnv): Promise<RegistryStore> {
  const root = join(folder, registry.host);
  const configuration = join(root, 'configuration.json');
  mkdirSync(root, { recursive: true });
  const port = await freePort();
  writeFileSync(configuration, JSON.stringify({
    version: '0.1',
    log: { level: 'warn', accesslog: { disabled: true } },
    storage: { filesystem: { rootdirectory: join(root, 'storage') } },
    http: { addr: `127.0.0.1:${port}` },
  }));
  const server = start(program, ['serve', configuration], join(root, 'registry.log'), env);
  await eventually(`the registry for ${registry.name}`, () => fetch(`http://127.0.0.1:${port}/v2/`));
  const tagFolder = (repository: string, tag: string) => join(root, 'storage/docker/registry/v2/repositories', repository, '_manifests/tags', tag);
  return {
    registry,
    port,
    lose: (repository, tags) => tags.forEach((tag) => rmSync(tagFolder(repository, tag), { recursive: true })),
    stop: () => stop(server),
  };
}
