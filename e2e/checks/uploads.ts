import { readdirSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { Checks } from '../check';
import { Observation } from '../observation';

/** No registry got a blob of the layout twice. */
export function checkUploads(checks: Checks, { scenario: { expected }, sha, artifacts, requests }: Observation, digest: string): void {
  const blobs = readdirSync(artifacts, { recursive: true }).map(String).filter((file) => /blobs\/sha256\/[0-9a-f]{64}$/.test(file));
  const sizes = new Map(blobs.map((file) => [`sha256:${basename(file)}`, statSync(join(artifacts, file)).size]));
  const layout = [...sizes.values()].reduce((sum, size) => sum + size, 0);
  // A tag is set by sending the manifest that it names, there is no other way: once for each tag.
  const repeated = expected.tags(sha).length * (sizes.get(digest) ?? 0);
  for (const { registry } of expected.images) {
    const uploaded = requests.filter((request) => request.registry === registry && request.path.startsWith('/v2/')).reduce((sum, request) => sum + request.bodyBytes, 0);
    const name = `${registry.name} got ${uploaded} bytes: no more than the layout's ${layout}, and ${repeated} for the tags`;
    checks.equal(name, 0 < uploaded && uploaded <= layout + repeated, true);
  }
}
