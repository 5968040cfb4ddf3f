import { problemsOf, refusalOf } from './problems-of';
import { Registry } from '../../src/model/registry';
import { Secret } from '../../src/model/secret';
import { Variable } from '../../src/model/variable';

const ALIYUN = { username: Secret.of('ALIREGISTRY_USERNAME'), password: Secret.of('ALIREGISTRY_TOKEN') };

/** The problems with a registry as path, value and reason. */
function problemsWith(registry: Registry): string[] {
  return problemsOf((problems) => registry._check('registries[2]', problems)).map(({ path, value, reason }) => `${path}: ${value} ${reason}`);
}

describe('every factory', () => {
  test.each<[string, Registry, Partial<Registry>, string]>([
    [
      'Registry.dockerHub', Registry.dockerHub({ namespace: 'openim' }),
      { host: 'docker.io', title: 'Docker Hub', id: 'docker-hub', namespace: 'openim', username: Secret.of('DOCKER_USERNAME'), password: Secret.of('DOCKER_PASSWORD'), permissions: [] },
      'docker.io/openim/app',
    ],
    [
      'Registry.ghcr', Registry.ghcr({ namespace: 'openimsdk' }),
      {
        host: 'ghcr.io',
        title: 'GHCR',
        id: 'ghcr',
        namespace: 'openimsdk',
        username: Variable.workflowActor(),
        password: Secret.workflowToken(),
        permissions: [{ scope: 'packages', access: 'write', reason: 'push to ghcr.io' }],
      },
      'ghcr.io/openimsdk/app',
    ],
    [
      'Registry.aliyun', Registry.aliyun({ region: 'cn-hangzhou', namespace: 'openimsdk' }),
      { host: 'registry.cn-hangzhou.aliyuncs.com', title: 'Aliyun ACR', id: 'aliyun', namespace: 'openimsdk', ...ALIYUN, permissions: [] },
      'registry.cn-hangzhou.aliyuncs.com/openimsdk/app',
    ],
    [
      'Registry.aliyunInstance', Registry.aliyunInstance('team-registry.cn-hangzhou.cr.aliyuncs.com', { namespace: 'team' }),
      { host: 'team-registry.cn-hangzhou.cr.aliyuncs.com', title: 'Aliyun ACR', id: 'aliyun', namespace: 'team', ...ALIYUN, permissions: [] },
      'team-registry.cn-hangzhou.cr.aliyuncs.com/team/app',
    ],
    [
      'Registry.of', Registry.of('registry.example.com:5000', { namespace: 'team/project' }),
      {
        host: 'registry.example.com:5000',
        title: 'registry.example.com:5000',
        id: 'registry-example-com-5000',
        namespace: 'team/project',
        username: Secret.of('REGISTRY_EXAMPLE_COM_5000_USERNAME'),
        password: Secret.of('REGISTRY_EXAMPLE_COM_5000_PASSWORD'),
        permissions: [],
      },
      'registry.example.com:5000/team/project/app',
    ],
    [
      'Registry.of without options', Registry.of('r.example'),
      { host: 'r.example', title: 'r.example', id: 'r-example', namespace: undefined, username: Secret.of('R_EXAMPLE_USERNAME'), password: Secret.of('R_EXAMPLE_PASSWORD'), permissions: [] },
      'r.example/app',
    ],
  ])('%s knows host, title, id, login, permissions and repositories', (_name, registry, expected, repository) => {
    // WHEN
    const { host, title, id, namespace, username, password, permissions } = registry;

    // THEN
    expect({ host, title, id, namespace, username, password, permissions }).toStrictEqual(expected);
    expect(registry.repository('app')).toBe(repository);
    expect(problemsWith(registry)).toEqual([]);
  });

  const login = { namespace: 'team', username: Variable.of('WHO'), password: Secret.of('WITH_WHAT'), id: 'mine' };

  test.each<[string, Registry]>([
    ['Registry.dockerHub', Registry.dockerHub(login)],
    ['Registry.ghcr', Registry.ghcr(login)],
    ['Registry.aliyun', Registry.aliyun({ ...login, region: 'us-west-1' })],
    ['Registry.aliyunInstance', Registry.aliyunInstance('a.cr.aliyuncs.com', login)],
    ['Registry.of', Registry.of('quay.io', login)],
  ])('%s takes another login, needs no permission for it, and another id', (_name, { username, password, id, namespace, permissions }) => {
    expect({ username, password, id, namespace, permissions }).toStrictEqual({ ...login, permissions: [] });
  });

  const placed = { namespace: 'team', environment: 'production', runner: ['self-hosted', 'china'], anonymousPull: true };

  test.each<[string, Registry]>([
    ['Registry.dockerHub', Registry.dockerHub(placed)],
    ['Registry.ghcr', Registry.ghcr(placed)],
    ['Registry.aliyun', Registry.aliyun({ ...placed, region: 'us-west-1' })],
    ['Registry.aliyunInstance', Registry.aliyunInstance('a.cr.aliyuncs.com', placed)],
    ['Registry.of', Registry.of('quay.io', placed)],
  ])('%s takes an environment, a runner, and that everybody is to be able to pull', (_name, registry) => {
    // WHEN
    const { namespace, environment, runner, anonymousPull } = registry;

    // THEN
    expect({ namespace, environment, runner, anonymousPull }).toStrictEqual(placed);
    expect(problemsWith(registry)).toEqual([]);
  });

  test('has no environment, a runner of GitHub and no other readers, unless they are given', () => {
    const { environment, runner, anonymousPull } = Registry.ghcr({ namespace: 'a' });
    expect({ environment, runner, anonymousPull }).toStrictEqual({ environment: undefined, runner: ['ubuntu-24.04'], anonymousPull: false });
  });

  const nothing = { username: undefined, password: undefined, id: undefined, environment: undefined, runner: undefined, anonymousPull: undefined };

  test.each<[string, Registry, Registry]>([
    ['Registry.dockerHub', Registry.dockerHub({ namespace: 'team', ...nothing }), Registry.dockerHub({ namespace: 'team' })],
    ['Registry.ghcr', Registry.ghcr({ namespace: 'team', ...nothing }), Registry.ghcr({ namespace: 'team' })],
    ['Registry.aliyun', Registry.aliyun({ namespace: 'team', region: 'us-west-1', ...nothing }), Registry.aliyun({ namespace: 'team', region: 'us-west-1' })],
    ['Registry.aliyunInstance', Registry.aliyunInstance('a.cr.aliyuncs.com', { namespace: 'team', ...nothing }), Registry.aliyunInstance('a.cr.aliyuncs.com', { namespace: 'team' })],
    ['Registry.of', Registry.of('r.example', { namespace: undefined, ...nothing }), Registry.of('r.example')],
  ])('%s takes undefined for not given', (_name, registry, expected) => {
    expect(registry).toStrictEqual(expected);
    expect(problemsWith(registry)).toEqual([]);
  });

  test.each([
    ['github.example.com', 'REGISTRY_GITHUB_EXAMPLE_COM'],
    ['github:5000', 'REGISTRY_GITHUB_5000'],
    ['10.0.0.1:5000', 'REGISTRY_10_0_0_1_5000'],
    ['4you.example', 'REGISTRY_4YOU_EXAMPLE'],
    ['githubx.example', 'GITHUBX_EXAMPLE'],
    ['my.github.example', 'MY_GITHUB_EXAMPLE'],
    ['localhost:5000', 'LOCALHOST_5000'],
  ])('Registry.of(%j) names its secrets %s_…, which GitHub takes', (host, prefix) => {
    // WHEN
    const registry = Registry.of(host);

    // THEN
    expect(registry).toMatchObject({ username: Secret.of(`${prefix}_USERNAME`), password: Secret.of(`${prefix}_PASSWORD`) });
    expect(problemsWith(registry)).toEqual([]);
  });

  test.each<[string, () => Registry, string]>([
    ['Registry.dockerHub(options)', () => Registry.dockerHub({} as never), 'namespace'],
    ['Registry.dockerHub(options)', () => Registry.dockerHub({ namespace: 'a', user: 'b' } as never), 'user'],
    ['Registry.ghcr(options)', () => Registry.ghcr({ namespace: 'a', password: 'b' } as never), 'password'],
    ['Registry.ghcr(options)', () => Registry.ghcr({ namespace: 'a', password: Variable.of('B') } as never), 'password'],
    ['Registry.aliyun(options)', () => Registry.aliyun({ namespace: 'a' } as never), 'region'],
    ['Registry.aliyunInstance(host)', () => Registry.aliyunInstance({ namespace: 'a' } as never, {} as never), ''],
    ['Registry.aliyunInstance(host, options)', () => Registry.aliyunInstance('a', { namespace: 1 } as never), 'namespace'],
    ['Registry.of(host)', () => Registry.of(undefined as never), ''],
    ['Registry.of(host, options)', () => Registry.of('quay.io', { id: 5 } as never), 'id'],
    ['Registry.of(host, options)', () => Registry.of('quay.io', { username: 'me' } as never), 'username'],
    ['Registry.of(host, options)', () => Registry.of('quay.io', { environment: { name: 'production' } } as never), 'environment'],
    ['Registry.ghcr(options)', () => Registry.ghcr({ namespace: 'a', runner: 'ubuntu-24.04' } as never), 'runner'],
    ['Registry.dockerHub(options)', () => Registry.dockerHub({ namespace: 'a', runner: ['a', 1] } as never), 'runner[1]'],
    ['Registry.aliyun(options)', () => Registry.aliyun({ namespace: 'a', region: 'b', anonymousPull: 'yes' } as never), 'anonymousPull'],
  ])('%s says which option is wrong', (subject, make, path) => {
    // WHEN
    const error = refusalOf(make);

    // THEN
    expect(error?.message.startsWith(`${subject}: 1 problem, nothing was written\n`)).toBe(true);
    expect(error?.problems.map((problem) => problem.path)).toEqual([path]);
  });
});

describe('Registry._capabilities', () => {
  test.each<[string, Registry, boolean]>([
    ['Docker Hub', Registry.dockerHub({ namespace: 'a' }), true],
    ['GHCR', Registry.ghcr({ namespace: 'a' }), true],
    ['Aliyun', Registry.aliyun({ region: 'cn-beijing', namespace: 'a' }), false],
    ['a personal instance of Aliyun', Registry.aliyunInstance('crpi-0123456789abcdef.cn-hangzhou.personal.cr.aliyuncs.com', { namespace: 'a' }), false],
    ['a personal instance of Aliyun by its host', Registry.of('crpi-0123456789abcdef.cn-hangzhou.personal.cr.aliyuncs.com', { namespace: 'a' }), false],
    ['GitLab', Registry.of('registry.gitlab.com', { namespace: 'a' }), false],
    ['a mirror behind the Aliyun factory', Registry.aliyunInstance('registry.example.com', { namespace: 'a' }), true],
  ])('of %s follow from the host, not from the factory', (_name, registry, ociArtifactAttestations) => {
    expect(registry._capabilities.ociArtifactAttestations).toBe(ociArtifactAttestations);
  });
});

describe('Registry._hostedRunner', () => {
  test.each([
    [true, undefined],
    [true, ['ubuntu-latest']],
    [true, ['ubuntu-22.04']],
    [true, ['ubuntu-24.04-arm']],
    [false, ['self-hosted']],
    [false, ['self-hosted', 'ubuntu-24.04']],
    [false, ['ubuntu-24.04', 'self-hosted']],
    [false, ['ubuntu-24.04-8-cores']],
    [false, ['my-ubuntu-latest']],
  ])('is %p for %j', (hosted, runner) => {
    expect(Registry.ghcr({ namespace: 'a', runner })._hostedRunner).toBe(hosted);
  });
});

describe('the check of a registry', () => {
  test.each(['production', 'Docker Hub', 'a', 'release/docker hub (live)', '生产', 'a'.repeat(255), '"quoted"', 'a: b', '#1'])('takes the environment %j', (environment) => {
    expect(problemsWith(Registry.ghcr({ namespace: 'a', environment }))).toEqual([]);
  });

  test.each(['', ' ', ' a', 'a ', 'a\nb', 'a\n', '\ta', '$', 'a$b', '${{ inputs.environment }}', 'a'.repeat(256)])('refuses the environment %j', (environment) => {
    expect(problemsOf((problems) => Registry.ghcr({ namespace: 'a', environment })._check('registries[2]', problems))).toEqual([
      { path: 'registries[2].environment', value: expect.stringMatching(/^"/), reason: 'cannot name an environment', allowed: 'up to 255 characters, none of them $' },
    ]);
  });

  test('refuses a runner without a label', () => {
    expect(problemsWith(Registry.ghcr({ namespace: 'a', runner: [] }))).toEqual(['registries[2].runner: [] is empty']);
  });

  test.each([[['ubuntu-24.04', 'ubuntu-latest']], [['ubuntu-24.04', 'ubuntu-24.04-arm']], [['windows-latest']], [['macos-15']]])('refuses the labels %j, of which no runner with Linux has all', (runner) => {
    expect(problemsWith(Registry.ghcr({ namespace: 'a', runner }))).toHaveLength(1);
  });

  test('takes and refuses the labels of a runner, each by its place', () => {
    expect(problemsOf((problems) => Registry.ghcr({ namespace: 'a', runner: ['self-hosted', '', 'a b', 'X64_1.2-b', '${{ vars.RUNNER }}', 'a\n', 'a,b'] })._check('registries[2]', problems))).toEqual(
      ([[1, ''], [2, 'a b'], [4, '${{ vars.RUNNER }}'], [5, 'a\n'], [6, 'a,b']] as const).map(([index, label]) => (
        { path: `registries[2].runner[${index}]`, value: JSON.stringify(label), reason: 'is not the label of a runner', allowed: 'letters, digits, _, . and -' }
      )),
    );
  });

  test.each(['https://quay.io', 'quay.io/team', 'quay..io', 'quay.io:port', 'quay io.example', 'Quay.io', 'DOCKER.IO', 'acme', 'r.example:0', 'quay.io:65536', 'localhost:99999'])('refuses the host %j', (host) => {
    expect(problemsWith(Registry.of(host))).toEqual([`registries[2].host: ${JSON.stringify(host)} is not a host`]);
  });

  test('says what a host is', () => {
    expect(problemsOf((problems) => Registry.of('acme')._check('registries[0]', problems))).toEqual([
      { path: 'registries[0].host', value: '"acme"', reason: 'is not a host', allowed: 'a host name in lower case with a dot or a port, like quay.io or localhost:5000' },
    ]);
  });

  test.each(['localhost', 'localhost:5000', 'registry:5000', 'r.example:65535', '10.0.0.1'])('takes the host %s', (host) => {
    expect(problemsWith(Registry.of(host))).toEqual([]);
  });

  test.each(['index.docker.io', 'registry-1.docker.io', 'registry.hub.docker.com', 'hub.docker.com'])('refuses %s, another name of Docker Hub', (host) => {
    expect(problemsOf((problems) => Registry.of(host, { namespace: 'a' })._check('registries[2]', problems))).toEqual([
      { path: 'registries[2].host', value: JSON.stringify(host), reason: 'is another name of Docker Hub', allowed: 'Registry.dockerHub()' },
    ]);
  });

  test.each(['docker.io', 'ghcr.io', 'quay.io'])('requires a namespace on %s, where no image stands without', (host) => {
    expect(problemsWith(Registry.of(host))).toEqual([`registries[2].namespace:  is required on ${host}`]);
    expect(problemsWith(Registry.of(host, { namespace: 'a' }))).toEqual([]);
  });

  test('refuses a region of which no host can be made', () => {
    expect(problemsWith(Registry.aliyun({ region: 'cn hangzhou', namespace: 'a' }))).toEqual(['registries[2].host: "registry.cn hangzhou.aliyuncs.com" is not a host']);
  });

  test.each(['', 'Acme', 'a/', '/a', 'a//b', 'a b', 'a:b', 'ä', 'a\n'])('refuses the namespace %j', (namespace) => {
    expect(problemsWith(Registry.ghcr({ namespace }))).toEqual([`registries[2].namespace: ${JSON.stringify(namespace)} is not a namespace`]);
  });

  test('takes an id of more than 40 characters: the whole job id has a limit', () => {
    expect(problemsWith(Registry.ghcr({ namespace: 'a', id: 'a'.repeat(90) }))).toEqual([]);
  });

  test.each(['', 'A', '-a', 'a_b', 'a.b', 'a b', 'a\n'])('refuses the id %j', (id) => {
    expect(problemsWith(Registry.ghcr({ namespace: 'a', id }))).toEqual([`registries[2].id: ${JSON.stringify(id)} cannot stand in a job id`]);
  });

  test('refuses names that no secret and no variable can have', () => {
    expect(problemsWith(Registry.dockerHub({ namespace: 'a', username: Variable.of('1'), password: Secret.of('') }))).toEqual([
      'registries[2].username: "1" is not a name that GitHub takes',
      'registries[2].password: "" is empty',
    ]);
  });

  test.each<[string, Registry]>([
    ['docker.io', Registry.dockerHub({ namespace: 'a', password: Secret.workflowToken() })],
    ['r.example', Registry.of('r.example', { password: Secret.workflowToken() })],
    ['ghcr.io.example', Registry.of('ghcr.io.example', { password: Secret.workflowToken() })],
  ])('refuses the token of the run for %s', (host, registry) => {
    expect(problemsOf((problems) => registry._check('registries[0]', problems))).toEqual([{
      path: 'registries[0].password',
      value: '"Secret.workflowToken()"',
      reason: `does not open ${host}`,
      allowed: 'Secret.of(name); the token of the run opens ghcr.io only',
    }]);
  });

  test('takes the token of the run for ghcr.io, whichever factory made it', () => {
    // WHEN
    const registry = Registry.of('ghcr.io', { namespace: 'a', username: Variable.workflowActor(), password: Secret.workflowToken() });

    // THEN
    expect(problemsWith(registry)).toEqual([]);
    expect(registry.permissions).toEqual([{ scope: 'packages', access: 'write', reason: 'push to ghcr.io' }]);
  });
});
