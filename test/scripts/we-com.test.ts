import { HOSTILE, Notifying, RUN } from './notifying';

const it = new Notifying('we-com.sh');
const given = (env: Record<string, string> = {}) => ({ MESSAGE: 'published', URL: `${it.service.url}/cgi-bin/webhook/send?key=token`, SECRETS: 'URL=ROOM', ...env });

/** The text of the message that was sent. */
const content = () => (it.told as { text: { content: string } }).text.content;

beforeEach(() => {
  it.service.answer = () => [200, { errcode: 0, errmsg: 'ok' }];
});

describe('we-com.sh', () => {
  test('sends a text', async () => {
    // WHEN
    const { status, stdout, stderr } = await it.tell(given({ MESSAGE: HOSTILE }));

    // THEN
    expect({ status, stdout, stderr }).toEqual({ status: 0, stdout: [], stderr: '' });
    expect(it.asked).toEqual([['POST', '/cgi-bin/webhook/send?key=token', 'application/json']]);
    expect(it.told).toEqual({ msgtype: 'text', text: { content: HOSTILE } });
  });

  test('shows the URL to no other program', async () => {
    expect(await it.leaksOf(given(), () => ['token'])).toEqual([]);
  });

  test('sends as it is what is no longer than WeCom takes', async () => {
    // GIVEN
    const message = 'a'.repeat(2046); // and two quotation marks

    // WHEN
    await it.tell(given({ MESSAGE: message }));

    // THEN
    expect(content()).toBe(message);
  });

  test.each(['a', '中', '🚀', '\n'])('cuts what is longer, between two characters, and says where there is more: %j', async (character) => {
    // GIVEN
    const message = character.repeat(2047);

    // WHEN
    const { status } = await it.tell(given({ MESSAGE: message }));

    // THEN
    expect(status).toBe(0);
    expect(Buffer.byteLength(content())).toBeLessThanOrEqual(2048);
    expect(content()).toBe(`${message.slice(0, content().indexOf('…'))}…\n${RUN}`);
    expect(content().length - RUN.length).toBeGreaterThan(400);
  });

  test.each([{ errcode: 93000, errmsg: 'invalid webhook url' }, { errcode: 45009, errmsg: 'api freq out of limit' }])('fails, in the words of the service, where it answers %j', async (answer) => {
    // GIVEN
    it.service.answer = () => [200, answer];

    // WHEN
    const { status, stdout } = await it.tell(given());

    // THEN
    expect({ status, stdout }).toEqual({ status: 1, stdout: [`::error title=WeCom was not told::${JSON.stringify(answer)} (HTTP 200)`] });
  });

  test('says which secret is not set', async () => {
    expect(await it.tell(given({ URL: '' }))).toMatchObject({ status: 1, stdout: ['::error title=WeCom was not told::The secret ROOM is not set'] });
    expect(it.asked).toEqual([]);
  });
});
