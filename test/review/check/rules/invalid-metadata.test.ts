import { invalidMetadata } from '../../../../src/review/check/rules/invalid-metadata';
import { remarksOn } from '../remarks';

const workflow = (on: string, flavor: string) => `
  on: ${on}
  jobs:
    build:
      runs-on: ubuntu-latest
      steps:
        - uses: docker/metadata-action@v6
          with:
            images: acme/web
            flavor: latest=${flavor}
`;

test('an input that the action does not take stops the release', () => {
  expect(remarksOn(invalidMetadata, workflow('release', 'yes'))).toEqual([
    '6:9 error: docker/metadata-action fails on "Release v1.2.3 published" and "Pre-release v1.3.0-rc.1 published": Invalid latest flavor entry: latest=yes',
  ]);
});

test.each([
  ['takes', workflow('release', 'false')],
  ['gets from another workflow', workflow('{workflow_call: {inputs: {latest: {type: string}}}}', '${{ inputs.latest }}')],
])('an input that the action %s is right', (_, text) => {
  expect(remarksOn(invalidMetadata, text)).toEqual([]);
});
