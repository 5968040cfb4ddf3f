import { unknownPlatform } from '../../../../src/review/check/rules/unknown-platform';
import { remarksOn } from '../remarks';

const workflow = (platforms: string) => `
  on: push
  jobs:
    build:
      runs-on: ubuntu-latest
      steps:
        - uses: docker/build-push-action@v7
          with:
            platforms: ${platforms}
            tags: acme/web
`;

test('linux/arm46 is found where it stands', () => {
  expect(remarksOn(unknownPlatform, workflow('linux/amd64,linux/arm46'))).toEqual(['8:34 error: linux/arm46 is not a platform']);
});

test.each(['linux/amd64,linux/arm64/v8,linux/arm/v7,linux/386', 'arm64', 'windows(10.0.17763)/amd64', '${{ vars.PLATFORMS }}', 'wasi/wasm'])('%s can be', (platforms) => {
  expect(remarksOn(unknownPlatform, workflow(platforms))).toEqual([]);
});
