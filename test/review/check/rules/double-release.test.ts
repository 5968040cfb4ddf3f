import { doubleRelease } from '../../../../src/review/check/rules/double-release';
import { remarksOn } from '../remarks';

const workflow = (on: string, tag = '$GITHUB_REF_NAME') => `
  on:
    push: {tags: ['v*']}
    ${on}
  jobs:
    build:
      runs-on: ubuntu-latest
      steps:
        - run: docker push acme/web:${tag}
`;

test('a release and its tag push the same', () => {
  expect(remarksOn(doubleRelease, workflow('release: {types: [published]}'))).toEqual([
    '3:3 warning: docker.io/acme/web:v1.2.3 is pushed twice for one release: on "Push of tag v1.2.3" and "Release v1.2.3 published"',
  ]);
});

test.each([
  ['only one of them is a trigger', workflow('pull_request: ')],
  ['each pushes its own', workflow('release: {types: [published]}', '${{ github.event_name }}')],
  ['the release is only edited', workflow('release: {types: [edited]}')],
])('nothing is wrong where %s', (_, text) => {
  expect(remarksOn(doubleRelease, text)).toEqual([]);
});
