import { workflowOf } from './remarks';
import { checkWorkflow } from '../../../src/review/check/check';
import { Finding } from '../../../src/review/check/finding';
import { planOf } from '../../../src/simulate/plan';

const PATH = '.github/workflows/release.yml';
const official: Finding = { rule: 'syntax', severity: 'error', path: PATH, line: 5, column: 5, message: "Unexpected value 'step'", help: 'See its page' };

const checked = (...extra: Finding[]) => {
  const workflow = workflowOf(`
    on: [push, pull_request]
    permissions: {contents: read}
    jobs:
      build:
        runs-on: ubuntu-latest
        timeout-minutes: 20
        steps:
          - uses: docker/login-action@v4
            with: {username: acme, password: '\${{ secrets.HUB_TOKEN }}'}
          - uses: docker/build-push-action@v7
            with: {push: true, platforms: linux/arm46, tags: 'acme/web:edge'}
  `);
  return checkWorkflow(workflow, planOf(workflow), extra);
};

test('the findings of all rules stand from top to bottom, the worst of a place first', () => {
  expect(checked(official).map(({ line, column, severity, rule }) => `${line}:${column} ${severity} ${rule}`)).toEqual([
    '5:5 error syntax',
    '8:15 warning unpinned-uses',
    '10:9 error push-on-pull-request',
    '10:9 note secrets-in-build',
    '10:15 warning unpinned-uses',
    '11:39 error unknown-platform',
  ]);
});

test('a finding says all that there is to say', () => {
  expect(checked().find(({ rule }) => rule === 'push-on-pull-request')).toEqual({
    rule: 'push-on-pull-request',
    severity: 'error',
    path: PATH,
    line: 10,
    column: 9,
    message: 'docker.io/acme/web:edge, which other events push too, is pushed on "Pull request to main"',
    help: "Push only where the event is no pull request: push: ${{ !startsWith(github.event_name, 'pull_request') }}",
  });
});

test('what GitHub says of other files is left to them', () => {
  expect(checked({ ...official, path: 'other.yml' })).toEqual(checked());
});
