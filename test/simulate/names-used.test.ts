import { namesUsed } from '../../src/simulate/names-used';
import { Value } from '../../src/simulate/value';

describe('the secrets that a value names', () => {
  test.each<[string, Value, string[], boolean]>([
    ['nothing', null, [], false],
    ['a number', 7, [], false],
    ['a text without expressions', 'secrets.A', [], false],
    ['one', 'Bearer ${{ secrets.TOKEN }}', ['TOKEN'], false],
    ['in any case', '${{ SECRETS.Token }}', ['Token'], false],
    ['several, each once and in order', ['${{ secrets.B || secrets.A }}', { key: '${{ secrets.B }}' }], ['A', 'B'], false],
    ['by a key', "${{ secrets['MY-KEY'] }} ${{ secrets [ 'OTHER' ] }}", ['MY-KEY', 'OTHER'], false],
    ['all of them', '${{ toJSON(secrets) }}', [], true],
    ['by a key that is computed', "${{ secrets[format('{0}_TOKEN', matrix.name)] }}", [], true],
    ['by a filter', "${{ join(secrets.*, ',') }}", [], true],
    ['one, and all', '${{ secrets.A }} ${{ toJSON( secrets ) }}', ['A'], true],
    ['in a quoted text', "${{ format('secrets.A {0}', secrets.B) }}", ['B'], false],
    ['of another context', '${{ needs.secrets.outputs.x }} ${{ my_secrets }} ${{ inputs.secrets-store }}', [], false],
    ['across lines', '${{\n  secrets\n  .A\n}}', ['A'], false],
  ])('%s', (_, value, names, all) => {
    expect(namesUsed(value, 'secrets')).toEqual({ names, all });
  });
});

test.each<[string, Value, string[]]>([
  ['a condition is an expression without braces', "vars.PUBLISH == 'true' && vars.B", ['B', 'PUBLISH']],
  ['with braces it is what stands in them', 'vars.A ${{ vars.B }}', ['B']],
  ['a truth', true, []],
])('%s', (_, condition, names) => {
  expect(namesUsed(condition, 'vars', true)).toEqual({ names, all: false });
});
