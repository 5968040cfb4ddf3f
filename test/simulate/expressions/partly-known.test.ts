import { evaluate, truthOf } from '../../../src/simulate/expressions/expression';
import { join, PartlyKnown, Unknown, Value } from '../../../src/simulate/value';

const input = (name: string, truth?: boolean): Unknown => new Unknown([{ source: `\${{ inputs.${name} }}`, reason: 'a person gives it' }], truth);

const CONTEXTS = {
  github: {
    ref: join('refs/pull/', Unknown.of('${{ github.event.number }}', 'only the event tells it'), '/merge'),
    event_name: 'push',
    token: input('token', true),
    event: { release: { tag_name: 'v1', body: Unknown.of('${{ github.event.release.body }}', 'only the event tells it') } },
    commits: Unknown.of('${{ github.commits }}', 'only the event tells it'),
  },
  inputs: { tag: input('tag'), push: input('push') },
  vars: new PartlyKnown({ REGION: 'hangzhou', EMPTY: '' }, Unknown.of('${{ vars }}', 'it is not given')),
  steps: { built: { outcome: 'success', outputs: { image: 'web' } }, perhaps: Unknown.of('${{ steps.perhaps }}', 'it may not run') },
  matrix: { list: ['one', input('two'), true] },
};

/** Known values as they are; of others the text that a person sees. */
function shown(value: Value): unknown {
  return value instanceof Unknown ? `unknown: ${String(value)}` : value;
}

function shownTruth(expression: string): unknown {
  const truth = truthOf(evaluate(expression, CONTEXTS));
  return truth instanceof Unknown ? 'unknown' : truth;
}

describe('what follows from what is known is computed', () => {
  test.each<[string, unknown]>([
    ["github.ref == 'refs/heads/main'", false],
    ["github.ref != 'refs/heads/main'", true],
    ["'refs/pull/7/head' == github.ref", false],
    ["github.ref == ''", false],
    ["startsWith(github.ref, 'REFS/pull/')", true],
    ["startsWith(github.ref, 'refs/tags/')", false],
    ["startsWith(github.ref, '')", true],
    ["endsWith(github.ref, '/Merge')", true],
    ["endsWith(github.ref, '/head')", false],
    ["contains(github.ref, 'PULL')", true],
    ["contains(matrix.list, 'ONE')", true],
    ['contains(matrix.list, true)', true],
    ["contains(steps.*.outcome, 'success')", true],
    ['contains(github.event.release, inputs.tag)', false],
    ["github.token != ''", true],
    ['inputs.tag && false', 'unknown: ${{ inputs.tag && false }}'],
    ['false && inputs.tag', false],
    ['true || inputs.tag', true],
    ["github.token && 'given'", 'given'],
    ["!(inputs.tag || 'latest')", false],
    ['!(inputs.push && false)', true],
    ['vars.REGION', 'hangzhou'],
    ['vars.region', 'hangzhou'],
    ["vars.EMPTY || 'none'", 'none'],
    ['steps.built.outputs.image', 'web'],
    ['join(github.event.release)', ''],
    ["format('{0}', github.event.release)", 'Object'],
    ["case(true, 'a', inputs.tag)", 'a'],
    ["case(false, inputs.tag, 'b')", 'b'],
  ])('%s', (expression, expected) => {
    expect(shown(evaluate(expression, CONTEXTS))).toBe(expected);
  });
});

describe('what does not follow stays unknown', () => {
  test.each<[string, string]>([
    ["github.ref == 'refs/pull/7/merge'", "unknown: ${{ github.ref == 'refs/pull/7/merge' }}"],
    ["startsWith(github.ref, 'refs/pull/7')", "unknown: ${{ startsWith(github.ref, 'refs/pull/7') }}"],
    ["endsWith(github.ref, '7/merge')", "unknown: ${{ endsWith(github.ref, '7/merge') }}"],
    ["contains(github.ref, '7')", "unknown: ${{ contains(github.ref, '7') }}"],
    ["contains(matrix.list, 'three')", "unknown: ${{ contains(matrix.list, 'three') }}"],
    ["contains(matrix.list, 'true')", "unknown: ${{ contains(matrix.list, 'true') }}"],
    ["contains(steps.*.outcome, 'failure')", "unknown: ${{ contains(steps.*.outcome, 'failure') }}"],
    // A filter gives a list, which holds no text however short.
    ["contains(github.commits, '')", "unknown: ${{ contains(github.commits, '') }}"],
    ["startsWith(inputs.tag, '')", "unknown: ${{ startsWith(inputs.tag, '') }}"],
    ["inputs.tag == ''", "unknown: ${{ inputs.tag == '' }}"],
    ['inputs.tag == inputs.tag', 'unknown: ${{ inputs.tag == inputs.tag }}'],
    ["inputs.tag < 'b'", "unknown: ${{ inputs.tag < 'b' }}"],
    ["github.ref > 'a'", "unknown: ${{ github.ref > 'a' }}"],
    ['!inputs.push', 'unknown: ${{ !inputs.push }}'],
    ["inputs.tag || 'latest'", "unknown: ${{ inputs.tag || 'latest' }}"],
    ["inputs.push && 'a' || 'b'", "unknown: ${{ inputs.push && 'a' || 'b' }}"],
    ['vars.OTHER', 'unknown: ${{ vars.OTHER }}'],
    ["vars['no-name']", 'unknown: ${{ vars.no-name }}'],
    ["vars['with space']", "unknown: ${{ vars['with space'] }}"],
    ['steps.perhaps.outputs.tag', 'unknown: ${{ steps.perhaps.outputs.tag }}'],
    ['github.commits[0].id', 'unknown: ${{ github.commits[0].id }}'],
    ['github.commits.*.id', 'unknown: ${{ github.commits.*.id }}'],
    ['matrix.list[inputs.tag]', 'unknown: ${{ matrix.list[inputs.tag] }}'],
    ['fromJSON(inputs.tag).member', 'unknown: ${{ fromJSON(inputs.tag).member }}'],
    ['toJSON(matrix.list)', 'unknown: ${{ toJSON(matrix.list) }}'],
    ['toJSON(vars)', 'unknown: ${{ toJSON(vars) }}'],
    ['toJSON(github.event)', 'unknown: ${{ toJSON(github.event) }}'],
    ["case(inputs.push, 'a', 'b')", "unknown: ${{ case(inputs.push, 'a', 'b') }}"],
    ["hashFiles('go.sum')", 'unknown: ${{ hashFiles(…) }}'],
    ["format(inputs.tag, 'x')", "unknown: ${{ format(inputs.tag, 'x') }}"],
    ["format('{1}', inputs.tag)", "unknown: ${{ format('{1}', inputs.tag) }}"],
    ["format('{0', inputs.tag)", "unknown: ${{ format('{0', inputs.tag) }}"],
    ["join(inputs.tag, '+')", "unknown: ${{ join(inputs.tag, '+') }}"],
    ["fromJSON('{')", "unknown: ${{ fromJSON('{') }}"],
  ])('%s', (expression, expected) => {
    expect(shown(evaluate(expression, CONTEXTS))).toBe(expected);
  });
});

describe('texts keep what is known of them', () => {
  test.each<[string, string]>([
    ["format('ghcr.io/{0}:{1}-{{x}}', steps.built.outputs.image, inputs.tag)", 'unknown: ghcr.io/web:${{ inputs.tag }}-{x}'],
    ["format('{0}{0}', inputs.tag)", 'unknown: ${{ inputs.tag }}${{ inputs.tag }}'],
    ["join(matrix.list, '+')", 'unknown: one+${{ inputs.two }}+true'],
    ['join(steps.*.outcome)', 'unknown: success,${{ steps.perhaps.outcome }}'],
    ['join(github.ref)', 'unknown: refs/pull/${{ github.event.number }}/merge'],
    ["join(vars.*, ' ')", 'unknown: hangzhou  ${{ vars }}'],
    ['(github.ref)', 'unknown: refs/pull/${{ github.event.number }}/merge'],
  ])('%s', (expression, expected) => {
    expect(shown(evaluate(expression, CONTEXTS))).toBe(expected);
  });
});

describe('whether it counts as true may be known', () => {
  test.each<[string, unknown]>([
    ["inputs.tag || 'latest'", true],
    ["inputs.tag || ''", 'unknown'],
    ["inputs.tag && ''", false],
    ["inputs.tag && 'x'", 'unknown'],
    ['inputs.push && false && inputs.tag', false],
    ["inputs.push || inputs.tag || 'x'", true],
    ["inputs.push && 'a' || 'b'", true],
    ['github.token', true],
    ['github.token && inputs.tag', 'unknown'],
    ['github.token || inputs.tag', true],
    ['inputs.push', 'unknown'],
    ['github.event', true],
    ['vars', true],
    ['matrix.list', true],
  ])('%s', (expression, expected) => {
    expect(shownTruth(expression)).toBe(expected);
  });
});

test('the reason names what the result depends on, each once', () => {
  const value = evaluate("inputs.tag == inputs.push && github.ref == 'refs/pull/7/merge' || inputs.tag == 'x'", CONTEXTS);
  expect(value instanceof Unknown && value.gaps).toEqual([{
    source: "${{ inputs.tag == inputs.push && github.ref == 'refs/pull/7/merge' || inputs.tag == 'x' }}",
    reason: 'it depends on inputs.tag (a person gives it) and inputs.push (a person gives it) and github.event.number (only the event tells it)',
  }]);
});

test('what GitHub itself cannot evaluate says so', () => {
  const value = evaluate("fromJSON('')", {});
  expect(value instanceof Unknown && value.gaps).toEqual([{ source: "${{ fromJSON('') }}", reason: 'GitHub cannot evaluate it: empty input' }]);
});
