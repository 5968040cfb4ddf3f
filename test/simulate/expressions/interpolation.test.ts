import { evaluate, expressionsIn, ExpressionSyntaxError, interpolate, toText, withoutTexts } from '../../../src/simulate/expressions/expression';
import { Unknown, Value } from '../../../src/simulate/value';

const CONTEXTS = {
  github: { ref: 'refs/heads/main', event: { a: 1 } },
  matrix: { platforms: ['linux/amd64', 'linux/arm64'], latest: true, count: 3 },
  inputs: { tag: Unknown.of('${{ inputs.tag }}', 'a person gives it') },
};

function shown(value: Value): unknown {
  return value instanceof Unknown ? value.parts : value;
}

describe('the value of a key', () => {
  test.each<[string, Value, unknown]>([
    ['a number', 7, 7],
    ['a truth', true, true],
    ['a text', 'text', 'text'],
    ['a text with shell variables', '${HOME} $${x}', '${HOME} $${x}'],
    ['an expression alone keeps its type', '${{ matrix.platforms }}', ['linux/amd64', 'linux/arm64']],
    ['an expression alone may be true', '${{ matrix.latest }}', true],
    ['a space makes it a text', '${{ matrix.latest }} ', 'true '],
    ['expressions in a text', 'v${{ matrix.count }}-${{matrix.latest}}', 'v3-true'],
    ['a list in a text', 'on ${{ matrix.platforms }}', 'on Array'],
    ['a mapping in a text', 'on ${{ github.event }}', 'on Object'],
    ['nothing in a text', 'a${{ github.nothing }}b', 'ab'],
    ['braces in quotes', "a${{ format('{{{0}}}', 'x') }}b", 'a{x}b'],
    ['braces that look like an end', "${{ '}}' }}", '}}'],
    ['a quote in quotes', "${{ 'it''s }}' }}!", "it's }}!"],
    ['an opening in quotes', "${{ '${{' }}", '${{'],
    ['several lines', 'a\n${{\n  matrix.count\n}}\nb', 'a\n3\nb'],
    ['what is not known', 'v${{ inputs.tag }}-${{ matrix.count }}', ['v', { source: '${{ inputs.tag }}', reason: 'a person gives it' }, '-3']],
    ['what is not known alone', '${{ inputs.tag }}', [{ source: '${{ inputs.tag }}', reason: 'a person gives it' }]],
  ])('%s', (_, value, expected) => {
    expect(shown(interpolate(value, CONTEXTS))).toEqual(expected);
  });
});

describe('no expression', () => {
  test.each<[string, string, string]>([
    ['a word too many', '${{ github.ref x }}', "${{ github.ref x }} is no expression: Unexpected symbol: 'x'"],
    ['nothing', 'a ${{ }} b', '${{  }} is no expression: there is nothing in it'],
    ['an end that is missing', 'tag: ${{ github.ref\nnext', '${{ github.ref is no expression: it is not closed'],
    ['an end within quotes', "${{ 'a }}", "${{ 'a }} is no expression: it is not closed"],
    ['an unknown context', '${{ secret.NAME }}', "${{ secret.NAME }} is no expression: Unrecognized named-value: 'secret'"],
    ['an unknown function', '${{ upper(github.ref) }}', "${{ upper(github.ref) }} is no expression: Unrecognized function: 'upper'"],
  ])('%s', (_, text, message) => {
    expect(() => interpolate(text, CONTEXTS)).toThrow(new ExpressionSyntaxError(message));
  });
});

test('expressions are found without their braces', () => {
  expect(expressionsIn("a ${{ one }} b ${{ '}}' }} ${{two}}")).toEqual([' one ', " '}}' ", 'two']);
});

test('what is quoted is left out', () => {
  expect(withoutTexts("a == 'b' && c == 'it''s'")).toBe("a == '' && c == ''");
});

test.each<[Value, unknown]>([[null, ''], [false, 'false'], [1.5, '1.5'], [-0, '0'], [['a'], 'Array'], [{ a: 1 }, 'Object'], ['x', 'x']])('%j within a text is %j', (value, expected) => {
  expect(toText(value)).toBe(expected);
});

test('status functions count as all being fine where nothing is said', () => {
  expect([evaluate('success()', {}), evaluate('failure()', {}), evaluate('always()', {}), evaluate('cancelled()', {})]).toEqual([true, false, true, false]);
});
