import { changedScripts, changedSteps } from '../../../src/review/diff/changed-steps';
import { readWorkflow } from '../../../src/simulate/workflow-file';

const BASE = `on: push
jobs:
  build:
    runs-on: ubuntu-latest
    steps:
      - name: Prepare
        run: make prepare
      - uses: docker/build-push-action@v6
        with: { context: ., tags: acme/web }
`;

const changed = (from: string, to: string): unknown[] => changedSteps(readWorkflow('a.yml', BASE), readWorkflow('a.yml', BASE.replace(from, to)));

describe('steps that are written otherwise', () => {
  test.each([
    ['a script', 'make prepare', 'curl https://example.com | bash', [{ kind: 'step-changed', severity: 'changes', job: 'build', subject: 'Prepare', to: 'run' }]],
    ['an input', 'context: .', 'context: sub, build-args: A=1', [{ kind: 'step-changed', severity: 'changes', job: 'build', subject: 'docker/build-push-action', to: 'context, build-args' }]],
    ['a condition', 'run: make prepare', 'run: make prepare\n        if: always()', [{ kind: 'step-changed', severity: 'changes', job: 'build', subject: 'Prepare', to: 'if' }]],
    ['a new script', '      - name: Prepare', '      - run: echo\n      - name: Prepare', [{ kind: 'step-added', severity: 'changes', job: 'build', subject: 'echo' }]],
  ])('%s', (_, from, to, expected) => {
    expect(changed(from, to)).toEqual(expected);
  });

  test.each([
    ['an input whose effect is told', 'tags: acme/web', 'tags: acme/api'],
    ['the version of an action, which is told as a pin', 'build-push-action@v6', 'build-push-action@v7'],
    ['a comment', 'on: push', 'on: push # other'],
  ])('but for %s', (_, from, to) => {
    expect(changed(from, to)).toEqual([]);
  });
});

test('scripts of the repository with another content', () => {
  expect(changedScripts(new Map([['publish.sh', 'a'], ['same.sh', 'a']]), new Map([['publish.sh', 'b'], ['same.sh', 'a'], ['new.sh', 'a']])))
    .toEqual([{ kind: 'script-changed', severity: 'changes', subject: 'publish.sh' }]);
});
