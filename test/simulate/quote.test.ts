import { Status } from '../../src/simulate/expressions/expression';
import { falsePart, inOneLine } from '../../src/simulate/quote';
import { Unknown, Value } from '../../src/simulate/value';

const CONTEXTS = { github: { event_name: 'push', ref: 'refs/heads/main' }, inputs: { x: Unknown.of('${{ inputs.x }}', 'a person gives it') } };
const FINE: Status = { success: true, failure: false };

describe('a condition on one line', () => {
  test.each<[string, Value, string]>([
    ['as it is', 'a == b', 'a == b'],
    ['without the braces around all of it', '${{ a == b }}', 'a == b'],
    ['with braces that are a part', '${{ a }} && b', '${{ a }} && b'],
    ['without breaks', 'a &&\n  b\n', 'a && b'],
    ['not a text', false, 'false'],
  ])('%s', (_, condition, expected) => {
    expect(inOneLine(condition)).toBe(expected);
  });
});

describe('what makes a condition false', () => {
  test.each<[string, Value | undefined, string]>([
    ['the whole', "github.event_name == 'release'", "github.event_name == 'release'"],
    ['the first part that is false', "github.event_name == 'push' && github.ref == 'x' && false", "github.ref == 'x'"],
    ['in braces', "${{ always() && github.ref == 'x' }}", "github.ref == 'x'"],
    ['a part that is false for all that is not known', "inputs.x && github.ref == 'x'", "github.ref == 'x'"],
    ['&& in a text parts nothing', "github.ref == 'a && b'", "github.ref == 'a && b'"],
    ['&& in parentheses parts nothing', "(github.ref == 'x' && true) && true", "(github.ref == 'x' && true)"],
    ['an or outside of parentheses', "github.ref == 'x' || false && true", "github.ref == 'x' || false && true"],
    ['an or inside', "true && (github.ref == 'x' || false)", "(github.ref == 'x' || false)"],
    ['on one line', "true &&\n  github.ref\n  == 'x'", "github.ref == 'x'"],
    ['a function of the status', 'failure() && true', 'failure()'],
  ])('%s', (_, condition, expected) => {
    expect(falsePart(condition, CONTEXTS, FINE)).toBe(expected);
  });

  test('where none is written, that all went well', () => {
    expect(falsePart(undefined, CONTEXTS, { success: false, failure: true })).toBe('success()');
  });
});
