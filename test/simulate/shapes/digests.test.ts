import { Event } from '../../../src/simulate/events/event';
import { parseEventArgument } from '../../../src/simulate/events/event-argument';
import { Outcome, pushesOf } from '../../../src/simulate/outcome';
import { simulate } from '../../../src/simulate/simulate';
import { readWorkflow } from '../../../src/simulate/workflow-file';
import { decisions, FACTS, jobOf, PATH } from '../support';

/** The shape of https://docs.docker.com/build/ci/github-actions/multi-platform/#distribute-build-across-multiple-runners */
const WORKFLOW = `name: ci
on:
  push: { branches: [main], tags: ['v*'] }
  pull_request:
env:
  REGISTRY_IMAGE: acme/web
jobs:
  build:
    runs-on: \${{ matrix.runner }}
    strategy:
      fail-fast: false
      matrix:
        include:
          - { platform: linux/amd64, runner: ubuntu-24.04 }
          - { platform: linux/arm64, runner: ubuntu-24.04-arm }
    steps:
      - name: Prepare
        run: |
          platform=\${{ matrix.platform }}
          echo "PLATFORM_PAIR=\${platform//\\//-}" >> $GITHUB_ENV
      - name: Docker meta
        id: meta
        uses: docker/metadata-action@v5
        with:
          images: \${{ env.REGISTRY_IMAGE }}
      - uses: docker/login-action@v3
        with:
          username: \${{ vars.DOCKERHUB_USERNAME }}
          password: \${{ secrets.DOCKERHUB_TOKEN }}
      - uses: docker/setup-buildx-action@v3
      - name: Build and push by digest
        id: build
        uses: docker/build-push-action@v6
        with:
          platforms: \${{ matrix.platform }}
          labels: \${{ steps.meta.outputs.labels }}
          tags: \${{ env.REGISTRY_IMAGE }}
          outputs: type=image,push-by-digest=true,name-canonical=true,push=true
      - name: Export digest
        run: |
          mkdir -p \${{ runner.temp }}/digests
          digest="\${{ steps.build.outputs.digest }}"
          touch "\${{ runner.temp }}/digests/\${digest#sha256:}"
      - uses: actions/upload-artifact@v4
        with:
          name: digests-\${{ env.PLATFORM_PAIR }}
          path: \${{ runner.temp }}/digests/*
          if-no-files-found: error
          retention-days: 1
  merge:
    runs-on: ubuntu-latest
    needs: build
    if: github.event_name != 'pull_request'
    steps:
      - uses: actions/download-artifact@v4
        with:
          path: \${{ runner.temp }}/digests
          pattern: digests-*
          merge-multiple: true
      - uses: docker/login-action@v3
        with:
          username: \${{ vars.DOCKERHUB_USERNAME }}
          password: \${{ secrets.DOCKERHUB_TOKEN }}
      - uses: docker/setup-buildx-action@v3
      - name: Docker meta
        id: meta
        uses: docker/metadata-action@v5
        with:
          images: \${{ env.REGISTRY_IMAGE }}
          tags: |
            type=ref,event=branch
            type=semver,pattern={{version}}
            type=semver,pattern={{major}}.{{minor}}
      - name: Create manifest list and push
        working-directory: \${{ runner.temp }}/digests
        run: |
          docker buildx imagetools create $(jq -cr '.tags | map("-t " + .) | join(" ")' <<< "$DOCKER_METADATA_OUTPUT_JSON") \\
            $(printf '\${{ env.REGISTRY_IMAGE }}@sha256:%s ' *)
      - name: Inspect image
        run: |
          docker buildx imagetools inspect \${{ env.REGISTRY_IMAGE }}:\${{ steps.meta.outputs.version }}
`;

const workflow = readWorkflow(PATH, WORKFLOW);
const outcome = (event: Event | string, failing: readonly string[] = []): Outcome =>
  simulate(workflow, typeof event === 'string' ? parseEventArgument(event, { on: workflow.on, facts: FACTS }) : event, { facts: FACTS, failing });

function pushed(of: Outcome): unknown[] {
  return pushesOf(of).map(({ reference, platforms, condition, job }) => [job.id, String(reference), platforms?.map(String), condition]);
}

const BY_DIGEST = [
  ['build (linux/amd64, ubuntu-24.04)', 'docker.io/acme/web@${digest}', ['linux/amd64'], undefined],
  ['build (linux/arm64, ubuntu-24.04-arm)', 'docker.io/acme/web@${digest}', ['linux/arm64'], undefined],
];

const BOTH = ['linux/amd64', 'linux/arm64'];

describe('what is pushed', () => {
  // The workflow pushes by digest whatever the event: no tag moves, yet it writes.
  test.each<[string, unknown[]]>([
    ['push', BY_DIGEST],
    ['tag:v1.2.3', BY_DIGEST],
    ['pull_request', BY_DIGEST],
  ])('%s: each platform by its digest', (event, expected) => {
    expect(pushed(outcome(event)).slice(0, 2)).toEqual(expected);
  });

  test.each<[string, string[]]>([
    ['push', ['main']],
    ['tag:v1.2.3', ['1.2.3', '1.2', 'latest']],
  ])('%s: the tags, for both platforms', (event, tags) => {
    expect(pushed(outcome(event)).slice(2)).toEqual(tags.map((tag) => ['merge', `docker.io/acme/web:${tag}`, BOTH, undefined]));
  });

  test.each<[string, string, string[]]>([
    ['the version of docker/metadata-action', '-t "$REGISTRY_IMAGE:${{ steps.meta.outputs.version }}"', ['1.2.3']],
    ['all its tags, one an argument', '$(for tag in $DOCKER_METADATA_OUTPUT_TAGS; do echo "-t $tag"; done)', ['1.2.3', '1.2', 'latest']],
  ])('%s, for both platforms', (_, tags, expected) => {
    const changed = readWorkflow(PATH, WORKFLOW.replace(/\$\(jq .*"\)/, tags));
    const of = simulate(changed, parseEventArgument('tag:v1.2.3', { on: changed.on, facts: FACTS }), { facts: FACTS });
    expect(pushed(of).slice(2)).toEqual(expected.map((tag) => ['merge', `docker.io/acme/web:${tag}`, BOTH, undefined]));
  });

  test('a pull request pushes no tag', () => {
    expect(pushed(outcome('pull_request')).slice(2)).toEqual([]);
  });
});

test('the digests go from one job to the other', () => {
  const of = outcome('push');
  expect(of.jobs.map(({ id, steps }) => [id, steps.flatMap(({ effects }) => effects.flatMap((effect) => effect.kind === 'artifact' ? `${effect.direction} ${String(effect.name)}` : []))])).toEqual([
    ['build (linux/amd64, ubuntu-24.04)', ['upload digests-linux-amd64']],
    ['build (linux/arm64, ubuntu-24.04-arm)', ['upload digests-linux-arm64']],
    ['merge', ['download digests-*']],
  ]);
});

test('each combination has its runner', () => {
  expect(outcome('push').jobs.map(({ runsOn }) => runsOn)).toEqual(['ubuntu-24.04', 'ubuntu-24.04-arm', 'ubuntu-latest']);
});

test('no tag is pushed if one platform fails', () => {
  const of = outcome('tag:v1.2.3', ['build (linux/arm64, ubuntu-24.04-arm)']);
  expect(pushed(of)).toEqual([BY_DIGEST[0]]);
  expect(jobOf(of, 'merge').decision).toEqual({ verdict: 'skipped', reason: 'it needs build, which failed' });
});

test('a pull request merges nothing', () => {
  expect(decisions(outcome('pull_request')).at(-1)).toBe("merge: skipped, `github.event_name != 'pull_request'` is false");
});

test('nothing is unread', () => {
  expect(outcome('push').jobs.flatMap(({ steps }) => steps.flatMap(({ effects }) => effects.filter(({ kind }) => kind === 'unread')))).toEqual([]);
});
