import { missingPermission } from '../../../../src/review/check/rules/missing-permission';
import { remarksOn } from '../remarks';

const workflow = (permissions: string, password: string) => `
  on: push
  ${permissions}
  jobs:
    build:
      runs-on: ubuntu-latest
      steps:
        - uses: docker/login-action@v4
          with: {registry: ghcr.io, username: acme, password: '${password}'}
        - uses: docker/build-push-action@v7
          with: {push: true, tags: 'ghcr.io/acme/web:edge'}
`;

test.each(['${{ secrets.GITHUB_TOKEN }}', '${{ github.token }}'])('the token of the run (%s) needs the permission', (password) => {
  expect(remarksOn(missingPermission, workflow('permissions: {contents: read}', password))).toEqual([
    '2:1 error: The job build pushes to ghcr.io with the token of the run, which has no permission packages: write',
  ]);
});

test('it is found at the job that lists its own', () => {
  expect(remarksOn(missingPermission, `
    on: push
    permissions: {packages: write}
    jobs:
      build:
        permissions: {contents: read}
        runs-on: ubuntu-latest
        steps:
          - run: docker login ghcr.io -u acme --password-stdin <<< "$TOKEN"
            env: {TOKEN: '\${{ github.token }}'}
          - run: docker push ghcr.io/acme/web:edge
  `)).toEqual(['5:5 error: The job build pushes to ghcr.io with the token of the run, which has no permission packages: write']);
});

test.each([
  ['it is given', workflow('permissions: {packages: write}', '${{ github.token }}')],
  ['the settings of the repository may give it', workflow('name: Release', '${{ github.token }}')],
  ['another token is used', workflow('permissions: {contents: read}', '${{ secrets.GHCR_TOKEN }}')],
])('nothing is wrong where %s', (_, text) => {
  expect(remarksOn(missingPermission, text)).toEqual([]);
});
