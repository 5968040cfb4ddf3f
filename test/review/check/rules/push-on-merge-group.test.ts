import { pushOnMergeGroup } from '../../../../src/review/check/rules/push-on-merge-group';
import { remarksOn } from '../remarks';

const workflow = (push: string) => `
  on: [push, merge_group]
  jobs:
    build:
      runs-on: ubuntu-latest
      steps:
        - uses: docker/build-push-action@v7
          with:
            push: ${push}
            tags: acme/web:edge
`;

test('a merge queue must not push what other events push too', () => {
  expect(remarksOn(pushOnMergeGroup, workflow("${{ github.event_name != 'pull_request' }}"))).toEqual([
    '6:9 error: docker.io/acme/web:edge, which other events push too, is pushed on "Merge queue of main"',
  ]);
});

test('a workflow that pushes after the merge is right', () => {
  expect(remarksOn(pushOnMergeGroup, workflow("${{ github.event_name == 'push' }}"))).toEqual([]);
});
