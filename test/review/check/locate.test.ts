import { locator } from '../../../src/review/check/locate';

const TEXT = `name: Release
on:
  push:
jobs:
  build:
    steps:
      - uses: actions/checkout@v4
      - with:
          tags: |
            type=sha
            type=ref,event=pr
`;

test.each<[string, (string | number)[], string | undefined, [number, number]]>([
  ['the file', [], undefined, [1, 1]],
  ['a key', ['jobs', 'build'], undefined, [5, 3]],
  ['an item', ['jobs', 'build', 'steps', 1], undefined, [8, 9]],
  ['a key in an item', ['jobs', 'build', 'steps', 0, 'uses'], undefined, [7, 9]],
  ['a text in a value', ['jobs', 'build', 'steps', 0, 'uses'], 'actions/checkout@v4', [7, 15]],
  ['a line of a block', ['jobs', 'build', 'steps', 1, 'with', 'tags'], 'type=ref,event=pr', [11, 13]],
  ['a text that is elsewhere', ['jobs', 'build', 'steps', 0, 'uses'], 'type=sha', [7, 9]],
  ['what would hold a missing key', ['jobs', 'build', 'permissions', 'packages'], undefined, [5, 3]],
])('finds %s', (_, path, text, [line, column]) => {
  expect(locator(TEXT)(path, text)).toEqual({ line, column });
});

test('finds the event of a list at what holds it', () => {
  expect(locator('jobs: {}\non: [push, release]\n')(['on', 'release'])).toEqual({ line: 2, column: 1 });
});

test('follows an alias to where its value stands', () => {
  const text = 'env: &env\n  TAG: 1\njobs:\n  build:\n    env: *env\n';
  expect(locator(text)(['jobs', 'build', 'env', 'TAG'])).toEqual({ line: 2, column: 3 });
});

test('finds the start of an empty text', () => {
  expect(locator('')(['jobs'])).toEqual({ line: 1, column: 1 });
});
