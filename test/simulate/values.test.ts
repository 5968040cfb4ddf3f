import { decisions, jobOf, outcomeOf, references } from './support';

/** A step that pushes a tag, which shows what an expression comes to. */
function pushing(tag: string): string {
  return `{ uses: docker/build-push-action@v6, with: { push: true, tags: 'ghcr.io/acme/web:${tag}' } }`;
}

describe('env: what is nearest counts', () => {
  test.each<[string, string, string]>([
    ['of the workflow', '', 'workflow'],
    ['of the job', 'env: { TAG: job }', 'job'],
    ['of the job, from that of the workflow', "env: { TAG: '${{ env.TAG }}-job' }", 'workflow-job'],
  ])('%s', (_, env, expected) => {
    const outcome = outcomeOf(`on: push
env: { TAG: workflow }
jobs:
  a:
    runs-on: ubuntu-latest
    ${env}
    steps:
      - ${pushing('${{ env.TAG }}')}
`, 'push');
    expect(references(outcome)).toEqual([`ghcr.io/acme/web:${expected}`]);
  });

  test('of a step, also in its condition and its name, and not after it', () => {
    const outcome = outcomeOf(`on: push
env: { TAG: workflow }
jobs:
  a:
    runs-on: ubuntu-latest
    steps:
      - name: \${{ env.TAG }}
        if: env.TAG == 'step'
        env: { TAG: step }
        uses: docker/build-push-action@v6
        with: { push: true, tags: 'ghcr.io/acme/web:\${{ env.TAG }}' }
      - ${pushing('${{ env.TAG }}')}
`, 'push');
    expect(references(outcome)).toEqual(['ghcr.io/acme/web:step', 'ghcr.io/acme/web:workflow']);
  });

  test('what a script exports counts from the next step on', () => {
    const outcome = outcomeOf(`on: push
jobs:
  a:
    runs-on: ubuntu-latest
    env: { TAG: job }
    steps:
      - run: |
          echo "TAG=script" >> "$GITHUB_ENV"
      - ${pushing('${{ env.TAG }}')}
`, 'push');
    expect(references(outcome)).toEqual(['ghcr.io/acme/web:script']);
  });
});

describe('outputs', () => {
  test('of a step, through those of its job, into another job', () => {
    const outcome = outcomeOf(`on: push
jobs:
  version:
    runs-on: ubuntu-latest
    outputs: { tag: 'v\${{ steps.tag.outputs.tag }}', none: '\${{ steps.other.outputs.tag }}' }
    steps:
      - id: tag
        run: echo "tag=1.2.3" >> "$GITHUB_OUTPUT"
  push:
    needs: version
    runs-on: ubuntu-latest
    steps:
      - ${pushing('${{ needs.version.outputs.tag }}')}
      - ${pushing('x${{ needs.version.outputs.none }}')}
      - ${pushing('y${{ needs.version.outputs.missing }}')}
`, 'push');
    expect(jobOf(outcome, 'version').outputs).toEqual({ tag: 'v1.2.3', none: '' });
    expect(references(outcome)).toEqual(['ghcr.io/acme/web:v1.2.3', 'ghcr.io/acme/web:x', 'ghcr.io/acme/web:y']);
  });

  test('of a job may be what a script exports', () => {
    const outcome = outcomeOf(`on: push
jobs:
  a: { runs-on: ubuntu-latest, outputs: { tag: '\${{ env.TAG }}' }, steps: [{ run: 'echo "TAG=1.2.3" >> "$GITHUB_ENV"' }] }
`, 'push');
    expect(jobOf(outcome, 'a').outputs).toEqual({ tag: '1.2.3' });
  });

  test('of a job that is not needed there are none', () => {
    const outcome = outcomeOf(`on: push
jobs:
  version: { runs-on: x, outputs: { tag: '1' }, steps: [] }
  push: { runs-on: x, steps: [${pushing('x${{ needs.version.outputs.tag }}')}] }
`, 'push');
    expect(references(outcome)).toEqual(['ghcr.io/acme/web:x']);
  });

  test('of an action that is not known are not known', () => {
    const outcome = outcomeOf(`on: push
jobs:
  push:
    runs-on: x
    steps:
      - { id: tag, uses: acme/tag@v1 }
      - ${pushing('${{ steps.tag.outputs.tag }}')}
`, 'push');
    expect(references(outcome)).toEqual(['ghcr.io/acme/web:${{ steps.tag.outputs.tag }}']);
    expect(jobOf(outcome, 'push').steps[0].effects).toEqual([{ kind: 'unread', what: 'acme/tag@v1', reason: 'the action is not known to the simulator' }]);
  });

  test('of a skipped step or job are empty', () => {
    const outcome = outcomeOf(`on: push
jobs:
  version: { if: false, runs-on: x, outputs: { tag: '1' }, steps: [] }
  push:
    needs: version
    if: always()
    runs-on: x
    steps:
      - { id: tag, if: false, run: 'echo "tag=1" >> "$GITHUB_OUTPUT"' }
      - ${pushing("${{ steps.tag.outputs.tag || ''none'' }}-${{ needs.version.outputs.tag || ''none'' }}-${{ steps.tag.conclusion }}-${{ needs.version.result }}")}
`, 'push');
    expect(references(outcome)).toEqual(['ghcr.io/acme/web:none-none-skipped-skipped']);
  });

  test('of a step or job that may not run are not known', () => {
    const outcome = outcomeOf(`on: { workflow_dispatch: { inputs: { x: { type: string, required: true } } } }
jobs:
  version: { if: inputs.x, runs-on: x, outputs: { tag: '1' }, steps: [] }
  push:
    needs: version
    if: always()
    runs-on: x
    steps:
      - { id: tag, if: inputs.x, run: 'echo "tag=1" >> "$GITHUB_OUTPUT"; echo "A=1" >> "$GITHUB_ENV"' }
      - ${pushing('${{ steps.tag.outputs.tag }}-${{ env.A }}')}
      - ${pushing('${{ needs.version.outputs.tag }}')}
`, 'workflow_dispatch');
    expect(references(outcome)).toEqual(['ghcr.io/acme/web:${{ steps.tag.outputs.tag }}-${{ env.A }}', 'ghcr.io/acme/web:${{ jobs.version.outputs.tag }}']);
  });

  test('a step that may not run makes a condition of what it pushes', () => {
    const outcome = outcomeOf(`on: { workflow_dispatch: { inputs: { x: { type: string, required: true } } } }
jobs:
  push:
    runs-on: x
    steps: [{ if: inputs.x, uses: docker/build-push-action@v6, with: { push: '\${{ inputs.x }}', tags: acme/web } }]
`, 'workflow_dispatch');
    expect(references(outcome)).toEqual(['docker.io/acme/web:latest (if ${{ inputs.x }} is true, and `if: inputs.x` is not known: it is given when the workflow is run)']);
  });
});

describe('a matrix', () => {
  test('makes a job of each combination', () => {
    const outcome = outcomeOf(`on: push
jobs:
  build:
    strategy: { matrix: { image: [web, api], include: [{ image: api, tag: special }] } }
    runs-on: x
    steps: [{ uses: docker/build-push-action@v6, with: { push: true, tags: 'ghcr.io/acme/\${{ matrix.image }}:\${{ matrix.tag || ''plain'' }}' } }]
`, 'push');
    expect(decisions(outcome)).toEqual(['build (web): success', 'build (api, special): success']);
    expect(references(outcome)).toEqual(['ghcr.io/acme/web:plain', 'ghcr.io/acme/api:special']);
  });

  test('can be of what a job before puts out', () => {
    const outcome = outcomeOf(`on: push
jobs:
  list:
    runs-on: ubuntu-latest
    outputs: { images: '\${{ steps.list.outputs.images }}' }
    steps: [{ id: list, run: "echo 'images=[\\"web\\", \\"api\\"]' >> $GITHUB_OUTPUT" }]
  build:
    needs: list
    strategy: { matrix: { image: '\${{ fromJSON(needs.list.outputs.images) }}' } }
    runs-on: x
    steps: [${pushing('${{ matrix.image }}')}]
`, 'push');
    expect(references(outcome)).toEqual(['ghcr.io/acme/web:web', 'ghcr.io/acme/web:api']);
  });

  test('that is not known is one job, and its values are not known', () => {
    const outcome = outcomeOf(`on: push
jobs:
  list: { runs-on: x, outputs: { images: '\${{ steps.list.outputs.images }}' }, steps: [{ id: list, uses: acme/list@v1 }] }
  build:
    needs: list
    strategy: { matrix: { image: '\${{ fromJSON(needs.list.outputs.images) }}' } }
    runs-on: x
    steps: [${pushing('${{ matrix.image }}')}]
`, 'push');
    expect(decisions(outcome)).toEqual(['list: success', 'build (${{ fromJSON(needs.list.outputs.images) }}): success']);
    expect(references(outcome)).toEqual(['ghcr.io/acme/web:${{ fromJSON(needs.list.outputs.images).image }}']);
  });

  test('gives the outputs that its combinations agree on', () => {
    const outcome = outcomeOf(`on: push
jobs:
  build:
    strategy: { matrix: { os: [a, b] } }
    runs-on: x
    outputs: { same: one, other: 'from-\${{ matrix.os }}' }
    steps: []
  push:
    needs: build
    runs-on: x
    steps:
      - ${pushing('${{ needs.build.outputs.same }}')}
      - ${pushing('${{ needs.build.outputs.other }}')}
`, 'push');
    expect(references(outcome)).toEqual(['ghcr.io/acme/web:one', 'ghcr.io/acme/web:${{ jobs.build (a).outputs.other }}']);
  });

  test('of a job with a name', () => {
    const outcome = outcomeOf(`on: push
jobs:
  build: { name: 'Build for \${{ matrix.os }}', strategy: { matrix: { os: [a, b] } }, runs-on: x, steps: [] }
`, 'push');
    expect(outcome.jobs.map(({ name }) => name)).toEqual(['Build for a', 'Build for b']);
  });

  test('what only the job tells is not known', () => {
    const outcome = outcomeOf(`on: push
jobs:
  build: { runs-on: x, steps: [${pushing('${{ strategy.job-index }}-${{ job.status }}-${{ runner.name }}')}] }
`, 'push');
    expect(references(outcome)).toEqual(['ghcr.io/acme/web:${{ strategy.job-index }}-${{ job.status }}-${{ runner.name }}']);
  });

  test('of a job whose name says nothing of it', () => {
    const outcome = outcomeOf('on: push\njobs: { build: { name: Build, strategy: { matrix: { os: [a, b] } }, runs-on: x, steps: [] } }', 'push');
    expect(outcome.jobs.map(({ name }) => name)).toEqual(['Build (a)', 'Build (b)']);
  });

  test('without a value fails', () => {
    const outcome = outcomeOf('on: push\njobs: { build: { strategy: { matrix: { os: [] } }, runs-on: x, steps: [] }, next: { needs: build, runs-on: x, steps: [] } }', 'push');
    expect(outcome.jobs.map(({ result }) => result)).toEqual(['failure', 'skipped']);
  });
});

describe('a pull request of a fork', () => {
  const WORKFLOW = `on: pull_request
permissions: { contents: read, packages: write, id-token: write }
jobs:
  a:
    runs-on: ubuntu-latest
    env: { PASSWORD: '\${{ secrets.PASSWORD }}', TOKEN: '\${{ secrets.GITHUB_TOKEN }}' }
    steps:
      - { if: env.PASSWORD != '', uses: docker/login-action@v3 }
      - { if: env.TOKEN != '', uses: docker/login-action@v3 }
      - { if: github.event.pull_request.head.repo.full_name == github.repository, uses: docker/login-action@v3 }
`;

  test('gets no secret and no right to write', () => {
    const { jobs: [job] } = outcomeOf(WORKFLOW, 'pull_request:fork');
    expect([job.secrets, job.permissions]).toEqual([[], { scopes: { contents: 'read', packages: 'read' }, origin: 'workflow', lowered: true }]);
    expect(job.steps[0].decision).toEqual({ verdict: 'skipped', reason: "`env.PASSWORD != ''` is false" });
  });

  test('one of the repository itself gets them', () => {
    const { jobs: [job] } = outcomeOf(WORKFLOW, 'pull_request');
    expect([job.secrets, job.permissions]).toEqual([['PASSWORD'], { scopes: { 'contents': 'read', 'packages': 'write', 'id-token': 'write' }, origin: 'workflow' }]);
    expect(job.steps.map(({ decision }) => decision.verdict)).toEqual(['unknown', expect.any(String), 'runs']);
  });

  test('gets a token', () => {
    const { jobs: [job] } = outcomeOf(WORKFLOW, 'pull_request:fork');
    expect(job.steps[1].decision.verdict).toBe('runs');
  });

  test('and so does every run', () => {
    const { jobs: [job] } = outcomeOf(WORKFLOW, 'pull_request');
    expect(job.steps[1].decision.verdict).toBe('runs');
  });
});
