import { changesBetween, compared, PATH } from './compared';
import { A, ALL, B, RELEASE, releaseWith } from './release-workflow';

test('the same workflow has no changes', () => {
  expect(compared(RELEASE, RELEASE)).toEqual({
    workflows: [{
      path: PATH,
      events: [
        { id: 'push', title: 'Push to main' },
        { id: 'release:v1.2.3', title: 'Release v1.2.3 published' },
        { id: 'release:v1.3.0-rc.1?prerelease', title: 'Pre-release v1.3.0-rc.1 published' },
      ],
    }],
    changes: [],
  });
});

test('another order, comments, quotes and names of jobs change nothing', () => {
  const [head, jobs] = RELEASE.split('jobs:\n');
  const [, checks, publish] = /^(.*)( {2}publish:.*)$/s.exec(jobs) ?? [];
  const other = `# Reviewed.\n${head.replace('[main]', "\n      - 'main' # ours")}jobs:\n${publish.replace('needs: [test]', 'needs: check')}${checks.replace('  test:', '  check:')}`;
  expect(other).not.toBe(RELEASE);
  expect(changesBetween(RELEASE, other)).toEqual([]);
});

test('another filter that lets the same events through changes nothing', () => {
  const unfiltered = releaseWith(['  push:\n    branches: [main]\n', '  push:\n']);
  expect(changesBetween(unfiltered, releaseWith(['branches: [main]', "branches: ['**']\n    tags: ['**']"]))).toEqual([]);
});

test('a pull request that publishes by mistake comes first', () => {
  expect(changesBetween(RELEASE, releaseWith(['on:\n', 'on:\n  pull_request:\n']))).toEqual([
    { kind: 'publishes-before-merge', severity: 'publishes', subject: 'pull_request', events: ['pull_request'] },
    { kind: 'reference-added', severity: 'publishes', subject: 'ghcr.io/acme/web:${{ github.event.number }}/merge', events: ['pull_request'] },
    { kind: 'secrets-in-build', severity: 'widens', job: 'publish', subject: 'publish', to: 'REGISTRY_TOKEN', events: ['pull_request'] },
    { kind: 'trigger-added', severity: 'widens', subject: 'Pull request to main', events: ['pull_request'] },
    { kind: 'permission-added', severity: 'widens', job: 'publish', subject: 'packages', to: 'write', events: ['pull_request'] },
    { kind: 'secret-added', severity: 'widens', job: 'publish', subject: 'REGISTRY_TOKEN', events: ['pull_request'] },
    { kind: 'trigger-added', severity: 'changes', subject: 'Pull request to main from a fork', events: ['pull_request:fork'] },
    { kind: 'job-added', severity: 'changes', job: 'test', subject: 'test', events: ['pull_request', 'pull_request:fork'] },
    { kind: 'job-added', severity: 'changes', job: 'publish', subject: 'publish', events: ['pull_request', 'pull_request:fork'] },
    { kind: 'failure-added', severity: 'changes', job: 'publish', subject: 'Run docker/login-action@v3', to: 'the password is empty', events: ['pull_request:fork'] },
  ]);
});

test('a merge queue that publishes is before the merge, a pull request that is merged is not', () => {
  const kinds = (trigger: string): string[] => changesBetween(RELEASE, releaseWith(['on:\n', `on:\n  ${trigger}\n`])).map(({ kind }) => kind);
  expect(kinds('merge_group:')).toContain('publishes-before-merge');
  expect(kinds('merge_group:')).not.toContain('secrets-in-build');
  expect(changesBetween(RELEASE, releaseWith(['on:\n', 'on:\n  pull_request:\n    types: [closed]\n'])).find(({ kind }) => kind === 'publishes-before-merge')?.events).toEqual(['pull_request:closed']);
});

describe('pins', () => {
  test('show the version as people know it, and no event', () => {
    expect(changesBetween(RELEASE, releaseWith([`${A} # v4.1.0`, `${B} # v4.2.0`]))).toEqual([
      { kind: 'action-changed', severity: 'changes', subject: 'actions/checkout', from: `v4.1.0 (${A})`, to: `v4.2.0 (${B})`, events: [] },
    ]);
  });

  test('that only another comment names are the same', () => {
    expect(changesBetween(RELEASE, releaseWith(['# v4.1.0', '# v4']))).toEqual([]);
  });
});

describe('triggers', () => {
  const SCHEDULED = releaseWith(['on:\n', 'on:\n  schedule:\n    - cron: 30 1 * * *\n']);

  test('that are new only tell what no other event does', () => {
    expect(changesBetween(RELEASE, SCHEDULED)).toEqual([
      { kind: 'reference-added', severity: 'publishes', subject: 'ghcr.io/acme/web:main', events: ['schedule:30 1 * * *'] },
      { kind: 'trigger-added', severity: 'widens', subject: 'Schedule 30 1 * * * (UTC)', events: ['schedule:30 1 * * *'] },
    ]);
  });

  test('that are gone only tell what no other event does', () => {
    expect(changesBetween(SCHEDULED, RELEASE)).toEqual([
      { kind: 'trigger-removed', severity: 'narrows', subject: 'Schedule 30 1 * * * (UTC)', events: ['schedule:30 1 * * *'] },
      { kind: 'reference-removed', severity: 'narrows', subject: 'ghcr.io/acme/web:main', events: ['schedule:30 1 * * *'] },
    ]);
  });

  test('at another time are the same otherwise', () => {
    expect(changesBetween(SCHEDULED, SCHEDULED.replace('30 1 * * *', '0 2 * * *'))).toEqual([
      { kind: 'trigger-changed', severity: 'changes', subject: 'Schedule 0 2 * * * (UTC)', from: 'Schedule 30 1 * * * (UTC)', to: 'Schedule 0 2 * * * (UTC)', events: ['schedule:0 2 * * *'] },
    ]);
  });

  test('that depend on the files that changed may not start it', () => {
    const filtered = releaseWith(['branches: [main]', "branches: [main]\n    paths: ['src/**']"]);
    expect(changesBetween(RELEASE, filtered)).toEqual([
      { kind: 'trigger-changed', severity: 'changes', subject: 'Push to main', from: 'always', to: expect.stringContaining('src/**') as string, events: ['push'] },
    ]);
  });
});

describe('jobs', () => {
  test('that are renamed and otherwise the same are the same', () => {
    expect(changesBetween(RELEASE, releaseWith(['  publish:', '  deliver:']))).toEqual([]);
  });

  test('that are renamed and changed are the same if they push the same', () => {
    expect(changesBetween(RELEASE, releaseWith(['  publish:', '  deliver:'], ['    environment: production\n', '']))).toEqual([
      { kind: 'environment-removed', severity: 'widens', job: 'deliver', subject: 'deliver', from: 'production', events: ALL },
    ]);
  });

  test('that are new run, and no longer run the other way round', () => {
    const more = `${RELEASE}  notify:\n    runs-on: ubuntu-24.04\n    permissions: { contents: read }\n    steps:\n      - run: echo done\n`;
    expect(changesBetween(RELEASE, more)).toEqual([{ kind: 'job-added', severity: 'changes', job: 'notify', subject: 'notify', events: ALL }]);
    expect(changesBetween(more, RELEASE)).toEqual([{ kind: 'job-removed', severity: 'narrows', job: 'notify', subject: 'notify', events: ALL }]);
  });

  test('of which it is not known whether they run say why', () => {
    const depending = releaseWith(['    needs: [test]\n', '    needs: [test]\n    if: vars.PUBLISH\n']);
    expect(changesBetween(RELEASE, depending)).toContainEqual({
      kind: 'job-changed', severity: 'changes', job: 'publish', subject: 'publish', to: '`if: vars.PUBLISH` is not known: the value of the variable is not given', events: ALL,
    });
  });
});

describe('whole workflows', () => {
  const OTHER = '.github/workflows/other.yml';
  const TEXT = 'on: { push: { branches: [main] } }\npermissions: {}\njobs:\n  push:\n    runs-on: ubuntu-24.04\n    steps:\n      - run: docker push ghcr.io/acme/other:edge\n';
  const events = [{ id: 'push', title: 'Push to main' }];

  test('that are new are all new', () => {
    expect(compared({ [PATH]: RELEASE }, { [PATH]: RELEASE, [OTHER]: TEXT }).changes).toEqual([
      { kind: 'reference-added', severity: 'publishes', workflow: OTHER, subject: 'ghcr.io/acme/other:edge', events },
      { kind: 'workflow-added', severity: 'changes', workflow: OTHER, subject: OTHER, events },
      { kind: 'job-added', severity: 'changes', workflow: OTHER, job: 'push', subject: 'push', events },
    ]);
  });

  test('that are gone are all gone', () => {
    expect(compared({ [PATH]: RELEASE, [OTHER]: TEXT }, { [PATH]: RELEASE }).changes).toEqual([
      { kind: 'workflow-removed', severity: 'narrows', workflow: OTHER, subject: OTHER, events },
      { kind: 'reference-removed', severity: 'narrows', workflow: OTHER, subject: 'ghcr.io/acme/other:edge', events },
      { kind: 'job-removed', severity: 'narrows', workflow: OTHER, job: 'push', subject: 'push', events },
    ]);
  });

  test('that are called show their changes in those that call them', () => {
    const called = TEXT.replace('on: { push: { branches: [main] } }', 'on: workflow_call');
    const caller = `on: { push: { branches: [main] } }\njobs:\n  call:\n    uses: ./${OTHER}\n`;
    expect(compared({ [PATH]: caller, [OTHER]: called }, { [PATH]: caller, [OTHER]: called.replace(':edge', ':next') }).changes.filter(({ workflow }) => workflow === PATH)).toEqual([
      { kind: 'reference-added', severity: 'publishes', workflow: PATH, subject: 'ghcr.io/acme/other:next', events },
      { kind: 'reference-removed', severity: 'narrows', workflow: PATH, subject: 'ghcr.io/acme/other:edge', events },
    ]);
  });
});
