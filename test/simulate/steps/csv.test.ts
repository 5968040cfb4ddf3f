import { attributesOf, fieldsOf, itemsOf } from '../../../src/simulate/steps/csv';
import { join, Text, Unknown } from '../../../src/simulate/value';

const GAP = Unknown.of('${{ inputs.x }}', 'a person gives it');

describe('the fields of a line', () => {
  test.each<[Text, string[]]>([
    ['', []],
    ['a', ['a']],
    [' a , b ,, c ', ['a', 'b', 'c']],
    ['type=image,"name=acme/web,ghcr.io/acme/web",push=true', ['type=image', 'name=acme/web,ghcr.io/acme/web', 'push=true']],
    ['"a ""b"""', ['a "b"']],
    [join('a', GAP, ',b'), ['a${{ inputs.x }}', 'b']],
    [join('"name=', GAP, ',c",d'), ['name=${{ inputs.x }},c', 'd']],
  ])('%s', (line, expected) => {
    expect(fieldsOf(line).map(String)).toEqual(expected);
  });

  test('a line that is broken stays whole', () => {
    expect(fieldsOf('"a,b')).toEqual(['"a,b']);
  });
});

describe('the items of an input', () => {
  test.each<[string, Text | undefined, string[]]>([
    ['none', undefined, []],
    ['an empty one', '', []],
    ['by commas', 'linux/amd64,linux/arm64', ['linux/amd64', 'linux/arm64']],
    ['by lines', 'acme/web:1\n  acme/web:2\n', ['acme/web:1', 'acme/web:2']],
    ['by both', 'a,b\nc', ['a', 'b', 'c']],
    ['comments are none', '# all of them\na\n#b', ['a']],
    ['with gaps', join('a:', GAP, '\nb,c:', GAP), ['a:${{ inputs.x }}', 'b', 'c:${{ inputs.x }}']],
    ['not known', GAP, ['${{ inputs.x }}']],
  ])('%s', (_, input, expected) => {
    expect(itemsOf(input).map(String)).toEqual(expected);
  });
});

describe('attributes', () => {
  test.each<[Text, [string, string][]]>([
    ['type=image,push=true', [['type', 'image'], ['push', 'true']]],
    ['Type = registry , push-by-digest', [['type', 'registry'], ['push-by-digest', 'true']]],
    ['type=image,"name=a,b",url=x=y', [['type', 'image'], ['name', 'a,b'], ['url', 'x=y']]],
    [join('type=image,name=ghcr.io/', GAP, ',push=', GAP), [['type', 'image'], ['name', 'ghcr.io/${{ inputs.x }}'], ['push', '${{ inputs.x }}']]],
  ])('%s', (line, expected) => {
    expect([...attributesOf(line)].map(([key, value]) => [key, String(value)])).toEqual(expected);
  });
});
