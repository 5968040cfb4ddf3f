import { writeFileSync } from 'node:fs';
import { HOSTILE, Notifying, RUN } from './notifying';
import { Answer, Request } from '../support/loopback';

interface Comment {
  readonly id: number;
  readonly user: { readonly login: string } | null;
  body: string | null;
}

const it = new Notifying('comment.sh');
const BOT = { login: 'github-actions[bot]' };
const MARKER = '<!-- release-review: release-review -->';
const COMMIT = '0123456789abcdef0123456789abcdef01234567';

let comments: Comment[];

// As much of the API as the script may use. https://docs.github.com/en/rest/issues/comments
function github({ method, url, headers, body: text }: Request): Answer {
  const { pathname, searchParams } = new URL(url, it.service.url);
  if (headers.authorization !== 'Bearer token' || headers.accept !== 'application/vnd.github+json' || headers['x-github-api-version'] !== '2022-11-28') {
    return [401, { message: 'Bad credentials' }];
  }
  const sent = text === '' ? { body: '' } : JSON.parse(text) as { body: string };
  if ([...sent.body].length > 65_536) {
    return [422, { message: 'body is too long (maximum is 65536 characters)' }];
  }
  const of = ({ id }: Comment) => ({ html_url: `https://github.com/acme/app/pull/7#issuecomment-${id}` });
  const edited = comments.find(({ id }) => pathname === `/repos/acme/app/issues/comments/${id}`);
  if (method === 'PATCH' && edited) {
    edited.body = sent.body;
    return [200, of(edited)];
  }
  if (pathname === '/repos/acme/app/issues/7/comments' && method === 'GET') {
    const [page, size] = [Number(searchParams.get('page')), Number(searchParams.get('per_page'))];
    return [200, comments.slice((page - 1) * size, page * size)];
  }
  return pathname === '/repos/acme/app/issues/7/comments' && method === 'POST' ? [201, of(there({ body: sent.body }))] : [404, { message: 'Not Found' }];
}

/** Puts a comment there that stood there before. */
function there(comment: Partial<Comment>): Comment {
  const made = { id: 100 + comments.length, user: BOT, body: `${MARKER}\n\nbefore`, ...comment };
  comments.push(made);
  return made;
}

beforeEach(() => {
  comments = [];
  it.service.answer = github;
});

const given = (text: string, env: Record<string, string> = {}) => {
  writeFileSync(it.sandbox.path('review.md'), text);
  return {
    REVIEW: 'release-review', TEXT: it.sandbox.path('review.md'), DIFFERS: 'true', PULL_REQUEST: '7', COMMIT, GITHUB_TOKEN: 'token', GITHUB_API_URL: it.service.url, GITHUB_REPOSITORY: 'acme/app', ...env,
  };
};

/** What the script prints for a review; it has to succeed. */
async function keep(text: string, env: Record<string, string> = {}): Promise<string[]> {
  it.service.requests.length = 0;
  const { status, stdout, stderr } = await it.tell(given(text, env));
  expect({ status, stderr, stdout }).toEqual({ status: 0, stderr: '', stdout });
  return stdout;
}

const asked = () => it.service.requests.map(({ method, url }) => `${method} ${url.replace('/repos/acme/app/', '')}`);
const list = (page = 1) => `GET issues/7/comments?per_page=100&page=${page}`;
const body = (text: string) => `${MARKER}\n\nWhat [the review](${RUN}) of ${COMMIT} found:\n\n${text}`;

describe('comment.sh', () => {
  test('begins one comment, and brings it up to date from then on', async () => {
    // WHEN
    const first = await keep('### Tags\n\n| | what |\n|---|---|\n| `+` | `latest` |\n');

    // THEN
    expect(first).toEqual(['https://github.com/acme/app/pull/7#issuecomment-100']);
    expect(asked()).toEqual([list(), 'POST issues/7/comments']);
    expect(comments).toEqual([{ id: 100, user: BOT, body: body('### Tags\n\n| | what |\n|---|---|\n| `+` | `latest` |\n') }]);

    // WHEN
    const second = await keep('Nothing differs.\n', { DIFFERS: 'false' });

    // THEN
    expect(second).toEqual(['https://github.com/acme/app/pull/7#issuecomment-100']);
    expect(asked()).toEqual([list(), 'PATCH issues/comments/100']);
    expect(comments).toEqual([{ id: 100, user: BOT, body: body('Nothing differs.\n') }]);
  });

  test('begins none to say that nothing differs', async () => {
    expect(await keep('Nothing differs.\n', { DIFFERS: 'false' })).toEqual(['Nothing differs, and no comment says otherwise']);
    expect(asked()).toEqual([list()]);
  });

  test.each<[string, Partial<Comment>]>([
    ['of somebody else', { user: { login: 'mallory' } }],
    ['of somebody who has left', { user: null }],
    ['of another review', { body: '<!-- release-review: release-review-2 -->\n\nbefore' }],
    ['that only quotes the marker', { body: `<!-- release-review: other -->\n\n${MARKER}` }],
    ['without a text', { body: null }],
  ])('leaves a comment alone %s', async (_name, comment) => {
    // GIVEN
    const before = { ...there(comment) };

    // WHEN
    await keep('text');

    // THEN
    expect(comments).toEqual([before, { id: 101, user: BOT, body: body('text') }]);
  });

  test('finds its comment among many, and the first of two', async () => {
    // GIVEN
    Array.from({ length: 150 }, () => there({ user: { login: 'ann' }, body: 'text' }));
    const [mine, second] = [there({}), there({})];

    // WHEN
    await keep('text');

    // THEN
    expect(asked()).toEqual([list(1), list(2), 'PATCH issues/comments/250']);
    expect([mine.body, second.body]).toEqual([body('text'), `${MARKER}\n\nbefore`]);
  });

  test('looks no further once it is found', async () => {
    // GIVEN
    const mine = there({});
    Array.from({ length: 100 }, () => there({ body: 'text' }));

    // WHEN
    await keep('text');

    // THEN
    expect(asked()).toEqual([list(1), 'PATCH issues/comments/100']);
    expect(mine.body).toBe(body('text'));
  });

  test('looks further after a page that is full', async () => {
    // GIVEN
    Array.from({ length: 100 }, () => there({ body: 'text' }));

    // WHEN
    await keep('text');

    // THEN
    expect(asked()).toEqual([list(1), list(2), 'POST issues/7/comments']);
  });

  test.each([
    ['@octocat', '@\u200boctocat'],
    ['ask @acme/team, (@ann) and\n@bob', 'ask @\u200bacme/team, (@\u200bann) and\n@\u200bbob'],
    ['_@octocat_ <b>@octocat</b> x\\@octocat @@octocat', '_@\u200boctocat_ <b>@\u200boctocat</b> x\\@\u200boctocat @\u200b@\u200boctocat'],
    ['&#64;octocat &#x40;octocat &commat;octocat', '&amp;#64;octocat &amp;#x40;octocat &amp;commat;octocat'],
    ['<b>&lt@octocat</b>', '<b>&lt@\u200boctocat</b>'],
    ['`actions/checkout@3d3c42e` app@sha256:1 a&b &amp; x@', '`actions/checkout@3d3c42e` app@sha256:1 a&b &amp; x@'],
    ['', ''],
  ])('mentions nobody: %j', async (text, quiet) => {
    await keep(text);
    expect(comments[0].body).toBe(body(quiet));
  });

  test('takes a text for no more than that', async () => {
    await keep(HOSTILE);
    expect(comments[0].body).toBe(body(HOSTILE.replace('@everyone', '@\u200beveryone')));
  });

  test.each([
    ['lines', `${'a line, 中 and 🚀\n'.repeat(10_000)}`],
    ['mentions', '@a\n'.repeat(40_000)],
    ['characters that GitHub counts, and not bytes', `${'中'.repeat(99)}\n`.repeat(900)],
    ['more than a million of bytes', 'a line of text\n'.repeat(1_000_000)],
  ])('cuts what GitHub does not take, between two lines, and says so: %s', async (_name, text) => {
    // WHEN
    await keep(text);

    // THEN
    const [, beginning] = comments[0].body!.split(`What [the review](${RUN}) of ${COMMIT} found, of which this is the beginning:\n\n`);
    expect(text.replaceAll('@', '@\u200b').startsWith(`${beginning}\n`)).toBe(true);
    expect([...beginning].length).toBeGreaterThan(64_800);
  });

  test('says what GitHub takes as it is', async () => {
    // GIVEN
    const text = `${'中'.repeat(999)}\n`.repeat(65);

    // WHEN
    await keep(text);

    // THEN
    expect([...text]).toHaveLength(65_000);
    expect(comments[0].body).toBe(body(text));
  });

  test('fails in the words of GitHub', async () => {
    // GIVEN
    it.service.answer = (request) => request.method === 'POST' ? [403, { message: 'Resource not accessible by integration' }] : github(request);

    // THEN
    expect(await it.tell(given('text'))).toMatchObject({ status: 1, stdout: ['::error title=The comment was not kept::{"message":"Resource not accessible by integration"} (HTTP 403)'] });
  });

  test('gives no program the token as an argument', async () => {
    expect(await it.leaksOf(given('text', { GITHUB_TOKEN: 'token' }), () => ['Bearer', 'token'])).toEqual([]);
  });
});
