import { planFor } from './support';
import { publishedBy, splitReference } from '../../../src/review/plan/published';
import { enumerate } from '../../../src/review/plan/words';
import { join, Text, Unknown } from '../../../src/simulate/value';

const GAP = Unknown.of("${{ inputs.a || 'b:c@d' }}", 'a person gives it');

describe('a reference is parted', () => {
  test.each<[Text, [string, string]]>([
    ['ghcr.io/acme/web:1.2', ['ghcr.io/acme/web', '1.2']],
    ['localhost:5000/web', ['localhost:5000/web', '']],
    ['localhost:5000/web:1', ['localhost:5000/web', '1']],
    ['acme/web@sha256:abc', ['acme/web', '@sha256:abc']],
    ['acme/web:1@sha256:abc', ['acme/web:1', '@sha256:abc']],
    [join('ghcr.io/acme/web:', GAP), ['ghcr.io/acme/web', "${{ inputs.a || 'b:c@d' }}"]],
    [join('ghcr.io/acme/web:v', GAP, '-x'), ['ghcr.io/acme/web', "v${{ inputs.a || 'b:c@d' }}-x"]],
    [join(GAP, '/web:1'), ["${{ inputs.a || 'b:c@d' }}/web", '1']],
    [GAP, ["${{ inputs.a || 'b:c@d' }}", '']],
  ])('%s', (reference, expected) => {
    expect(splitReference(reference)).toEqual(expected);
  });
});

test('what is published stands by repository, each tag once, with the platforms and the jobs', () => {
  const { events: [{ outcome }] } = planFor(`on: push
jobs:
  a:
    runs-on: x
    steps:
      - { uses: docker/build-push-action@v6, with: { push: true, platforms: linux/amd64, tags: 'acme/web:1,acme/web:1,ghcr.io/acme/web:1' } }
  b:
    runs-on: x
    steps: [{ uses: docker/build-push-action@v6, with: { push: '\${{ vars.PUSH }}', platforms: linux/arm64, tags: 'acme/web:2' } }]
`, ['push']);
  expect(publishedBy(outcome).map(({ jobs, ...repository }) => ({ ...repository, jobs: jobs.map(({ id }) => id) }))).toEqual([
    { repository: 'docker.io/acme/web', tags: [{ text: '1' }, { text: '2', condition: 'if ${{ vars.PUSH }} is true' }], platforms: ['linux/amd64', 'linux/arm64'], jobs: ['a', 'b'] },
    { repository: 'ghcr.io/acme/web', tags: [{ text: '1' }], platforms: ['linux/amd64'], jobs: ['a'] },
  ]);
});

test('a tag that one job pushes for certain and another perhaps is pushed for certain', () => {
  const { events: [{ outcome }] } = planFor(`on: push
jobs:
  a:
    runs-on: x
    steps:
      - { uses: docker/build-push-action@v6, with: { push: '\${{ vars.PUSH }}', tags: 'acme/web:1' } }
      - { uses: docker/build-push-action@v6, with: { push: true, tags: 'acme/web:1' } }
`, ['push']);
  expect(publishedBy(outcome)[0].tags).toEqual([{ text: '1' }]);
});

test('a tag that several push perhaps depends on any of them', () => {
  const { events: [{ outcome }] } = planFor(`on: push
jobs:
  a:
    runs-on: x
    steps:
      - { uses: docker/build-push-action@v6, with: { push: '\${{ vars.A }}', tags: 'acme/web:1' } }
      - { uses: docker/build-push-action@v6, with: { push: '\${{ vars.B }}', tags: 'acme/web:1' } }
      - { uses: docker/build-push-action@v6, with: { push: '\${{ vars.A }}', tags: 'acme/web:1' } }
`, ['push']);
  expect(publishedBy(outcome)[0].tags).toEqual([{ text: '1', condition: 'if ${{ vars.A }} is true, or if ${{ vars.B }} is true' }]);
});

test.each([[[], ''], [['a'], 'a'], [['a', 'b'], 'a and b'], [['a', 'b', 'c'], 'a, b and c']])('%j', (words, expected) => {
  expect(enumerate(words)).toBe(expected);
});
