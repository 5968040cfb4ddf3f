import { Unknown } from '../../src/simulate/value';
import { isMapping, list, mapping, readMapping, readWorkflow, WorkflowFileError } from '../../src/simulate/workflow-file';

const WORKFLOW = `# Comment
name: Release
on: push
env: { A: 1 }
permissions: { contents: read }
concurrency: release
defaults:
  run: { shell: sh }
jobs:
  build:
    needs: empty
    if: true
    runs-on: ubuntu-latest
    strategy:
      matrix: { os: [a] }
    defaults:
      run: { shell: bash }
    steps:
      - uses: actions/checkout@v4
        id: checkout
        with: { depth: 0 }
      - run: make
        shell: pwsh
      - run: true
      - null
  call:
    needs: [build, empty]
    uses: ./.github/workflows/other.yml
    with: { a: b }
    secrets: inherit
  empty:
`;

test('a workflow is read as it is written', () => {
  const { path, name, on, env, permissions, concurrency, jobs, text } = readWorkflow('.github/workflows/release.yml', WORKFLOW);
  expect({ path, name, on, env, permissions, concurrency, text: text === WORKFLOW, jobs: jobs.map(({ id }) => id) }).toEqual({
    path: '.github/workflows/release.yml',
    name: 'Release',
    on: 'push',
    env: { A: 1 },
    permissions: { contents: 'read' },
    concurrency: 'release',
    text: true,
    jobs: ['build', 'call', 'empty'],
  });
});

test('a job is read as it is written', () => {
  const [build, call, empty] = readWorkflow('a.yml', WORKFLOW).jobs;
  expect(build).toMatchObject({ needs: ['empty'], if: true, runsOn: 'ubuntu-latest', matrix: { os: ['a'] }, env: {}, outputs: {}, with: {} });
  expect(call).toMatchObject({ needs: ['build', 'empty'], uses: './.github/workflows/other.yml', with: { a: 'b' }, secrets: 'inherit', steps: [] });
  expect(empty).toMatchObject({ needs: [], steps: [], env: {} });
});

test.each([
  ['that is not there', 'a: { needs: nobody }', 'a.yml is no workflow: job a needs nobody, which there is not (there are a)'],
  ['that needs it', 'a: { needs: b }, b: { needs: a }', 'a.yml is no workflow: job a waits for itself'],
])('no job may need one %s', (_, jobs, message) => {
  expect(() => readWorkflow('a.yml', `on: push\njobs: { ${jobs} }`)).toThrow(new WorkflowFileError(message));
});

test('a step has the shell of its job unless it names one', () => {
  const [{ steps }] = readWorkflow('a.yml', WORKFLOW).jobs;
  expect(steps.map(({ id, uses, run, shell, with: inputs }) => ({ id, uses, run, shell, inputs }))).toEqual([
    { id: 'checkout', uses: 'actions/checkout@v4', run: undefined, shell: 'bash', inputs: { depth: 0 } },
    { id: undefined, uses: undefined, run: 'make', shell: 'pwsh', inputs: {} },
    // GitHub takes only texts for scripts, but writes a truth as one.
    { id: undefined, uses: undefined, run: undefined, shell: 'bash', inputs: {} },
    { id: undefined, uses: undefined, run: undefined, shell: 'bash', inputs: {} },
  ]);
});

test('a workflow without a name is called by its path', () => {
  expect(readWorkflow('.github/workflows/a.yml', 'on: push\njobs: {}\n').name).toBe('.github/workflows/a.yml');
});

test('anchors are followed', () => {
  const { jobs } = readWorkflow('a.yml', 'on: push\njobs:\n  a: { env: &env { X: y } }\n  b: { env: *env }\n');
  expect(jobs.map(({ env }) => env)).toEqual([{ X: 'y' }, { X: 'y' }]);
});

describe('a text that is no workflow, told on one line', () => {
  const NINE = (name: string): string => `[${Array(9).fill(`*${name}`).join(', ')}]`;
  test.each<[string, string, string]>([
    ['broken YAML', 'on: [push', 'a.yml is no YAML: Flow sequence in block collection must be sufficiently indented and end with a ] at line 1, column 10'],
    ['a key twice', 'on: push\njobs: {}\njobs: {}', 'a.yml is no YAML: Map keys must be unique at line 3, column 1'],
    ['two documents', 'on: push\n---\njobs: {}', 'a.yml is no YAML: Source contains multiple documents; please use YAML.parseAllDocuments() at line 2, column 1'],
    ['an alias of nothing', 'on: push\njobs: *all', 'a.yml is no YAML: Unresolved alias (the anchor must be set before the alias): all'],
    [
      'aliases without an end',
      `on: push\na: &a [1, 2, 3, 4, 5, 6, 7, 8, 9]\nb: &b ${NINE('a')}\nc: &c ${NINE('b')}\nd: &d ${NINE('c')}\njobs: { a: { env: ${NINE('d')} } }`,
      'a.yml is no YAML: Excessive alias count indicates a resource exhaustion attack',
    ],
    ['nothing', '', 'a.yml is no workflow: it is not a mapping'],
    ['a list', '- on', 'a.yml is no workflow: it is not a mapping'],
    ['a text', 'hello', 'a.yml is no workflow: it is not a mapping'],
    ['no trigger', 'jobs: {}', 'a.yml is no workflow: it does not say what it runs on'],
    ['an empty trigger', 'on:\njobs: {}', 'a.yml is no workflow: it does not say what it runs on'],
    ['no jobs', 'on: push', 'a.yml is no workflow: it has no jobs'],
    ['a list of jobs', 'on: push\njobs: [a]', 'a.yml is no workflow: it has no jobs'],
  ])('%s', (_, text, message) => {
    expect(() => readWorkflow('a.yml', text)).toThrow(new WorkflowFileError(message));
  });
});

test('any mapping can be read', () => {
  expect(readMapping('action.yml', 'runs: { using: composite }')).toEqual({ runs: { using: 'composite' } });
  expect(() => readMapping('action.yml', 'runs: *x')).toThrow(WorkflowFileError);
});

test.each([
  [{ a: 1 }, true, { a: 1 }],
  [null, false, {}],
  [['a'], false, {}],
  ['a', false, {}],
  [Unknown.of('x', 'y'), false, {}],
])('a mapping or none: %j', (value, expected, asMapping) => {
  expect([isMapping(value), mapping(value)]).toEqual([expected, asMapping]);
});

test.each([[undefined, []], [null, []], ['a', ['a']], [['a', 'b'], ['a', 'b']], [false, [false]]])('a list of %j', (value, expected) => {
  expect(list(value)).toEqual(expected);
});
