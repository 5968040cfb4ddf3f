import { conflictingPushes } from '../../../../src/review/check/rules/conflicting-pushes';
import { remarksOn } from '../remarks';

const matrix = (outputs: string) => `
  on: push
  jobs:
    build:
      runs-on: ubuntu-latest
      strategy:
        matrix:
          platform: [linux/amd64, linux/arm64]
      steps:
        - uses: docker/build-push-action@v7
          with:
            platforms: \${{ matrix.platform }}
            ${outputs}
`;

const jobs = (needs: string, tag: string) => `
  on: push
  jobs:
    amd64:
      runs-on: ubuntu-latest
      steps: [{id: version, run: ./version.sh}, {run: 'docker push acme/web:${tag}'}]
    merge:
      needs: ${needs}
      runs-on: ubuntu-latest
      steps: [{id: version, run: ./version.sh}, {run: 'docker push acme/web:${tag}'}]
`;

test('the jobs of a matrix push one tag', () => {
  expect(remarksOn(conflictingPushes, matrix('push: true\n            tags: acme/web:edge'))).toEqual([
    '9:9 error: docker.io/acme/web:edge is pushed by the jobs build (linux/amd64) and build (linux/arm64) at the same time: the last one wins',
  ]);
});

test('two jobs push one tag', () => {
  expect(remarksOn(conflictingPushes, jobs('[]', '${{ github.sha }}'))).toEqual([
    '9:47 error: docker.io/acme/web:${{ github.sha }} is pushed by the jobs amd64 and merge at the same time: the last one wins',
  ]);
});

test.each([
  ['push by digest', matrix('outputs: type=image,name=acme/web,push-by-digest=true,push=true')],
  ['wait for each other', jobs('amd64', 'edge')],
  ['push what only the job knows', jobs('[]', '${{ steps.version.outputs.tag }}')],
])('jobs that %s are right', (_, text) => {
  expect(remarksOn(conflictingPushes, text)).toEqual([]);
});
