import { planFor, RELEASE } from './support';
import { plansAsJson } from '../../../src/review/plan/plan-json';

interface PlanOfJson {
  readonly path: string;
  readonly events: readonly { readonly jobs: readonly Record<string, unknown>[] }[];
}

function json(text: string, ...events: string[]): PlanOfJson {
  return (JSON.parse(plansAsJson([planFor(text, events)])) as [PlanOfJson])[0];
}

test('the shape of a plan', () => {
  expect(json(`name: Release
on: push
jobs:
  a:
    runs-on: ubuntu-latest
    environment: production
    outputs: { run: '\${{ github.run_id }}' }
    steps:
      - { uses: docker/login-action@v3, with: { registry: ghcr.io } }
      - { id: push, if: vars.PUSH, uses: docker/build-push-action@v6, with: { push: true, platforms: linux/arm64, tags: 'ghcr.io/acme/web:\${{ github.sha }}' } }
`, 'push')).toEqual({
    path: '.github/workflows/release.yml',
    name: 'Release',
    events: [{
      id: 'push',
      title: 'Push to main',
      starts: { verdict: 'runs', reason: expect.any(String) as unknown },
      references: [{
        reference: 'ghcr.io/acme/web:${{ github.sha }}',
        platforms: ['linux/arm64'],
        condition: '`if: vars.PUSH` is not known: the value of the variable is not given',
        job: 'a',
        step: 'Run docker/build-push-action@v6',
      }],
      repositories: ['ghcr.io/acme/web'],
      jobs: [{
        id: 'a',
        name: 'a',
        decision: { verdict: 'runs', reason: '' },
        needs: [],
        runsOn: 'ubuntu-latest',
        environment: 'production',
        waitsFor: ['the protection rules of the environment production, if it has any'],
        permissions: { scopes: {}, origin: 'default' },
        secrets: [],
        variables: ['PUSH'],
        outputs: { run: '${{ github.run_id }}' },
        result: 'success',
        steps: [
          {
            name: 'Run docker/login-action@v3',
            uses: 'docker/login-action@v3',
            decision: { verdict: 'runs', reason: '' },
            effects: [{ kind: 'login', registry: 'ghcr.io' }],
          },
          {
            name: 'Run docker/build-push-action@v6',
            id: 'push',
            uses: 'docker/build-push-action@v6',
            decision: { verdict: 'unknown', reason: '`if: vars.PUSH` is not known: the value of the variable is not given' },
            effects: [
              { kind: 'build', platforms: ['linux/arm64'] },
              {
                kind: 'push',
                reference: 'ghcr.io/acme/web:${{ github.sha }}',
                platforms: ['linux/arm64'],
                condition: '`if: vars.PUSH` is not known: the value of the variable is not given',
              },
            ],
          },
        ],
      }],
      unknown: [{ source: '${{ github.sha }}', reason: 'the commit is not known before' }],
    }],
  });
});

test('what stands for outputs that are not known is told by its reason', () => {
  expect(json('on: push\njobs: { a: { uses: acme/shared/.github/workflows/a.yml@v1 } }', 'push').events[0].jobs[0].otherOutputs).toBe('acme/shared/.github/workflows/a.yml@v1 gives it, and it is a workflow of another repository');
});

test('every text is a text, also of rules that are not known', () => {
  const { steps } = json(`on: push
jobs:
  a:
    runs-on: ubuntu-latest
    steps: [{ uses: docker/metadata-action@v5, with: { images: ghcr.io/acme/web, tags: "type=sha\\ntype=ref,event=tag" } }]
`, 'push').events[0].jobs[0] as { steps: unknown[] };
  expect(steps).toEqual([{
    name: 'Run docker/metadata-action@v5',
    uses: 'docker/metadata-action@v5',
    decision: { verdict: 'runs', reason: '' },
    effects: [],
    tagRules: [
      { rule: 'type=ref,event=tag', reason: 'refs/heads/main is not a tag' },
      { rule: 'type=sha', tag: { text: 'sha-<short commit>' }, reason: '' },
    ],
  }]);
});

test('all plans are in one list, which ends with a line', () => {
  const text = plansAsJson([planFor(RELEASE, ['push']), planFor(RELEASE, ['push'])]);
  expect(text.endsWith(']\n')).toBe(true);
  expect(JSON.parse(text)).toHaveLength(2);
});
