import { block } from '../../src/steps/block';

describe('block', () => {
  test('leaves one line as it is', () => {
    expect(block(['one'])).toBe('one');
  });

  test('ends each of several lines', () => {
    expect(block(['one', '', 'three'])).toBe('one\n\nthree\n');
  });

  test('of nothing is empty', () => {
    expect(block([])).toBe('');
  });
});
