import { image } from './image';
import { authorized, BUILT, error, publishing, read } from './publish';

const it = publishing();
const REHEARSE = 'true';
const proved = ['POST /v2/acme/app/blobs/uploads/ (a token of robot)', 'DELETE /v2/acme/app/blobs/uploads/0?_state=abc (a token of robot)'];

describe('publish.sh rehearses', () => {
  test('by logging in, looking, and opening an upload that it gives up', async () => {
    // WHEN
    const { status, outputs, stdout, stderr } = await it.run({ REHEARSE, TAGS: '1.2.3\nlatest' });

    // THEN
    expect(it.registry.events).toEqual([...authorized(), read('1.2.3'), read('latest'), ...proved]);
    expect(outputs).toEqual({ outcome: 'rehearsed', reason: '', kept: '', seconds: expect.stringMatching(/^\d+$/) });
    expect([stdout, stderr]).toEqual([[], '']);
    expect(it.registry.tags).toEqual(new Map());
    expect(status).toBe(0);
  });

  test.each(['basic', 'open'] as const)('where the access is %s', async (access) => {
    // GIVEN
    it.registry.access = access;

    // WHEN
    const { outputs } = await it.run({ REHEARSE });

    // THEN
    const who = access === 'basic' ? 'robot' : 'nobody';
    expect(it.registry.events.slice(-3)).toEqual([read('1.2.3'), ...proved].map((event) => event.replace('a token of robot', who)));
    expect(outputs.outcome).toBe('rehearsed');
  });

  test('and gives an upload up at an address in full', async () => {
    // GIVEN
    it.registry.uploadLocation = (path) => `${it.registry.url}${path}`;

    // WHEN
    const { status, outputs } = await it.run({ REHEARSE });

    // THEN
    expect(it.registry.events.slice(-2)).toEqual(proved);
    expect(outputs.outcome).toBe('rehearsed');
    expect(status).toBe(0);
  });

  test('and gives an upload up whose address has braces and brackets', async () => {
    // GIVEN
    it.registry.uploadLocation = (path) => `${path}[1-3]{a,b}`;

    // WHEN
    await it.run({ REHEARSE });

    // THEN
    expect(it.registry.events.slice(-2)).toEqual([proved[0], proved[1].replace('abc', 'abc[1-3]{a,b}')]);
  });

  test.each([
    ['cannot be given up', (): void => it.registry.will('DELETE /v2/acme/app/blobs/uploads/0', error(405, 'UNSUPPORTED', 'no'))],
    ['has no address', (): void => it.registry.will('POST /v2/acme/app/blobs/uploads/', [202])],
    ['is a whole one', (): void => it.registry.will('POST /v2/acme/app/blobs/uploads/', [201])],
  ])('well where the upload %s', async (_name, given) => {
    // GIVEN
    given();

    // WHEN
    const { status, outputs } = await it.run({ REHEARSE });

    // THEN
    expect(it.registry.of('sleep')).toEqual([]);
    expect(outputs).toMatchObject({ outcome: 'rehearsed', reason: '' });
    expect(status).toBe(0);
  });

  test('and says that an upload stays', async () => {
    // GIVEN
    it.registry.will('DELETE /v2/acme/app/blobs/uploads/0', error(405, 'UNSUPPORTED', 'no'));

    // WHEN
    const { stdout } = await it.run({ REHEARSE });

    // THEN
    expect(stdout).toEqual([`${it.registry.host} keeps the empty upload until it expires`]);
  });

  test('and fails where the user may read but not push', async () => {
    // GIVEN
    it.registry.mayPush = false;

    // WHEN
    const { status, outputs } = await it.run({ REHEARSE });

    // THEN
    const attempt = [...authorized(), read('1.2.3'), proved[0]];
    expect(it.registry.events).toEqual([...attempt, 'sleep 30', ...attempt]);
    expect(outputs).toMatchObject({ outcome: 'failed', reason: `${it.registry.host} answered 403: DENIED: requested access to the resource is denied` });
    expect(status).toBe(1);
  });

  test('and fails where a version would be replaced', async () => {
    // GIVEN
    const other = it.registry.has(image({ salt: 'other' }), '1.2.3');

    // WHEN
    const { status, outputs } = await it.run({ REHEARSE });

    // THEN
    expect(it.registry.events).toEqual([...authorized(), read('1.2.3'), 'sleep 30', ...authorized(), read('1.2.3')]);
    expect(outputs.outcome).toBe('failed');
    expect(outputs.reason).toContain(`refused: 1.2.3 already serves ${other.digest}, and this run built ${BUILT.digest}`);
    expect(status).toBe(1);
  });

  test('and says which tags would be kept', async () => {
    // GIVEN
    it.registry.has(image({ annotation: '2.0.0', salt: 'x' }), 'latest');

    // WHEN
    const { outputs } = await it.run({ REHEARSE, TAGS: '1.2.3\n1.2\nlatest' });

    // THEN
    expect(outputs).toMatchObject({ outcome: 'rehearsed', kept: 'latest' });
  });

  test('and does not ask whether everybody may pull what is not there', async () => {
    // WHEN
    const { status } = await it.run({ REHEARSE, ANONYMOUS: 'true' });

    // THEN
    expect(it.registry.events).toEqual([...authorized(), read('1.2.3'), ...proved]);
    expect(status).toBe(0);
  });

  test('and tries again until it can', async () => {
    // GIVEN
    it.registry.will('POST /v2/acme/app/blobs/uploads/', [503], 'hangs up');

    // WHEN
    const { status, outputs } = await it.run({ REHEARSE });

    // THEN
    expect(it.registry.of('sleep')).toEqual(['5', '10']);
    expect(outputs).toMatchObject({ outcome: 'rehearsed', reason: '' });
    expect(status).toBe(0);
  });

  test.each(['', 'false', 'yes'])('not where REHEARSE is %j', async (value) => {
    // WHEN
    const { outputs } = await it.run({ REHEARSE: value });

    // THEN
    expect(it.registry.of('docker')).toEqual(['1.2.3']);
    expect(outputs.outcome).toBe('published');
  });
});
