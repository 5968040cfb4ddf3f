import { Checks } from '../check';
import { Index, Manifest, Statement, blob, manifest } from '../inspect';
import { Observation } from '../observation';
import { RegistryStore } from '../registry';

const PROVENANCE = /^https:\/\/slsa\.dev\/provenance\//;

/** Each platform has a provenance, whose subjects are all references that were published. */
export async function checkProvenance(checks: Checks, observation: Observation, store: RegistryStore, repository: string, digest: string): Promise<void> {
  const { scenario: { expected }, sha } = observation;
  const top = await manifest(store, repository, digest);
  const descriptors = 'manifests' in top ? (top as Index).manifests : [];
  const attestations = descriptors.filter((each) => each.annotations?.['vnd.docker.reference.type'] === 'attestation-manifest');
  checks.equal('there are as many attestation manifests as there should', attestations.length, expected.attestations ? expected.architectures.length : 0);
  for (const attestation of attestations) {
    const subject = descriptors.find((each) => each.digest === attestation.annotations?.['vnd.docker.reference.digest']);
    const architecture = subject?.platform?.architecture ?? 'unknown';
    const { layers } = await manifest(store, repository, attestation.digest) as Manifest;
    const provenance = layers.filter((layer) => PROVENANCE.test(layer.annotations?.['in-toto.io/predicate-type'] ?? ''));
    checks.equal(`the image for ${architecture} has one provenance`, provenance.length, 1);
    const statement = await blob<Statement>(store, repository, provenance[0].digest);
    const references = expected.images.flatMap((image) => expected.tags(sha).map((tag) => {
      const host = image.registry.host === 'docker.io' ? '' : `${image.registry.host}/`;
      return `pkg:docker/${host}${image.repository}@${tag}?platform=linux%2F${architecture}`;
    }));
    checks.equal(`subjects of the provenance for ${architecture}`, statement.subject.map(({ name }) => name).sort(), references.sort());
    checks.equal(`digest of each subject for ${architecture}`, [...new Set(statement.subject.map((each) => `sha256:${each.digest.sha256}`))], [subject?.digest]);
  }
}
