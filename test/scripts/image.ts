import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const INDEX = 'application/vnd.oci.image.index.v1+json';
const MANIFEST = 'application/vnd.oci.image.manifest.v1+json';
const CONFIG = 'application/vnd.oci.image.config.v1+json';
const VERSION = 'org.opencontainers.image.version';

/** An image to the last byte. */
export interface Image {
  readonly digest: string;

  /** All that it consists of, by digest. The manifest or index is one of them. */
  readonly blobs: ReadonlyMap<string, Buffer>;
}

/** What an image is made from. */
export interface ImageOptions {
  /** The version in the annotation of the index or manifest. */
  readonly annotation?: string;

  /** The versions in the labels of the platforms. */
  readonly labels?: (string | undefined)[];

  readonly platforms?: string[];

  /** One manifest rather than an index. */
  readonly single?: boolean;

  /** Attestations come before the platforms. */
  readonly attested?: boolean;

  /** What makes it another image than others. */
  readonly salt?: string;
}

export const digestOf = (bytes: Buffer | string) => `sha256:${createHash('sha256').update(bytes).digest('hex')}`;

/** Makes an image; each of its digests is that of its bytes. */
export function image(options: ImageOptions = {}): Image {
  const { annotation, labels = [], platforms = ['linux/amd64', 'linux/arm64'], single, attested, salt = '' } = options;
  const blobs = new Map<string, Buffer>();
  const add = (value: unknown) => {
    const bytes = Buffer.from(JSON.stringify(value, undefined, 2));
    blobs.set(digestOf(bytes), bytes);
    return digestOf(bytes);
  };
  const annotations = annotation === undefined ? undefined : { [VERSION]: annotation };
  const manifests = platforms.map((platform, position) => {
    const [os, architecture, variant] = platform.split('/');
    const label = labels[position];
    const config = add({ os, architecture, ...(variant && { variant }), salt, config: label === undefined ? {} : { Labels: { [VERSION]: label } } });
    const digest = add({ schemaVersion: 2, mediaType: MANIFEST, config: { mediaType: CONFIG, digest: config }, layers: [], ...(single && { annotations }) });
    return { mediaType: MANIFEST, digest, platform: { architecture, os, ...(variant && { variant }) } };
  });
  if (single) {
    return { digest: manifests[0].digest, blobs };
  }
  const attestation = { mediaType: MANIFEST, digest: add({ schemaVersion: 2, mediaType: MANIFEST, salt }), platform: { architecture: 'unknown', os: 'unknown' } };
  return { digest: add({ schemaVersion: 2, mediaType: INDEX, manifests: [...(attested ? [attestation] : []), ...manifests], annotations }), blobs };
}

/** The digests of the platforms' manifests, in order. */
export function platformsOf({ digest, blobs }: Image): string[] {
  const { manifests } = JSON.parse(blobs.get(digest)!.toString('utf8'));
  return manifests.filter(({ platform }: any) => platform.os !== 'unknown').map((manifest: any) => manifest.digest);
}

/** The digest of the configuration of a manifest. */
export const configOf = ({ blobs }: Image, manifest: string): string => JSON.parse(blobs.get(manifest)!.toString('utf8')).config.digest;

/** Writes an OCI layout of the image into a folder. */
export function writeLayout(folder: string, { digest, blobs }: Image): void {
  mkdirSync(join(folder, 'blobs', 'sha256'), { recursive: true });
  writeFileSync(join(folder, 'oci-layout'), '{"imageLayoutVersion":"1.0.0"}');
  writeFileSync(join(folder, 'index.json'), JSON.stringify({ schemaVersion: 2, manifests: [{ mediaType: INDEX, digest, size: blobs.get(digest)!.length }] }));
  for (const [name, bytes] of blobs) {
    writeFileSync(join(folder, 'blobs', name.replace(':', '/')), bytes);
  }
}
