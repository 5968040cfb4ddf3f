import { createHmac } from 'node:crypto';
import { HOSTILE, KEY, Notifying } from './notifying';

const it = new Notifying('ding-talk.sh');
const given = (env: Record<string, string> = {}) => ({ MESSAGE: 'published', URL: `${it.service.url}/robot/send?access_token=token`, SECRETS: 'URL=ROOM', ...env });
const signed = (env: Record<string, string> = {}) => given({ SIGNING_SECRET: KEY, SECRETS: 'URL=ROOM SIGNING_SECRET=ROOM_KEY', ...env });

beforeEach(() => {
  it.service.answer = () => [200, { errcode: 0, errmsg: 'ok' }];
});

describe('ding-talk.sh', () => {
  test('sends a text', async () => {
    // WHEN
    const { status, stdout, stderr } = await it.tell(given({ MESSAGE: HOSTILE }));

    // THEN
    expect({ status, stdout, stderr }).toEqual({ status: 0, stdout: [], stderr: '' });
    expect(it.asked).toEqual([['POST', '/robot/send?access_token=token', 'application/json']]);
    expect(it.told).toEqual({ msgtype: 'text', text: { content: HOSTILE } });
  });

  test('signs the time of now with the secret, which it shows to no other program, again and again', async () => {
    for (let time = 0; time < 5; time++) { // so that + and / are among what is to be encoded
      // GIVEN
      const before = Date.now();
      it.service.requests.length = 0;
      const signature = () => new URL(it.service.requests[0].url, it.service.url).searchParams.get('sign') ?? '';

      // WHEN
      const leaks = await it.leaksOf(signed(), () => ['token', KEY, signature(), encodeURIComponent(signature())]);

      // THEN
      const timestamp = new URL(it.service.requests[0].url, it.service.url).searchParams.get('timestamp') ?? '';
      expect(timestamp).toMatch(/^\d{13}$/);
      expect(Number(timestamp)).toBeGreaterThanOrEqual(before);
      expect(Number(timestamp) - before).toBeLessThan(10_000);
      expect(signature()).toBe(createHmac('sha256', KEY).update(`${timestamp}\n${KEY}`).digest('base64'));
      expect(it.service.requests[0].url).toBe(`/robot/send?access_token=token&timestamp=${timestamp}&sign=${encodeURIComponent(signature())}`);
      expect(it.told).toEqual({ msgtype: 'text', text: { content: 'published' } });
      expect(leaks).toEqual([]);
    }
  });

  test.each([{ errcode: 310000, errmsg: 'sign not match' }, { errcode: 130101, errmsg: 'send too fast' }, {}])('fails, in the words of the service, where it answers %j', async (answer) => {
    // GIVEN
    it.service.answer = () => [200, answer];

    // WHEN
    const { status, stdout } = await it.tell(given());

    // THEN
    expect({ status, stdout }).toEqual({ status: 1, stdout: [`::error title=DingTalk was not told::${JSON.stringify(answer)} (HTTP 200)`] });
  });

  test('cuts a text that is too long', async () => {
    // WHEN
    await it.tell(given({ MESSAGE: '中\n'.repeat(10_000) }));

    // THEN
    const { text: { content } } = it.told as { text: { content: string } };
    expect(Buffer.byteLength(content)).toBeLessThanOrEqual(18_000);
    expect(content).toMatch(/^(中\n)+中?…\nhttps:\/\/github\.com\/acme\/app\/actions\/runs\/7$/);
  });

  test.each([['URL', 'ROOM'], ['SIGNING_SECRET', 'ROOM_KEY']])('says which secret is not set: %s', async (variable, secret) => {
    // WHEN
    const { status, stdout } = await it.tell(signed({ [variable]: '' }));

    // THEN
    expect({ status, stdout }).toEqual({ status: 1, stdout: [`::error title=DingTalk was not told::The secret ${secret} is not set`] });
    expect(it.asked).toEqual([]);
  });
});
