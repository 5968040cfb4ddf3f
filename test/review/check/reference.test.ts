import { covers, hostOf, isSameEverywhere, isThrownAway, partsOf } from '../../../src/review/check/reference';
import { join, Text, Unknown } from '../../../src/simulate/value';

const gap = (source: string) => Unknown.of(source, 'it is not given');

describe('the parts of a reference', () => {
  test.each<[Text, string | undefined, string, string | undefined]>([
    ['ghcr.io/acme/web:1.2.3', 'ghcr.io', 'acme/web', '1.2.3'],
    ['localhost:5000/web:1', 'localhost:5000', 'web', '1'],
    ['ghcr.io/acme/web@sha256:00', 'ghcr.io', 'acme/web', undefined],
    [join('ghcr.io/', gap('${{ vars.NAME }}'), ':latest'), 'ghcr.io', '${{ vars.NAME }}', 'latest'],
    [join('ghcr.io/acme/web:', gap('${{ vars.TAG }}')), 'ghcr.io', 'acme/web', '${{ vars.TAG }}'],
    [join(gap('${{ vars.HOST }}'), '/web:1'), undefined, 'web', '1'],
    [gap('${{ vars.TAGS }}'), undefined, '${{ vars.TAGS }}', undefined],
  ])('of %s', (reference, host, repository, tag) => {
    const parts = partsOf(reference);
    expect([parts.host, String(parts.repository), parts.tag && String(parts.tag)]).toEqual([host, repository, tag]);
  });
});

test.each([
  ['docker.io', 'docker.io'],
  ['https://index.docker.io/v1/', 'docker.io'],
  ['GHCR.io', 'ghcr.io'],
  ['registry.example.com:5000', 'registry.example.com:5000'],
])('a login to %s is one to %s', (registry, host) => {
  expect(hostOf(registry)).toBe(host);
});

test('a login to a cloud covers its registries', () => {
  expect(covers('amazonaws.com', '123.dkr.ecr.us-east-1.amazonaws.com')).toBe(true);
  expect(covers('ghcr.io', 'quay.io')).toBe(false);
});

test.each<[Text, boolean]>([
  ['acme/web:1', true],
  [join('acme/web:', gap('${{ github.sha }}')), true],
  [join('acme/web:sha-', gap('<short commit>')), true],
  [join('acme/web:', gap('${{ github.job }}')), false],
  [join('acme/web:', gap('${{ steps.version.outputs.tag }}')), false],
  [join('acme/web:', gap("${{ github.ref_name == needs.a.outputs.b && 'x' }}")), false],
])('whether %s is the same in all jobs: %s', (reference, same) => {
  expect(isSameEverywhere(reference)).toBe(same);
});

test.each([['localhost:5000/web:1', true], ['127.0.0.1/web:1', true], ['ttl.sh/web:1h', true], ['localhost.example.com/web:1', false]])('whether %s is thrown away: %s', (reference, thrownAway) => {
  expect(isThrownAway(reference)).toBe(thrownAway);
});
