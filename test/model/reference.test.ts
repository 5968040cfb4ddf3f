import { HOST, REPOSITORY, REPOSITORY_PATH, slug, TAG } from '../../src/model/reference';

describe('HOST', () => {
  test.each(['docker.io', 'ghcr.io', 'registry.example.com:5000', 'localhost', 'localhost:5000', 'registry:5000', '10.0.0.1', '10.0.0.1:5000', 'a-b.example', 'crpi-0123456789abcdef.cn-hangzhou.personal.cr.aliyuncs.com'])('takes %s', (host) => {
    expect(host).toMatch(HOST);
  });

  test.each([
    '', ' ', 'https://quay.io', 'quay.io/', 'quay.io/team', 'quay..io', '.quay.io', 'quay.io.', '-quay.io', 'quay-.io', 'quay_io.example', 'quay.io:', 'quay.io:port', 'quay.io:123456',
    'Quay.io', 'GHCR.IO', 'Localhost:5000', 'quay.io:0', 'quay.io:0443', 'registry', 'a', 'acme-registry', 'localhosts', 'my-localhost', ':5000', '.', 'quay.io\n', 'quay.io\nevil.io', 'user@quay.io', '[::1]:5000', 'quäy.io',
  ])('refuses %j', (host) => {
    expect(host).not.toMatch(HOST);
  });
});

describe('REPOSITORY_PATH', () => {
  test.each(['a', 'app', 'openkf-server', 'team/app', 'a.b_c/d__e/f---g', '0', 'a'.repeat(80)])('takes %s', (path) => {
    expect(path).toMatch(REPOSITORY_PATH);
  });

  test.each(['', 'App', 'a..b', 'a___b', 'a._b', '-a', 'a-', '/a', 'a/', 'a//b', 'a:b', 'a@b', 'a b', 'a\n', 'ä', 'a,b', '${{ x }}', 'a'.repeat(81)])('refuses %j', (path) => {
    expect(path).not.toMatch(REPOSITORY_PATH);
  });
});

describe('REPOSITORY', () => {
  test.each(['mirror.gcr.io', 'localhost', 'localhost/a', 'localhost:5000', '10.0.0.1:5000/a', 'harbor.example.com/docker-hub', 'registry:5000/a/b.c_d', 'a-b.example'])('takes %s', (repository) => {
    expect(repository).toMatch(REPOSITORY);
  });

  test.each([
    '', 'mirror', 'a/b', 'https://mirror.gcr.io', 'mirror.gcr.io/', 'mirror.gcr.io//a', 'Mirror.gcr.io', 'mirror.gcr.io/A', 'mirror.gcr.io/a:1', 'mirror.gcr.io/a@sha256:b', 'mirror.gcr.io\n', 'mirror.gcr.io\n/a', 'mirror.gcr.io/a"]\nx',
    'mirror.gcr.io,x=y', '${{ vars.MIRROR }}', 'mirror.gcr.io:0',
  ])('refuses %j', (repository) => {
    expect(repository).not.toMatch(REPOSITORY);
  });
});

describe('TAG', () => {
  test.each(['latest', '1.2.3', '_x', 'A', 'sha-860c190', 'a'.repeat(128)])('takes %s', (tag) => {
    expect(tag).toMatch(TAG);
  });

  test.each(['', '.a', '-a', 'a:b', 'a/b', 'a+b', 'a b', 'a\n', 'ä', 'a'.repeat(129)])('refuses %j', (tag) => {
    expect(tag).not.toMatch(TAG);
  });
});

describe('the grammar', () => {
  test.each([
    ['HOST', HOST, 'a-'],
    ['HOST', HOST, 'a.'],
    ['HOST', HOST, '-'],
    ['REPOSITORY_PATH', REPOSITORY_PATH, 'a_'],
    ['REPOSITORY_PATH', REPOSITORY_PATH, '-'],
    ['REPOSITORY_PATH', REPOSITORY_PATH, 'a/'],
    ['REPOSITORY', REPOSITORY, 'a-'],
    ['REPOSITORY', REPOSITORY, '.a/'],
    ['TAG', TAG, 'a.'],
  ])('of a %s %p judges a long repetition of %j at once', (_name, pattern, unit) => {
    // GIVEN
    const start = process.hrtime.bigint();

    // WHEN
    const matches = pattern.test(`a${unit.repeat(50_000)}!`);

    // THEN
    expect(matches).toBe(false);
    expect(Number(process.hrtime.bigint() - start) / 1e6).toBeLessThan(500);
  });
});

describe('slug', () => {
  test.each([
    ['openkf-server', 'openkf-server'],
    ['team/app', 'team-app'],
    ['a.b_c', 'a-b-c'],
    ['Registry.Example.COM:5000', 'registry-example-com-5000'],
    ['--a--', 'a'],
    ['a__/..b', 'a-b'],
    ['', ''],
  ])('makes %j the word %j', (name, word) => {
    expect(slug(name)).toBe(word);
  });
});
