import { readBake } from '../../../src/simulate/bake/bake-file';
import { Unknown } from '../../../src/simulate/value';
import { effectsOf } from '../shell/said';

const FILE = {
  path: 'docker-bake.json',
  text: JSON.stringify({
    variable: { TAG: { default: 'edge' }, REPOSITORY: { default: 'ghcr.io/acme' } },
    group: { default: { targets: ['web', 'tools'] }, tools: { targets: ['cli'] } },
    target: {
      base: { platforms: ['linux/amd64', 'linux/arm64'], output: ['type=registry'] },
      web: { inherits: ['base'], tags: ['${REPOSITORY}/web:${TAG}', '$${TAG}'] },
      cli: { tags: ['acme/cli:${lower(TAG)}'], output: [{ type: 'image', push: 'true' }] },
      many: { matrix: { item: ['a', 'b'] }, name: '${item}' },
    },
  }),
};

const CLI = { name: 'cli', tags: [Unknown.of('${lower(TAG)}', 'the simulator cannot evaluate HCL')], platforms: [], outputs: ['type=image,push=true'] };

describe('A bake file', () => {
  test('Given no target, Then the default group is built', () => {
    expect(readBake([FILE], [], [], {})).toEqual([
      { name: 'web', tags: ['ghcr.io/acme/web:edge', '${TAG}'], platforms: ['linux/amd64', 'linux/arm64'], outputs: ['type=registry'] },
      { ...CLI, tags: [new Unknown(['acme/cli:', { source: '${lower(TAG)}', reason: 'the simulator cannot evaluate HCL' }])] },
    ]);
  });

  test('Given a variable in the environment, Then it goes before that of the file', () => {
    expect(readBake([FILE], ['web'], [], { TAG: '1.2.3' })).toMatchObject([{ tags: ['ghcr.io/acme/web:1.2.3', '${TAG}'] }]);
  });

  test.each([
    [['*.tags=acme/x:1'], { tags: ['acme/x:1'] }],
    [['web.tags=acme/x:1', 'web.tags=acme/x:2'], { tags: ['acme/x:1', 'acme/x:2'] }],
    [['w*.platform=linux/arm64,linux/s390x'], { platforms: ['linux/arm64', 'linux/s390x'] }],
    [['cli.tags=acme/x:1'], { tags: ['ghcr.io/acme/web:edge', '${TAG}'] }],
    [['*.output=type=oci,dest=x.tar'], { outputs: ['type=oci,dest=x.tar'] }],
    [['*.push=true'], { outputs: ['type=registry', 'type=registry'] }],
  ])('Given --set %j, Then the target has %j', (overrides, expected) => {
    expect(readBake([FILE], ['web'], overrides, {})).toMatchObject([expected]);
  });

  test('Given a second file, Then it goes before the first', () => {
    const second = { path: 'docker-bake.override.json', text: '{"target":{"web":{"tags":["acme/web:2"]}}}' };

    expect(readBake([FILE, second], ['web'], [], {})).toMatchObject([{ tags: ['acme/web:2'], platforms: ['linux/amd64', 'linux/arm64'] }]);
  });

  test.each([
    ['HCL', [{ path: 'docker-bake.hcl', text: 'target "web" {}' }], [], { source: 'docker-bake.hcl', reason: 'it is written in HCL, which the simulator cannot evaluate' }],
    ['a mistake', [{ path: 'x.json', text: '{' }], [], { source: 'x.json', reason: 'it is not a bake file of JSON' }],
    ['a target that is not there', [FILE], ['web2'], { source: 'docker-bake.json', reason: 'no target is called `web2`' }],
    ['a matrix', [FILE], ['many'], { source: 'docker-bake.json', reason: 'the target `many` has a matrix, which the simulator cannot evaluate' }],
    ['another shape', [{ path: 'x.json', text: '{"target":{"default":{"tags":3}}}' }], [], { source: 'x.json', reason: 'it is not shaped as a bake file' }],
  ])('Given %s, Then it is said why it is not read', (_, files, targets, gap) => {
    expect(readBake(files, targets, [], {})).toEqual(gap);
  });
});

describe('docker buildx bake', () => {
  const readFile = (path: string) => path === FILE.path ? FILE.text : undefined;

  test.each([
    ['docker buildx bake web', ['build linux/amd64 linux/arm64', 'push ghcr.io/acme/web:edge for linux/amd64 linux/arm64', 'push ${TAG} for linux/amd64 linux/arm64']],
    ['docker buildx bake --set *.output=type=docker --push cli', ['build', 'push acme/cli:<${lower(TAG)}>']],
    ['TAG=1 docker buildx bake -f docker-bake.json --set web.platform=linux/arm64 --set "web.tags=acme/web:1" web', ['build linux/arm64', 'push acme/web:1 for linux/arm64']],
    ['docker buildx bake --print web', []],
    ['docker buildx bake $TARGET', ['unread docker buildx bake $TARGET: `$TARGET` is not known']],
    ['docker buildx bake -f x.hcl', ['unread docker buildx bake -f x.hcl: `x.hcl` is not a file of the repository']],
  ])('Given `%s`, Then it does %j', (script, effects) => {
    expect(effectsOf(script, {}, { readFile })).toEqual(effects);
  });
});
