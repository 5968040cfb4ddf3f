import { pushWithoutLogin } from '../../../../src/review/check/rules/push-without-login';
import { remarksOn } from '../remarks';

const workflow = (before: string, reference = 'ghcr.io/acme/web:edge', runner = 'ubuntu-latest') => `
  on: push
  jobs:
    build:
      runs-on: ${runner}
      steps:
        - ${before}
        - run: docker push ${reference}
`;

test.each([
  ['no login', 'uses: actions/checkout@v4'],
  ['a login to another registry', 'uses: docker/login-action@v4'],
])('a push with %s is refused', (_, before) => {
  expect(remarksOn(pushWithoutLogin, workflow(before))).toEqual(['7:9 error: ghcr.io/acme/web:edge is pushed without a login to ghcr.io in the job build']);
});

test.each([
  ['a login to it', workflow('{uses: docker/login-action@v4, with: {registry: ghcr.io}}')],
  ['a login to its cloud', workflow('uses: aws-actions/amazon-ecr-login@v2', '123.dkr.ecr.us-east-1.amazonaws.com/web:1')],
  ['a script that may log in', workflow('run: ./login.sh')],
  ['an action that may log in', workflow('uses: acme/login@v1')],
  ['a configuration of its own', workflow('{run: "true", env: {DOCKER_CONFIG: /etc/docker}}')],
  ['a runner that may be logged in', workflow('run: "true"', 'ghcr.io/acme/web:edge', 'self-hosted')],
  ['a registry beside the job', workflow('run: "true"', 'registry:5000/web:edge')],
  ['a registry that asks nobody', workflow('run: "true"', 'ttl.sh/web:1h')],
  ['a registry that is not known', workflow('run: "true"', '${{ vars.REGISTRY }}/web:1')],
])('a push with %s may pass', (_, text) => {
  expect(remarksOn(pushWithoutLogin, text)).toEqual([]);
});
