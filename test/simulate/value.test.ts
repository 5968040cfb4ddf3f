import { gapsOf, join, linesOf, Text, Unknown } from '../../src/simulate/value';

const TAG = Unknown.of('${{ inputs.tag }}', 'a person gives it');
const PATCH = Unknown.of('$PATCH', 'a program prints it');

function parts(text: Text): unknown {
  return text instanceof Unknown ? text.parts : text;
}

const gap = { source: '${{ inputs.tag }}', reason: 'a person gives it' };
const patch = { source: '$PATCH', reason: 'a program prints it' };

describe('join', () => {
  test.each<[string, Text[], unknown]>([
    ['nothing', [], ''],
    ['texts', ['a', '', 'b'], 'ab'],
    ['a gap between texts', ['a', 'b', TAG, 'c', 'd'], ['ab', gap, 'cd']],
    ['a gap alone', ['', TAG, ''], [gap]],
    ['gaps side by side', [TAG, '', PATCH], [gap, patch]],
    ['texts that end and start with gaps', [join('v', TAG), join('.', PATCH)], ['v', gap, '.', patch]],
  ])('%s', (_, texts, expected) => {
    expect(parts(join(...texts))).toEqual(expected);
  });
});

describe('lines', () => {
  test.each<[string, Text, unknown[]]>([
    ['blank lines are left out', ' a \n\n \t\n  b\n', ['a', 'b']],
    ['an empty text has none', '', []],
    ['a gap within a line', join('  v', TAG, ' \n b '), [['v', gap], 'b']],
    ['a gap as a line', join('a\n ', TAG, ' \nb'), ['a', [gap], 'b']],
    ['several gaps', join(TAG, '-', PATCH, '\n', TAG), [[gap, '-', patch], [gap]]],
  ])('%s', (_, text, expected) => {
    expect(linesOf(text).map(parts)).toEqual(expected);
  });
});

test('gaps are listed once each, by what stands in their place', () => {
  expect(gapsOf([join(TAG, TAG), 'known', join(PATCH, TAG)])).toEqual([gap, patch]);
});

test('a text with gaps is shown with what stands in their place', () => {
  expect(String(join('v', TAG, '.', PATCH))).toBe('v${{ inputs.tag }}.$PATCH');
});
