import { decisions, jobOf, outcomeOf, references } from './support';

const CALLED = '.github/workflows/publish.yml';

const PUBLISH = `on:
  workflow_call:
    inputs:
      tag: { type: string, required: true }
      push: { type: boolean, default: true }
      retries: { type: number, default: 3 }
      note: { type: string, default: none }
    secrets: { PASSWORD: }
    outputs:
      reference: { value: 'ghcr.io/acme/web:\${{ jobs.push.outputs.tag }}' }
      result: { value: '\${{ jobs.push.result }}' }
env: { NOTE: '\${{ inputs.note }}' }
jobs:
  push:
    runs-on: ubuntu-latest
    outputs: { tag: '\${{ inputs.tag }}' }
    steps:
      - { uses: docker/login-action@v3, with: { registry: ghcr.io, password: '\${{ secrets.PASSWORD || github.token }}' } }
      - if: inputs.push && inputs.retries > 2
        uses: docker/build-push-action@v6
        with: { push: true, tags: 'ghcr.io/acme/web:\${{ inputs.tag }}-\${{ env.NOTE }}\${{ env.CALLER }}' }
`;

/** A workflow whose job `release` calls the one above. */
function caller(keys: string, others = ''): string {
  return `on: { push: , workflow_dispatch: { inputs: { tag: { type: string, required: true } } } }
env: { CALLER: never }
permissions: { contents: read, packages: write }
jobs:
  release: { uses: ./${CALLED}, ${keys} }
${others}`;
}

const call = (keys: string, event = 'push', others = '', circumstances = {}): ReturnType<typeof outcomeOf> => outcomeOf(caller(keys, others), event, { [CALLED]: PUBLISH }, circumstances);

describe('inputs', () => {
  test.each<[string, string, string, string[]]>([
    ['are given, the others have their defaults; the env of the caller is not there', 'with: { tag: 1.2.3 }', 'push', ['ghcr.io/acme/web:1.2.3-none']],
    ['may be expressions', "with: { tag: 'sha-${{ github.ref_name }}', note: x }", 'push', ['ghcr.io/acme/web:sha-main-x']],
    ['have the types that are declared', 'with: { tag: a, push: false }', 'push', []],
    ['may be numbers', 'with: { tag: a, retries: 1 }', 'push', []],
    ['may not be known', "with: { tag: '${{ inputs.tag }}' }", 'workflow_dispatch', ['ghcr.io/acme/web:${{ inputs.tag }}-none']],
    ['must be given', 'with: {}', 'push', ['ghcr.io/acme/web:${{ inputs.tag }}-none']],
  ])('%s', (_, keys, event, expected) => {
    expect(references(call(keys, event))).toEqual(expected);
  });
});

describe('jobs', () => {
  test('stand behind the job that calls, with its id before theirs', () => {
    const outcome = call('with: { tag: a }', 'push', '  after: { needs: release, runs-on: x, steps: [] }\n');
    expect(outcome.jobs.map(({ id, needs, result }) => ({ id, needs, result }))).toEqual([
      { id: 'release', needs: [], result: 'success' },
      { id: 'release / push', needs: [], result: 'success' },
      { id: 'after', needs: ['release'], result: 'success' },
    ]);
  });

  test('are not there if the call is skipped', () => {
    expect(decisions(call('if: false, with: { tag: a }', 'push', '  after: { needs: release, runs-on: x, steps: [] }\n'))).toEqual([
      'release: skipped, `false` is false', 'after: skipped, it needs release, which is skipped',
    ]);
  });

  test('may not run if the call may not', () => {
    const reason = '`if: inputs.tag` is not known: it is given when the workflow is run';
    expect(decisions(call('if: inputs.tag, with: { tag: a }', 'workflow_dispatch'))).toEqual([`release: unknown, ${reason}`, `release / push: unknown, ${reason}`]);
  });

  test('that fail make the call fail', () => {
    expect(decisions(call('with: { tag: a }', 'push', '  after: { needs: release, runs-on: x, steps: [] }\n', { failing: ['release / push'] }))).toEqual([
      'release: failure', 'release / push: failure', 'after: skipped, it needs release, which failed',
    ]);
  });

  test('of a matrix are called once for each combination', () => {
    const outcome = call("strategy: { matrix: { tag: [a, b] } }, with: { tag: '${{ matrix.tag }}' }");
    expect([decisions(outcome), references(outcome)]).toEqual([
      ['release (a): success', 'release (a) / push: success', 'release (b): success', 'release (b) / push: success'],
      ['ghcr.io/acme/web:a-none', 'ghcr.io/acme/web:b-none'],
    ]);
  });
});

test('outputs come back to the workflow that calls', () => {
  const outcome = call('with: { tag: 1.2.3 }', 'push', "  after: { needs: release, runs-on: x, outputs: { all: '${{ needs.release.outputs.reference }} ${{ needs.release.outputs.result }}' }, steps: [] }\n");
  expect(jobOf(outcome, 'after').outputs).toEqual({ all: 'ghcr.io/acme/web:1.2.3 success' });
});

describe('secrets', () => {
  test.each<[string, string, string[]]>([
    ['of the repository stand behind those that are given', "secrets: { PASSWORD: '${{ secrets.GHCR_TOKEN }}' }", ['GHCR_TOKEN']],
    ['may be several', "secrets: { PASSWORD: '${{ secrets.A || secrets.B }}' }", ['A', 'B']],
    ['may be the token of the run', "secrets: { PASSWORD: '${{ secrets.GITHUB_TOKEN }}' }", []],
    ['are inherited by their names', 'secrets: inherit', ['PASSWORD']],
    ['are none if none are given', '', []],
  ])('%s', (_, keys, expected) => {
    expect(jobOf(call(`${keys === '' ? '' : `${keys}, `}with: { tag: a }`), 'release / push').secrets).toEqual(expected);
  });

  test('of the call itself are those that it gives', () => {
    expect(jobOf(call("secrets: { PASSWORD: '${{ secrets.GHCR_TOKEN }}' }, with: { tag: a }"), 'release').secrets).toEqual(['GHCR_TOKEN']);
  });
});

describe('permissions', () => {
  test.each<[string, string, unknown]>([
    ['are those of the workflow that calls', 'with: { tag: a }', { scopes: { contents: 'read', packages: 'write' }, origin: 'caller' }],
    ['are those of the job that calls', 'permissions: { packages: read }, with: { tag: a }', { scopes: { packages: 'read' }, origin: 'caller' }],
  ])('%s', (_, keys, expected) => {
    expect(jobOf(call(keys), 'release / push').permissions).toEqual(expected);
  });

  test('are never more', () => {
    const outcome = outcomeOf(caller('permissions: { packages: read }'), 'push', { [CALLED]: 'on: workflow_call\npermissions: { contents: write, packages: write }\njobs: { push: { runs-on: x, steps: [] } }' });
    expect(jobOf(outcome, 'release').steps.map(({ failure }) => failure)).toEqual(['GitHub refuses it: job push asks for contents: write, and its caller has contents: none']);
    expect(jobOf(outcome, 'release').result).toBe('failure');
  });

  test('are the settings of the repository where nobody says any', () => {
    const outcome = outcomeOf(`on: push\njobs: { release: { uses: ./${CALLED} } }`, 'push', { [CALLED]: 'on: workflow_call\njobs: { push: { runs-on: x, steps: [] } }' });
    expect(jobOf(outcome, 'release / push').permissions).toEqual({ scopes: {}, origin: 'default' });
  });
});

describe('a workflow that cannot be read', () => {
  test.each<[string, string, Record<string, string>, string]>([
    ['of another repository', 'acme/shared/.github/workflows/publish.yml@v1', {}, 'it is a workflow of another repository'],
    ['that is not there', './.github/workflows/gone.yml', {}, 'there is no such file'],
    ['that is none', './.github/workflows/gone.yml', { '.github/workflows/gone.yml': 'hello' }, '.github/workflows/gone.yml is no workflow: it is not a mapping'],
    ['that is the one that calls', './.github/workflows/release.yml', {}, 'workflows call each other without an end'],
  ])('%s', (_, uses, files, reason) => {
    const outcome = outcomeOf(`on: push
jobs:
  release: { uses: ${uses}, secrets: inherit }
  after: { needs: release, runs-on: x, outputs: { tag: '\${{ needs.release.outputs.tag }}' }, steps: [] }
`, 'push', files);
    expect(jobOf(outcome, 'release').steps.map(({ effects }) => effects)).toEqual([[{ kind: 'unread', what: uses, reason }]]);
    expect(String(jobOf(outcome, 'after').outputs.tag)).toBe('${{ jobs.release.outputs.tag }}');
  });

  test('two that call each other end', () => {
    const outcome = outcomeOf('on: push\njobs: { a: { uses: ./b.yml } }', 'push', {
      'b.yml': 'on: workflow_call\njobs: { b: { uses: ./c.yml } }',
      'c.yml': 'on: workflow_call\njobs: { c: { uses: ./b.yml } }',
    });
    expect(outcome.jobs.map(({ id }) => id)).toEqual(['a', 'a / b', 'a / b / c']);
    expect(jobOf(outcome, 'a / b / c').steps[0].effects).toEqual([{ kind: 'unread', what: './b.yml', reason: 'workflows call each other without an end' }]);
  });
});

test('a called workflow has the token of the run', () => {
  const outcome = outcomeOf('on: push\njobs: { a: { uses: ./b.yml } }', 'push', {
    'b.yml': "on: workflow_call\njobs: { b: { runs-on: x, env: { TOKEN: '${{ secrets.GITHUB_TOKEN }}' }, steps: [{ if: env.TOKEN == '', uses: docker/login-action@v3 }] } }",
  });
  expect(jobOf(outcome, 'a / b').steps[0].decision.verdict).not.toBe('runs');
});

test('a workflow that is only called is planned as one', () => {
  expect(references(outcomeOf(PUBLISH, 'workflow_call:release:v1.2.3?tag=1.2.3'))).toEqual(['ghcr.io/acme/web:1.2.3-none']);
});
