import { jobNeverRuns } from '../../../../src/review/check/rules/job-never-runs';
import { remarksOn } from '../remarks';

const workflow = (on: string, condition: string) => `
  on: ${on}
  jobs:
    first:
      runs-on: ubuntu-latest
      steps: [{run: make}]
    build:
      needs: first
      if: ${condition}
      runs-on: ubuntu-latest
      steps: [{run: make}]
`;

test.each([
  ['{push: {tags: ["v*"]}}', "github.ref == 'refs/heads/main'"],
  ['{push: {tags: ["v*"]}}', "startsWith(github.ref, 'refs/heads/')"],
  ['{push: {branches: [main, "release-*"]}}', "github.ref_name == 'develop'"],
  ['[push]', "github.event_name == 'schedule'"],
  ['[pull_request]', "github.event_name != 'pull_request' && needs.first.outputs.go == 'true'"],
  ['[push, schedule]', "always() && github.event_name == 'release'"],
  ['[push]', 'false'],
])('on %s nothing meets %s', (on, condition) => {
  expect(remarksOn(jobNeverRuns, workflow(on, condition))).toEqual([`8:5 warning: The job build never runs: no event of this workflow meets ${condition}`]);
});

test.each([
  ['{push: {branches: [main, "release-*"]}}', "github.ref_name == 'release-7'"],
  ['{push: {branches: [main, "release-*"]}}', "contains(github.ref, 'lts')"],
  ['{push: {branches: ["*-stable"]}}', "startsWith(github.ref_name, 'release')"],
  ['{push: {tags: ["v*"]}, workflow_dispatch: }', "github.ref == 'refs/heads/main'"],
  ['[push]', "github.actor == 'nobody'"],
  ['[push]', 'failure()'],
  ['[push]', 'cancelled()'],
  ['[workflow_call]', "github.event_name == 'schedule'"],
  ['[issue_comment]', "contains(github.event.comment.body, '/build')"],
  ['{pull_request: {types: [closed]}}', "github.ref == 'refs/heads/main'"],
  ['[push]', '${{ false }} || x'],
])('on %s something may meet %s', (on, condition) => {
  expect(remarksOn(jobNeverRuns, workflow(on, condition))).toEqual([]);
});
