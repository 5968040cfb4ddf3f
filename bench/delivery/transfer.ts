import { Index, Manifest } from '../../e2e/inspect';
import { RegistryStore } from '../../e2e/registry';
import { Ran } from '../../e2e/world';

const TYPES = 'application/vnd.oci.image.index.v1+json, application/vnd.oci.image.manifest.v1+json';

/** Bytes of each manifest and blob that belongs to an image, by its digest. */
export async function contentsOf(store: RegistryStore, repository: string, digest: string): Promise<Map<string, number>> {
  const answer = await fetch(`http://127.0.0.1:${store.port}/v2/${repository}/manifests/${digest}`, { headers: { accept: TYPES } });
  if (!answer.ok) throw new Error(`${store.registry.name} answered ${answer.status} to ${repository}@${digest}`);
  const text = await answer.text();
  const document = JSON.parse(text) as Index | Manifest;
  const contents = new Map([[digest, Buffer.byteLength(text)]]);
  if ('manifests' in document) {
    for (const child of document.manifests) {
      for (const [each, size] of await contentsOf(store, repository, child.digest)) contents.set(each, size);
    }
  } else {
    for (const { digest: each, size } of [document.config, ...document.layers]) contents.set(each, size);
  }
  return contents;
}

/** What a registry has to be sent: what it lacks, and the index once more for each further tag, since a tag is set by sending it. */
export function needed(contents: ReadonlyMap<string, number>, digest: string, tags: number, before: ReadonlyMap<string, number>): number {
  const lacking = [...contents].filter(([each]) => !before.has(each)).reduce((sum, [, size]) => sum + size, 0);
  return lacking + (tags - 1) * contents.get(digest)!;
}

/** What a registry was sent, but for the requests for tokens. */
export function uploaded({ requests }: Ran, { registry }: RegistryStore): number {
  return requests.filter((request) => request.registry === registry && request.path.startsWith('/v2/')).reduce((sum, { bodyBytes }) => sum + bodyBytes, 0);
}
