import { inFull } from '../../src/simulate/reference';
import { join, Text, Unknown } from '../../src/simulate/value';

const GAP = Unknown.of('${{ inputs.x }}', 'a person gives it');

describe('a reference in full', () => {
  test.each<[Text, string]>([
    ['web', 'docker.io/library/web:latest'],
    ['web:1.2', 'docker.io/library/web:1.2'],
    ['acme/web', 'docker.io/acme/web:latest'],
    ['acme/web:1.2', 'docker.io/acme/web:1.2'],
    ['docker.io/web', 'docker.io/library/web:latest'],
    ['docker.io/acme/web:1', 'docker.io/acme/web:1'],
    ['index.docker.io/acme/web:1', 'docker.io/acme/web:1'],
    ['ghcr.io/acme/web', 'ghcr.io/acme/web:latest'],
    ['ghcr.io/acme/team/web:1', 'ghcr.io/acme/team/web:1'],
    ['localhost/web', 'localhost/web:latest'],
    ['localhost:5000/web', 'localhost:5000/web:latest'],
    ['registry:5000/acme/web:1', 'registry:5000/acme/web:1'],
    ['acme/web@sha256:abc', 'docker.io/acme/web@sha256:abc'],
    ['web:1@sha256:abc', 'docker.io/library/web:1@sha256:abc'],
    [join('ghcr.io/acme/web:', GAP), 'ghcr.io/acme/web:${{ inputs.x }}'],
    [join('acme/web:', GAP), 'docker.io/acme/web:${{ inputs.x }}'],
    [join('acme/', GAP, ':1'), 'docker.io/acme/${{ inputs.x }}:1'],
    [join('docker.io/', GAP, '/web:1'), 'docker.io/${{ inputs.x }}/web:1'],
    [join('index.docker.io/acme/', GAP), 'docker.io/acme/${{ inputs.x }}'],
    // It may hold a host, a namespace, a tag.
    [GAP, '${{ inputs.x }}'],
    [join(GAP, '/web:1'), '${{ inputs.x }}/web:1'],
    [join('web', GAP), 'web${{ inputs.x }}'],
    [join('acme/web', GAP), 'docker.io/acme/web${{ inputs.x }}'],
  ])('%s', (reference, expected) => {
    expect(String(inFull(reference))).toBe(expected);
  });
});
