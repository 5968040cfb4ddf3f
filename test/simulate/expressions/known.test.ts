import { Contexts, evaluate } from '../../../src/simulate/expressions/expression';
import { Value } from '../../../src/simulate/value';

const CONTEXTS: Contexts = {
  github: {
    'event_name': 'push',
    'ref': 'refs/heads/main',
    'event': {
      commits: [{ id: 'a1', author: { name: 'Ada' } }, { id: 'b2' }, 'no object'],
      labels: { first: { name: 'bug' }, second: { name: 'help wanted' }, third: 7 },
    },
    'with space': 'spaced',
  },
  steps: { 'build-image': { outputs: { 'image-digest': 'sha256:1', '1st': 'one' } } },
  needs: { build: { result: 'success' }, scan: { result: 'failure' } },
  matrix: { list: ['push', 'Release', 3], none: [] },
  env: { EMPTY: '', ZERO: '0', TEXT: 'text' },
};

describe('literals', () => {
  test.each<[string, Value]>([
    ['null', null],
    ['true', true],
    ['false', false],
    ['711', 711],
    ['-9.2', -9.2],
    ['0xff', 255],
    ['-2.99e-2', -0.0299],
    ["'Mona the Octocat'", 'Mona the Octocat'],
    ["'It''s open source!'", "It's open source!"],
  ])('%s', (expression, expected) => {
    expect(evaluate(expression, CONTEXTS)).toBe(expected);
  });
});

describe('members', () => {
  test.each<[string, Value]>([
    ['github.event_name', 'push'],
    ["github['event_name']", 'push'],
    ["github['with space']", 'spaced'],
    ['GitHub.EVENT_NAME', 'push'],
    ['steps.build-image.outputs.image-digest', 'sha256:1'],
    ["steps['build-image']['outputs']['image-digest']", 'sha256:1'],
    ["steps.build-image.outputs['1st']", 'one'],
    ["needs[format('{0}', 'scan')].result", 'failure'],
    ['matrix.list[0]', 'push'],
    ["matrix.list['1']", 'Release'],
    ['matrix.list[1.9]', 'Release'],
    ['matrix.list[9]', null],
    ['matrix.list[-1]', null],
    ['github.nothing', null],
    ['github.nothing.at.all', null],
    ['github.event_name.length', null],
    ['inputs.anything', null],
    ["join(github.event.commits.*.id, '+')", 'a1+b2'],
    ['github.event.commits.*.author.name', ['Ada']],
    ["join(github.event.labels.*.name, '|')", 'bug|help wanted'],
    ["contains(needs.*.result, 'failure')", true],
    ["contains(needs.*.result, 'cancelled')", false],
  ])('%s', (expression, expected) => {
    expect(evaluate(expression, CONTEXTS)).toEqual(expected);
  });
});

describe('operators', () => {
  test.each<[string, Value]>([
    ["'push' == 'PUSH'", true],
    ["'push' != 'PUSH'", false],
    ["'a' < 'B'", true],
    ["'b' >= 'B'", true],
    ['1 < 2 && 2 <= 2 && 3 > 2', true],
    ["'1' == 1", true],
    ["'1.0' == 1", true],
    ["'0x10' == 16", true],
    ["'' == 0", true],
    ["'one' == 1", false],
    ["'one' != 1", true],
    ["'one' < 1", false],
    ["'one' >= 1", false],
    ['true == 1', true],
    ["true == '1'", true],
    ["true == 'true'", false],
    ["false == ''", true],
    ["false == 'false'", false],
    ['null == 0', true],
    ["null == ''", true],
    ['null == false', true],
    ["null == 'null'", false],
    ['null < 1', true],
    ['github.event == github.event', true],
    ["github.event == 'Object'", false],
    ['matrix.list == matrix.none', false],
    ['!github.nothing', true],
    ["!'false'", false],
    ['!matrix.none', false],
    ["'' || 'default'", 'default'],
    ["'set' || 'default'", 'set'],
    ["env.ZERO || 'default'", '0'],
    ["0 || '' || null", null],
    ["'a' && 'b'", 'b'],
    ["'' && 'b'", ''],
    ["github.event_name == 'push' && 'yes' || 'no'", 'yes'],
    ["github.event_name == 'release' && 'yes' || 'no'", 'no'],
    ["(false || true) && 'x'", 'x'],
    ["false || true && 'x'", 'x'],
  ])('%s', (expression, expected) => {
    expect(evaluate(expression, CONTEXTS)).toBe(expected);
  });
});

describe('functions', () => {
  test.each<[string, Value]>([
    ["contains('Hello world', 'LLO')", true],
    ["contains('Hello world', '')", true],
    ["contains(matrix.list, 'PUSH')", true],
    ["contains(matrix.list, 'pus')", false],
    ["contains(matrix.list, '3')", true],
    ["contains(matrix.none, '')", false],
    ["contains(fromJSON('[true]'), 'true')", false],
    ["contains(github.event.labels, 'bug')", false],
    ["contains(null, '')", true],
    ["startsWith('Hello world', 'hello')", true],
    ["startsWith(github.ref, 'refs/tags/')", false],
    ["startsWith(10, '1')", true],
    ["endsWith('Hello world', 'WORLD')", true],
    ["endsWith(matrix.list, '')", false],
    ["format('Hello {0} {1} {0}', 'Mona', 'the')", 'Hello Mona the Mona'],
    ["format('{{Hello {0}}}', 'Mona')", '{Hello Mona}'],
    ["format('{0}{1}{2}{3}', null, true, 1.50, matrix.list)", 'true1.5Array'],
    ['join(matrix.list)', 'push,Release,3'],
    ["join(matrix.list, ', ')", 'push, Release, 3'],
    ["join('one', ', ')", 'one'],
    ['join(github.event.labels)', ''],
    ['join(matrix.none)', ''],
    ["toJSON('a\"b')", '"a\\"b"'],
    ['toJSON(matrix.list)', '[\n  "push",\n  "Release",\n  3\n]'],
    ['toJSON(needs.build)', '{\n  "result": "success"\n}'],
    ["fromJSON('{\"a\": [1, null]}')", { a: [1, null] }],
    ["fromJSON('true') == true", true],
    ["fromJSON('{\"a\": {\"B\": 2}}').A.b", 2],
    ["FromJson('1')", 1],
    ["case(github.event_name == 'push', 'a', true, 'b', 'c')", 'a'],
    ["case(github.event_name == 'release', 'a', false, 'b', 'c')", 'c'],
  ])('%s', (expression, expected) => {
    expect(evaluate(expression, CONTEXTS)).toEqual(expected);
  });
});
