import { HOSTILE, Notifying, RUN } from './notifying';
import { Answer, Request } from '../support/loopback';

interface Issue {
  readonly number: number;
  readonly user: { readonly login: string };
  readonly title: string;
  readonly pull_request?: object;
  body: string | null;
  state: string;
  labels: string[];
  assignees: string[];
  readonly comments: string[];
}

const it = new Notifying('issue.sh');
const BOT = 'github-actions[bot]';
const TITLE = 'release-image: not everything was published';

let issues: Issue[];

/** The beginning of the text of an issue: what is not published, for the script and for people. */
function listing(...failed: string[]): string {
  const shown = failed.length === 0 ? 'Everything is published.' : ['Not published yet:', '', ...failed.map((about) => `    ${about}`)].join('\n');
  return `<!-- projen-image-release: release-image ${JSON.stringify(failed)} -->\n\n${shown}`;
}

/** The text of an issue that the script opened and kept. */
function body(failed: string[], ...said: string[]): string {
  return [listing(...failed), 'The first failure:', said.map((line) => `    ${line}`).join('\n'), RUN, 'This issue is closed when all of it is published.'].join('\n\n');
}

/** Puts an issue there that stood there before. */
function there(issue: Partial<Issue>): Issue {
  const made = { number: issues.length + 1, user: { login: BOT }, title: TITLE, body: listing('versions'), state: 'open', labels: [], assignees: [], comments: [], ...issue };
  issues.push(made);
  return made;
}

// As much of the API as the script may use. https://docs.github.com/en/rest/issues
function github({ method, url, headers, body: text }: Request): Answer {
  const { pathname, searchParams } = new URL(url, it.service.url);
  const [, , number, part = ''] = /^\/repos\/acme\/app\/(issues)(?:\/(\d+)(?:\/(\w+))?)?$/.exec(pathname) ?? [];
  if (headers.authorization !== 'Bearer token' || headers.accept !== 'application/vnd.github+json' || headers['x-github-api-version'] !== '2022-11-28') {
    return [401, { message: 'Bad credentials' }];
  }
  const sent = text === '' ? {} : JSON.parse(text) as Record<string, string & string[]>;
  const issue = issues.find((known) => String(known.number) === number);
  switch (`${method} ${issue ? 'issue' : 'issues'} ${part}`) {
    case 'GET issues ': {
      const [page, size] = [Number(searchParams.get('page') ?? 1), Number(searchParams.get('per_page') ?? 30)];
      const found = issues.filter(({ state, user }) => state === (searchParams.get('state') ?? 'open') && user.login === (searchParams.get('creator') ?? user.login));
      return [200, found.reverse().slice((page - 1) * size, page * size)];
    }
    case 'POST issues ':
      return [201, { number: there({ title: sent.title, body: sent.body, labels: sent.labels, assignees: [] }).number, html_url: `https://github.com/acme/app/issues/${issues.length}` }];
    case 'POST issue comments':
      issue!.comments.push(sent.body);
      return [201, { html_url: `https://github.com/acme/app/issues/${number}#issuecomment-${issue!.comments.length}` }];
    case 'POST issue assignees':
      issue!.assignees = sent.assignees;
      return [201, {}];
    case 'PATCH issue ':
      Object.assign(issue!, { body: sent.body, state: sent.state });
      return [200, {}];
    default:
      return [404, { message: 'Not Found' }];
  }
}

beforeEach(() => {
  issues = [];
  it.service.answer = github;
});

const given = (result: string, env: Record<string, string> = {}) => ({
  MESSAGE: 'app 1.2.3\nghcr.io: published', RESULT: result, RELEASE: 'release-image', ABOUT: 'versions', GITHUB_TOKEN: 'token', GITHUB_API_URL: it.service.url, GITHUB_REPOSITORY: 'acme/app', ...env,
});

/** What the script does where a run about that ended so; it has to succeed. The requests are those of this run. */
async function end(result: string, about = 'versions', message = 'app 1.2.3\nghcr.io: published', env: Record<string, string> = {}): Promise<string[]> {
  it.service.requests.length = 0;
  const { status, stdout, stderr } = await it.tell(given(result, { ABOUT: about, MESSAGE: message, ...env }));
  expect({ status, stderr, stdout }).toEqual({ status: 0, stderr: '', stdout });
  return stdout;
}

const asked = () => it.service.requests.map(({ method, url }) => `${method} ${url.replace('/repos/acme/app/', '')}`);
const search = (page = 1) => `GET issues?creator=github-actions%5Bbot%5D&state=open&per_page=100&page=${page}`;
const comment = (...said: string[]) => `${said.map((line) => `    ${line}`).join('\n')}\n\n${RUN}`;

describe('issue.sh', () => {
  test('opens an issue on the first failure, comments on it on the second, and closes it on success', async () => {
    // WHEN
    const first = await end('failure');

    // THEN
    expect(first).toEqual(['https://github.com/acme/app/issues/1']);
    expect(issues).toEqual([{
      number: 1,
      user: { login: BOT },
      title: TITLE,
      body: `<!-- projen-image-release: release-image ["versions"] -->

Not published yet:

    versions

The first failure:

    app 1.2.3
    ghcr.io: published

${RUN}

This issue is closed when all of it is published.`,
      state: 'open',
      labels: [],
      assignees: [],
      comments: [],
    }]);
    expect(issues[0].body).toBe(body(['versions'], 'app 1.2.3', 'ghcr.io: published'));

    // WHEN
    const second = await end('failure', 'versions', 'app 1.2.4');

    // THEN
    expect(second).toEqual(['https://github.com/acme/app/issues/1#issuecomment-1']);
    expect(asked()).toEqual([search(), 'POST issues/1/comments']);
    expect(issues).toMatchObject([{ number: 1, state: 'open', comments: [comment('app 1.2.4')] }]);

    // WHEN
    const third = await end('success', 'versions', 'app 1.2.5');

    // THEN
    expect(third).toEqual(['https://github.com/acme/app/issues/1#issuecomment-2']);
    expect(asked()).toEqual([search(), 'PATCH issues/1', 'POST issues/1/comments']);
    expect(issues).toMatchObject([{ number: 1, state: 'closed', body: body([], 'app 1.2.3', 'ghcr.io: published'), comments: [comment('app 1.2.4'), comment('app 1.2.5')] }]);

    // WHEN
    const fourth = await end('success', 'versions', 'app 1.2.6');

    // THEN
    expect(fourth).toEqual([]);
    expect(asked()).toEqual([search()]);

    // WHEN
    await end('failure', 'versions', 'app 1.2.7');

    // THEN
    expect(issues).toMatchObject([{ number: 1, state: 'closed' }, { number: 2, state: 'open', body: body(['versions'], 'app 1.2.7') }]);
  });

  test('keeps one issue about all that is not published, until there is nothing left', async () => {
    // WHEN
    await end('failure', 'versions', 'one');
    await end('failure', 'branch main', 'two');

    // THEN
    expect(asked()).toEqual([search(), 'PATCH issues/1', 'POST issues/1/comments']);
    expect(issues).toMatchObject([{ state: 'open', body: body(['versions', 'branch main'], 'one'), comments: [comment('two')] }]);

    // WHEN
    await end('success', 'branch main', 'three');

    // THEN
    expect(issues).toMatchObject([{ state: 'open', body: body(['versions'], 'one'), comments: [comment('two'), comment('three')] }]);

    // WHEN
    const unlisted = await end('success', 'branch main', 'four');

    // THEN
    expect(unlisted).toEqual([]);
    expect(asked()).toEqual([search()]);

    // WHEN
    await end('success', 'versions', 'five');

    // THEN
    expect(issues).toMatchObject([{ state: 'closed', body: body([], 'one'), comments: [comment('two'), comment('three'), comment('five')] }]);
  });

  test.each(['failure', 'cancelled', 'skipped', ''])('takes %j for a failure', async (result) => {
    await end(result);
    expect(issues).toMatchObject([{ state: 'open' }]);
  });

  test.each<[string, Partial<Issue>]>([
    ['of somebody else', { user: { login: 'mallory' } }],
    ['without the comment', { body: 'release-image ["versions"]' }],
    ['without the end of the comment', { body: '<!-- projen-image-release: release-image ["versions"]' }],
    ['without a text', { body: null }],
    ['of another release', { body: '<!-- projen-image-release: release-image-2 ["versions"] -->' }],
    ['of another release, with a message that says otherwise', { body: '<!-- projen-image-release: other ["versions"] -->\n\n    <!-- projen-image-release: release-image ["versions"] -->' }],
    ['that is closed', { state: 'closed' }],
    ['that is a pull request', { pull_request: {} }],
  ])('leaves an issue alone %s', async (_name, issue) => {
    // GIVEN
    const before = structuredClone(there(issue));

    // WHEN
    await end('success');
    await end('failure');

    // THEN
    expect(issues).toEqual([before, expect.objectContaining({ number: 2, state: 'open', comments: [] })]);
  });

  test.each(['versions', '{"versions": 1}', '7', '"versions"', '[7, null]', ''])('takes what is no list for an empty one: %j', async (list) => {
    // GIVEN
    const issue = there({ body: `<!-- projen-image-release: release-image ${list} --> text` });

    // WHEN
    await end('success');
    await end('failure');

    // THEN
    expect(issues).toEqual([issue]);
    expect(issue).toMatchObject({ state: 'open', body: `${listing('versions')} text`, comments: [expect.any(String)] });
  });

  test('finds its issue among many, and leaves what a person wrote around the list', async () => {
    // GIVEN
    const issue = there({ body: `Known: Quay is down.\r\n\r\n${listing('versions').replaceAll('\n', '\r\n')}\r\n\r\nWe wait.\r\n` });
    Array.from({ length: 250 }, () => there({ body: 'stale' }));

    // WHEN
    await end('failure', 'branch main');

    // THEN
    expect(asked()).toEqual([search(1), search(2), search(3), 'PATCH issues/1', 'POST issues/1/comments']);
    expect(issues).toHaveLength(251);
    expect(issue.body).toBe(`Known: Quay is down.\n\n${listing('versions', 'branch main')}\n\nWe wait.\n`);
  });

  test('shows the list anew where a person wrote into it', async () => {
    // GIVEN
    const edited = listing('versions').replace('yet:', 'yet, see #7:');
    const [hidden, ...rest] = edited.split('\n');
    const issue = there({ body: edited });

    // WHEN
    await end('failure', 'branch main');

    // THEN
    expect(hidden).toBe('<!-- projen-image-release: release-image ["versions"] -->');
    expect(issue.body).toBe([listing('versions', 'branch main'), ...rest].join('\n'));

    // WHEN
    await end('success', 'versions');

    // THEN
    expect(issue.body).toBe([listing('branch main'), ...rest].join('\n'));
  });

  test('keeps each of two issues where two runs failed at once', async () => {
    // GIVEN
    const first = there({ body: listing('versions', 'branch main') });
    Array.from({ length: 99 }, () => there({ body: 'stale' }));
    const second = there({});

    // WHEN
    await end('failure', 'versions');
    await end('failure', 'branch other');
    await end('success', 'versions');

    // THEN
    expect(first).toMatchObject({ state: 'open', body: listing('branch main'), comments: [expect.any(String), expect.any(String)] });
    expect(second).toMatchObject({ state: 'open', body: listing('branch other'), comments: [expect.any(String), expect.any(String), expect.any(String)] });
  });

  test('is labelled and assigned, and opened even if nobody can be assigned', async () => {
    // GIVEN
    const env = { LABEL: 'release "1"', ASSIGNEES: 'ann bob' };

    // WHEN
    await end('failure', 'versions', 'one', env);
    issues[0].state = 'closed';
    it.service.answer = (request) => request.url.endsWith('/assignees') ? [422, { message: 'Validation Failed' }] : github(request);
    const refused = await it.tell(given('failure', env));

    // THEN
    expect(issues).toMatchObject([{ labels: ['release "1"'], assignees: ['ann', 'bob'] }, { labels: ['release "1"'], assignees: [] }]);
    expect(refused).toMatchObject({ status: 1, stdout: ['https://github.com/acme/app/issues/2', '::error title=The issue was not kept::{"message":"Validation Failed"} (HTTP 422)'] });
  });

  test('shows a message as it is, line by line', async () => {
    // WHEN
    await end('failure', 'versions', `${HOSTILE}\r\ntwo\rthree\n\nfive`);

    // THEN
    expect(issues[0].body).toBe(body(['versions'], ...HOSTILE.split('\n'), 'two', 'three', '', 'five'));
  });

  test.each([
    ['"; curl x', '"\\"; curl x"'],
    ['branch a--><b>@everyone `y`/中 $(z) \\n', '"branch a--\\u003e\\u003cb\\u003e\\u0040everyone `y`/中 $(z) \\\\n"'],
    ['one\nline', '"one\\nline"'],
    ['-->', '"--\\u003e"'],
    ['versions"] -->', '"versions\\"] --\\u003e"'],
  ])('takes what it is about for a text: %j', async (about, json) => {
    // GIVEN
    const shown = about.replace('\n', ' ');

    // WHEN
    await end('failure', about);

    // THEN
    expect(issues).toMatchObject([{ title: TITLE, state: 'open' }]);
    expect(issues[0].body?.split('\n').slice(0, 5)).toEqual([`<!-- projen-image-release: release-image [${json}] -->`, '', 'Not published yet:', '', `    ${shown}`]);

    // WHEN
    await end('failure', 'versions');
    await end('failure', about);

    // THEN
    expect(issues[0].body?.split('\n').slice(0, 6)).toEqual([`<!-- projen-image-release: release-image [${json},"versions"] -->`, '', 'Not published yet:', '', `    ${shown}`, '    versions']);
    expect(issues[0].comments).toHaveLength(2);

    // WHEN
    await end('success', 'versions');
    await end('success', about);

    // THEN
    expect(issues).toMatchObject([{ state: 'closed', body: expect.stringContaining(listing()) }]);
  });

  test('cuts what GitHub does not take', async () => {
    // WHEN
    await end('failure', 'versions', '中'.repeat(40_000));

    // THEN
    expect(Buffer.byteLength(issues[0].body ?? '')).toBeLessThan(65_536 / 2);
    expect(issues[0].body).toContain(`中…\n${RUN}\n\n${RUN}\n\nThis issue`);
  });

  test.each(['success', 'failure'])('shows the token to no other program: %s', async (result) => {
    // GIVEN
    if (result === 'success') {
      there({});
    }

    // THEN
    expect(await it.leaksOf(given(result, { ASSIGNEES: 'ann' }), () => ['token', 'Bearer'])).toEqual([]);
    expect(it.service.requests).toHaveLength(3);
  });

  test.each(['GET', 'POST', 'PATCH'])('fails in the words of GitHub where it refuses a %s', async (method) => {
    // GIVEN
    there({});
    it.service.answer = (request) => request.method === method ? [403, { message: 'Resource not accessible by integration' }] : github(request);

    // WHEN
    const { status, stdout } = await it.tell(given('success'));

    // THEN
    expect(status).toBe(1);
    expect(stdout).toEqual(['::error title=The issue was not kept::{"message":"Resource not accessible by integration"} (HTTP 403)']);
  });

  test('tries again after an error of GitHub', async () => {
    // GIVEN
    there({});
    it.service.answer = (request) => it.service.requests.length === 1 ? [502, '<html>'] : github(request);

    // WHEN
    await end('failure');

    // THEN
    expect(asked()).toEqual([search(), search(), 'POST issues/1/comments']);
  });
});
