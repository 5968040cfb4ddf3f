import { unusedPermission } from '../../../../src/review/check/rules/unused-permission';
import { remarksOn } from '../remarks';

const workflow = (permission: string, step: string) => `
  on: push
  jobs:
    build:
      runs-on: ubuntu-latest
      permissions:
        contents: read
        ${permission}: write
      steps:
        - uses: actions/checkout@v4
        - ${step}
`;

test.each([
  ['packages', 'uses: docker/build-push-action@v7', 'nothing in it pushes'],
  ['id-token', 'uses: docker/build-push-action@v7', 'none of its steps asks for a token of OpenID Connect'],
  ['packages', 'run: docker build .', 'nothing in it pushes'],
])('%s: write is of no use to %s', (permission, step, reason) => {
  expect(remarksOn(unusedPermission, workflow(permission, step))).toEqual([`7:7 warning: The job build has the permission ${permission}: write, but ${reason}`]);
});

test.each([
  ['packages', '{uses: docker/build-push-action@v7, with: {push: true, tags: ghcr.io/acme/web}}'],
  ['packages', '{uses: docker/build-push-action@v7, with: {push: "${{ vars.PUSH }}", tags: ghcr.io/acme/web}}'],
  ['packages', '{uses: docker/build-push-action@v7, with: {cache-to: "type=registry,ref=ghcr.io/acme/web:cache"}}'],
  ['packages', 'run: ./publish.sh'],
  ['packages', 'run: echo "$(npm publish)"'],
  ['packages', 'uses: acme/publish@v1'],
  ['id-token', 'uses: actions/attest-build-provenance@v3'],
  ['id-token', 'run: cosign sign --yes ghcr.io/acme/web'],
  ['id-token', '{uses: docker/login-action@v4, with: {username: acme}, env: {DOCKERHUB_OIDC_CONNECTIONID: 7}}'],
])('%s: write may be of use to %s', (permission, step) => {
  expect(remarksOn(unusedPermission, workflow(permission, step))).toEqual([]);
});

const ofWorkflow = (second: string) => `
  on: push
  permissions:
    packages: write
  jobs:
    test:
      runs-on: ubuntu-latest
      steps:
        - run: go test ./...
    build:
      runs-on: ubuntu-latest
      steps:
        - run: ${second}
`;

test('a permission of the workflow is of no use if no job uses it', () => {
  expect(remarksOn(unusedPermission, ofWorkflow('docker build .'))).toEqual(['3:3 warning: The workflow has the permission packages: write, but no job that has it from there uses it']);
  expect(remarksOn(unusedPermission, ofWorkflow('docker push ghcr.io/acme/web'))).toEqual([]);
});
