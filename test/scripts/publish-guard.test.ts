import { image } from './image';
import { authorized, BUILT, error, published, publishing, read, times } from './publish';

const it = publishing();
const OTHER = image({ annotation: '1.2.3', salt: 'other' });
const refusal = (tag: string) => `refused: ${tag} already serves ${OTHER.digest}, and this run built ${BUILT.digest}. A version is never replaced: release a new one, or allow it with the option overwrite`;

describe('publish.sh guards versions', () => {
  test('and takes it for published where it is the same to the last byte', async () => {
    // GIVEN
    it.registry.has(BUILT, '1.2.3');

    // WHEN
    const { status, outputs } = await it.run();

    // THEN
    expect(it.registry.events).toEqual(published(['1.2.3']));
    expect(outputs).toMatchObject({ outcome: 'published', reason: '', kept: '' });
    expect(status).toBe(0);
  });

  test('and refuses to replace one, after it has looked once more', async () => {
    // GIVEN
    it.registry.has(OTHER, '1.2.3');

    // WHEN
    const { status, stdout, outputs } = await it.run({ TAGS: '1.2.3\n1.2\nlatest' });

    // THEN
    expect(it.registry.events).toEqual([...authorized(), read('1.2.3'), 'sleep 30', ...authorized(), read('1.2.3')]);
    expect(outputs).toMatchObject({ outcome: 'failed', reason: refusal('1.2.3'), kept: '' });
    expect(stdout.at(-1)).toBe(`::error title=Not published::${it.registry.repository}: ${refusal('1.2.3')}`);
    expect(it.registry.tags).toEqual(new Map([['1.2.3', OTHER.digest]]));
    expect(status).toBe(1);
  });

  test('and publishes where it has looked once more and the registry was wrong', async () => {
    // GIVEN
    it.registry.will('GET /v2/acme/app/manifests/1.2.3', [200, 'something else']);

    // WHEN
    const { status, outputs } = await it.run();

    // THEN
    expect(it.registry.events).toEqual([...authorized(), read('1.2.3'), 'sleep 30', ...published(['1.2.3'])]);
    expect(outputs).toMatchObject({ outcome: 'published', reason: '' });
    expect(status).toBe(0);
  });

  test('and replaces one where that is allowed', async () => {
    // GIVEN
    it.registry.has(OTHER, '1.2.3');

    // WHEN
    const { status, outputs } = await it.run({ OVERWRITE: 'true' });

    // THEN
    expect(it.registry.events).toEqual(published(['1.2.3']));
    expect(it.registry.tags).toEqual(new Map([['1.2.3', BUILT.digest]]));
    expect(outputs.outcome).toBe('published');
    expect(status).toBe(0);
  });

  test.each(['', 'false', 'yes'])('also where OVERWRITE is %j', async (value) => {
    // GIVEN
    it.registry.has(OTHER, '1.2.3');

    // WHEN
    const { outputs } = await it.run({ OVERWRITE: value });

    // THEN
    expect(outputs.reason).toBe(refusal('1.2.3'));
    expect(it.registry.copies).toEqual([]);
  });

  test.each([
    ['v1.2.3', '1.2.3'], ['1.2.3-alpine', '1.2.3'], ['k8s1.30-1.2.3', '1.2.3'], ['1.3.0-rc.1', '1.3.0-rc.1'], ['v1.3.0-rc.1-alpine', '1.3.0-rc.1'],
  ])('called %s', async (tag, version) => {
    // GIVEN
    it.registry.has(OTHER, tag);

    // WHEN
    const { status, outputs } = await it.run({ TAGS: tag, VERSION: version });

    // THEN
    expect(outputs.reason).toBe(refusal(tag));
    expect(it.registry.events).toEqual([...authorized(), read(tag), 'sleep 30', ...authorized(), read(tag)]);
    expect(status).toBe(1);
  });

  test('each of several, before any is copied', async () => {
    // GIVEN
    it.registry.has(OTHER, 'v1.2.3');

    // WHEN
    const { outputs } = await it.run({ TAGS: '1.2.3\nlatest\nv1.2.3' });

    // THEN
    const attempt = [...authorized(), read('1.2.3'), read('v1.2.3')];
    expect(it.registry.events).toEqual([...attempt, 'sleep 30', ...attempt]);
    expect(outputs.reason).toBe(refusal('v1.2.3'));
  });

  test('copied all at once and before the tags that move', async () => {
    // WHEN
    const { status } = await it.run({ TAGS: 'latest\n1.2.3\n1.2\nv1.2.3' });

    // THEN
    expect(it.registry.events).toEqual(published(['1.2.3', 'v1.2.3'], ['latest', '1.2']));
    expect(it.registry.copies.map(({ args }) => args.slice(3))).toEqual([
      ['--prefer-index=false', `--tag=${it.registry.repository}:1.2.3`, `--tag=${it.registry.repository}:v1.2.3`, `oci-layout://${it.box.path('a layout')}@${BUILT.digest}`],
      ['--prefer-index=false', `--tag=${it.registry.repository}:latest`, `--tag=${it.registry.repository}:1.2`, `oci-layout://${it.box.path('a layout')}@${BUILT.digest}`],
    ]);
    expect(status).toBe(0);
  });

  test('and moves nothing where they cannot be copied', async () => {
    // GIVEN
    it.registry.docker = () => 'ERROR: failed to copy: quota exceeded\n';

    // WHEN
    const { outputs } = await it.run({ TAGS: '1.2.3\nlatest' });

    // THEN
    expect(it.registry.of('docker')).toEqual(times(8, '1.2.3'));
    expect(outputs).toMatchObject({ outcome: 'failed', reason: 'failed to copy: quota exceeded' });
  });

  test.each([
    [error(503, 'UNAVAILABLE', 'try later'), '5', '30'],
    [error(500, 'UNKNOWN', 'unknown error'), '5', '30'],
    [error(429, 'TOOMANYREQUESTS', 'slow down'), '5', '30'],
    [[400, 'what?'] as const, '5', '30'],
    ['hangs up' as const, '5', '30'],
    [error(403, 'DENIED', 'access forbidden'), '30'],
    [error(401, 'UNAUTHORIZED', 'authentication required'), '30'],
  ])('and does not take %j for absence', async (answer, ...pauses) => {
    // GIVEN
    it.registry.has(OTHER, '1.2.3');
    it.registry.will('GET /v2/acme/app/manifests/1.2.3', answer);

    // WHEN
    const { outputs } = await it.run();

    // THEN
    expect(it.registry.copies).toEqual([]);
    expect(it.registry.of('sleep')).toEqual(pauses);
    expect(outputs.reason).toBe(refusal('1.2.3'));
  });

  test.each(['MANIFEST_UNKNOWN', 'NAME_UNKNOWN', 'NOT_FOUND'])('but takes 404 for absence, whatever it is called: %s', async (code) => {
    // GIVEN
    it.registry.will('GET /v2/acme/app/manifests/1.2.3', error(404, code, 'not there'));

    // WHEN
    const { status } = await it.run();

    // THEN
    expect(it.registry.events).toEqual(published(['1.2.3']));
    expect(status).toBe(0);
  });

  test('and no other tags: those of branches are there to be replaced', async () => {
    // GIVEN
    it.registry.has(OTHER, 'main', '1.2.3');

    // WHEN
    const { status } = await it.run({ TAGS: 'main\nsha-0123456', VERSION: '' });

    // THEN
    expect(it.registry.events).toEqual(published([], ['main', 'sha-0123456'], false));
    expect(it.registry.tags.get('main')).toBe(BUILT.digest);
    expect(status).toBe(0);
  });
});
