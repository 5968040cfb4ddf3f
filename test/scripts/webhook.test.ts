import { createHmac } from 'node:crypto';
import { HOSTILE, KEY, Notifying, RUN } from './notifying';

const it = new Notifying('webhook.sh');
const given = (env: Record<string, string> = {}) => ({
  MESSAGE: HOSTILE, RELEASE: 'release-image', OUTCOME: 'failure', RECORD: '{"version":"1.2.3"}', URL: `${it.service.url}/hook/token?a=b`, SECRETS: 'URL=HOOK', ...env,
});
const signed = (env: Record<string, string> = {}) => given({ SIGNING_SECRET: KEY, SECRETS: 'URL=HOOK SIGNING_SECRET=HOOK_KEY', ...env });
const TOLD = { release: 'release-image', outcome: 'failure', message: HOSTILE, run: RUN, record: { version: '1.2.3' } };

describe('webhook.sh', () => {
  test('sends all that is known, as JSON', async () => {
    // WHEN
    const { status, stdout, stderr } = await it.tell(given());

    // THEN
    expect({ status, stdout, stderr }).toEqual({ status: 0, stdout: [], stderr: '' });
    expect(it.asked).toEqual([['POST', '/hook/token?a=b', 'application/json']]);
    expect(it.service.requests[0].headers['x-hub-signature-256']).toBeUndefined();
    expect(it.told).toEqual(TOLD);
  });

  test('shows the URL to no other program', async () => {
    expect(await it.leaksOf(given(), () => ['token'])).toEqual([]);
  });

  test.each(['', '{"version":'])('sends the rest where the record is withheld or no JSON: %j', async (record) => {
    // WHEN
    const { status } = await it.tell(given({ RECORD: record }));

    // THEN
    expect(status).toBe(0);
    expect(it.told).toEqual({ ...TOLD, record: null });
  });

  test('signs the bytes that it sends with the secret, which it shows to no other program', async () => {
    // WHEN
    const leaks = await it.leaksOf(signed(), () => ['token', KEY, it.service.requests[0].headers['x-hub-signature-256']!.toString()]);

    // THEN
    const [{ body, headers }] = it.service.requests;
    expect(headers['x-hub-signature-256']).toBe(`sha256=${createHmac('sha256', KEY).update(body).digest('hex')}`);
    expect(it.told).toEqual(TOLD);
    expect(leaks).toEqual([]);
  });

  test.each([200, 201, 204])('takes %d for success', async (status) => {
    // GIVEN
    it.service.answer = () => [status, ''];

    // THEN
    expect(await it.tell(given())).toMatchObject({ status: 0, stdout: [] });
  });

  test('fails in the words of the server', async () => {
    // GIVEN
    it.service.answer = () => [400, { error: 'no such release' }];

    // THEN
    expect(await it.tell(given())).toMatchObject({ status: 1, stdout: ['::error title=The webhook was not told::{"error":"no such release"} (HTTP 400)'] });
  });

  test.each([['URL', 'HOOK'], ['SIGNING_SECRET', 'HOOK_KEY']])('says which secret is not set: %s', async (variable, secret) => {
    // WHEN
    const { status, stdout } = await it.tell(signed({ [variable]: '' }));

    // THEN
    expect({ status, stdout }).toEqual({ status: 1, stdout: [`::error title=The webhook was not told::The secret ${secret} is not set`] });
    expect(it.asked).toEqual([]);
  });
});
