import { closeSync, mkdirSync, openSync, readSync, readlinkSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Checks } from '../check';
import { Architecture } from '../debian';
import { REPOSITORY } from '../events';
import { Descriptor, ImageConfiguration, Index, Manifest, blob, manifest } from '../inspect';
import { Observation } from '../observation';
import { run } from '../process';
import { RegistryStore } from '../registry';

/** Machine names: in the header of an ELF file, and as uname prints them. */
const MACHINES: Record<Architecture, { readonly elf: number; readonly uname: string }> = {
  amd64: { elf: 0x3e, uname: 'x86_64' },
  arm64: { elf: 0xb7, uname: 'aarch64' },
};

const isAttestation = (descriptor: Descriptor) => descriptor.annotations?.['vnd.docker.reference.type'] === 'attestation-manifest';

/** Metadata that is the same in labels and annotations; when it was created is not known beforehand. */
function expectedMetadata(observation: Observation): Record<string, string> {
  const prefix = 'org.opencontainers.image';
  return {
    [`${prefix}.created`]: 'a time of this run',
    [`${prefix}.description`]: REPOSITORY.description,
    [`${prefix}.licenses`]: REPOSITORY.license.spdx_id,
    [`${prefix}.revision`]: observation.sha,
    [`${prefix}.source`]: REPOSITORY.html_url,
    [`${prefix}.title`]: REPOSITORY.name,
    [`${prefix}.url`]: REPOSITORY.html_url,
    [`${prefix}.version`]: observation.scenario.expected.tags(observation.sha)[0],
  };
}

function withoutTime(metadata: Readonly<Record<string, string>> = {}): Record<string, string> {
  const created = Date.parse(metadata['org.opencontainers.image.created']);
  const recent = created > Date.now() - 600_000 && created <= Date.now();
  return recent ? { ...metadata, 'org.opencontainers.image.created': 'a time of this run' } : { ...metadata };
}

/** Platforms, architectures, labels and annotations of what is published in one registry. */
export async function checkImage(checks: Checks, observation: Observation, store: RegistryStore, repository: string, digest: string): Promise<void> {
  const { scenario: { expected } } = observation;
  const metadata = expectedMetadata(observation);
  const top = await manifest(store, repository, digest);
  const images = 'manifests' in top ? (top as Index).manifests.filter((each) => !isAttestation(each)) : [{ digest }];
  checks.equal('there is an index only if there is more than one image', 'manifests' in top, expected.architectures.length > 1 || expected.attestations);
  if ('manifests' in top) {
    checks.equal('the index has these platforms', images.map((each) => 'platform' in each && `${each.platform?.os}/${each.platform?.architecture}`),
      expected.architectures.map((architecture) => `linux/${architecture}`));
    checks.equal('annotations of the index', withoutTime(top.annotations), metadata);
  }
  const found: string[] = [];
  for (const image of images) {
    const document = await manifest(store, repository, image.digest) as Manifest;
    const configuration = await blob<ImageConfiguration>(store, repository, document.config.digest);
    const architecture = configuration.architecture as Architecture;
    found.push(architecture);
    checks.equal(`annotations of the image for ${architecture}`, withoutTime(document.annotations), metadata);
    checks.equal(`labels of the image for ${architecture}`, withoutTime(configuration.config.Labels), metadata);
    await checkInside(checks, observation, store, `${repository}@${image.digest}`, configuration);
  }
  checks.equal('there is an image for each architecture', found, expected.architectures);
}

/** Runs the image, under emulation if it has to be. */
async function checkInside(
  checks: Checks, { folder, tools, env }: Observation, store: RegistryStore, reference: string, { architecture, config }: ImageConfiguration,
): Promise<void> {
  const machine = MACHINES[architecture as Architecture];
  const root = join(folder, 'roots', architecture);
  const archive = join(folder, `${architecture}.tar`);
  mkdirSync(root, { recursive: true });
  await run(tools.crane, ['export', `127.0.0.1:${store.port}/${reference}`, archive], { env });
  await run('tar', ['--extract', '--file', archive, '--directory', root]);
  checks.equal(`the image for ${architecture} runs as that`, (await run('chroot', [root, 'uname', '-m'], { env })).trim(), machine.uname);
  const [program] = config.Entrypoint ?? config.Cmd ?? [];
  checks.equal(`the program of the image for ${architecture} is built for that`, elfMachine(root, program), machine.elf);
}

function elfMachine(root: string, program: string): number {
  let file = join(root, program.includes('/') ? program : join('bin', program));
  try {
    // A link is meant to be read inside the image.
    file = join(root, resolve('/', file.slice(root.length), '..', readlinkSync(file)));
  } catch {
    // No link.
  }
  const header = Buffer.alloc(20);
  const descriptor = openSync(file, 'r');
  readSync(descriptor, header, 0, header.length, 0);
  closeSync(descriptor);
  return header.readUInt16LE(18);
}
