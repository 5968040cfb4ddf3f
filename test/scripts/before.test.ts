import { Notifying } from './notifying';
import { Request } from '../support/loopback';

interface Run {
  readonly run_number: number;
  readonly conclusion: string | null;
  readonly head_branch: string | null;
  readonly event: string;
}

const it = new Notifying('before.sh');
const NOTICE = '::notice title=It is not known how the release ended before::No run before this one succeeded or failed';

let runs: Run[];
let attempts: Record<string, string | null>;

beforeEach(() => {
  runs = [];
  attempts = {};
  // As much of the API as the step may use. https://docs.github.com/en/rest/actions/workflow-runs
  it.service.answer = ({ method, url, headers }: Request) => {
    const { pathname, searchParams } = new URL(url, it.service.url);
    const [, attempt] = /^\/repos\/acme\/app\/actions\/runs\/7\/attempts\/(\d+)$/.exec(pathname) ?? [];
    if (method !== 'GET' || headers.authorization !== 'Bearer token') {
      return [401, { message: 'Bad credentials' }];
    }
    if (attempt in attempts) {
      return [200, { id: 7, conclusion: attempts[attempt] }];
    }
    if (pathname === '/repos/acme/app/actions/runs/7') {
      return [200, { id: 7, workflow_id: 99, conclusion: null }];
    }
    if (pathname === '/repos/acme/app/actions/workflows/99/runs' && searchParams.get('status') === 'completed' && searchParams.get('per_page') === '100') {
      return [200, { total_count: runs.length, workflow_runs: runs.filter(({ event }) => event === searchParams.get('event')) }];
    }
    return [404, { message: 'Not Found' }];
  };
});

function run(run_number: number, conclusion: string | null, head_branch: string | null = 'main', event = 'schedule'): Run {
  return { run_number, conclusion, head_branch, event };
}

function ask(env: Record<string, string> = {}) {
  return it.tell(given(env));
}

function given(env: Record<string, string> = {}): Record<string, string> {
  return {
    GITHUB_TOKEN: 'token', GITHUB_API_URL: it.service.url, GITHUB_REPOSITORY: 'acme/app', GITHUB_RUN_ID: '7', GITHUB_RUN_NUMBER: '50', GITHUB_RUN_ATTEMPT: '1', GITHUB_EVENT_NAME: 'schedule', GITHUB_REF_TYPE: 'branch', GITHUB_REF_NAME: 'main', ...env,
  };
}

const VERSION = { GITHUB_EVENT_NAME: 'release', GITHUB_REF_TYPE: 'tag', GITHUB_REF_NAME: 'v1.2.4' };

describe('before.sh', () => {
  test.each<[string, Run[], Record<string, string>, string]>([
    ['the night before, which failed', [run(49, 'failure'), run(48, 'success')], {}, 'failure'],
    ['the night before, which succeeded', [run(49, 'success'), run(48, 'failure')], {}, 'success'],
    ['one that took too long', [run(49, 'timed_out')], {}, 'failure'],
    ['one that could not start', [run(49, 'startup_failure')], {}, 'failure'],
    ['the one before those that were cancelled, skipped or are without an end', [run(49, 'cancelled'), run(48, 'skipped'), run(47, null), run(46, 'failure')], {}, 'failure'],
    ['one before this one, not after it', [run(51, 'failure'), run(50, 'failure'), run(49, 'success')], {}, 'success'],
    ['one for the same event', [run(49, 'failure', 'main', 'push'), run(48, 'success')], {}, 'success'],
    ['one on the same branch', [run(49, 'failure', 'release-1'), run(48, 'failure', null), run(47, 'success')], {}, 'success'],
    ['one on a branch with a name of its own', [run(49, 'success', 'a'), run(48, 'failure', 'a"; curl x')], { GITHUB_REF_NAME: 'a"; curl x' }, 'failure'],
    ['the version before', [run(49, 'failure', 'v1.2.3', 'release'), run(48, 'success', 'v1.2.2', 'release')], VERSION, 'failure'],
    ['the version before, not a branch', [run(49, 'failure', 'main', 'push'), run(48, 'failure', null, 'push'), run(47, 'success', '1.2.3-rc.1', 'push')], { ...VERSION, GITHUB_EVENT_NAME: 'push' }, 'success'],
    ['the branch, not a version', [run(49, 'failure', 'v1.2.3', 'push'), run(48, 'success', 'main', 'push')], { GITHUB_EVENT_NAME: 'push' }, 'success'],
  ])('finds %s', async (_name, before, env, conclusion) => {
    // GIVEN
    runs = before;

    // WHEN
    const { status, outputs, stdout, stderr } = await ask(env);

    // THEN
    expect({ status, outputs, stdout, stderr }).toEqual({ status: 0, outputs: { conclusion }, stdout: [], stderr: '' });
  });

  test.each([['failure', 'failure'], ['success', 'success'], ['timed_out', 'failure']])('finds the attempt before, which ended with %s', async (ended, conclusion) => {
    // GIVEN
    runs = [run(49, ended === 'success' ? 'failure' : 'success')];
    attempts = { 1: 'cancelled', 2: ended };

    // WHEN
    const { status, outputs, stdout } = await ask({ GITHUB_RUN_ATTEMPT: '3' });

    // THEN
    expect({ status, outputs, stdout }).toEqual({ status: 0, outputs: { conclusion }, stdout: [] });
    expect(it.service.requests).toHaveLength(1);
  });

  test('says that it does not know where there was none before', async () => {
    expect(await ask()).toMatchObject({ status: 0, outputs: { conclusion: '' }, stdout: [NOTICE] });
  });

  test('says that it does not know where the attempt before was cancelled', async () => {
    // GIVEN
    attempts = { 1: 'cancelled' };

    // THEN
    expect(await ask({ GITHUB_RUN_ATTEMPT: '2' })).toMatchObject({ status: 0, outputs: { conclusion: '' }, stdout: [NOTICE] });
  });

  test('says that it does not know, in the words of GitHub, where it cannot ask', async () => {
    // GIVEN
    it.service.answer = () => [403, { message: 'Resource not accessible by integration' }];

    // THEN
    expect(await ask()).toMatchObject({
      status: 1,
      outputs: {},
      stdout: ['::notice title=It is not known how the release ended before::{"message":"Resource not accessible by integration"} (HTTP 403)'],
    });
  });

  test('shows the token to no other program', async () => {
    expect(await it.leaksOf(given(), () => ['token'])).toEqual([]);
    expect(it.service.requests).toHaveLength(2);
  });
});
