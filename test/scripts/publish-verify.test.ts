import { digestOf, image } from './image';
import { authorized, BUILT, error, published, publishedAgain, publishing, read, times } from './publish';

const it = publishing();
const OTHER = image({ annotation: '1.2.2', salt: 'other' });
const ANONYMOUS = 'true';
const PRIVATE = 'published, but nobody can pull it without a login: make it public in the settings of the registry';

describe('publish.sh reads back', () => {
  test.each([
    ['another image', (): void => void (it.registry.move = (tag) => it.registry.has(OTHER, tag)), OTHER.digest],
    ['nothing', (): void => void (it.registry.move = () => undefined), 'nothing'],
  ])('each tag and fails where one serves %s', async (_name, given, served) => {
    // GIVEN
    given();

    // WHEN
    const { status, outputs, stdout } = await it.run();

    // THEN
    expect(it.registry.of('docker')).toEqual(times(8, '1.2.3'));
    expect(it.registry.of('sleep')).toEqual(['5', '10', '20', '40', '80', '160', '240']);
    expect(outputs).toMatchObject({ outcome: 'failed', reason: `1.2.3 serves ${served}, not ${BUILT.digest}` });
    expect(stdout.filter((line) => line.includes(' serves ') && !line.includes(': '))).toEqual(times(8, `${it.registry.repository}:1.2.3 serves ${served}`));
    expect(status).toBe(1);
  });

  test('what is served, not what the registry says of it', async () => {
    // GIVEN a registry that says the right digest of the wrong bytes
    const headers = { 'docker-content-digest': BUILT.digest, 'etag': `"${BUILT.digest}"` };
    const bytes = BUILT.blobs.get(BUILT.digest)!;
    it.registry.will('GET /v2/acme/app/manifests/1.2.3', [404], [200, `${bytes.toString('utf8')} `, headers]);

    // WHEN
    const { status, outputs } = await it.run();

    // THEN
    expect(it.registry.of('sleep')).toEqual(['5']);
    expect(outputs.outcome).toBe('published');
    expect(status).toBe(0);
  });

  test('what is served, not what the registry calls it', async () => {
    // GIVEN a registry that says a wrong digest of the right bytes
    it.registry.will('GET /v2/acme/app/manifests/1.2.3', [404], [200, BUILT.blobs.get(BUILT.digest), { 'docker-content-digest': OTHER.digest }]);

    // WHEN
    const { status } = await it.run();

    // THEN
    expect(it.registry.events).toEqual(published(['1.2.3']));
    expect(status).toBe(0);
  });

  test('and no other tag once one is wrong', async () => {
    // GIVEN
    it.registry.will('GET /v2/acme/app/manifests/1.2.3', [404], [404]);

    // WHEN
    const { status } = await it.run({ TAGS: '1.2.3\nlatest', VERSION: '' });

    // THEN
    const first = [...authorized(), 'docker 1.2.3 latest', ...authorized(), read('1.2.3')];
    expect(it.registry.events).toEqual([...first, 'sleep 5', ...first, 'sleep 10', ...first, read('latest')]);
    expect(status).toBe(0);
  });

  test('until the registry has caught up', async () => {
    // GIVEN
    it.registry.has(OTHER, 'latest');
    const lag: [string, string][] = [];
    it.registry.move = (tag, digest) => {
      lag.push([tag, digest]);
      it.registry.tags.set('1.2.3', BUILT.digest);
      if (lag.length > 4) {
        it.registry.tags.set('latest', digest);
      }
    };

    // WHEN
    const { status, outputs } = await it.run({ TAGS: '1.2.3\nlatest' });

    // THEN
    expect(it.registry.of('docker')).toEqual(['1.2.3', 'latest', '1.2.3', 'latest', '1.2.3', 'latest']);
    expect(it.registry.of('sleep')).toEqual(['5', '10']);
    expect(outputs).toMatchObject({ outcome: 'published', reason: '' });
    expect(status).toBe(0);
  });

  test('the last tag as well', async () => {
    // GIVEN
    it.registry.move = (tag, digest) => void (tag === 'latest' || it.registry.tags.set(tag, digest));

    // WHEN
    const { status, outputs } = await it.run({ TAGS: '1.2.3\n1.2\nlatest' });

    // THEN
    expect(outputs).toMatchObject({ outcome: 'failed', reason: `latest serves nothing, not ${BUILT.digest}` });
    expect(status).toBe(1);
  });
});

describe('publish.sh reads back as somebody without a login', () => {
  test('after all, without a credential', async () => {
    // GIVEN
    it.registry.isPublic = true;

    // WHEN
    const { status, outputs } = await it.run({ TAGS: '1.2.3\nlatest', ANONYMOUS });

    // THEN
    expect(it.registry.events).toEqual([...published(['1.2.3'], ['latest']), ...authorized('pull', 'nobody'), read('1.2.3', 'nobody')]);
    expect(outputs).toMatchObject({ outcome: 'published', reason: '' });
    expect(status).toBe(0);
  });

  test.each(['basic', 'open'] as const)('where the access is %s', async (access) => {
    // GIVEN
    it.registry.access = access;
    it.registry.isPublic = true;
    it.registry.will('GET /v2/', 'as usual', ...times(access === 'basic' ? 3 : 1, 'as usual' as const), [200]);

    // WHEN
    const { status } = await it.run({ ANONYMOUS });

    // THEN
    expect(it.registry.events.slice(-2)).toEqual(['GET /v2/ (nobody)', 'GET /v2/acme/app/manifests/1.2.3 (nobody)']);
    expect(status).toBe(0);
  });

  test.each([
    ['gives nobody a token', (): void => undefined, []],
    ['gives nobody a token that is good for anything', (): void => void (it.registry.givesNobodyTokens = true), [read('1.2.3', 'nobody')]],
  ])('and fails where the registry %s', async (_name, given, more) => {
    // GIVEN
    given();

    // WHEN
    const { status, outputs } = await it.run({ ANONYMOUS });

    // THEN
    const asNobody = [...authorized('pull', 'nobody'), ...more];
    expect(it.registry.events).toEqual([...published(['1.2.3']), ...asNobody, 'sleep 30', ...publishedAgain('1.2.3'), ...asNobody]);
    expect(outputs).toMatchObject({ outcome: 'failed', reason: PRIVATE });
    expect(status).toBe(1);
  });

  test.each([401, 403, 404])('and fails where the registry answers %d', async (status) => {
    // GIVEN
    it.registry.isPublic = true;
    it.registry.will('GET /v2/acme/app/manifests/1.2.3', 'as usual', 'as usual', [status], 'as usual', [status]);

    // WHEN
    const { outputs } = await it.run({ ANONYMOUS });

    // THEN
    expect(it.registry.of('sleep')).toEqual(['30']);
    expect(outputs).toMatchObject({ outcome: 'failed', reason: PRIVATE });
  });

  test('and fails where the registry asks everybody for a password', async () => {
    // GIVEN
    it.registry.access = 'basic';

    // WHEN
    const { status, outputs } = await it.run({ ANONYMOUS });

    // THEN
    expect(it.registry.events.slice(-2)).toEqual(['GET /v2/ (nobody)', 'GET /v2/ (nobody)']);
    expect(outputs.reason).toBe(PRIVATE);
    expect(status).toBe(1);
  });

  test('and tries again where the registry is out of order, in its words', async () => {
    // GIVEN
    it.registry.isPublic = true;
    it.registry.will('GET /v2/acme/app/manifests/1.2.3', 'as usual', 'as usual', error(503, 'UNAVAILABLE', 'later'));

    // WHEN
    const { status, stdout, outputs } = await it.run({ ANONYMOUS });

    // THEN
    expect(it.registry.of('sleep')).toEqual(['5']);
    expect(stdout).toContain(`${it.registry.repository}: ${it.registry.host} answered 503: UNAVAILABLE: later`);
    expect(outputs).toMatchObject({ outcome: 'published', reason: '' });
    expect(status).toBe(0);
  });

  test('and fails where others are served something else', async () => {
    // GIVEN
    it.registry.isPublic = true;
    it.registry.will('GET /v2/acme/app/manifests/1.2.3', 'as usual', ...times(8, ['as usual', [200, 'stale']] as const).flat());

    // WHEN
    const { status, outputs } = await it.run({ ANONYMOUS });

    // THEN
    expect(it.registry.of('sleep')).toHaveLength(7);
    expect(outputs.reason).toBe(`1.2.3 serves ${digestOf('stale')}, not ${BUILT.digest}`);
    expect(status).toBe(1);
  });

  test('with a tag that it moved, where it kept the first', async () => {
    // GIVEN
    it.registry.isPublic = true;
    it.registry.has(image({ annotation: '2.0.0', salt: 'x' }), 'latest');

    // WHEN
    const { status, outputs } = await it.run({ TAGS: 'latest\n1.2.3', ANONYMOUS });

    // THEN
    expect(it.registry.of('sleep')).toEqual([]);
    expect(outputs).toMatchObject({ outcome: 'published', reason: '', kept: 'latest' });
    expect(status).toBe(0);
  });

  test.each(['', 'false'])('not where ANONYMOUS is %j', async (value) => {
    // WHEN
    const { status } = await it.run({ ANONYMOUS: value });

    // THEN
    expect(it.registry.events).toEqual(published(['1.2.3']));
    expect(status).toBe(0);
  });
});
