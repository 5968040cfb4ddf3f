import { ExpressionSyntaxError, holds, Status } from '../../../src/simulate/expressions/expression';
import { Unknown, Value } from '../../../src/simulate/value';

const FINE: Status = { success: true, failure: false };
const FAILED: Status = { success: false, failure: true };
const SKIPPED: Status = { success: false, failure: false };
const UNDECIDED: Status = { success: Unknown.of('${{ needs.build.result }}', 'it may not run'), failure: false };

const CONTEXTS = {
  github: { event_name: 'push', ref: 'refs/heads/main' },
  inputs: { deploy: Unknown.of('${{ inputs.deploy }}', 'a person gives it') },
  needs: { build: { result: 'failure' } },
};

function shown(condition: Value | undefined, status: Status): unknown {
  const holding = holds(condition, CONTEXTS, status);
  return holding instanceof Unknown ? 'unknown' : holding;
}

describe('a condition after what went before', () => {
  test.each<[string, Value | undefined, unknown, unknown, unknown, unknown]>([
    // condition, all fine, one failed, one skipped, not known
    ['none', undefined, true, false, false, 'unknown'],
    ['nothing', null, true, false, false, 'unknown'],
    ['an empty one', '', true, false, false, 'unknown'],
    ['true', true, true, false, false, 'unknown'],
    ['false', false, false, false, false, false],
    ['one that holds', "github.event_name == 'push'", true, false, false, 'unknown'],
    ['one that does not', "github.event_name == 'release'", false, false, false, false],
    ['in braces', "${{ github.event_name == 'push' }}", true, false, false, 'unknown'],
    ['success()', 'success()', true, false, false, 'unknown'],
    ['! success()', '!success()', false, true, true, 'unknown'],
    ['failure()', 'failure()', false, true, false, false],
    ['always()', 'always()', true, true, true, true],
    ['always() in braces', '${{ always() }}', true, true, true, true],
    ['! cancelled()', '!cancelled()', true, true, true, true],
    ['cancelled()', 'cancelled()', false, false, false, false],
    ['Always ()', "Always () && github.event_name == 'push'", true, true, true, true],
    ['always() && false', "always() && github.event_name == 'release'", false, false, false, false],
    ['failure() || …', "failure() || github.event_name == 'push'", true, true, true, true],
    ['always() in a text', "'always()' == 'x' || github.event_name == 'push'", true, false, false, 'unknown'],
    ['an or, which success() is before', "github.event_name == 'release' || true", true, false, false, 'unknown'],
    ['an input', 'inputs.deploy', 'unknown', false, false, 'unknown'],
    ['always() and an input', 'always() && inputs.deploy', 'unknown', 'unknown', 'unknown', 'unknown'],
    ['a result of a need', "always() && needs.build.result == 'failure'", true, true, true, true],
  ])('%s', (_, condition, fine, failed, skipped, undecided) => {
    expect([FINE, FAILED, SKIPPED, UNDECIDED].map((status) => shown(condition, status))).toEqual([fine, failed, skipped, undecided]);
  });
});

describe('a text beside an expression makes a text, which is true', () => {
  test.each<[string, string]>([
    ['an operator after the braces', "${{ github.event_name == 'release' }} && true"],
    ['two pairs of braces', '${{ false }} && ${{ false }}'],
    ['the end of a block', '${{ false }}\n'],
    ['! before the braces', '!${{ true }}'],
  ])('%s', (_, condition) => {
    expect([FINE, FAILED].map((status) => shown(condition, status))).toEqual([true, true]);
  });
});

test.each([
  ["github.event_name = 'push'"],
  ['${{ github.event_name'],
  ['github.event_name =='],
  ['nothing.at.all'],
  ['missing(1)'],
  ['"double"'],
])('no condition: %s', (condition) => {
  expect(() => holds(condition, CONTEXTS, FINE)).toThrow(ExpressionSyntaxError);
});
