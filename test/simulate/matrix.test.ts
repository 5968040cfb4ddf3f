import { combinationsOf } from '../../src/simulate/matrix';
import { Unknown, Value } from '../../src/simulate/value';

const GAP = Unknown.of('${{ needs.list.outputs.images }}', 'only the step tells it');

describe('combinations, as in the examples of the documentation', () => {
  test.each<[string, Value | undefined, unknown]>([
    ['no matrix', undefined, [{}]],
    ['an empty key', null, [{}]],
    ['one axis', { version: [10, 12, 14] }, [{ version: 10 }, { version: 12 }, { version: 14 }]],
    ['one value in place of a list', { version: 10 }, [{ version: 10 }]],
    [
      'two axes: the last one changes first', { os: ['ubuntu', 'windows'], version: [10, 12] },
      [{ os: 'ubuntu', version: 10 }, { os: 'ubuntu', version: 12 }, { os: 'windows', version: 10 }, { os: 'windows', version: 12 }],
    ],
    ['values that are mappings', { node: [{ version: 14 }, { version: 20, env: 'X=1' }] }, [{ node: { version: 14 } }, { node: { version: 20, env: 'X=1' } }]],
    [
      'include, by the rules of the documentation',
      {
        fruit: ['apple', 'pear'],
        animal: ['cat', 'dog'],
        include: [{ color: 'green' }, { color: 'pink', animal: 'cat' }, { fruit: 'apple', shape: 'circle' }, { fruit: 'banana' }, { fruit: 'banana', animal: 'cat' }],
      },
      [
        { fruit: 'apple', animal: 'cat', color: 'pink', shape: 'circle' },
        { fruit: 'apple', animal: 'dog', color: 'green', shape: 'circle' },
        { fruit: 'pear', animal: 'cat', color: 'pink' },
        { fruit: 'pear', animal: 'dog', color: 'green' },
        { fruit: 'banana' },
        { fruit: 'banana', animal: 'cat' },
      ],
    ],
    [
      'include that extends one combination', { os: ['windows', 'ubuntu'], node: [14, 16], include: [{ os: 'windows', node: 16, npm: 6 }] },
      [{ os: 'windows', node: 14 }, { os: 'windows', node: 16, npm: 6 }, { os: 'ubuntu', node: 14 }, { os: 'ubuntu', node: 16 }],
    ],
    [
      'include that adds one', { os: ['macos', 'windows'], version: [12], include: [{ os: 'windows', version: 17 }] },
      [{ os: 'macos', version: 12 }, { os: 'windows', version: 12 }, { os: 'windows', version: 17 }],
    ],
    ['include alone', { include: [{ site: 'production', datacenter: 'site-a' }, { site: 'staging', datacenter: 'site-b' }] }, [{ site: 'production', datacenter: 'site-a' }, { site: 'staging', datacenter: 'site-b' }]],
    [
      'exclude, also in part',
      { os: ['macos', 'windows'], version: [12, 14, 16], environment: ['staging', 'production'], exclude: [{ os: 'macos', version: 12, environment: 'production' }, { os: 'windows', version: 16 }] },
      [
        { os: 'macos', version: 12, environment: 'staging' },
        { os: 'macos', version: 14, environment: 'staging' },
        { os: 'macos', version: 14, environment: 'production' },
        { os: 'macos', version: 16, environment: 'staging' },
        { os: 'macos', version: 16, environment: 'production' },
        { os: 'windows', version: 12, environment: 'staging' },
        { os: 'windows', version: 12, environment: 'production' },
        { os: 'windows', version: 14, environment: 'staging' },
        { os: 'windows', version: 14, environment: 'production' },
      ],
    ],
    ['include after exclude brings back', { os: ['a', 'b'], exclude: [{ os: 'a' }], include: [{ os: 'a', extra: true }] }, [{ os: 'b' }, { os: 'a', extra: true }]],
    ['an empty include', { os: ['a'], include: [] }, [{ os: 'a' }]],
  ])('%s', (_, matrix, expected) => {
    expect(combinationsOf(matrix)).toEqual(expected);
  });
});

describe('combinations that are not known', () => {
  test.each<[string, Value]>([
    ['the whole matrix', GAP],
    ['the values of an axis', { os: ['ubuntu'], image: GAP }],
    ['include', { os: ['ubuntu'], include: GAP }],
    ['one that is included', { os: ['ubuntu'], include: [{ os: 'windows' }, GAP] }],
    ['exclude', { os: ['ubuntu'], exclude: GAP }],
    ['one that is excluded', { os: ['ubuntu'], exclude: [GAP] }],
  ])('%s', (_, matrix) => {
    expect(combinationsOf(matrix)).toBe(GAP);
  });
});

test('a value that is not known still makes a combination', () => {
  expect(combinationsOf({ image: ['web', GAP] })).toEqual([{ image: 'web' }, { image: GAP }]);
});

test('what an exclusion does to a value that is not known is not known', () => {
  expect(combinationsOf({ image: ['web', GAP], exclude: [{ image: 'api' }] })).toBeInstanceOf(Unknown);
});

test('whether an inclusion extends a value that is not known is not known', () => {
  expect(combinationsOf({ image: ['web', GAP], include: [{ image: 'api', port: 80 }] })).toBeInstanceOf(Unknown);
});
