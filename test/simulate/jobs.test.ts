import { decisions, jobOf, outcomeOf, references } from './support';

const STEP = "steps: [{ uses: docker/build-push-action@v6, with: { push: true, tags: 'ghcr.io/acme/web:1' } }]";
const ON = 'on: { push: , workflow_dispatch: { inputs: { deploy: { type: string, required: true } } }, release: { types: [published] } }';

/** A workflow of jobs that push; what differs in them is given. */
function workflow(jobs: Readonly<Record<string, string>>): string {
  return `${ON}\njobs:\n${Object.entries(jobs).map(([id, keys]) => `  ${id}: { runs-on: ubuntu-latest, ${keys === '' ? '' : `${keys}, `}${STEP} }\n`).join('')}`;
}

describe('which jobs run', () => {
  test.each<[string, Record<string, string>, string[]]>([
    ['one without conditions', { a: '' }, ['a: success']],
    ['one that another needs goes first, else as in the file', { c: 'needs: b', a: '', b: '' }, ['a: success', 'b: success', 'c: success']],
    ['a condition that holds', { a: "if: github.ref == 'refs/heads/main'" }, ['a: success']],
    ['a condition that does not', { a: "if: github.event_name == 'release' && true" }, ["a: skipped, `github.event_name == 'release'` is false"]],
    ['what needs a skipped job is skipped', { a: 'if: false', b: 'needs: a' }, ['a: skipped, `false` is false', 'b: skipped, it needs a, which is skipped']],
    ['always() runs all the same', { a: 'if: false', b: 'needs: a, if: always()' }, ['a: skipped, `false` is false', 'b: success']],
    ['! cancelled() runs all the same', { a: 'if: false', b: "needs: a, if: '!cancelled()'" }, ['a: skipped, `false` is false', 'b: success']],
    ['success() of a skipped job is false', { a: 'if: false', b: 'needs: a, if: success()' }, ['a: skipped, `false` is false', 'b: skipped, it needs a, which is skipped']],
    ['failure() of a skipped job is false', { a: 'if: false', b: 'needs: a, if: failure()' }, ['a: skipped, `false` is false', 'b: skipped, `failure()` is false']],
    ['failure() where nothing failed', { a: '', b: 'needs: a, if: failure()' }, ['a: success', 'b: skipped, `failure()` is false']],
    ['a result of a need', { a: 'if: false', b: "needs: a, if: always() && needs.a.result == 'skipped'" }, ['a: skipped, `false` is false', 'b: success']],
    ['results of all needs', { a: '', b: 'if: false', c: "needs: [a, b], if: \"always() && !contains(needs.*.result, 'failure')\"" }, ['a: success', 'b: skipped, `false` is false', 'c: success']],
  ])('%s', (_, jobs, expected) => {
    expect(decisions(outcomeOf(workflow(jobs), 'push'))).toEqual(expected);
  });

  test('a job waits for those that its needs need: https://github.com/actions/runner/issues/491', () => {
    const { jobs } = outcomeOf(workflow({ a: 'if: false', b: 'needs: a, if: always()', c: 'needs: b' }), 'push');
    expect(jobs.map(({ decision }) => decision.verdict)).toEqual(['skipped', 'runs', 'skipped']);
  });

  test('the reason names the skipped job that a need needs', () => {
    const outcome = outcomeOf(workflow({ a: 'if: false', b: 'needs: a, if: always()', c: 'needs: b' }), 'push');
    expect(jobOf(outcome, 'c').decision.reason).toContain('a, which is skipped');
  });
});

describe('jobs that fail', () => {
  test.each<[string, Record<string, string>, string[], string[]]>([
    ['what needs it is skipped', { a: '', b: 'needs: a' }, ['a: failure', 'b: skipped, it needs a, which failed'], []],
    ['always() still runs', { a: '', b: 'needs: a, if: always()' }, ['a: failure', 'b: success'], ['ghcr.io/acme/web:1']],
    ['failure() runs for it', { a: '', b: 'needs: a, if: failure()' }, ['a: failure', 'b: success'], ['ghcr.io/acme/web:1']],
    ['failure() runs for what is needed by what is needed', { a: '', b: 'needs: a', c: 'needs: b, if: failure()' }, ['a: failure', 'b: skipped, it needs a, which failed', 'c: success'], ['ghcr.io/acme/web:1']],
    ['others run', { a: '', b: '' }, ['a: failure', 'b: success'], ['ghcr.io/acme/web:1']],
    ['continue-on-error makes it a success', { a: 'continue-on-error: true', b: 'needs: a' }, ['a: success', 'b: success'], ['ghcr.io/acme/web:1']],
  ])('%s', (_, jobs, expected, pushed) => {
    const outcome = outcomeOf(workflow(jobs), 'push', {}, { failing: ['a'] });
    expect([decisions(outcome), references(outcome)]).toEqual([expected, pushed]);
  });

  test('continue-on-error may be an expression', () => {
    const outcome = outcomeOf(workflow({ a: "continue-on-error: '${{ true }}'", b: 'needs: a' }), 'push', {}, { failing: ['a'] });
    expect(decisions(outcome)).toEqual(['a: success', 'b: success']);
  });

  test('the step that fails is the first that pushes, and says so', () => {
    const outcome = outcomeOf(`${ON}
jobs:
  a:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v4
      - uses: docker/build-push-action@v6
        with: { push: true, tags: acme/web }
      - if: failure()
        uses: docker/login-action@v3
      - uses: docker/login-action@v3
`, 'push', {}, { failing: ['a'] });
    expect(jobOf(outcome, 'a').steps.map(({ decision, effects, failure }) => [decision, effects.map(({ kind }) => kind), failure])).toEqual([
      [{ verdict: 'runs', reason: '' }, [], undefined],
      [{ verdict: 'runs', reason: '' }, ['build'], 'it is taken to fail'],
      [{ verdict: 'runs', reason: '' }, ['login'], undefined],
      [{ verdict: 'skipped', reason: 'a step before it failed' }, [], undefined],
    ]);
  });

  test.each([['if: vars.PUSH'], ['continue-on-error: true']])('a job that is taken to fail does fail: %s', (keys) => {
    const outcome = outcomeOf(`${ON}\njobs: { a: { runs-on: x, steps: [{ ${keys}, uses: docker/build-push-action@v6, with: { push: true, tags: acme/web } }] } }`, 'push', {}, { failing: ['a'] });
    expect(decisions(outcome)).toEqual(['a: failure']);
  });

  test('a combination of a matrix can fail alone', () => {
    const outcome = outcomeOf(workflow({ a: 'strategy: { matrix: { os: [x, y] } }', b: 'needs: a' }), 'push', {}, { failing: ['a (y)'] });
    expect(decisions(outcome)).toEqual(['a (x): success', 'a (y): failure', 'b: skipped, it needs a, which failed']);
  });
});

describe('conditions that are not known', () => {
  const UNKNOWN = '`if: inputs.deploy` is not known: it is given when the workflow is run';

  test('a job of which it is not known, and what needs it', () => {
    const outcome = outcomeOf(workflow({ a: 'if: inputs.deploy', b: 'needs: a', c: 'needs: a, if: always()' }), 'workflow_dispatch');
    expect(decisions(outcome)).toEqual([`a: unknown, ${UNKNOWN}`, 'b: unknown, it needs a, which may not run', 'c: success']);
  });

  test('a known part may decide', () => {
    expect(decisions(outcomeOf(workflow({ a: "if: inputs.deploy && github.event_name == 'release'" }), 'workflow_dispatch'))).toEqual(["a: skipped, `github.event_name == 'release'` is false"]);
  });

  test('what a person gives is known', () => {
    expect(decisions(outcomeOf(workflow({ a: "if: inputs.deploy == 'yes'" }), 'workflow_dispatch?deploy=yes'))).toEqual(['a: success']);
  });

  test('what such a job pushes depends on it', () => {
    expect(references(outcomeOf(workflow({ a: 'if: inputs.deploy' }), 'workflow_dispatch'))).toEqual([`ghcr.io/acme/web:1 (${UNKNOWN})`]);
  });

  test('the reason names the job that a need needs', () => {
    const outcome = outcomeOf(workflow({ a: 'if: inputs.deploy', b: 'needs: a, if: always()', c: 'needs: b' }), 'workflow_dispatch');
    expect(jobOf(outcome, 'c').decision).toEqual({ verdict: 'unknown', reason: 'it needs a, which may not run' });
  });

  test('the reason is not a need that may run', () => {
    const outcome = outcomeOf(workflow({ a: 'if: inputs.deploy', b: 'needs: a, if: failure()' }), 'workflow_dispatch');
    expect(jobOf(outcome, 'b').decision).toEqual({ verdict: 'skipped', reason: '`failure()` is false' });
  });

  test('the reason names only those needs that are skipped', () => {
    const outcome = outcomeOf(workflow({ a: 'if: inputs.deploy', b: 'if: false', c: 'needs: [a, b]' }), 'workflow_dispatch');
    expect(jobOf(outcome, 'c').decision).toEqual({ verdict: 'skipped', reason: 'it needs b, which is skipped' });
  });
});

describe('what a job waits for', () => {
  test('the rules of its environment, and its concurrency group', () => {
    const outcome = outcomeOf(workflow({ a: "environment: production, concurrency: { group: 'push-${{ github.ref_name }}' }", b: "environment: { name: '${{ github.ref_name }}-env' }, concurrency: one", c: "environment: ''" }), 'push');
    expect(outcome.jobs.map(({ environment, waitsFor }) => [environment, waitsFor])).toEqual([
      ['production', ['the protection rules of the environment production, if it has any', 'other jobs of the concurrency group push-main']],
      ['main-env', ['the protection rules of the environment main-env, if it has any', 'other jobs of the concurrency group one']],
      [undefined, []],
    ]);
  });

  test.each([
    ['concurrency: release-${{ github.ref_name }}', 'release-main'],
    ["concurrency: { group: '${{ github.workflow }}', cancel-in-progress: true }", 'Release'],
    ['', undefined],
  ])('a run waits for others of its group: %s', (concurrency, group) => {
    expect(outcomeOf(`name: Release\n${concurrency}\n${workflow({ a: '' })}`, 'push').concurrency).toBe(group);
  });
});

describe('what a job is', () => {
  test('its name, its runner, its needs', () => {
    const outcome = outcomeOf(`on: push
jobs:
  a: { runs-on: [self-hosted, linux], steps: [] }
  b: { needs: [a], name: 'Push \${{ github.ref_name }}', runs-on: '\${{ github.run_id }}', steps: [] }
  c: { runs-on: { group: big, labels: x }, steps: [] }
`, 'push');
    expect(outcome.jobs.map(({ name, runsOn, needs }) => [String(name), String(runsOn), needs])).toEqual([
      ['a', 'self-hosted, linux', []],
      ['Push main', '${{ github.run_id }}', ['a']],
      ['c', 'big', []],
    ]);
  });

  test('the secrets and variables of what it runs', () => {
    const outcome = outcomeOf(`on: push
env: { ALL: '\${{ vars.REGION }}' }
jobs:
  a:
    runs-on: ubuntu-latest
    if: vars.PUBLISH == 'true'
    env: { TOKEN: '\${{ secrets.TOKEN }}', OURS: '\${{ secrets.GITHUB_TOKEN }}' }
    steps:
      - { if: github.event_name == 'push', uses: docker/login-action@v3, with: { password: '\${{ secrets.PASSWORD }}' } }
      - { if: github.event_name == 'release', uses: docker/login-action@v3, with: { password: '\${{ secrets.OTHER }}' } }
`, 'push', {}, { variables: { PUBLISH: 'true' } });
    expect(outcome.jobs.map(({ secrets, variables }) => ({ secrets, variables }))).toEqual([{ secrets: ['PASSWORD', 'TOKEN'], variables: ['PUBLISH', 'REGION'] }]);
  });

  test('a skipped job still tells which secrets it would need', () => {
    const outcome = outcomeOf('on: push\njobs:\n  a: { if: false, runs-on: x, steps: [{ uses: docker/login-action@v3, with: { password: \'${{ secrets.PASSWORD }}\' } }] }\n', 'push');
    expect(jobOf(outcome, 'a').secrets).toEqual(['PASSWORD']);
  });
});

test('an event that starts nothing runs no job', () => {
  expect(outcomeOf('on: { push: { branches: [main] } }\njobs: { a: { runs-on: x, steps: [] } }', 'push:dev')).toEqual({
    starts: { verdict: 'skipped', reason: expect.stringContaining('dev') as unknown }, jobs: [],
  });
});
