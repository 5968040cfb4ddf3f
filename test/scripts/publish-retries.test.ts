import { image } from './image';
import { authorized, error, published, publishedAgain, publishing, read, times } from './publish';

const it = publishing();
const PAUSES = ['5', '10', '20', '40', '80', '160', '240'];
const UNAVAILABLE = error(503, 'UNAVAILABLE', 'try later');
const manifest = 'GET /v2/acme/app/manifests/1.2.3';

describe('publish.sh tries again', () => {
  test('seven times in ten minutes, then fails with the last reason', async () => {
    // GIVEN
    it.registry.will('GET /v2/', ...times(7, UNAVAILABLE), error(502, 'BAD', 'still not'), [200]);

    // WHEN
    const { status, stdout, outputs } = await it.run();

    // THEN
    expect(it.registry.events).toEqual(['GET /v2/ (nobody)', ...PAUSES.flatMap((pause) => [`sleep ${pause}`, 'GET /v2/ (nobody)'])]);
    expect(outputs).toEqual({ outcome: 'failed', reason: `${it.registry.host} answered 502: BAD: still not`, kept: '', seconds: expect.stringMatching(/^\d+$/) });
    expect(stdout).toEqual([
      ...times(7, `${it.registry.repository}: ${it.registry.host} answered 503: UNAVAILABLE: try later`),
      `${it.registry.repository}: ${it.registry.host} answered 502: BAD: still not`,
      `::error title=Not published::${it.registry.repository}: ${it.registry.host} answered 502: BAD: still not`,
    ]);
    expect(status).toBe(1);
  });

  test.each([1, 2, 7])('all over after %d failures', async (failures) => {
    // GIVEN
    it.registry.will('GET /v2/', ...times(failures, UNAVAILABLE));

    // WHEN
    const { status, outputs } = await it.run();

    // THEN
    expect(it.registry.events).toEqual([...PAUSES.slice(0, failures).flatMap((pause) => ['GET /v2/ (nobody)', `sleep ${pause}`]), ...published(['1.2.3'])]);
    expect(outputs).toMatchObject({ outcome: 'published', reason: '' });
    expect(status).toBe(0);
  });

  const [challenge, token] = authorized();
  test.each([
    ['the challenge', 'GET /v2/', 0, published(['1.2.3']), [challenge]],
    ['the token', 'GET /token', 0, published(['1.2.3']), [challenge, token]],
    ['the guard', manifest, 0, published(['1.2.3']), [challenge, token, read('1.2.3')]],
    ['the second challenge', 'GET /v2/', 1, publishedAgain('1.2.3'), [challenge, token, read('1.2.3'), 'docker 1.2.3', challenge]],
    ['the second token', 'GET /token', 1, publishedAgain('1.2.3'), [challenge, token, read('1.2.3'), 'docker 1.2.3', challenge, token]],
    ['reading back', manifest, 1, publishedAgain('1.2.3'), [challenge, token, read('1.2.3'), 'docker 1.2.3', challenge, token, read('1.2.3')]],
  ])('where %s fails', async (_name, request, before, again, events) => {
    for (const answer of [UNAVAILABLE, 'hangs up'] as const) {
      // GIVEN
      it.registry.events.length = 0;
      it.registry.tags.clear();
      it.registry.will(request, ...times(before, 'as usual' as const), answer);

      // WHEN
      const { status } = await it.run();

      // THEN
      expect(it.registry.events).toEqual([...events, 'sleep 5', ...again]);
      expect(status).toBe(0);
    }
  });

  test('where docker fails', async () => {
    // GIVEN
    it.registry.docker = () => it.registry.copies.length > 2 ? undefined : 'ERROR: failed to do request: EOF\n';

    // WHEN
    const { status, stdout } = await it.run();

    // THEN
    expect(it.registry.events).toEqual([
      ...authorized(), read('1.2.3'), 'docker 1.2.3', 'sleep 5', ...authorized(), read('1.2.3'), 'docker 1.2.3', 'sleep 10', ...published(['1.2.3']),
    ]);
    expect(stdout.filter((line) => line.startsWith(it.registry.repository))).toEqual(
      [...times(2, `${it.registry.repository}: failed to do request: EOF`), expect.stringMatching(/:1\.2\.3 serves sha256:/)],
    );
    expect(status).toBe(0);
  });

  test('where moving a tag fails, with the versions too', async () => {
    // GIVEN
    it.registry.docker = ({ tags }) => tags[0] === 'latest' && it.registry.copies.length < 3 ? 'ERROR: x\n' : undefined;

    // WHEN
    const { status } = await it.run({ TAGS: '1.2.3\nlatest' });

    // THEN
    expect(it.registry.of('docker')).toEqual(['1.2.3', 'latest', '1.2.3', 'latest']);
    expect(status).toBe(0);
  });

  test.each([
    ['nobody there', (): Record<string, string> => ({ IMAGE: '127.0.0.1:1/acme/app' }), /^curl: \(7\) Failed to connect to 127\.0\.0\.1 port 1 /],
    ['hanging up', (): Record<string, string> => {
      it.registry.will('GET /v2/', ...times(8, 'hangs up' as const));
      return {};
    }, /^curl: \(52\) Empty reply from server$/],
    ['an answer without words', (): Record<string, string> => {
      it.registry.will('GET /v2/', ...times(8, [500] as const));
      return {};
    }, /^127\.0\.0\.1:\d+ answered 500$/],
    ['an answer with a page', (): Record<string, string> => {
      it.registry.will('GET /v2/', ...times(8, [502, '<html>\n<h1>Bad   Gateway</h1>\n</html>\n'] as const));
      return {};
    }, /^127\.0\.0\.1:\d+ answered 502: <html> <h1>Bad Gateway<\/h1> <\/html>$/],
    ['an answer in other JSON', (): Record<string, string> => {
      it.registry.will('GET /v2/', ...times(8, [500, { details: 'out of order' }] as const));
      return {};
    }, /^127\.0\.0\.1:\d+ answered 500: .*out of order/],
    ['an answer without a code', (): Record<string, string> => {
      it.registry.will('GET /v2/', ...times(8, [500, { errors: [{ message: 'out of order' }] }] as const));
      return {};
    }, /^127\.0\.0\.1:\d+ answered 500: out of order$/],
  ])('and gives %s as the reason', async (_name, given, reason) => {
    // WHEN
    const { status, outputs } = await it.run(given());

    // THEN
    expect(it.registry.of('sleep')).toEqual(PAUSES);
    expect(outputs).toMatchObject({ outcome: 'failed', reason: expect.stringMatching(reason) });
    expect(status).toBe(1);
  });
});

describe('publish.sh confirms a denial', () => {
  test.each([
    [error(401, 'UNAUTHORIZED', 'bad credentials')], [error(403, 'DENIED', 'no')], [[401] as const], [[403] as const], [[403, 'no'] as const],
  ])('by the registry: %j', async (answer) => {
    // GIVEN
    it.registry.will('GET /token', ...times(3, answer));

    // WHEN
    const { status, outputs } = await it.run();

    // THEN
    expect(it.registry.events).toEqual([...authorized(), 'sleep 30', ...authorized()]);
    expect(outputs.outcome).toBe('failed');
    expect(outputs.reason).toMatch(new RegExp(`^127\\.0\\.0\\.1:\\d+ answered ${answer[0]}(: |$)`));
    expect(status).toBe(1);
  });

  test.each([
    ['denied: requested access to the resource is denied'],
    ['failed to authorize: failed to fetch oauth token: unexpected status from GET request to https://x/token: 401 Unauthorized'],
    ['unexpected status from POST request to https://x/v2/: 403 Forbidden'],
    ['unauthorized: authentication required'],
    ['server message: insufficient_scope: authorization failed'],
    ['push access denied, repository does not exist or may require authorization'],
  ])('by docker: %s', async (words) => {
    // GIVEN
    it.registry.docker = () => `#1 copying\nERROR: ${words}\n`;

    // WHEN
    const { status, outputs } = await it.run();

    // THEN
    expect(it.registry.of('sleep')).toEqual(['30']);
    expect(it.registry.of('docker')).toEqual(['1.2.3', '1.2.3']);
    expect(outputs).toMatchObject({ outcome: 'failed', reason: words });
    expect(status).toBe(1);
  });

  test.each([
    'unexpected status from PUT request to https://x/v2/: 500 Internal Server Error', 'failed to copy: digest sha256:4034011234 not found', 'port 40311 is closed', 'toomanyrequests: slow down',
  ])('but tries on where docker says no such thing: %s', async (words) => {
    // GIVEN
    it.registry.docker = () => it.registry.copies.length > 3 ? undefined : `ERROR: ${words}\n`;

    // WHEN
    const { status } = await it.run();

    // THEN
    expect(it.registry.of('sleep')).toEqual(['5', '10', '20']);
    expect(status).toBe(0);
  });

  test('once, and publishes where it was a passing one', async () => {
    // GIVEN
    it.registry.will('GET /token', [403]);

    // WHEN
    const { status, outputs } = await it.run();

    // THEN
    expect(it.registry.events).toEqual([...authorized(), 'sleep 30', ...published(['1.2.3'])]);
    expect(outputs).toMatchObject({ outcome: 'published', reason: '' });
    expect(status).toBe(0);
  });

  test('each time that another fault came between', async () => {
    // GIVEN
    it.registry.will('GET /token', [403], [503], [403], [503]);

    // WHEN
    const { status } = await it.run();

    // THEN
    expect(it.registry.of('sleep')).toEqual(['30', '10', '30', '40']);
    expect(status).toBe(0);
  });

  test('and fails when the second comes after another fault', async () => {
    // GIVEN
    it.registry.will('GET /token', [403], [503], [403], [401], [503]);

    // WHEN
    const { status, outputs } = await it.run();

    // THEN
    expect(it.registry.of('sleep')).toEqual(['30', '10', '30']);
    expect(outputs).toMatchObject({ outcome: 'failed', reason: expect.stringContaining('answered 401') });
    expect(status).toBe(1);
  });

  test('but fails where the first comes with the last attempt', async () => {
    // GIVEN
    it.registry.will('GET /token', ...times(7, UNAVAILABLE), [403], [403], [403]);

    // WHEN
    const { status, outputs } = await it.run();

    // THEN
    expect(it.registry.of('sleep').slice(0, 7)).toEqual(PAUSES);
    expect(outputs).toMatchObject({ outcome: 'failed', reason: `${it.registry.host} answered 403` });
    expect(it.registry.copies).toEqual([]);
    expect(status).toBe(1);
  });

  test('and a refusal that comes with the last attempt fails too', async () => {
    // GIVEN
    it.registry.has(image({ salt: 'other' }), '1.2.3');
    it.registry.will('GET /token', ...times(7, UNAVAILABLE));

    // WHEN
    const { status, outputs } = await it.run();

    // THEN
    expect(outputs).toMatchObject({ outcome: 'failed', reason: expect.stringMatching(/^refused: /) });
    expect(status).toBe(1);
  });
});
