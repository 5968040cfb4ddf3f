import { mkdirSync, writeFileSync } from 'node:fs';
import { authorized, BUILT, published, publishing, read } from './publish';
import { programOf } from './sandbox';

const it = publishing();
const account = { user: 'robot', password: 'pa$$ "word"' };
const basic = ({ user, password } = account) => Buffer.from(`${user}:${password}`).toString('base64');

describe('publish.sh logs in', () => {
  test('by a token for this repository only, which is got once more before the tags are read back', async () => {
    // WHEN
    const { status, stdout, stderr, outputs } = await it.run({ TAGS: '1.2.3\nlatest' });

    // THEN
    expect(it.registry.events).toEqual([
      'GET /v2/ (nobody)',
      'GET /token?service=registry.test&scope=repository:acme/app:pull,push (robot)',
      'GET /v2/acme/app/manifests/1.2.3 (a token of robot)',
      'docker 1.2.3',
      'GET /v2/acme/app/manifests/latest (a token of robot)',
      'docker latest',
      'GET /v2/ (nobody)',
      'GET /token?service=registry.test&scope=repository:acme/app:pull,push (robot)',
      'GET /v2/acme/app/manifests/1.2.3 (a token of robot)',
      'GET /v2/acme/app/manifests/latest (a token of robot)',
    ]);
    expect(stdout.filter((line) => line.includes(' serves '))).toEqual(['1.2.3', 'latest'].map((tag) => `${it.registry.repository}:${tag} serves ${BUILT.digest}`));
    expect(stderr).toBe('');
    expect(outputs).toEqual({ outcome: 'published', reason: '', kept: '', seconds: expect.stringMatching(/^\d+$/) });
    expect(status).toBe(0);
  });

  test('by a token that is called access_token', async () => {
    // GIVEN
    it.registry.tokenField = 'access_token';

    // WHEN
    const { status } = await it.run();

    // THEN
    expect(it.registry.events).toEqual(published(['1.2.3']));
    expect(status).toBe(0);
  });

  test.each([
    ['without a service', (url: string) => `Bearer realm="${url}/token"`, ''],
    ['with more', (url: string) => `Bearer realm="${url}/token",service="registry.test",scope="repository:acme/app:pull",error="invalid_token"`, 'registry.test'],
    ['in another order', (url: string) => `Bearer service="registry.test", realm="${url}/token"`, 'registry.test'],
    ['in lower case', (url: string) => `bearer realm="${url}/token",service="registry.test"`, 'registry.test'],
    ['with a service that needs encoding', (url: string) => `Bearer realm="${url}/token",service="a b&c=d"`, 'a b&c=d'],
  ])('where the challenge comes %s', async (_name, challenge, service) => {
    // GIVEN
    it.registry.challenge = challenge;

    // WHEN
    const { status } = await it.run();

    // THEN
    expect(it.registry.of('GET').filter((event) => event.startsWith('/token')))
      .toEqual(Array.from({ length: 2 }, () => `/token?service=${service}&scope=repository:acme/app:pull,push (robot)`));
    expect(status).toBe(0);
  });

  test('where the realm has a query of its own', async () => {
    // GIVEN
    it.registry.challenge = (url) => `Bearer realm="${url}/token?client=x",service="s"`;

    // WHEN
    const { status } = await it.run();

    // THEN
    expect(it.registry.events).toContain('GET /token?client=x&service=s&scope=repository:acme/app:pull,push (robot)');
    expect(status).toBe(0);
  });

  test('with each request where the registry has no tokens', async () => {
    // GIVEN
    it.registry.access = 'basic';

    // WHEN
    const { status, outputs } = await it.run();

    // THEN
    expect(it.registry.events).toEqual([
      'GET /v2/ (nobody)', 'GET /v2/ (robot)',
      'GET /v2/acme/app/manifests/1.2.3 (robot)',
      'docker 1.2.3',
      'GET /v2/ (nobody)', 'GET /v2/ (robot)',
      'GET /v2/acme/app/manifests/1.2.3 (robot)',
    ]);
    expect(outputs.outcome).toBe('published');
    expect(status).toBe(0);
  });

  test('nowhere where the registry asks nobody who they are', async () => {
    // GIVEN
    it.registry.access = 'open';

    // WHEN
    const { status } = await it.run();

    // THEN
    expect(it.registry.events).toEqual([
      'GET /v2/ (nobody)', 'GET /v2/acme/app/manifests/1.2.3 (nobody)', 'docker 1.2.3', 'GET /v2/ (nobody)', 'GET /v2/acme/app/manifests/1.2.3 (nobody)',
    ]);
    expect(status).toBe(0);
  });

  test.each(['bearer', 'basic'] as const)('with the right password only (%s)', async (access) => {
    // GIVEN
    it.registry.access = access;

    // WHEN
    const { status, outputs } = await it.run({ PASSWORD: 'guessed' });

    // THEN
    const request = access === 'bearer' ? authorized()[1].replace('(robot)', '(a wrong robot)') : 'GET /v2/ (a wrong robot)';
    expect(it.registry.events).toEqual(['GET /v2/ (nobody)', request, 'sleep 30', 'GET /v2/ (nobody)', request]);
    expect(outputs).toMatchObject({
      outcome: 'failed',
      reason: `${it.registry.host} answered 401: UNAUTHORIZED: ${access === 'bearer' ? 'incorrect username or password' : 'authentication required'}`,
    });
    expect(status).toBe(1);
  });

  test.each([
    'a:b:c', ':', '-x', '@file', '$(touch x)', '`touch x`', '%s%%\\n', "'\"\\", 'пароль 密码', 'x'.repeat(300), '*', '&/***/', ' spaces ',
  ])('with the password %j as it is', async (password) => {
    // GIVEN
    it.registry.password = password;

    // WHEN
    const { status } = await it.run();

    // THEN
    expect(it.registry.events).toEqual(published(['1.2.3']));
    expect(it.registry.copies[0].config).toEqual({ auths: { [it.registry.host]: { auth: basic({ ...account, password }) } } });
    expect(status).toBe(0);
  });

  test('with a user name as it is', async () => {
    // WHEN
    await it.run({ USERNAME: 'robot$acme+ci', PASSWORD: 'guessed' });

    // THEN
    expect(it.registry.events[1]).toBe(authorized()[1].replace('(robot)', '(a wrong robot$acme+ci)'));
  });

  test('in the name of docker too, in a configuration of its own that keeps the plugins', async () => {
    // GIVEN
    mkdirSync(it.box.path('docker', 'cli-plugins'), { recursive: true });
    writeFileSync(it.box.path('docker', 'config.json'), '{"auths":{"others.test":{"auth":"x"}}}');
    const plugins = it.box.path('plugins');
    const fake = it.box.read('bin/docker');
    it.box.program('docker', fake.replace("'buildx imagetools create')", `$&\n    readlink "$DOCKER_CONFIG/cli-plugins" > '${plugins}'`));

    // WHEN
    const { status } = await it.run({ DOCKER_CONFIG: it.box.path('docker') });

    // THEN
    expect(it.registry.copies).toEqual([{
      tags: ['1.2.3'],
      args: ['buildx', 'imagetools', 'create', '--prefer-index=false', `--tag=${it.registry.repository}:1.2.3`, `oci-layout://${it.box.path('a layout')}@${BUILT.digest}`],
      config: { auths: { [it.registry.host]: { auth: basic() } } },
    }]);
    expect(it.box.read('plugins').trim()).toBe(it.box.path('docker', 'cli-plugins'));
    expect(it.box.read('docker/config.json')).toBe('{"auths":{"others.test":{"auth":"x"}}}');
    expect(status).toBe(0);
  });

  test.each([
    ['docker.io/acme/app', 'https://registry-1.docker.io', 'https://index.docker.io/v1/'],
    ['ghcr.io/acme/app', 'https://ghcr.io', 'ghcr.io'],
    ['registry.test:5000/acme/app', 'https://registry.test:5000', 'registry.test:5000'],
    ['a.docker.io/acme/app', 'https://a.docker.io', 'a.docker.io'],
    ['localhost/acme/app', 'http://localhost', 'localhost'],
    ['localhost:5000/acme/app', 'http://localhost:5000', 'localhost:5000'],
    ['localhost.test/acme/app', 'https://localhost.test', 'localhost.test'],
    ['127.0.0.1.test/acme/app', 'https://127.0.0.1.test', '127.0.0.1.test'],
  ])('to %s at its address', async (image, address, key) => {
    // GIVEN a network in which the registry has that address
    const addresses = it.box.path('addresses');
    it.box.program('curl', `#!/usr/bin/env bash
for url; do :; done
[[ $url == ${it.registry.url}/* ]] || sed 's,/v2/.*,,' <<< "$url" >> '${addresses}'
exec '${programOf('curl')}' "\${@/#${address.replaceAll('/', '\\/')}/${it.registry.url.replaceAll('/', '\\/')}}"
`);

    // WHEN
    const { status } = await it.run({ IMAGE: image });

    // THEN
    expect([...new Set(it.box.read('addresses').trim().split('\n'))]).toEqual([address]);
    expect(it.registry.copies.map(({ args, config }) => [args[4], config])).toEqual([[`--tag=${image}:1.2.3`, { auths: { [key]: { auth: basic() } } }]]);
    expect(it.registry.events).toEqual(published(['1.2.3']));
    expect(status).toBe(0);
  });

  test('to a repository in folders', async () => {
    // WHEN
    await it.run({ IMAGE: `${it.registry.host}/team/project/app` });

    // THEN
    expect(it.registry.events.slice(1, 3)).toEqual([
      'GET /token?service=registry.test&scope=repository:team/project/app:pull,push (robot)', read('1.2.3').replace('acme/app', 'team/project/app'),
    ]);
  });
});
