import { Event } from '../../../src/simulate/events/event';
import { parseEventArgument } from '../../../src/simulate/events/event-argument';
import { pushesOf } from '../../../src/simulate/outcome';
import { simulate } from '../../../src/simulate/simulate';
import { readWorkflow } from '../../../src/simulate/workflow-file';
import { decisions, FACTS, jobOf, PATH, references } from '../support';

/** The workflow of openkf, for one of its images, with the pull requests that its issue asks for. */
const WORKFLOW = `name: Build OpenKF Docker image
on:
  schedule:
    - cron: '30 1 * * *'
  push:
    branches: [main, 'release-*']
    tags: ['v*']
  release: { types: [published] }
  pull_request: { branches: [main] }
  workflow_dispatch:
env:
  GO_VERSION: '1.20'
jobs:
  build-openkf-server:
    runs-on: ubuntu-latest
    steps:
      - name: Checkout
        uses: actions/checkout@v4
      - name: Set up QEMU
        uses: docker/setup-qemu-action@v3
      - name: Set up Docker Buildx
        uses: docker/setup-buildx-action@v3
      - name: Cache Docker layers
        uses: actions/cache@v3
        with:
          path: /tmp/.buildx-cache
          key: \${{ runner.os }}-buildx-\${{ github.sha }}
      - name: Extract metadata
        id: meta
        uses: docker/metadata-action@v5
        with:
          images: |
            registry.cn-hangzhou.aliyuncs.com/openimsdk/openkf-server
            ghcr.io/openimsdk/openkf-server
            openim/openkf-server
          tags: |
            type=ref,event=tag
            type=schedule
            type=ref,event=branch
            type=ref,event=pr
            type=semver,pattern={{version}}
            type=semver,pattern=v{{version}}
            type=semver,pattern={{major}}.{{minor}}
            type=semver,pattern={{major}}
            type=sha
      - name: Log in to AliYun Docker Hub
        uses: docker/login-action@v3
        with:
          registry: registry.cn-hangzhou.aliyuncs.com
          username: \${{ secrets.ALIREGISTRY_USERNAME }}
          password: \${{ secrets.ALIREGISTRY_TOKEN }}
      - name: Log in to GitHub Container Registry
        uses: docker/login-action@v3
        with:
          registry: ghcr.io
          username: \${{ github.repository_owner }}
          password: \${{ secrets.GITHUB_TOKEN }}
      - name: Log in to Docker Hub
        uses: docker/login-action@v2
        with:
          username: \${{ secrets.DOCKER_USERNAME }}
          password: \${{ secrets.DOCKER_PASSWORD }}
      - name: Build and push
        uses: docker/build-push-action@v5
        with:
          context: ./server
          file: ./deploy/docker/Dockerfile.server
          platforms: linux/amd64,linux/arm64
          push: \${{ github.event_name != 'pull_request' }}
          tags: \${{ steps.meta.outputs.tags }}
          labels: \${{ steps.meta.outputs.labels }}
          cache-from: type=local,src=/tmp/.buildx-cache
          cache-to: type=local,dest=/tmp/.buildx-cache
`;

const SHA = '860c1904a1ce19322e91ac35af1ab07466440c37';
const REPOSITORIES = ['registry.cn-hangzhou.aliyuncs.com/openimsdk/openkf-server', 'ghcr.io/openimsdk/openkf-server', 'docker.io/openim/openkf-server'];

const workflow = readWorkflow(PATH, WORKFLOW);
const outcome = (event: Event | string): ReturnType<typeof simulate> =>
  simulate(workflow, typeof event === 'string' ? parseEventArgument(event, { on: workflow.on, facts: FACTS }) : event, { facts: FACTS });

function inEach(...tags: string[]): string[] {
  return REPOSITORIES.flatMap((repository) => tags.map((tag) => `${repository}:${tag}`));
}

describe('what is pushed', () => {
  test.each<[string, Event | string, string[]]>([
    ['a push to main', Event.pushTo({ branch: 'main', sha: SHA }), inEach('main', 'sha-860c190')],
    ['a push to a branch of a release', Event.pushTo({ branch: 'release-v1.0', sha: SHA }), inEach('release-v1.0', 'sha-860c190')],
    ['a tag of a version', Event.pushOfTag({ tag: 'v1.2.3', sha: SHA }), inEach('1.2.3', 'v1.2.3', '1.2', '1', 'sha-860c190', 'latest')],
    ['a tag of a pre-release', Event.pushOfTag({ tag: 'v1.2.3-rc.1', sha: SHA }), inEach('1.2.3-rc.1', 'v1.2.3-rc.1', 'sha-860c190')],
    ['a tag of two numbers, which is no version', Event.pushOfTag({ tag: 'v1.2', sha: SHA }), inEach('v1.2', 'sha-860c190', 'latest')],
    ['a release', Event.release({ tag: 'v1.2.3', sha: SHA }), inEach('1.2.3', 'v1.2.3', '1.2', '1', 'sha-860c190', 'latest')],
    ['a pull request', 'pull_request?number=7', []],
    ['a pull request of a fork', 'pull_request:fork', []],
  ])('%s', (_, event, expected) => {
    expect(references(outcome(event))).toEqual(expected);
  });

  test.each<[string, string, string[]]>([
    ['in the night', 'schedule', ['nightly', 'main']],
    ['by hand', 'workflow_dispatch', ['main']],
    ['by hand, on a tag', 'workflow_dispatch:refs/tags/v2.0.0', ['2.0.0', 'v2.0.0', '2.0', '2']],
  ])('%s: the commit is not known before', (_, event, tags) => {
    const pushed = references(outcome(event));
    expect(pushed.filter((reference) => !reference.includes('sha-') && !reference.endsWith(':latest'))).toEqual(inEach(...tags));
    expect(pushed.filter((reference) => reference.includes('sha-'))).toEqual(inEach('sha-<short commit>'));
  });
});

test('a push to another branch starts nothing', () => {
  expect(outcome('push:dev').starts.verdict).toBe('skipped');
});

test('every push is for both platforms', () => {
  expect(new Set(pushesOf(outcome(Event.pushTo({ branch: 'main', sha: SHA }))).map(({ platforms }) => platforms?.join()))).toEqual(new Set(['linux/amd64,linux/arm64']));
});

test('a pull request builds, and logs in although it pushes nothing', () => {
  const [job] = outcome('pull_request').jobs;
  expect(job.steps.flatMap(({ effects }) => effects)).toEqual([
    { kind: 'login', registry: 'registry.cn-hangzhou.aliyuncs.com' },
    { kind: 'login', registry: 'ghcr.io' },
    { kind: 'login', registry: 'docker.io' },
    { kind: 'build', platforms: ['linux/amd64', 'linux/arm64'] },
  ]);
});

test('the job needs four secrets, and has the rights that the settings of the repository give', () => {
  const job = jobOf(outcome('schedule'), 'build-openkf-server');
  expect([job.secrets, job.permissions, job.waitsFor]).toEqual([['ALIREGISTRY_TOKEN', 'ALIREGISTRY_USERNAME', 'DOCKER_PASSWORD', 'DOCKER_USERNAME'], { scopes: {}, origin: 'default' }, []]);
});

test('nothing is unread', () => {
  expect(outcome('schedule').jobs.flatMap(({ steps }) => steps.flatMap(({ effects }) => effects.filter(({ kind }) => kind === 'unread')))).toEqual([]);
});

test('a job that fails pushes to none of the registries', () => {
  const failed = simulate(workflow, Event.pushTo({ branch: 'main', sha: SHA }), { facts: FACTS, failing: ['build-openkf-server'] });
  expect([decisions(failed), references(failed)]).toEqual([['build-openkf-server: failure'], []]);
});
