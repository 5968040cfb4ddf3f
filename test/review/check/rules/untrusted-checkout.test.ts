import { untrustedCheckout } from '../../../../src/review/check/rules/untrusted-checkout';
import { remarksOn } from '../remarks';

const workflow = (on: string, permissions: string, ref: string, condition = 'true') => `
  on: ${on}
  permissions: ${permissions}
  jobs:
    build:
      if: ${condition}
      runs-on: ubuntu-latest
      steps:
        - uses: actions/checkout@v4
          with:
            ref: ${ref}
        - run: make
`;

test('pull_request_target has rights beside the code of the pull request', () => {
  expect(remarksOn(untrustedCheckout, workflow('pull_request_target', '{packages: write}', '${{ github.event.pull_request.head.sha }}'))).toEqual([
    '10:11 error: The code of a pull request is checked out in a job that has packages: write',
  ]);
});

test('workflow_run has them if pull requests start the other workflow', () => {
  expect(remarksOn(untrustedCheckout, workflow('{workflow_run: {workflows: [CI]}}', '{packages: write}', '${{ github.event.workflow_run.head_sha }}'))).toEqual([
    '10:11 warning: The code of a pull request is checked out in a job that has packages: write, if pull requests start the other workflow',
  ]);
});

test('a command can check it out too', () => {
  expect(remarksOn(untrustedCheckout, `
    on: pull_request_target
    jobs:
      build:
        runs-on: ubuntu-latest
        steps:
          - run: gh pr checkout 7
            env:
              GH_TOKEN: \${{ secrets.BOT_TOKEN }}
  `)).toEqual(['6:9 error: The code of a pull request is checked out in a job that has the secret BOT_TOKEN and the default permissions of the repository']);
});

test.each([
  ['has no rights', workflow('pull_request_target', '{contents: read}', '${{ github.event.pull_request.head.sha }}')],
  ['checks out the default branch', workflow('pull_request_target', '{packages: write}', 'main')],
  ['waits for the merge', workflow('{pull_request_target: {types: [closed]}}', '{packages: write}', '${{ github.event.pull_request.merge_commit_sha }}', 'github.event.pull_request.merged')],
  ['runs on pull_request', workflow('pull_request', '{packages: write}', '${{ github.event.pull_request.head.sha }}')],
  ['follows pushes only', workflow('{workflow_run: {workflows: [CI]}}', '{packages: write}', '${{ github.event.workflow_run.head_sha }}', "github.event.workflow_run.event == 'push'")],
])('a job that %s is right', (_, text) => {
  expect(remarksOn(untrustedCheckout, text)).toEqual([]);
});
