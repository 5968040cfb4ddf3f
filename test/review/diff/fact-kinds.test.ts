import { changesBetween } from './compared';
import { ALL, BUILD, RELEASE, releaseWith, TAGS } from './release-workflow';
import { FAILURES } from '../../../src/review/diff/facts/failures';
import { UNKNOWNS } from '../../../src/review/diff/facts/unknowns';
import { UNREAD } from '../../../src/review/diff/facts/unread';

describe('references', () => {
  const GUARDED = releaseWith([BUILD, `${BUILD}\n        if: github.event_name == 'release'`]);

  test('of a new registry are published more', () => {
    expect(changesBetween(RELEASE, releaseWith([TAGS, 'tags: |\n            ghcr.io/acme/web:${{ github.ref_name }}\n            acme/web:${{ github.ref_name }}']))).toEqual([
      { kind: 'reference-added', severity: 'publishes', subject: 'docker.io/acme/web:main', events: ['push'] },
      { kind: 'reference-added', severity: 'publishes', subject: 'docker.io/acme/web:v1.2.3', events: ['release:v1.2.3'] },
      { kind: 'reference-added', severity: 'publishes', subject: 'docker.io/acme/web:v1.3.0-rc.1', events: ['release:v1.3.0-rc.1?prerelease'] },
    ]);
  });

  test('whose guard is gone are published more, and less the other way round', () => {
    const change = { subject: 'ghcr.io/acme/web:main', events: ['push'] };
    expect(changesBetween(GUARDED, RELEASE)).toContainEqual({ ...change, kind: 'reference-added', severity: 'publishes' });
    expect(changesBetween(RELEASE, GUARDED)).toContainEqual({ ...change, kind: 'reference-removed', severity: 'narrows' });
  });

  test('that may not be pushed now are less, and more the other way round', () => {
    const depending = releaseWith([BUILD, `${BUILD}\n        if: vars.PUSH`]);
    const change = { kind: 'reference-changed', subject: 'ghcr.io/acme/web:main', events: ['push'] };
    const condition = '`if: vars.PUSH` is not known: the value of the variable is not given';
    expect(changesBetween(RELEASE, depending)).toContainEqual({ ...change, severity: 'narrows', to: condition });
    expect(changesBetween(depending, RELEASE)).toContainEqual({ ...change, severity: 'publishes', from: condition });
  });

  test('that are no longer known say so', () => {
    expect(changesBetween(RELEASE, releaseWith([TAGS, 'tags: ghcr.io/acme/web:${{ vars.TAG }}'])).filter(({ kind }) => /^(reference-added|unknown|variable)/.test(kind))).toEqual([
      { kind: 'reference-added', severity: 'publishes', subject: 'ghcr.io/acme/web:${{ vars.TAG }}', events: ALL },
      { kind: 'variable-added', severity: 'changes', job: 'publish', subject: 'TAG', events: ALL },
      { kind: 'unknown-added', severity: 'changes', subject: '${{ vars.TAG }}', to: 'the value of the variable is not given', events: ALL },
    ]);
  });
});

describe('permissions', () => {
  test('that are wider come before those that are narrower', () => {
    expect(changesBetween(RELEASE, releaseWith(
      ['      contents: read\n    steps', '      contents: write\n      id-token: write\n    steps'],
      ['packages: write', 'packages: read'],
    ))).toEqual([
      { kind: 'permission-changed', severity: 'widens', job: 'test', subject: 'contents', from: 'read', to: 'write', events: ALL },
      { kind: 'permission-added', severity: 'widens', job: 'test', subject: 'id-token', to: 'write', events: ALL },
      { kind: 'permission-changed', severity: 'narrows', job: 'publish', subject: 'packages', from: 'write', to: 'read', events: ALL },
    ]);
  });

  test.each([
    ['contents: read', 'narrows'],
    ['contents: write', 'changes'],
    ['issues: read', 'changes'],
  ])('that nobody named before and that are now %s', (permission, severity) => {
    const named = releaseWith(['contents: read\n    steps', `${permission}\n    steps`]);
    const unnamed = releaseWith(['permissions: {}\n', ''], ['    permissions:\n      contents: read\n    steps', '    steps']);
    expect(changesBetween(unnamed, named)).toEqual([
      { kind: 'permission-changed', severity, job: 'test', subject: 'default', to: permission, events: ALL },
    ]);
    expect(changesBetween(named, unnamed)).toEqual([
      { kind: 'permission-changed', severity: 'widens', job: 'test', subject: 'default', from: permission, events: ALL },
    ]);
  });

  test('of a new job are told where they are to write, or where nobody names them', () => {
    const more = (permissions: string): string => `${RELEASE}  sign:\n    runs-on: ubuntu-24.04\n${permissions}    steps:\n      - run: echo done\n`;
    const told = (base: string, head: string): object[] => changesBetween(base, head).filter(({ kind }) => kind.startsWith('permission'));
    expect(told(RELEASE, more('    permissions: { contents: read, packages: write, actions: read }\n'))).toEqual([
      { kind: 'permission-added', severity: 'widens', job: 'sign', subject: 'packages', to: 'write', events: ALL },
      { kind: 'permission-added', severity: 'widens', job: 'sign', subject: 'actions', to: 'read', events: ALL },
    ]);
    const unnamed = more('').replace('permissions: {}\n', '');
    expect(told(RELEASE, unnamed)).toEqual([{ kind: 'permission-added', severity: 'widens', job: 'sign', subject: 'default', events: ALL }]);
    expect(told(unnamed, RELEASE)).toEqual([{ kind: 'permission-removed', severity: 'narrows', job: 'sign', subject: 'default', events: ALL }]);
  });
});

describe('secrets', () => {
  test('that another job uses are told of both', () => {
    const moved = releaseWith(['password: ${{ secrets.REGISTRY_TOKEN }}', 'password: secret'], ['# v4.1.0\n', '# v4.1.0\n        with:\n          token: ${{ secrets.REGISTRY_TOKEN }}\n']);
    expect(changesBetween(RELEASE, moved)).toEqual([
      { kind: 'secret-added', severity: 'widens', job: 'test', subject: 'REGISTRY_TOKEN', events: ALL },
      { kind: 'step-changed', severity: 'changes', job: 'test', subject: 'actions/checkout', to: 'token', events: [] },
      { kind: 'secret-removed', severity: 'narrows', job: 'publish', subject: 'REGISTRY_TOKEN', events: ALL },
    ]);
  });
});

describe('environments', () => {
  test('that are gone may be a gate that is gone', () => {
    const open = releaseWith(['    environment: production\n', '']);
    expect(changesBetween(RELEASE, open)).toEqual([
      { kind: 'environment-removed', severity: 'widens', job: 'publish', subject: 'publish', from: 'production', events: ALL },
    ]);
    expect(changesBetween(open, RELEASE)).toEqual([
      { kind: 'environment-added', severity: 'narrows', job: 'publish', subject: 'publish', to: 'production', events: ALL },
    ]);
  });

  test('that are others change', () => {
    expect(changesBetween(RELEASE, releaseWith(['environment: production', 'environment:\n      name: staging']))).toEqual([
      { kind: 'environment-changed', severity: 'changes', job: 'publish', subject: 'publish', from: 'production', to: 'staging', events: ALL },
    ]);
  });

  test('around which another job goes show at the references', () => {
    const around = releaseWith([/ {2}publish:\n.*? {4}steps:\n/s.exec(RELEASE)?.[0] ?? '', '']);
    expect(changesBetween(RELEASE, around).filter(({ kind }) => kind.startsWith('environment'))).toEqual([
      { kind: 'environment-removed', severity: 'widens', subject: 'ghcr.io/acme/web:main', from: 'production', events: ['push'] },
      { kind: 'environment-removed', severity: 'widens', subject: 'ghcr.io/acme/web:v1.2.3', from: 'production', events: ['release:v1.2.3'] },
      { kind: 'environment-removed', severity: 'widens', subject: 'ghcr.io/acme/web:v1.3.0-rc.1', from: 'production', events: ['release:v1.3.0-rc.1?prerelease'] },
    ]);
  });

  test('and platforms are told of a reference that another job pushes', () => {
    const around = releaseWith([/ {2}publish:\n.*? {4}steps:\n/s.exec(RELEASE)?.[0] ?? '', ''], ['linux/amd64,linux/arm64', 'linux/amd64']);
    expect(changesBetween(RELEASE, around).filter(({ kind, events }) => kind.startsWith('platforms') && events.includes('push'))).toEqual([
      { kind: 'platforms-changed', severity: 'narrows', subject: 'ghcr.io/acme/web:main', from: 'linux/amd64, linux/arm64', to: 'linux/amd64', events: ['push'] },
    ]);
  });
});

describe('jobs', () => {
  test('that push without waiting for a check are told', () => {
    expect(changesBetween(RELEASE, releaseWith(['    needs: [test]\n', '']))).toEqual([
      { kind: 'need-removed', severity: 'changes', job: 'publish', subject: 'test', events: ALL },
    ]);
  });

  test.each([
    ['on another runner', 'ubuntu-24.04\n    environment', 'self-hosted\n    environment', { kind: 'runner-changed', from: 'ubuntu-24.04', to: 'self-hosted' }],
    ['for more platforms', 'linux/arm64', 'linux/arm64,linux/386', { kind: 'platforms-changed', from: 'linux/amd64, linux/arm64', to: 'linux/386, linux/amd64, linux/arm64' }],
    ['for no given platform', 'linux/amd64,linux/arm64', "''", { kind: 'platforms-changed', from: 'linux/amd64, linux/arm64', to: "the builder's own" }],
  ])('%s', (_, old, by, change) => {
    expect(changesBetween(RELEASE, releaseWith([old, by]))).toEqual([{ ...change, severity: 'changes', job: 'publish', subject: 'publish', events: ALL }]);
  });

  test('for fewer platforms do less', () => {
    expect(changesBetween(RELEASE, releaseWith(['linux/amd64,linux/arm64', 'linux/amd64']))).toEqual([
      { kind: 'platforms-changed', severity: 'narrows', job: 'publish', subject: 'publish', from: 'linux/amd64, linux/arm64', to: 'linux/amd64', events: ALL },
    ]);
  });

  test('that hand an artifact over, fail, or cannot be looked into', () => {
    const steps = [
      '      - uses: actions/upload-artifact@v4\n        with: { name: sbom }',
      '      - uses: acme/deploy@v1',
      '      - run: exit 1',
    ].join('\n');
    expect(changesBetween(RELEASE, `${RELEASE}${steps}\n`).filter(({ kind }) => !kind.startsWith('action'))).toEqual([
      { kind: 'unread-added', severity: 'widens', job: 'publish', subject: 'acme/deploy@v1', to: 'the action is not known to the simulator', events: ALL },
      { kind: 'failure-added', severity: 'changes', job: 'publish', subject: 'Run exit 1', to: expect.any(String) as string, events: ALL },
      { kind: 'artifact-added', severity: 'changes', subject: 'sbom', events: ALL },
      { kind: 'step-added', severity: 'changes', job: 'publish', subject: 'exit 1', events: [] },
    ]);
  });
});

test('the group in which runs wait is one of the things that change', () => {
  const grouped = releaseWith(['permissions: {}\n', 'permissions: {}\nconcurrency: release\n']);
  expect(changesBetween(RELEASE, grouped)).toEqual([{ kind: 'concurrency-added', severity: 'changes', subject: 'concurrency', to: 'release', events: ALL }]);
  expect(changesBetween(grouped, RELEASE)).toEqual([{ kind: 'concurrency-removed', severity: 'changes', subject: 'concurrency', from: 'release', events: ALL }]);
});

test('another reason why something is unknown, unread or fails changes nothing', () => {
  for (const kind of [UNKNOWNS, UNREAD, FAILURES]) {
    expect(kind.compare([{ job: 'build', subject: 'x', value: 'a' }], [{ job: 'build', subject: 'x', value: 'b' }])).toEqual([]);
  }
});
