import { secretsInBuild } from '../../../../src/review/check/rules/secrets-in-build';
import { remarksOn } from '../remarks';

const workflow = (condition: string) => `
  on: [push, pull_request]
  jobs:
    build:
      runs-on: ubuntu-latest
      steps:
        - uses: docker/login-action@v4
          if: ${condition}
          with: {username: acme, password: '\${{ secrets.HUB_TOKEN }}'}
        - uses: docker/build-push-action@v7
          with: {tags: 'acme/web:edge'}
`;

test('a login stands beside the build of a pull request', () => {
  expect(remarksOn(secretsInBuild, workflow('true'))).toEqual(['9:9 note: HUB_TOKEN is in the job that builds the image of a pull request']);
});

test('a login that a pull request skips is right', () => {
  expect(remarksOn(secretsInBuild, workflow("github.event_name != 'pull_request'"))).toEqual([]);
});
