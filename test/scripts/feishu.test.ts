import { createHmac } from 'node:crypto';
import { HOSTILE, KEY, Notifying, RUN } from './notifying';

const it = new Notifying('feishu.sh');
const given = (env: Record<string, string> = {}) => ({ MESSAGE: 'published', URL: `${it.service.url}/open-apis/bot/v2/hook/token`, SECRETS: 'URL=ROOM', ...env });
const signed = (env: Record<string, string> = {}) => given({ SIGNING_SECRET: KEY, SECRETS: 'URL=ROOM SIGNING_SECRET=ROOM_KEY', ...env });

beforeEach(() => {
  it.service.answer = () => [200, { StatusCode: 0, StatusMessage: 'success', code: 0, data: {}, msg: 'success' }];
});

describe('feishu.sh', () => {
  test('sends a text in which nothing can mention anybody', async () => {
    // WHEN
    const { status, stdout, stderr } = await it.tell(given({ MESSAGE: HOSTILE }));

    // THEN
    expect({ status, stdout, stderr }).toEqual({ status: 0, stdout: [], stderr: '' });
    expect(it.asked).toEqual([['POST', '/open-apis/bot/v2/hook/token', 'application/json']]);
    expect(it.told).toEqual({ msg_type: 'text', content: { text: HOSTILE.replace(/</g, '＜') } });
  });

  test('signs the time of now with the secret, which it shows to no other program', async () => {
    // GIVEN
    const before = Math.floor(Date.now() / 1000);

    // WHEN
    const leaks = await it.leaksOf(signed(), () => ['token', KEY, (it.told as { sign: string }).sign]);

    // THEN
    const { timestamp, sign, ...rest } = it.told as Record<string, string>;
    expect(rest).toEqual({ msg_type: 'text', content: { text: 'published' } });
    expect(timestamp).toMatch(/^\d{10}$/);
    expect(Number(timestamp) - before).toBeLessThan(10);
    expect(Number(timestamp)).toBeGreaterThanOrEqual(before);
    expect(sign).toBe(createHmac('sha256', `${timestamp}\n${KEY}`).update('').digest('base64'));
    expect(leaks).toEqual([]);
  });

  test.each([
    ['a signature that does not match', { code: 19021, data: {}, msg: 'sign match fail or timestamp is not within one hour from current time' }],
    ['too many messages', { code: 11232, data: {}, msg: 'frequency limited' }],
    ['no answer', ''],
    ['a page', '<html>\nnot Feishu</html>'],
    ['no code', {}],
    ['a code that is a text', { code: '0' }],
  ])('fails, in the words of the service, where %s comes with the status 200', async (_name, answer) => {
    // GIVEN
    it.service.answer = () => [200, answer];

    // WHEN
    const { status, stdout, stderr } = await it.tell(given());

    // THEN
    const words = typeof answer === 'string' ? answer.replace('\n', ' ') : JSON.stringify(answer);
    expect({ status, stdout, stderr }).toEqual({ status: 1, stdout: [`::error title=Feishu was not told::${words} (HTTP 200)`], stderr: '' });
    expect(it.service.requests).toHaveLength(1);
  });

  test.each(['a', '"', '\n', '中', '🚀'])('cuts what is longer than a request may be, between two characters: %j', async (character) => {
    // GIVEN
    const message = character.repeat(Math.floor(60_000 / Buffer.byteLength(character)));

    // WHEN
    const { status } = await it.tell(signed({ MESSAGE: message }));

    // THEN
    expect(status).toBe(0);
    const [{ body }] = it.service.requests;
    const { content: { text } } = it.told as { content: { text: string } };
    expect(Buffer.byteLength(body)).toBeLessThan(20_000);
    expect(Buffer.byteLength(body)).toBeGreaterThan(16_000);
    expect(text).toBe(`${message.slice(0, text.indexOf('…'))}…\n${RUN}`);
  });

  test.each([['URL', 'ROOM'], ['SIGNING_SECRET', 'ROOM_KEY']])('says which secret is not set: %s', async (variable, secret) => {
    // WHEN
    const { status, stdout } = await it.tell(signed({ [variable]: '' }));

    // THEN
    expect({ status, stdout }).toEqual({ status: 1, stdout: [`::error title=Feishu was not told::The secret ${secret} is not set`] });
    expect(it.asked).toEqual([]);
  });
});
