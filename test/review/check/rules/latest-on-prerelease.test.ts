import { latestOnPrerelease } from '../../../../src/review/check/rules/latest-on-prerelease';
import { remarksOn } from '../remarks';

const workflow = (rules: string, on = '{release: {types: [published]}}') => `
  on: ${on}
  jobs:
    build:
      runs-on: ubuntu-latest
      steps:
        - uses: docker/metadata-action@v6
          id: meta
          with:
            images: acme/web
            tags: ${rules}
        - uses: docker/build-push-action@v7
          with:
            push: true
            tags: \${{ steps.meta.outputs.tags }}
`;

test('latest moves with a release candidate', () => {
  expect(remarksOn(latestOnPrerelease, workflow('type=ref,event=tag'))).toEqual(['11:9 error: docker.io/acme/web:latest is pushed on "Pre-release v1.3.0-rc.1 published"']);
});

test('a pushed tag can be one too', () => {
  expect(remarksOn(latestOnPrerelease, workflow('type=raw,value=latest', '{push: {tags: ["v*"]}}'))).toEqual(['11:9 error: docker.io/acme/web:latest is pushed on "Push of tag v1.3.0-rc.1"']);
});

test('what may move it is said to be possible', () => {
  expect(remarksOn(latestOnPrerelease, workflow('type=raw,value=latest,enable=${{ vars.LATEST }}'))).toEqual([
    '11:9 note: docker.io/acme/web:latest could be pushed on "Pre-release v1.3.0-rc.1 published"',
  ]);
});

test.each(['type=semver,pattern={{version}}', 'type=raw,value=latest,enable=${{ !github.event.release.prerelease }}'])('with %s it does not', (rules) => {
  expect(remarksOn(latestOnPrerelease, workflow(rules))).toEqual([]);
});
