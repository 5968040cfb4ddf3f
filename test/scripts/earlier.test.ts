import { createServer, Server } from 'node:http';
import { AddressInfo } from 'node:net';
import { sandbox } from './sandbox';

const it = sandbox();
const COMMIT = '0123456789abcdef0123456789abcdef01234567';
const ARTIFACT = 'release-image-app-1.2.3';
const WORKFLOW = '.github/workflows/release-image.yml';

let server: Server;
let answers: [status: number, body: unknown][];
/** How GitHub describes the runs, by their id. */
let describedRuns: Record<string, unknown>;
/** The jobs of the attempts of this run. */
let attempts: unknown[];
let requests: { path: string; query: Record<string, string>; authorization?: string }[];

beforeEach(async () => {
  answers = [];
  requests = [];
  describedRuns = {};
  attempts = [];
  server = createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url!, 'http://x');
    const [, run, attempt] = /\/actions\/runs\/(\d+)(?:\/attempts\/(\d+)\/jobs)?$/.exec(pathname) ?? [];
    if (run) {
      const described = attempt ? { jobs: attempts[Number(attempt) - 1] } : describedRuns[run] ?? { event: 'release', path: WORKFLOW };
      response.writeHead(described === 'gone' ? 404 : 200).end(JSON.stringify(described));
      return;
    }
    requests.push({ path: pathname, query: Object.fromEntries(searchParams), authorization: request.headers.authorization });
    const [status, body] = answers.shift() ?? [500, 'not expected'];
    response.writeHead(status).end(typeof body === 'string' ? body : JSON.stringify(body));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});

afterEach(() => {
  server.closeAllConnections();
  server.close();
});

/** An artifact as GitHub lists it, of a run with that id. */
const artifact = (run: number, more: { commit?: string; expired?: boolean; created?: string; head?: number } = {}) => ({
  id: run * 10,
  name: ARTIFACT,
  expired: more.expired ?? false,
  created_at: more.created ?? `2026-01-01T00:00:${String(run).padStart(2, '0')}Z`,
  workflow_run: { id: run, repository_id: 1, head_repository_id: more.head ?? 1, head_branch: 'v1.2.3', head_sha: more.commit ?? COMMIT },
});

const earlier = (...artifacts: unknown[]) => {
  answers.push([200, { total_count: artifacts.length, artifacts }]);
  return run();
};

const run = (env: Record<string, string> = {}) => it.run('earlier.sh', {
  ARTIFACT,
  WORKFLOW,
  HAND_OVER: 'Hand over',
  GITHUB_RUN_ID: '99',
  GITHUB_RUN_ATTEMPT: '1',
  GITHUB_TOKEN: 'secret-token',
  GITHUB_API_URL: `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/v3`,
  GITHUB_REPOSITORY: 'acme/repository',
  GITHUB_SHA: COMMIT,
  GITHUB_REF_NAME: 'v1.2.3',
  ...env,
});

describe('earlier.sh', () => {
  test('asks for the artifact by its name, with the token', async () => {
    // WHEN
    await earlier();

    // THEN
    expect(requests).toEqual([{
      path: '/api/v3/repos/acme/repository/actions/artifacts', query: { name: ARTIFACT, per_page: '100' }, authorization: 'Bearer secret-token',
    }]);
  });

  test('encodes the name', async () => {
    // GIVEN
    answers.push([200, { total_count: 0, artifacts: [] }]);

    // WHEN
    await run({ ARTIFACT: 'a&b=c d' });

    // THEN
    expect(requests[0].query).toEqual({ name: 'a&b=c d', per_page: '100' });
  });

  test('gives the token to no program as an argument', async () => {
    // GIVEN
    it.noteArguments();

    // WHEN
    await earlier();

    // THEN
    expect(it.arguments).toContain(`name=${ARTIFACT}`);
    expect(it.arguments).not.toContain('secret-token');
  });

  test('finds nothing where it was not built before', async () => {
    expect(await earlier()).toEqual({ status: 0, stdout: [], stderr: '', outputs: {}, summary: '' });
  });

  test('finds the run that built it', async () => {
    expect(await earlier(artifact(7))).toEqual({ status: 0, stdout: ['v1.2.3 was built by run 7'], stderr: '', outputs: { run: '7' }, summary: '' });
  });

  test('passes over those of forks', async () => {
    expect(await earlier(artifact(8, { head: 2 }), artifact(7), artifact(9, { head: 3, commit: 'other' }))).toMatchObject({ status: 0, outputs: { run: '7' } });
  });

  test('finds nothing where there are only those of forks', async () => {
    expect(await earlier(artifact(8, { head: 2 }))).toMatchObject({ status: 0, stdout: [], outputs: {} });
  });

  test.each([[[7, 8, 9]], [[9, 8, 7]], [[8, 9, 7]]])('takes the newest of several: %j', async (runs) => {
    expect(await earlier(...runs.map((id) => artifact(id)))).toMatchObject({ status: 0, outputs: { run: '9' } });
  });

  test.each([[7, 9], [9, 7]])('takes one that is still there before one that is not: %d and %d', async (expired, there) => {
    expect(await earlier(artifact(expired, { expired: true }), artifact(there))).toMatchObject({ status: 0, outputs: { run: String(there) } });
  });

  test.each<[string, unknown]>([
    ['another workflow', { event: 'push', path: '.github/workflows/ci.yml' }],
    ['a pull request', { event: 'pull_request', path: WORKFLOW }],
    ['a pull request with the rights of the target', { event: 'pull_request_target', path: WORKFLOW }],
    ['a merge queue', { event: 'merge_group', path: WORKFLOW }],
  ])('passes over those of %s, which cannot publish', async (_name, described) => {
    // GIVEN
    describedRuns[8] = described;

    // THEN
    expect(await earlier(artifact(8, { commit: 'f'.repeat(40) }), artifact(7))).toMatchObject({ status: 0, outputs: { run: '7' } });
  });

  test('takes those of a workflow that called it', async () => {
    // GIVEN
    describedRuns[8] = { event: 'push', path: '.github/workflows/caller.yml', referenced_workflows: [{ path: `acme/repository/${WORKFLOW}@refs/heads/main` }] };

    // THEN
    expect(await earlier(artifact(8))).toMatchObject({ status: 0, outputs: { run: '8' } });
  });

  test('fails where the run cannot be asked for', async () => {
    // GIVEN
    describedRuns[8] = 'gone';

    // WHEN
    const { status, outputs } = await earlier(artifact(8));

    // THEN
    expect(status).not.toBe(0);
    expect(outputs).toEqual({});
  });

  test('fails where an attempt before handed the image over, and it is gone', async () => {
    // GIVEN
    attempts = [[{ steps: [{ name: 'Hand over', conclusion: 'failure' }] }, {}], [{ steps: [{ name: 'Hand over', conclusion: 'success' }] }]];
    answers.push([200, { total_count: 0, artifacts: [] }]);

    // THEN
    expect(await run({ GITHUB_RUN_ATTEMPT: '3' })).toEqual({
      status: 1,
      stdout: ['::error title=Built before::v1.2.3 was built by attempt 2 of this run, whose image is gone. Copy it from a registry that serves it (repair). Only if none does, start a new run'],
      stderr: '',
      outputs: {},
      summary: '',
    });
  });

  test('finds nothing where no attempt before handed an image over', async () => {
    // GIVEN
    attempts = [[{ steps: [{ name: 'Hand over', conclusion: 'failure' }] }], [{ steps: [] }]];
    answers.push([200, { total_count: 0, artifacts: [] }]);

    // THEN
    expect(await run({ GITHUB_RUN_ATTEMPT: '3' })).toMatchObject({ status: 0, outputs: {} });
  });

  test('fails where it was built from another commit', async () => {
    expect(await earlier(artifact(7, { commit: 'f'.repeat(40) }))).toEqual({
      status: 1,
      stdout: [`::error title=Built before::v1.2.3 was built by run 7, from the commit ${'f'.repeat(40)}. A version is built once: release a new one. Only if no registry serves it, delete the artifact ${ARTIFACT} of that run`],
      stderr: '',
      outputs: {},
      summary: '',
    });
  });

  test('fails where the image is no longer there', async () => {
    expect(await earlier(artifact(7, { expired: true }))).toEqual({
      status: 1,
      stdout: [`::error title=Built before::v1.2.3 was built by run 7, which no longer has the image. Copy it from a registry that serves it (repair). Only if none does, delete the artifact ${ARTIFACT} of that run`],
      stderr: '',
      outputs: {},
      summary: '',
    });
  });

  test('fails where it was built from another commit and is no longer there', async () => {
    expect(await earlier(artifact(7, { expired: true, commit: 'f'.repeat(40) }))).toMatchObject({ status: 1, stdout: [expect.stringContaining('from the commit fff')], outputs: {} });
  });

  test.each([[403, { message: 'Resource not accessible by integration' }], [404, { message: 'Not Found' }]])('fails where GitHub answers %d', async (code, body) => {
    // GIVEN
    answers.push([code, body]);

    // WHEN
    const { status, stderr, outputs } = await run();

    // THEN
    expect(status).not.toBe(0);
    expect(stderr).toContain(String(code));
    expect(outputs).toEqual({});
    expect(requests).toHaveLength(1);
  });

  test.each([['a page', '<html>'], ['nothing', ''], ['something else', { message: 'moved' }], ['a list', []]])('fails where GitHub answers with %s, rather than build again', async (_name, body) => {
    // GIVEN
    answers.push([200, body]);

    // WHEN
    const { status, outputs } = await run();

    // THEN
    expect(status).not.toBe(0);
    expect(outputs).toEqual({});
  });

  test('asks again where GitHub is out of order', async () => {
    // GIVEN
    answers.push([503, 'later']);

    // WHEN
    const { status, outputs } = await earlier(artifact(7));

    // THEN
    expect(requests).toHaveLength(2);
    expect(requests[1].authorization).toBe('Bearer secret-token');
    expect([status, outputs]).toEqual([0, { run: '7' }]);
  });
});
