import { neverHolds, situationsOf } from '../../../src/review/check/situations';
import { Value } from '../../../src/simulate/value';

const REF = '<ref>';

test.each<[Value, string[] | undefined]>([
  ['push', [`push refs/heads/${REF}`, `push refs/tags/${REF}`]],
  [{ push: { branches: ['main'] } }, [`push refs/heads/${REF}`]],
  [{ push: { 'tags-ignore': ['v0*'] } }, [`push refs/tags/${REF}`]],
  [['release', 'workflow_dispatch'], [`release refs/tags/${REF}`, `workflow_dispatch refs/heads/${REF}`, `workflow_dispatch refs/tags/${REF}`]],
  ['pull_request', [`pull_request refs/pull/${REF}`]],
  [{ pull_request: { types: ['opened', 'closed'] } }, [`pull_request refs/pull/${REF}`, `pull_request ${REF}`]],
  ['pull_request_target', [`pull_request_target refs/heads/${REF}`]],
  [{ schedule: [{ cron: '0 1 * * *' }] }, [`schedule refs/heads/${REF}`]],
  ['create', [`create ${REF}`]],
  ['an_event_of_tomorrow', [`an_event_of_tomorrow ${REF}`]],
  [['push', 'workflow_call'], undefined],
])('the runs that %j allows', (on, situations) => {
  expect(situationsOf(on)?.map(({ event, ref }) => `${event} ${String(ref)}`)).toEqual(situations);
});

describe('a condition', () => {
  test.each<[Value, Value]>([
    ["github.ref_type == 'tag'", { push: { branches: ['main'] } }],
    ["${{ github.event_name == 'release' }}", 'push'],
    ["!cancelled() && github.event_name == 'release'", 'push'],
    ["github.ref == 'refs/heads/dev' || github.ref == 'refs/heads/test'", { push: { branches: ['main'] } }],
    [false, 'push'],
  ])('%s is always false on %j', (condition, on) => {
    expect(neverHolds(condition, on)).toBe(true);
  });

  test.each<[Value, Value]>([
    ["github.ref_type == 'tag'", 'push'],
    ["github.ref == 'refs/heads/dev'", { push: { branches: ['d*'] } }],
    ["github.ref == 'refs/heads/dev' && startsWith(github.ref, 'refs/')", { push: { branches: ['main'] } }],
    ["github.head_ref == 'dev'", 'push'],
    ["needs.build.result == 'failure'", 'push'],
    ['always()', 'push'],
    ["github.event_name == 'release'", {}],
    ['github.event_name ==', 'push'],
  ])('%s may be true on %j', (condition, on) => {
    expect(neverHolds(condition, on)).toBe(false);
  });
});
