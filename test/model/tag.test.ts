import { problemsOf, refusalOf } from './problems-of';
import { LatestRule, Tag, TagOptions } from '../../src/model/tag';
import { TriggerKind } from '../../src/model/trigger';

const KINDS: TriggerKind[] = ['release', 'push', 'tag', 'schedule', 'pullRequest', 'manual', 'called', 'repair'];
const WORDS = 'letters, digits, _, . and -, and expressions of docker/metadata-action';

/** The problems with a rule as path, value and reason. */
function problemsWith(tag: Tag): string[] {
  return problemsOf((problems) => tag._check('tags[3]', problems)).map(({ path, value, reason }) => `${path}: ${value} ${reason}`);
}

describe('every rule', () => {
  const rules: [string, (options?: TagOptions) => Tag, string, TriggerKind[]][] = [
    ['version', Tag.version, '1.2.3', ['release', 'tag', 'manual', 'called', 'repair']],
    ['majorMinor', Tag.majorMinor, '1.2', ['release', 'tag', 'manual', 'called', 'repair']],
    ['major', Tag.major, '1', ['release', 'tag', 'manual', 'called', 'repair']],
    ['branch', Tag.branch, '<branch>', ['push', 'schedule', 'manual', 'called']],
    ['pullRequest', Tag.pullRequest, 'pr-<number>', ['pullRequest', 'called']],
    ['schedule', Tag.schedule, 'nightly', ['schedule', 'called']],
    ['sha', Tag.sha, 'sha-<short commit>', ['push', 'called']],
    ['latest', Tag.latest, 'latest', ['release', 'tag', 'manual', 'called', 'repair']],
    ['raw', (options) => Tag.raw('edge', options), 'edge', ['release', 'push', 'tag', 'schedule', 'pullRequest', 'manual', 'called']],
  ];

  test.each(rules)('%s is called by its factory, gives its example on its triggers, and nothing is wrong with it', (kind, make, example, triggers) => {
    // WHEN
    const tag = make();

    // THEN
    expect({ ...tag }).toEqual({ kind, prefix: undefined, suffix: undefined, value: kind === 'raw' ? 'edge' : undefined, rule: kind === 'latest' ? 'highest-version' : undefined });
    expect(tag._example).toBe(example);
    expect(KINDS.filter((trigger) => tag._firedBy(trigger))).toEqual(KINDS.filter((trigger) => triggers.includes(trigger)));
    expect(problemsWith(tag)).toEqual([]);
  });

  test.each(rules)('%s takes a prefix and a suffix', (kind, make, example) => {
    // WHEN
    const tag = make({ prefix: 'v', suffix: '-alpine' });

    // THEN
    expect(tag._example).toBe(`v${example.replace(/^(pr|sha)-/, '')}-alpine`);
    expect({ ...tag }).toMatchObject({ kind, prefix: 'v', suffix: '-alpine' });
    expect(problemsWith(tag)).toEqual([]);
  });

  test.each(rules)('%s refuses options that it does not know', (kind, make) => {
    expect(refusalOf(() => make({ prefx: 'v' } as TagOptions))?.problems).toEqual([
      { path: 'prefx', value: '"prefx"', reason: 'is no option here', allowed: kind === 'latest' ? 'prefix, suffix, rule' : 'prefix, suffix', suggestion: 'prefix' },
    ]);
    expect(refusalOf(() => make({ suffix: 1 } as unknown as TagOptions))?.message).toContain(`Tag.${kind}(options): 1 problem`);
  });

  test('that names a version is known to do so', () => {
    expect(rules.map(([, make]) => make()).filter((tag) => tag._namesVersion).map(({ kind }) => kind)).toEqual(['version', 'majorMinor', 'major']);
  });

  test('has a default prefix where docker/metadata-action has one', () => {
    expect(rules.map(([kind, make]) => [kind, make()._defaultPrefix]).filter(([, prefix]) => prefix !== '')).toEqual([['pullRequest', 'pr-'], ['sha', 'sha-']]);
  });

  test('without its default prefix is given as that', () => {
    expect(Tag.sha({ prefix: '' })._example).toBe('<short commit>');
    expect(problemsWith(Tag.pullRequest({ prefix: '' }))).toEqual([]);
  });
});

describe('Tag.raw', () => {
  test('keeps its value', () => {
    expect(Tag.raw("{{branch}}-{{date 'YYYYMMDD'}}").value).toBe("{{branch}}-{{date 'YYYYMMDD'}}");
  });

  test.each([undefined, null, 5])('refuses %j, which is no text', (value) => {
    expect(refusalOf(() => Tag.raw(value as unknown as string))?.message).toContain('Tag.raw(value): 1 problem');
  });
});

describe('Tag.latest', () => {
  test.each([LatestRule.HIGHEST_VERSION, LatestRule.GITHUB_RELEASE])('keeps the rule %s, beside its affixes', (rule) => {
    // WHEN
    const tag = Tag.latest({ rule, suffix: '-alpine' });

    // THEN
    expect({ ...tag }).toEqual({ kind: 'latest', prefix: undefined, suffix: '-alpine', value: undefined, rule });
    expect(problemsWith(tag)).toEqual([]);
  });

  test.each(['HIGHEST_VERSION', 'latest', null, 1])('refuses the rule %j', (rule) => {
    expect(refusalOf(() => Tag.latest({ rule } as never))?.problems).toEqual([expect.objectContaining({
      path: 'rule', reason: 'is not one of LatestRule.HIGHEST_VERSION, LatestRule.GITHUB_RELEASE', allowed: 'one of LatestRule.HIGHEST_VERSION, LatestRule.GITHUB_RELEASE',
    })]);
  });

  test('alone has a rule', () => {
    expect(refusalOf(() => Tag.version({ rule: LatestRule.GITHUB_RELEASE } as never))?.problems.map(({ path }) => path)).toEqual(['rule']);
  });
});

describe('Tag._defaults', () => {
  test('are every rule but raw, the whole version before its parts', () => {
    expect(Tag._defaults()).toStrictEqual([
      Tag.schedule(), Tag.branch(), Tag.pullRequest(), Tag.version(), Tag.majorMinor(), Tag.major(), Tag.latest(), Tag.sha(),
    ]);
  });
});

describe('the check of a tag', () => {
  test.each([
    Tag.raw('_edge'), Tag.raw('A.b-c_d'), Tag.raw('.edge', { prefix: 'a' }), Tag.raw('-edge', { prefix: '{{sha}}' }), Tag.raw('{{sha}}'), Tag.version({ suffix: '-{{sha}}' }), Tag.version({ prefix: '', suffix: '' }),
    Tag.latest({ prefix: 'x-', suffix: '-alpine' }), Tag.raw('latest-alpine'), Tag.raw('Latest'),
  ])('takes %j', (tag) => {
    expect(problemsWith(tag)).toEqual([]);
  });

  test.each([
    [Tag.raw(''), ['tags[3].value: "" is empty']],
    [Tag.raw('a b'), ['tags[3].value: "a b" has characters that cannot stand there']],
    [Tag.raw('a:b'), ['tags[3].value: "a:b" has characters that cannot stand there']],
    [Tag.raw('a,enable=false'), ['tags[3].value: "a,enable=false" has characters that cannot stand there']],
    [Tag.raw('${{ github.sha'), ['tags[3].value: "${{ github.sha" has an expression of GitHub, which cannot stand there']],
    [Tag.branch({ suffix: '-${{' }), ['tags[3].suffix: "-${{" has an expression of GitHub, which cannot stand there']],
    [Tag.raw('{{{sha}}'), ['tags[3].value: "{{{sha}}" has {{ or }} that do not pair']],
    [Tag.raw('x-{{sha}}}'), ['tags[3].value: "x-{{sha}}}" has {{ or }} that do not pair']],
    [Tag.raw('x\\{{sha}}'), ['tags[3].value: "x\\\\{{sha}}" has {{ or }} that do not pair']],
    [Tag.raw('edge\ntype=sha'), ['tags[3].value: "edge\\ntype=sha" has characters that cannot stand there']],
    [Tag.raw('.edge'), ['tags[3].value: ".edge" would make the tag start with . or -']],
    [Tag.raw('-edge'), ['tags[3].value: "-edge" would make the tag start with . or -']],
    [Tag.raw('edge', { prefix: '-' }), ['tags[3].prefix: "-edge" would make the tag start with . or -']],
    [Tag.version({ prefix: '.' }), ['tags[3].prefix: "." would make the tag start with . or -']],
    [Tag.raw('latest'), ['tags[3]: "latest" would move on every event, pre-releases and branches too']],
    [Tag.version({ prefix: 'v ' }), ['tags[3].prefix: "v " has characters that cannot stand there']],
    [Tag.branch({ suffix: '+x' }), ['tags[3].suffix: "+x" has characters that cannot stand there']],
    [Tag.sha({ suffix: '{{brnch}}' }), ['tags[3].suffix: "brnch" is not an expression of docker/metadata-action']],
    [Tag.raw('{{sha'), ['tags[3].value: "{{sha" has {{ or }} that do not pair']],
    [Tag.raw('a b', { prefix: '/', suffix: '#' }), [
      'tags[3].value: "a b" has characters that cannot stand there',
      'tags[3].prefix: "/" has characters that cannot stand there',
      'tags[3].suffix: "#" has characters that cannot stand there',
    ]],
    [Tag.latest({ prefix: '{{sha}}-' }), ['tags[3]: "{{sha}}-latest" has an expression, which docker/metadata-action would not replace there']],
    [Tag.latest({ suffix: '-{{sha}}' }), ['tags[3]: "latest-{{sha}}" has an expression, which docker/metadata-action would not replace there']],
  ])('refuses %j', (tag, problems) => {
    expect(problemsWith(tag)).toEqual(problems);
  });

  const rules: [string, number, (options: TagOptions) => Tag][] = [
    ['version', 0, Tag.version], ['branch', 0, Tag.branch], ['sha', 4, Tag.sha], ['pullRequest', 3, Tag.pullRequest], ['latest', 0, Tag.latest], ['raw', 4, (options) => Tag.raw('edge', options)],
  ];

  test.each(rules)('takes 100 characters in a rule of kind %s besides what it gives, and no more', (_kind, given, make) => {
    expect(problemsWith(make({ suffix: 'x'.repeat(100 - given) }))).toEqual([]);
    expect(problemsWith(make({ suffix: 'x'.repeat(101 - given) }))).toEqual([expect.stringMatching(/^tags\[3\]: ".+" is longer than a tag can be$/)]);
  });

  test('counts prefix, value and suffix together, and no expression', () => {
    expect(problemsWith(Tag.raw('a'.repeat(40), { prefix: 'b'.repeat(30), suffix: 'c'.repeat(30) }))).toEqual([]);
    expect(problemsWith(Tag.raw(`${'a'.repeat(99)}-{{sha}}{{date 'YYYYMMDD'}}`))).toEqual([]);
    expect(problemsOf((problems) => Tag.raw('a'.repeat(41), { prefix: 'b'.repeat(30), suffix: 'c'.repeat(30) })._check('tags[3]', problems))).toEqual([{
      path: 'tags[3]',
      value: JSON.stringify(`${'b'.repeat(30)}${'a'.repeat(41)}${'c'.repeat(30)}`),
      reason: 'is longer than a tag can be',
      allowed: 'up to 100 characters, of 128, besides what the rule gives',
    }]);
  });

  test('says what is allowed', () => {
    expect(problemsOf((problems) => Tag.raw('')._check('tags[0]', problems))).toEqual([
      { path: 'tags[0].value', value: '""', reason: 'is empty', allowed: WORDS },
    ]);
  });
});

describe('an expression for one kind of ref', () => {
  const EMPTY = 'has an expression that is empty whenever the rule gives a tag';

  test.each<[string, Tag, TriggerKind[]]>([
    ['{{branch}}', Tag.raw('{{branch}}'), ['push', 'schedule', 'manual', 'called']],
    ['{{branch}} in a prefix', Tag.raw('edge', { prefix: '{{branch}}-' }), ['push', 'schedule', 'manual', 'called']],
    ['{{branch}} twice', Tag.raw('{{branch}}', { suffix: '-{{ branch }}' }), ['push', 'schedule', 'manual', 'called']],
    ['{{tag}}', Tag.raw('{{tag}}'), ['release', 'tag', 'manual', 'called']],
    ['{{tag}} in a suffix', Tag.raw('edge', { suffix: '-{{tag}}' }), ['release', 'tag', 'manual', 'called']],
    ['{{base_ref}}', Tag.raw('{{base_ref}}'), ['pullRequest', 'called']],
    ['{{sha}}, which every run has', Tag.raw('{{sha}}'), KINDS.filter((kind) => kind !== 'repair')],
    ['{{is_default_branch}}, which every run has', Tag.raw('{{is_default_branch}}'), KINDS.filter((kind) => kind !== 'repair')],
  ])('makes a raw rule fire there only: %s', (_name, tag, triggers) => {
    expect(KINDS.filter((trigger) => tag._firedBy(trigger))).toEqual(KINDS.filter((trigger) => triggers.includes(trigger)));
    expect(problemsWith(tag)).toEqual([]);
  });

  test.each<[Tag]>([
    [Tag.branch({ prefix: '{{branch}}-' })], [Tag.sha({ prefix: '{{branch}}-' })], [Tag.schedule({ suffix: '-{{branch}}' })], [Tag.version({ suffix: '-{{tag}}' })], [Tag.major({ prefix: '{{tag}}-' })],
    [Tag.pullRequest({ prefix: '{{base_ref}}-' })],
  ])('stands in a rule for that kind: %j', (tag) => {
    expect(problemsWith(tag)).toEqual([]);
    expect(KINDS.filter((trigger) => tag._firedBy(trigger))).not.toEqual([]);
  });

  test.each(['{{tag}}', '{{sha}}', "{{date 'YYYYMMDD'}}"])('keeps a rule with %s out of a repair, which is about another ref and commit, on another day', (expression) => {
    expect(Tag.version({ suffix: `-${expression}` })._firedBy('repair')).toBe(false);
  });

  test.each<[Tag, string]>([
    [Tag.version({ prefix: '{{branch}}-' }), '"{{branch}}-"'],
    [Tag.majorMinor({ suffix: '-{{branch}}' }), '"-{{branch}}"'],
    [Tag.major({ prefix: '{{base_ref}}-' }), '"{{base_ref}}-"'],
    [Tag.branch({ suffix: '-{{tag}}' }), '"-{{tag}}"'],
    [Tag.branch({ suffix: '-{{base_ref}}' }), '"-{{base_ref}}"'],
    [Tag.sha({ suffix: '-{{tag}}' }), '"sha--{{tag}}"'],
    [Tag.schedule({ prefix: '{{tag}}-' }), '"{{tag}}-"'],
    [Tag.pullRequest({ prefix: '{{branch}}-' }), '"{{branch}}-"'],
    [Tag.raw('{{branch}}-{{tag}}'), '"{{branch}}-{{tag}}"'],
    [Tag.raw('{{branch}}', { suffix: '-{{base_ref}}' }), '"{{branch}}-{{base_ref}}"'],
  ])('is refused in a rule for another: %j', (tag, value) => {
    expect(problemsOf((problems) => tag._check('tags[3]', problems))).toEqual([
      { path: 'tags[3]', value, reason: EMPTY, allowed: '{{branch}} for runs on branches, {{tag}} for those on tags, {{base_ref}} for pull requests' },
    ]);
  });
});
