import { ambiguousLatest } from '../../../../src/review/check/rules/ambiguous-latest';
import { remarksOn } from '../remarks';

const workflow = (on: string) => `
  on: ${on}
  jobs:
    build:
      runs-on: ubuntu-latest
      steps:
        - run: docker push acme/web:latest
        - run: docker push acme/web:$GITHUB_REF_NAME
`;

test('latest is of both a branch and a release', () => {
  expect(remarksOn(ambiguousLatest, workflow('{push: {branches: [main], tags: ["v*"]}}'))).toEqual([
    '6:9 warning: docker.io/acme/web:latest is pushed both on "Push to main" and on "Push of tag v1.2.3"',
  ]);
});

test.each(['{push: {branches: [main]}}', 'release', '[release, pull_request]'])('latest of %s means one thing', (on) => {
  expect(remarksOn(ambiguousLatest, workflow(on))).toEqual([]);
});
