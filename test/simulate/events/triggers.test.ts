import { filterOf, schedulesOf, triggerFor, triggersOf } from '../../../src/simulate/events/triggers';
import { Value } from '../../../src/simulate/value';

describe('triggersOf', () => {
  test.each<[Value, string[]]>([
    ['push', ['push']],
    [['push', 'release'], ['push', 'release']],
    [{ release: { types: ['published'] }, push: null }, ['release', 'push']],
    [null, []],
  ])('%j', (on, events) => {
    expect(triggersOf(on).map(({ event }) => event)).toEqual(events);
  });
});

test('triggerFor tells what is not narrowed from what is not there', () => {
  expect(triggerFor(['push'], 'push')).toBeNull();
  expect(triggerFor({ push: null }, 'push')).toBeNull();
  expect(triggerFor({ push: { tags: ['v*'] } }, 'push')).toEqual({ tags: ['v*'] });
  expect(triggerFor(['push'], 'release')).toBeUndefined();
});

test.each<[Value, string[] | undefined]>([
  [{ branches: ['a', 'b'] }, ['a', 'b']],
  [{ branches: 'a' }, ['a']],
  [{ branches: [1, true] }, ['1', 'true']],
  [{ branches: null }, []],
  [{ tags: ['a'] }, undefined],
  [null, undefined],
])('filterOf reads %j', (trigger, texts) => {
  expect(filterOf(trigger, 'branches')).toEqual(texts);
});

test('schedulesOf reads times and where they are meant', () => {
  expect(schedulesOf([{ cron: '30 1 * * *' }, { cron: '0 5 * * 1', timezone: 'Asia/Shanghai' }, { timezone: 'UTC' }, 'x'])).toEqual([
    { cron: '30 1 * * *', timezone: 'UTC' }, { cron: '0 5 * * 1', timezone: 'Asia/Shanghai' },
  ]);
});
