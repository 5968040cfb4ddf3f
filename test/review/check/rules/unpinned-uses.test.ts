import { unpinnedUses } from '../../../../src/review/check/rules/unpinned-uses';
import { remarksOn } from '../remarks';

const workflow = (permissions: string, uses: string) => `
  on: push
  permissions: ${permissions}
  jobs:
    build:
      runs-on: ubuntu-latest
      steps:
        - name: Checkout
          uses: ${uses}
`;

test.each([
  ['{contents: write}', 'actions/checkout@v4', '8:15 warning: actions/checkout@v4 is not pinned to a commit'],
  ['{contents: read}', 'acme/deploy@main', '8:15 note: acme/deploy@main is not pinned to a commit'],
  ['{packages: write}', 'docker://alpine:3', '8:15 warning: docker://alpine:3 is not pinned to a digest'],
])('with %s, %s may become another', (permissions, uses, remark) => {
  expect(remarksOn(unpinnedUses, workflow(permissions, uses))).toEqual([remark]);
});

test('a workflow of another repository may too', () => {
  expect(remarksOn(unpinnedUses, `
    on: push
    permissions: {}
    jobs:
      build:
        uses: acme/workflows/.github/workflows/build.yml@v1
        secrets: {TOKEN: '\${{ secrets.HUB_TOKEN }}'}
  `)).toEqual(['5:11 warning: acme/workflows/.github/workflows/build.yml@v1 is not pinned to a commit']);
});

test.each(['actions/checkout@3d3c42e5aac5ba805825da76410c181273ba90b1', './.github/actions/build', `docker://alpine@sha256:${'0'.repeat(64)}`])('%s stays what it is', (uses) => {
  expect(remarksOn(unpinnedUses, workflow('{contents: write}', uses))).toEqual([]);
});
