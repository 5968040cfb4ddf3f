import { pushOnPullRequest } from '../../../../src/review/check/rules/push-on-pull-request';
import { remarksOn } from '../remarks';

const workflow = (tags: string, push: string, on = '[push, pull_request]') => `
  on: ${on}
  jobs:
    build:
      runs-on: ubuntu-latest
      steps:
        - uses: docker/build-push-action@v7
          with:
            push: ${push}
            tags: ${tags}
`;

test('a pull request must not push what other events push too', () => {
  expect(remarksOn(pushOnPullRequest, workflow('acme/web:edge', 'true'))).toEqual([
    '6:9 error: docker.io/acme/web:edge, which other events push too, is pushed on "Pull request to main"',
  ]);
});

test('a pull request should push nothing at all', () => {
  expect(remarksOn(pushOnPullRequest, workflow('acme/web:pr-${{ github.event.number }}', 'true', 'pull_request'))).toEqual([
    '6:9 warning: docker.io/acme/web:pr-${{ github.event.number }} is pushed on "Pull request to main"',
  ]);
});

test('what may be pushed is said to be possible', () => {
  expect(remarksOn(pushOnPullRequest, workflow('acme/web:edge', '${{ vars.PUSH }}', 'pull_request'))).toEqual([
    '6:9 note: docker.io/acme/web:edge could be pushed on "Pull request to main"',
  ]);
});

test('what is pushed to a registry that is not known may stay beside the job', () => {
  expect(remarksOn(pushOnPullRequest, workflow('${{ vars.REGISTRY }}/web:edge', 'true', 'pull_request'))).toEqual([
    '6:9 note: ${{ vars.REGISTRY }}/web:edge could be pushed on "Pull request to main"',
  ]);
});

test.each([
  ['pushes only on other events', workflow('acme/web:edge', "${{ github.event_name != 'pull_request' }}")],
  ['pushes after the merge', workflow('acme/web:edge', '${{ github.event.pull_request.merged }}', '{pull_request: {types: [closed]}}')],
  ['pushes to a registry beside the job', workflow('localhost:5000/web:edge', 'true')],
  ['pushes to a registry that forgets it', workflow('ttl.sh/web:1h', 'true')],
])('a workflow that %s is right', (_, text) => {
  expect(remarksOn(pushOnPullRequest, text)).toEqual([]);
});
