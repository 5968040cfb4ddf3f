import { jobOf, outcomeOf, references } from '../support';

const BAKE = JSON.stringify({
  variable: { TAG: { default: 'dev' } },
  group: { default: { targets: ['web', 'api'] } },
  target: {
    base: { platforms: ['linux/amd64', 'linux/arm64'] },
    web: { inherits: ['base'], tags: ['ghcr.io/acme/web:${TAG}', 'acme/web:${TAG}'] },
    api: { inherits: ['base'], tags: ['ghcr.io/acme/api:${TAG}'] },
    test: { output: ['type=cacheonly'] },
  },
});

function bake(inputs: string, files: Readonly<Record<string, string>> = { 'docker-bake.json': BAKE }): ReturnType<typeof outcomeOf> {
  return outcomeOf(`on: push
jobs:
  a:
    runs-on: ubuntu-latest
    env: { REGION: '\${{ vars.REGION }}' }
    steps:
      - uses: docker/bake-action@v6
        env: { TAG: 1.2.3 }
        with: ${inputs}
`, 'push', files);
}

describe('what is pushed', () => {
  test.each<[string, string, string[]]>([
    ['nothing if it is not said', '{}', []],
    ['the default group, with variables of the step', '{ push: true }', ['ghcr.io/acme/web:1.2.3', 'docker.io/acme/web:1.2.3', 'ghcr.io/acme/api:1.2.3']],
    ['the targets that are named', '{ push: true, targets: api }', ['ghcr.io/acme/api:1.2.3']],
    ['tags that are set', "{ push: true, targets: 'web', set: '*.tags=ghcr.io/acme/web:edge' }", ['ghcr.io/acme/web:edge']],
    ['tags that are set to what is not known', "{ push: true, targets: 'web', set: 'web.tags=ghcr.io/acme/web:${{ vars.TAG }}' }", ['ghcr.io/acme/web:${{ vars.TAG }}']],
    ['by the output that is set', '{ targets: api, set: "*.output=type=registry" }', ['ghcr.io/acme/api:1.2.3']],
    [
      'only the digest, as where the work is shared among runners',
      '{ targets: api, set: "*.tags=ghcr.io/acme/api\\n*.output=type=image,push-by-digest=true,name-canonical=true,push=true" }', ['ghcr.io/acme/api@${digest}'],
    ],
    ['only the digest of the names of the output', '{ targets: test, set: "*.output=type=image,\\"name=a.io/x,b.io/x\\",push-by-digest=true,push=true" }', ['a.io/x@${digest}', 'b.io/x@${digest}']],
    ['perhaps, if it is not known', "{ targets: api, push: '${{ vars.PUSH }}' }", ['ghcr.io/acme/api:1.2.3 (if ${{ vars.PUSH }} is true)']],
    ['nothing of a target without tags', '{ targets: test, push: true }', []],
  ])('%s', (_, inputs, expected) => {
    expect(references(bake(inputs))).toEqual(expected);
  });
});

test('what is built is for the platforms of its target', () => {
  expect(jobOf(bake('{ targets: web }'), 'a').steps[0].effects).toEqual([{ kind: 'build', platforms: ['linux/amd64', 'linux/arm64'] }]);
});

test('several files, the later over the earlier', () => {
  const outcome = bake("{ files: './a.json\n,b.json', push: true }".replace('\n', ''), { 'a.json': BAKE, 'b.json': '{"group": {"default": {"targets": ["web"]}}, "target": {"web": {"tags": ["acme/b:1"]}}}' });
  expect(references(outcome)).toEqual(['docker.io/acme/b:1']);
});

test('all files that are found, the override over the others', () => {
  const outcome = bake('{ push: true, targets: web }', { 'docker-bake.json': BAKE, 'docker-bake.override.json': '{"target": {"web": {"tags": ["acme/override:1"]}}}' });
  expect(references(outcome)).toEqual(['docker.io/acme/override:1']);
});

test('tags that docker/metadata-action computes', () => {
  const outcome = outcomeOf(`on: push
jobs:
  a:
    runs-on: ubuntu-latest
    steps:
      - { id: meta, uses: docker/metadata-action@v5, with: { images: ghcr.io/acme/web, tags: 'type=ref,event=branch', bake-target: web } }
      - uses: docker/bake-action@v6
        with:
          files: |
            ./docker-bake.json
            cwd://\${{ steps.meta.outputs.bake-file }}
          targets: web
          push: true
`, 'push', { 'docker-bake.json': BAKE });
  expect(references(outcome)).toEqual(['ghcr.io/acme/web:main']);
});

describe('what it cannot look into', () => {
  test.each<[string, string, Record<string, string>, string, string]>([
    ['no file', '{ push: true }', {}, 'docker buildx bake', 'there is no bake file that it could read'],
    ['a file that is not there', '{ files: bake/release.json }', {}, 'bake/release.json', 'there is no such bake file in the repository'],
    ['HCL', '{ push: true }', { 'docker-bake.hcl': 'target "web" {}' }, 'docker-bake.hcl', 'it is written in HCL, which the simulator cannot evaluate'],
    ['HCL that goes before JSON', '{ push: true }', { 'docker-bake.json': BAKE, 'docker-bake.override.hcl': 'target "web" {}' }, 'docker-bake.override.hcl', 'it is written in HCL, which the simulator cannot evaluate'],
    ['a target that is not there', '{ targets: gone }', { 'docker-bake.json': BAKE }, 'docker-bake.json', 'no target is called `gone`'],
  ])('%s', (_, inputs, files, what, reason) => {
    expect(jobOf(bake(inputs, files), 'a').steps[0].effects).toEqual([{ kind: 'unread', what, reason }]);
  });
});
