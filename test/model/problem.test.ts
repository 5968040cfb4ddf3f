import { inspect } from 'node:util';
import { refusalOf } from './problems-of';
import { Problems, ReleaseOptionsError } from '../../src/model/problem';

describe('ReleaseOptionsError', () => {
  test('names every problem, each in a line with its path, value, reason, suggestion and what is allowed', () => {
    // GIVEN
    const problems = new Problems();
    problems.add('images[0].platforms[1]', 'linux/arm46', { reason: 'is no platform', allowed: 'linux/amd64, linux/arm64', words: ['linux/amd64', 'linux/arm64'] });
    problems.add('registries', [], { reason: 'is empty', allowed: 'at least one registry' });

    // WHEN
    const error = refusalOf(() => problems.throwIfAny('ImageRelease "release"'));

    // THEN
    expect(error?.message).toMatchInlineSnapshot(`
"ImageRelease "release": 2 problems, nothing was written
  images[0].platforms[1]: "linux/arm46" is no platform (did you mean "linux/arm64"?). Allowed: linux/amd64, linux/arm64
  registries: [] is empty. Allowed: at least one registry"
`);
    expect(error?.name).toBe('ReleaseOptionsError');
    expect(error?.problems).toEqual([
      { path: 'images[0].platforms[1]', value: '"linux/arm46"', reason: 'is no platform', allowed: 'linux/amd64, linux/arm64', suggestion: 'linux/arm64' },
      { path: 'registries', value: '[]', reason: 'is empty', allowed: 'at least one registry' },
    ]);
  });

  test('counts a single problem as one', () => {
    // GIVEN
    const error = new ReleaseOptionsError('Tag.raw(value)', [{ path: 'value', value: '""', reason: 'is empty', allowed: 'text' }]);

    // THEN
    expect(error.message).toBe('Tag.raw(value): 1 problem, nothing was written\n  value: "" is empty. Allowed: text');
    expect(error).toBeInstanceOf(Error);
  });

  test('starts a line without path at the value', () => {
    expect(new ReleaseOptionsError('Tag.raw(value)', [{ path: '', value: '5', reason: 'is not a string', allowed: 'a string' }]).message).toBe(
      'Tag.raw(value): 1 problem, nothing was written\n  5 is not a string. Allowed: a string',
    );
  });

  test('says the problems in its message, and not once more where it is printed', () => {
    // GIVEN
    const error = new ReleaseOptionsError('Tag.raw(value)', [{ path: 'value', value: '""', reason: 'is empty', allowed: 'text' }]);

    // THEN
    expect(Object.keys(error)).not.toContain('problems');
    expect(inspect(error).match(/is empty/g)).toHaveLength(1);
    expect(error.problems).toHaveLength(1);
  });

  test('has a stack that starts where the caller was called', () => {
    // GIVEN
    const problems = new Problems();
    problems.add('images', [], { reason: 'is empty', allowed: 'at least one image' });
    function inner() {
      problems.throwIfAny('ImageRelease "release"', outer);
    }
    function outer() {
      inner();
    }

    // WHEN
    const error = refusalOf(outer);

    // THEN
    const [first] = (error?.stack ?? '').split('\n').filter((line) => line.startsWith('    at '));
    expect(error?.stack?.startsWith(`ReleaseOptionsError: ${error.message}\n    at `)).toBe(true);
    expect(first).toMatch(/^ {4}at (?:Module\.)?refusalOf /);
  });
});

describe('Problems.add', () => {
  const CIRCULAR: Record<string, unknown> = {};
  CIRCULAR.self = CIRCULAR;

  test.each<[string, unknown, string]>([
    ['a text', 'a"b', '"a\\"b"'],
    ['a text of several lines', 'a\nb', '"a\\nb"'],
    ['a number', 5, '5'],
    ['a fraction', 0.5, '0.5'],
    ['no number', NaN, 'NaN'],
    ['a number without end', -Infinity, '-Infinity'],
    ['nothing', undefined, ''],
    ['null', null, 'null'],
    ['a list', ['a', 1], '["a",1]'],
    ['an object', { a: { b: true } }, '{"a":{"b":true}}'],
    ['a symbol', Symbol('x'), 'Symbol(x)'],
    ['a big number', BigInt(1), 'a value of type bigint'],
    ['a circle', CIRCULAR, 'a value of type object'],
    ['an object that cannot be shown', { toJSON: () => { throw new Error('no'); } }, 'a value of type object'],
    ['a text of 198 characters', 'x'.repeat(198), `"${'x'.repeat(198)}"`],
    ['a text of 199 characters', 'x'.repeat(199), `"${'x'.repeat(199)}…`],
  ])('shows %s', (_name, value, shown) => {
    // GIVEN
    const problems = new Problems();

    // WHEN
    problems.add('path', value, { reason: 'is wrong', allowed: 'something else' });

    // THEN
    expect(problems.list).toEqual([{ path: 'path', value: shown, reason: 'is wrong', allowed: 'something else' }]);
  });

  test('shows a function by its code', () => {
    // GIVEN
    const problems = new Problems();

    // WHEN
    problems.add('path', () => 5, { reason: 'is wrong', allowed: 'something else' });

    // THEN
    expect(problems.list[0].value).toBe('() => 5');
  });

  test.each([
    ['pathIgnore', ['paths', 'pathsIgnore'], 'pathsIgnore'],
    ['path', ['paths', 'pathsIgnore'], 'paths'],
    ['dockerFile', ['dockerfile', 'context'], 'dockerfile'],
    ['DOCKERFILE', ['dockerfile', 'context'], undefined],
    ['is_defaultbranch', ['branch', 'is_default_branch'], 'is_default_branch'],
    ['kubernetes', ['name', 'context'], undefined],
    ['imagexx', ['image'], 'image'],
    ['imagexxx', ['image'], undefined],
    ['registryxx', ['registry'], 'registry'],
    ['registriesxxx', ['registries'], 'registries'],
    ['registriesxxxx', ['registries'], 'registries'],
    ['registriesxxxxx', ['registries'], undefined],
    ['is_dxxxxlt_branch', ['is_default_branch'], 'is_default_branch'],
    ['is_dxxxxxt_branch', ['is_default_branch'], undefined],
    ['tog', ['tag'], 'tag'],
    ['dog', ['tag'], undefined],
    ['suffix', ['prefix'], undefined],
    ['', ['tag', 'sha'], undefined],
    ['abc', [], undefined],
  ])('finds for %s among %j: %s', (value, words, suggestion) => {
    // GIVEN
    const problems = new Problems();

    // WHEN
    problems.add('path', value, { reason: 'is wrong', allowed: 'something else', words });

    // THEN
    expect(problems.list[0].suggestion).toBe(suggestion);
  });
});

describe('Problems.requireMatch', () => {
  test('adds a problem for a value that does not match, and none for one that does or that is not given', () => {
    // GIVEN
    const problems = new Problems();
    const objection = { reason: 'is wrong', allowed: 'a' };

    // WHEN
    problems.requireMatch('one', 'a', /^a$/, objection);
    problems.requireMatch('two', undefined, /^a$/, objection);
    problems.requireMatch('three', 'b', /^a$/, objection);
    problems.requireMatch('four', '', /^a$/, objection);

    // THEN
    expect(problems.list.map(({ path, value }) => [path, value])).toEqual([['three', '"b"'], ['four', '""']]);
  });
});

describe('Problems.requireDistinct', () => {
  test('adds a problem for each later value of the same key, naming the first', () => {
    // GIVEN
    const problems = new Problems();

    // WHEN
    problems.requireDistinct(['a', 'B', 'b', 'A', 'c', 'a'], (index) => `list[${index}]`, (value) => value.toLowerCase(), (first) => ({ reason: `repeats ${first}`, allowed: 'once' }));

    // THEN
    expect(problems.list).toEqual([
      { path: 'list[2]', value: '"b"', reason: 'repeats list[1]', allowed: 'once' },
      { path: 'list[3]', value: '"a"', reason: 'repeats list[0]', allowed: 'once' },
      { path: 'list[5]', value: '"a"', reason: 'repeats list[0]', allowed: 'once' },
    ]);
  });
});

describe('Problems.throwIfAny', () => {
  test('throws nothing if there is no problem', () => {
    expect(refusalOf(() => new Problems().throwIfAny('anything'))).toBeUndefined();
  });
});
