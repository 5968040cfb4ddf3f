import { jobOf, outcomeOf, references } from '../support';

const ACTION = `
inputs:
  image: { default: ghcr.io/acme/web }
  tag: { required: true }
  push: { default: 'true' }
outputs:
  reference: { value: '\${{ inputs.image }}:\${{ steps.tag.outputs.tag }}' }
runs:
  using: composite
  steps:
    - id: tag
      shell: bash
      run: |
        echo "tag=\${{ inputs.tag }}-built" >> "$GITHUB_OUTPUT"
        echo "EXPORTED=yes" >> "$GITHUB_ENV"
    - uses: docker/login-action@v3
      with: { registry: ghcr.io }
    - if: inputs.push == 'true'
      uses: docker/build-push-action@v6
      with: { push: true, platforms: 'linux/amd64,linux/arm64', tags: '\${{ inputs.image }}:\${{ steps.tag.outputs.tag }}\${{ env.SUFFIX }}' }
`;

function using(keys: string, files: Readonly<Record<string, string>> = { 'build/action.yml': ACTION }): ReturnType<typeof outcomeOf> {
  return outcomeOf(`on: push
jobs:
  a:
    runs-on: ubuntu-latest
    outputs: { reference: '\${{ steps.build.outputs.reference }}', inner: '\${{ steps.tag.outputs.tag }}' }
    steps:
      - { id: build, uses: ./build, ${keys} }
      - { uses: docker/build-push-action@v6, with: { push: true, tags: 'ghcr.io/acme/after:\${{ env.EXPORTED }}' } }
`, 'push', files);
}

test('its steps run with its inputs, and the env of the step that uses it', () => {
  const outcome = using("with: { tag: 1 }, env: { SUFFIX: '-x' }");
  expect(references(outcome)).toEqual(['ghcr.io/acme/web:1-built-x', 'ghcr.io/acme/after:yes']);
  expect(jobOf(outcome, 'a').steps[0].effects.map(({ kind }) => kind)).toEqual(['login', 'build', 'push']);
});

test('the env of the step that uses it ends with it', () => {
  const outcome = outcomeOf(`on: push
jobs:
  a:
    runs-on: ubuntu-latest
    steps:
      - { uses: ./build, env: { SUFFIX: '-x' }, with: { tag: 1 } }
      - { uses: docker/build-push-action@v6, with: { push: true, tags: 'ghcr.io/acme/after:1\${{ env.SUFFIX }}' } }
`, 'push', { 'build/action.yml': ACTION });
  expect(references(outcome)).toEqual(['ghcr.io/acme/web:1-built-x', 'ghcr.io/acme/after:1']);
});

test.each<[string, string, string]>([
  ['before it', '{ uses: acme/any@v1 }, { uses: ./build }', 'runs: { using: composite, steps: [{ uses: docker/build-push-action@v6, with: { push: true, tags: "ghcr.io/acme/web:${{ env.ANY }}" } }] }'],
  ['within it', "{ uses: ./build }, { uses: docker/build-push-action@v6, with: { push: true, tags: 'ghcr.io/acme/web:${{ env.ANY }}' } }", 'runs: { using: composite, steps: [{ uses: acme/any@v1 }] }'],
])('an action that is not known may set the environment %s', (_, steps, action) => {
  expect(references(outcomeOf(`on: push\njobs: { a: { runs-on: x, steps: [${steps}] } }`, 'push', { 'build/action.yml': action }))).toEqual(['ghcr.io/acme/web:${{ env.ANY }}']);
});

test('it gives its outputs, and hides those of its steps', () => {
  expect(jobOf(using('with: { tag: 1, image: docker.io/acme/web }'), 'a').outputs).toEqual({ reference: 'docker.io/acme/web:1-built', inner: '' });
});

test('a condition within decides', () => {
  expect(references(using("with: { tag: 1, push: 'false' }"))).toEqual(['ghcr.io/acme/after:yes']);
});

test('a script that fails makes it fail', () => {
  const outcome = using('if: true', { 'build/action.yml': 'runs: { using: composite, steps: [{ run: exit 1, shell: bash }, { run: echo never, shell: bash }] }' });
  expect(jobOf(outcome, 'a').result).toBe('failure');
  expect(references(outcome)).toEqual([]);
});

test.each<[string, string, Record<string, string>]>([
  ['action.yaml', 'build', { 'build/action.yaml': ACTION }],
  ['a slash at the end', 'build', { 'build/action.yml': ACTION }],
])('it may be written with %s', (_, __, files) => {
  expect(references(using('with: { tag: 1 }', files))[0]).toBe('ghcr.io/acme/web:1-built');
});

test('one at the root', () => {
  expect(references(outcomeOf('on: push\njobs: { a: { runs-on: x, steps: [{ uses: ./, with: { tag: 2 } }] } }', 'push', { 'action.yml': ACTION }))).toEqual(['ghcr.io/acme/web:2-built']);
});

describe('what it cannot look into', () => {
  test.each<[string, Record<string, string>, string]>([
    ['none is there', {}, 'there is no such action in the repository'],
    ['of JavaScript', { 'build/action.yml': 'runs: { using: node24, main: index.js }' }, 'it is not made of steps'],
    ['of a Dockerfile', { 'build/action.yml': 'runs: { using: docker, image: Dockerfile }' }, 'it is not made of steps'],
    ['broken', { 'build/action.yml': 'runs: [' }, 'build/action.yml is no YAML: Flow sequence in block collection must be sufficiently indented and end with a ] at line 1, column 8'],
  ])('%s', (_, files, reason) => {
    const outcome = using('with: { tag: 1 }', files);
    expect(jobOf(outcome, 'a').steps[0].effects).toEqual([{ kind: 'unread', what: './build', reason }]);
    expect(String(jobOf(outcome, 'a').outputs.reference)).toBe('${{ steps.build.outputs.reference }}');
  });

  test('one that uses itself', () => {
    const outcome = using('with: {}', { 'build/action.yml': 'runs: { using: composite, steps: [{ uses: ./other }] }', 'other/action.yml': 'runs: { using: composite, steps: [{ uses: ./build/ }] }' });
    expect(jobOf(outcome, 'a').steps[0].effects).toEqual([{ kind: 'unread', what: './build/', reason: 'actions use each other without an end' }]);
  });
});
