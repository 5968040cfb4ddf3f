import { loginWithoutPush } from '../../../../src/review/check/rules/login-without-push';
import { remarksOn } from '../remarks';

const workflow = (registry: string, step: string) => `
  on: push
  jobs:
    test:
      runs-on: ubuntu-latest
      steps:
        - uses: docker/login-action@v4
          with: {registry: ${registry}, username: acme, password: x}
        - ${step}
`;

test('a job that only tests logs in', () => {
  expect(remarksOn(loginWithoutPush, workflow('ghcr.io', 'run: go test ./...'))).toEqual(['6:9 note: The job test logs in to ghcr.io and pushes nothing']);
});

test.each([
  ['pushes', workflow('ghcr.io', 'run: docker push ghcr.io/acme/web')],
  ['may push', workflow('ghcr.io', '{uses: docker/build-push-action@v7, with: {push: "${{ vars.PUSH }}", tags: ghcr.io/acme/web}}')],
  ['runs a script', workflow('ghcr.io', 'run: ./test.sh')],
  ['runs an image from there', workflow('ghcr.io', 'run: docker run ghcr.io/acme/tests')],
  ['builds upon images of Docker Hub', workflow('docker.io', 'uses: docker/build-push-action@v7')],
])('a login of a job that %s may be needed', (_, text) => {
  expect(remarksOn(loginWithoutPush, text)).toEqual([]);
});
