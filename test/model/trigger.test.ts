import { problemsOf, refusalOf } from './problems-of';
import { PathFilter, PullRequestOptions, Trigger } from '../../src/model/trigger';

const REF = 'a branch or tag name without refs/, or a pattern with *, **, ?, + and [a-z], like release-*';
const PATH = 'a path of files from the root of the repository, or a pattern with *, **, ?, + and [a-z], like src/**';

/** The problems with a trigger as path, value and reason. */
function problemsWith(trigger: Trigger): string[] {
  return problemsOf((problems) => trigger._check('triggers[1]', problems)).map(({ path, value, reason }) => `${path}: ${value} ${reason}`);
}

describe('every factory', () => {
  test.each<[string, Trigger, object]>([
    ['releasePublished', Trigger.releasePublished(), { kind: 'release', title: 'a release is published', patterns: undefined, filter: {}, publishes: true }],
    ['pushTo', Trigger.pushTo('main'), { kind: 'push', title: 'a push to main', patterns: ['main'], filter: {}, publishes: true }],
    [
      'pushTo several branches and paths', Trigger.pushTo(['main', 'release-*'], { paths: ['src/**'] }),
      { kind: 'push', title: 'a push to main, release-*', patterns: ['main', 'release-*'], filter: { paths: ['src/**'] }, publishes: true },
    ],
    ['tag', Trigger.tag('v*'), { kind: 'tag', title: 'a push of a tag v*', patterns: ['v*'], filter: {}, publishes: true }],
    ['tag with several patterns', Trigger.tag(['v*', '!v0*']), { kind: 'tag', title: 'a push of a tag v*, !v0*', patterns: ['v*', '!v0*'], filter: {}, publishes: true }],
    ['schedule', Trigger.schedule('30 1 * * *'), { kind: 'schedule', title: 'the schedule 30 1 * * * (UTC)', patterns: ['30 1 * * *'], filter: {}, publishes: true }],
    ['pullRequest', Trigger.pullRequest(), { kind: 'pullRequest', title: 'a pull request', patterns: undefined, filter: {}, publishes: false }],
    [
      'pullRequest into a branch', Trigger.pullRequest({ branches: ['main', 'next'], pathsIgnore: ['docs/**'] }),
      { kind: 'pullRequest', title: 'a pull request into main, next', patterns: ['main', 'next'], filter: { pathsIgnore: ['docs/**'] }, publishes: false },
    ],
    ['manual', Trigger.manual(), { kind: 'manual', title: 'somebody starts it', patterns: undefined, filter: {}, publishes: true }],
    ['called', Trigger.called(), { kind: 'called', title: 'another workflow calls it', patterns: undefined, filter: {}, publishes: true }],
    ['repair', Trigger.repair(), { kind: 'repair', title: 'somebody asks for a repair', patterns: undefined, filter: {}, publishes: true }],
  ])('%s says what it is, and nothing is wrong with it', (_name, trigger, expected) => {
    // WHEN
    const { kind, title, patterns, filter, publishes } = trigger;

    // THEN
    expect({ kind, title, patterns, filter, publishes }).toEqual(expected);
    expect(problemsWith(trigger)).toEqual([]);
  });

  test.each<[string, () => Trigger]>([
    ['Trigger.pushTo(branches)', () => Trigger.pushTo(undefined as never)],
    ['Trigger.pushTo(branches)', () => Trigger.pushTo(['main', 5] as never)],
    ['Trigger.pushTo(branches, filter)', () => Trigger.pushTo('main', { path: ['a'] } as PathFilter)],
    ['Trigger.pushTo(branches, filter)', () => Trigger.pushTo('main', { paths: 'a' } as never)],
    ['Trigger.pushTo(branches, filter)', () => Trigger.pushTo('main', null as never)],
    ['Trigger.tag(patterns)', () => Trigger.tag({} as never)],
    ['Trigger.schedule(cron)', () => Trigger.schedule(['30 1 * * *'] as never)],
    ['Trigger.pullRequest(options)', () => Trigger.pullRequest({ branch: ['main'] } as PullRequestOptions)],
    ['Trigger.pullRequest(options)', () => Trigger.pullRequest({ branches: 'main' } as never)],
  ])('%s refuses what has another shape', (subject, make) => {
    expect(refusalOf(make)?.message.startsWith(`${subject}: 1 problem, nothing was written\n`)).toBe(true);
  });
});

describe('the check of branches and tags', () => {
  test.each([
    'main', 'feature/login', 'release-1.2', 'release-*', '**', '*', 'feature/**', 'v[0-9]+.[0-9]+.[0-9]+', 'v[12].*', '[CB]at', 'x[0-9a-z]', '*-alpha', 'v2?', 'a/b/c', 'dependabot/npm_and_yarn/a-1.2', 'user@x', 'feature#1',
    'a=b', '你好', '**-x/**', '[1-2]00', 'v[1-9]+.[0-9]+.[0-9]+', '[0-5][0-9]', '[a-cx-z1]', 'refs', 'refs-x/a', 'a/refs/b',
  ])('takes %j', (pattern) => {
    expect(problemsWith(Trigger.pushTo(pattern))).toEqual([]);
    expect(problemsWith(Trigger.tag(pattern))).toEqual([]);
    expect(problemsWith(Trigger.pushTo(['**', `!${pattern}`]))).toEqual([]);
  });

  test.each([
    '', '/main', '.main', '-main', 'main/', 'main.', '?', '+', '?a', '+a', 'a++', 'a?+', 'a*+', '*?', '[', ']', '[]', '[a', 'a]', '[a]', '[a-', '[-a]', 'a b', ' main', 'main ', 'a~b', 'a^b', 'a:b', 'a\\b', 'a\nb',
    '[9-0]', 'a[z-a]b', '[a-c9-0]', '[0-9][9-0]', '[a-]', '[a-b-c]', '[0--9]', 'refs/heads/main', 'refs/tags/v1', 'refs/**', "it's", 'a(b)', 'a,b',
    'main\n', '!!main', 'a${{ b }}', '{a,b}', '"main"', 'a\u200bb',
  ])('refuses %j', (pattern) => {
    expect(problemsOf((problems) => Trigger.pushTo(pattern)._check('triggers[1]', problems))).toEqual([
      { path: 'triggers[1].branches[0]', value: JSON.stringify(pattern), reason: 'is not a pattern that GitHub takes', allowed: REF },
      ...(pattern.startsWith('!') ? [expect.objectContaining({ path: 'triggers[1].branches' })] : []),
    ]);
  });

  test('refuses what begins with refs/ and what has a range backwards behind an exclamation mark too', () => {
    expect(problemsWith(Trigger.pushTo(['**', '!refs/heads/main', '![9-0]']))).toEqual([
      'triggers[1].branches[1]: "!refs/heads/main" is not a pattern that GitHub takes',
      'triggers[1].branches[2]: "![9-0]" is not a pattern that GitHub takes',
    ]);
  });

  test.each([['a', 'a'], ['[a', ''], ['[ab]', ''], ['[a-b', ''], ['[0-9]+', ''], ['a?', ''], ['*', ''], ['**/', ''], ['[', ''], ['ab', '['], ['0-9a-z', '[']])('judges a repetition of %j after %j at once', (unit, start) => {
    // Few of them take a bad expression seconds, many take it for ever.
    for (const times of [20, 26, 32, 38, 20_000]) {
      // GIVEN
      const pattern = `x${start}${unit.repeat(times)}:`;
      const before = process.hrtime.bigint();

      // WHEN
      const problems = [...problemsWith(Trigger.pushTo(pattern)), ...problemsWith(Trigger.pushTo('main', { paths: [pattern] }))];

      // THEN
      expect(problems).toHaveLength(2);
      expect(Number(process.hrtime.bigint() - before) / 1e6).toBeLessThan(500);
    }
  });

  test('names each pattern by its place', () => {
    expect(problemsWith(Trigger.tag(['v*', 'a b', 'v1', '']))).toEqual([
      'triggers[1].patterns[1]: "a b" is not a pattern that GitHub takes',
      'triggers[1].patterns[3]: "" is not a pattern that GitHub takes',
    ]);
    expect(problemsWith(Trigger.pullRequest({ branches: ['a b'] }))).toEqual(['triggers[1].branches[0]: "a b" is not a pattern that GitHub takes']);
  });

  test.each<[string, Trigger]>([
    ['triggers[1].branches', Trigger.pushTo([])],
    ['triggers[1].patterns', Trigger.tag([])],
    ['triggers[1].branches', Trigger.pullRequest({ branches: [] })],
    ['triggers[1].paths', Trigger.pushTo('main', { paths: [] })],
    ['triggers[1].pathsIgnore', Trigger.pushTo('main', { pathsIgnore: [] })],
  ])('refuses an empty list as %s', (path, trigger) => {
    expect(problemsWith(trigger)).toEqual([`${path}: [] is empty`]);
  });

  test('refuses a list that only excludes', () => {
    expect(problemsOf((problems) => Trigger.pushTo(['!main', '!next'])._check('triggers[1]', problems))).toEqual([{
      path: 'triggers[1].branches',
      value: '["!main","!next"]',
      reason: 'excludes only, so that nothing is left',
      allowed: 'at least one pattern that does not start with !',
    }]);
  });
});

describe('the check of paths', () => {
  test.each(['src/**', '**', '*.go', '**.js', '**/*.sql', 'docs/README.md', '.github/**', '.env', 'a..b', '-x', 'src/[a-z]+/x?', 'a@b#c=d', '你好/*', 'my docs/**', "it's (a, b) & ~c", '(a)/b', '[1-2]00/**', 'refs/heads/x', '**/a b.md'])('takes %j', (path) => {
    expect(problemsWith(Trigger.pushTo('main', { paths: [path] }))).toEqual([]);
    expect(problemsWith(Trigger.pullRequest({ pathsIgnore: [path] }))).toEqual([]);
    expect(problemsWith(Trigger.pushTo('main', { paths: ['**', `!${path}`] }))).toEqual([]);
  });

  test.each(['', '/src/**', './src', '../src', '.', '..', '?', '+a', '[a', '[]', 'a\nb', 'src/** ', 'a\\b', '${{ x }}', ' ', ' src/**', 'src/', 'my docs/', '**/', 'a\tb', 'a\u00a0b', '[9-0]/a'])('refuses %j', (path) => {
    expect(problemsOf((problems) => Trigger.pushTo('main', { paths: [path] })._check('triggers[1]', problems))).toEqual([
      { path: 'triggers[1].paths[0]', value: JSON.stringify(path), reason: 'is not a pattern that GitHub takes', allowed: PATH },
    ]);
  });

  test('refuses paths beside pathsIgnore, of which GitHub takes one', () => {
    expect(problemsOf((problems) => Trigger.pushTo('main', { paths: ['src/**'], pathsIgnore: ['docs/**'] })._check('triggers[1]', problems))).toEqual([{
      path: 'triggers[1].pathsIgnore',
      value: '["docs/**"]',
      reason: 'cannot stand beside paths',
      allowed: 'paths or pathsIgnore; a pattern in paths may start with !',
    }]);
  });
});

describe('the check of a schedule', () => {
  test('names the cron', () => {
    expect(problemsWith(Trigger.schedule('* * * * *'))).toEqual(['triggers[1].cron: "* * * * *" comes more often than every five minutes']);
  });
});
