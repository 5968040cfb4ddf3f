import { code, prose, table } from '../../src/review/markdown';

describe('code', () => {
  test.each([
    ['ghcr.io/acme/web', '`ghcr.io/acme/web`'],
    ["${{ inputs.a || 'b' }}", "`${{ inputs.a \\|\\| 'b' }}`"],
    ['two\nlines', '`two lines`'],
    ['a `b` c', '`` a `b` c ``'],
    ['a ``b`', '``` a ``b` ```'],
    ['*not bold*', '`*not bold*`'],
  ])('%j', (text, expected) => {
    expect(code(text)).toBe(expected);
  });
});

describe('prose', () => {
  test.each([
    ['nothing special', 'nothing special'],
    ['a_b *c* <d> [e] f|g \\', 'a\\_b \\*c\\* \\<d\\> \\[e\\] f\\|g \\\\'],
    ['two\n  lines', 'two lines'],
    ['`if: a_b || c` is false', '`if: a_b \\|\\| c` is false'],
    ['one ` alone_', 'one ` alone\\_'],
  ])('%j', (text, expected) => {
    expect(prose(text)).toBe(expected);
  });
});

test('a table', () => {
  expect(table(['a', 'b'], [['1', '2'], ['3', '']])).toEqual(['| a | b |', '| --- | --- |', '| 1 | 2 |', '| 3 |  |']);
});

test('no table without rows', () => {
  expect(table(['a'], [])).toEqual([]);
});
