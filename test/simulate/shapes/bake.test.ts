import { pushesOf } from '../../../src/simulate/outcome';
import { outcomeOf } from '../support';

/** The shape of https://docs.docker.com/build/ci/github-actions/manage-tags-labels/#with-docker-bake */
const WORKFLOW = `name: ci
on:
  push: { branches: [main], tags: ['v*.*.*'] }
  pull_request:
permissions: { contents: read, packages: write }
jobs:
  bake:
    runs-on: ubuntu-latest
    steps:
      - name: Docker meta
        id: meta
        uses: docker/metadata-action@v5
        with:
          images: ghcr.io/acme/web
          tags: |
            type=ref,event=branch
            type=ref,event=pr
            type=semver,pattern={{version}}
            type=semver,pattern={{major}}.{{minor}}
          bake-target: docker-metadata-action
      - uses: docker/setup-buildx-action@v3
      - if: github.event_name != 'pull_request'
        uses: docker/login-action@v3
        with: { registry: ghcr.io, username: '\${{ github.actor }}', password: '\${{ secrets.GITHUB_TOKEN }}' }
      - name: Build and push
        uses: docker/bake-action@v6
        with:
          files: |
            ./docker-bake.json
            cwd://\${{ steps.meta.outputs.bake-file }}
          targets: release
          push: \${{ github.event_name != 'pull_request' }}
`;

const FILES = {
  'docker-bake.json': JSON.stringify({
    group: { release: { targets: ['web', 'web-debug'] } },
    target: {
      'docker-metadata-action': {},
      'web': { inherits: ['docker-metadata-action'], context: '.', platforms: ['linux/amd64', 'linux/arm64', 'linux/s390x'] },
      'web-debug': { context: '.', target: 'debug', tags: ['ghcr.io/acme/web:debug'] },
    },
  }),
};

const pushed = (event: string, files: Readonly<Record<string, string>> = FILES): unknown[] =>
  pushesOf(outcomeOf(WORKFLOW, event, files)).map(({ reference, platforms, condition }) => [String(reference), platforms?.join(' '), condition]);

const ALL = 'linux/amd64 linux/arm64 linux/s390x';

describe('what is pushed', () => {
  test.each<[string, unknown[]]>([
    ['push', [['ghcr.io/acme/web:main', ALL, undefined], ['ghcr.io/acme/web:debug', '', undefined]]],
    ['tag:v1.2.3', [
      ['ghcr.io/acme/web:1.2.3', ALL, undefined],
      ['ghcr.io/acme/web:1.2', ALL, undefined],
      ['ghcr.io/acme/web:latest', ALL, undefined],
      ['ghcr.io/acme/web:debug', '', undefined],
    ]],
    ['pull_request', []],
  ])('%s', (event, expected) => {
    expect(pushed(event)).toEqual(expected);
  });
});

test('a pull request builds all the same, and does not log in', () => {
  const { jobs: [job] } = outcomeOf(WORKFLOW, 'pull_request', FILES);
  expect(job.steps.flatMap(({ effects }) => effects)).toEqual([{ kind: 'build', platforms: ALL.split(' ') }, { kind: 'build', platforms: [] }]);
});

test('HCL is said not to be read', () => {
  const { jobs: [job] } = outcomeOf(WORKFLOW.replace('./docker-bake.json', './docker-bake.hcl'), 'push', { 'docker-bake.hcl': 'target "web" {}' });
  expect(job.steps.at(-1)?.effects).toEqual([{ kind: 'unread', what: 'docker-bake.hcl', reason: 'it is written in HCL, which the simulator cannot evaluate' }]);
});
