import { StandIns } from '../../src/simulate/stand-ins';
import { join, Unknown } from '../../src/simulate/value';

const TAG = Unknown.of('${{ inputs.tag }}', 'a person gives it');
const NAME = Unknown.of('$NAME', 'a program prints it');

test('what is hidden is of letters and digits, and is the same word each time', () => {
  const standIns = new StandIns();
  expect(standIns.hide(join('a:', TAG, '/', NAME, '/', TAG))).toMatch(/^a:([A-Za-z0-9]+)\/(?!\1\/)[A-Za-z0-9]+\/\1$/);
});

test.each([
  ['known', 'known'],
  ['partly known', join('web:', TAG, '-', NAME)],
  ['not known', TAG],
])('a text that is %s comes back', (_, text) => {
  const standIns = new StandIns();
  expect(standIns.reveal(standIns.hide(text))).toEqual(text);
});

test('pieces of a text that was taken apart come back', () => {
  const standIns = new StandIns();
  const [before, after] = standIns.hide(join('web:', TAG, ',', NAME, ':1')).split(',');
  expect([standIns.reveal(before), standIns.reveal(after)]).toEqual([join('web:', TAG), join(NAME, ':1')]);
});

test('what is hidden in a text can be asked for', () => {
  const standIns = new StandIns();
  const hidden = standIns.hide(join(TAG, '-', NAME));
  expect([standIns.hiddenIn(hidden), standIns.hiddenIn('nothing')]).toEqual([[...TAG.gaps, ...NAME.gaps], []]);
});
