import { createHash } from 'node:crypto';
import { RegistryStore } from './registry';

/** The documents of the OCI image specification, as far as the checks read them. */
export interface Descriptor {
  readonly mediaType: string;
  readonly digest: string;
  readonly size: number;
  readonly platform?: { readonly os: string; readonly architecture: string };
  readonly annotations?: Readonly<Record<string, string>>;
}

export interface Manifest {
  readonly mediaType: string;
  readonly config: Descriptor;
  readonly layers: readonly Descriptor[];
  readonly annotations?: Readonly<Record<string, string>>;
}

export interface Index {
  readonly mediaType: string;
  readonly manifests: readonly Descriptor[];
  readonly annotations?: Readonly<Record<string, string>>;
}

export interface ImageConfiguration {
  readonly architecture: string;
  readonly os: string;
  readonly config: {
    readonly Entrypoint?: readonly string[];
    readonly Cmd?: readonly string[];
    readonly Labels?: Readonly<Record<string, string>>;
  };
}

export interface Statement {
  readonly predicateType: string;
  readonly subject: ReadonlyArray<{ readonly name: string; readonly digest: { readonly sha256: string } }>;
}

const MANIFEST_TYPES = ['application/vnd.oci.image.index.v1+json', 'application/vnd.oci.image.manifest.v1+json'].join(', ');

export const sha256 = (content: string | Buffer) => `sha256:${createHash('sha256').update(content).digest('hex')}`;

async function request(store: RegistryStore, path: string, accept = 'application/json'): Promise<Response> {
  return fetch(`http://127.0.0.1:${store.port}/v2/${path}`, { headers: { accept } });
}

async function get(store: RegistryStore, path: string, accept?: string): Promise<Response> {
  const answer = await request(store, path, accept);
  if (!answer.ok) throw new Error(`${store.registry.name} answered ${answer.status} to ${path}`);
  return answer;
}

export async function repositories(store: RegistryStore): Promise<string[]> {
  return (await (await get(store, '_catalog')).json() as { repositories: string[] }).repositories;
}

export async function tags(store: RegistryStore, repository: string): Promise<string[]> {
  const answer = await request(store, `${repository}/tags/list`);
  // A repository that got blobs, but no tag.
  if (answer.status === 404) return [];
  return (await answer.json() as { tags: string[] | null }).tags ?? [];
}

export async function digestOf(store: RegistryStore, repository: string, tag: string): Promise<string> {
  return (await get(store, `${repository}/manifests/${tag}`, MANIFEST_TYPES)).headers.get('docker-content-digest')!;
}

export async function manifest(store: RegistryStore, repository: string, digest: string): Promise<Index | Manifest> {
  return await (await get(store, `${repository}/manifests/${digest}`, MANIFEST_TYPES)).json() as Index | Manifest;
}

export async function blob<T>(store: RegistryStore, repository: string, digest: string): Promise<T> {
  return await (await get(store, `${repository}/blobs/${digest}`)).json() as T;
}

/** The digest of each `repository:tag` that was published. */
export async function served(store: RegistryStore): Promise<Record<string, string>> {
  const found: Record<string, string> = {};
  for (const repository of await repositories(store)) {
    if (store.registry.publicRepositories?.test(repository)) continue;
    for (const tag of await tags(store, repository)) found[`${repository}:${tag}`] = await digestOf(store, repository, tag);
  }
  return found;
}
