import { HOSTILE, Notifying } from './notifying';

const it = new Notifying('slack.sh');
const given = (env: Record<string, string> = {}) => ({ MESSAGE: 'published', URL: `${it.service.url}/services/T0/B0/token`, SECRETS: 'URL=CHANNEL', ...env });

describe('slack.sh', () => {
  test('sends the message to the webhook, escaped', async () => {
    // WHEN
    const { status, stdout, stderr } = await it.tell(given({ MESSAGE: HOSTILE }));

    // THEN
    expect({ status, stdout, stderr }).toEqual({ status: 0, stdout: [], stderr: '' });
    expect(it.asked).toEqual([['POST', '/services/T0/B0/token', 'application/json']]);
    expect(it.told).toEqual({ text: HOSTILE.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;') });
  });

  test('shows the URL to no other program', async () => {
    expect(await it.leaksOf(given(), () => ['token'])).toEqual([]);
  });

  test('tries again after an error of the server, and takes the last answer', async () => {
    // GIVEN
    it.service.answer = () => it.service.requests.length === 1 ? [500, 'a moment'] : [200, 'ok'];

    // WHEN
    const { status, stdout, stderr } = await it.tell(given());

    // THEN
    expect({ status, stdout, stderr }).toEqual({ status: 0, stdout: [], stderr: '' });
    expect(it.service.requests.map(({ body }) => JSON.parse(body) as unknown)).toEqual([{ text: 'published' }, { text: 'published' }]);
  });

  test('says what the service says where it goes on failing', async () => {
    // GIVEN
    it.service.answer = () => [503, `down\n${it.service.requests.length}`];

    // THEN
    expect(await it.tell(given())).toMatchObject({ status: 1, stdout: ['::error title=Slack was not told::down 2 (HTTP 503)'], stderr: '' });
  });

  test('is refused once only', async () => {
    // GIVEN
    it.service.answer = () => [404, 'no_service'];

    // THEN
    expect(await it.tell(given())).toMatchObject({ status: 1, stdout: ['::error title=Slack was not told::no_service (HTTP 404)'], stderr: '' });
    expect(it.service.requests).toHaveLength(1);
  });

  test('does not take a redirection for success', async () => {
    // GIVEN
    it.service.answer = () => [301, ''];

    // THEN
    expect(await it.tell(given())).toMatchObject({ status: 1, stdout: ['::error title=Slack was not told:: (HTTP 301)'] });
  });

  test('says no more than a thousand bytes of a page', async () => {
    // GIVEN
    it.service.answer = () => [400, 'x'.repeat(200_000)];

    // THEN
    expect(await it.tell(given())).toMatchObject({ status: 1, stdout: [`::error title=Slack was not told::${'x'.repeat(1000)} (HTTP 400)`] });
  });

  test('says why where there is no server', async () => {
    // WHEN
    const { status, stdout } = await it.tell(given({ URL: 'http://127.0.0.1:1/token' }));

    // THEN
    expect(status).toBe(1);
    expect(stdout).toEqual([expect.stringMatching(/^::error title=Slack was not told::curl: \(7\) Failed to connect to 127\.0\.0\.1 port 1 .*\(HTTP 000\)$/)]);
  });

  test('says which secret is not set, and sends nothing', async () => {
    expect(await it.tell(given({ URL: '' }))).toMatchObject({ status: 1, stdout: ['::error title=Slack was not told::The secret CHANNEL is not set'], stderr: '' });
    expect(it.asked).toEqual([]);
  });
});
