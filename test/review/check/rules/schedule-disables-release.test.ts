import { scheduleDisablesRelease } from '../../../../src/review/check/rules/schedule-disables-release';
import { remarksOn } from '../remarks';

const workflow = (release: string, condition = 'true') => `
  on:
    ${release}
    schedule: [{cron: '30 1 * * *'}]
  jobs:
    build:
      if: ${condition}
      runs-on: ubuntu-latest
      steps: [{run: 'docker push acme/web:1'}]
`;

test('a release stands beside a schedule', () => {
  expect(remarksOn(scheduleDisablesRelease, workflow('release: '))).toEqual([
    '3:3 note: After 60 days without activity GitHub switches this workflow off because of its schedule, releases included',
  ]);
});

test.each([
  ['with no release beside it', workflow('workflow_dispatch: ')],
  ['beside pushes that publish nothing', workflow('push: ', "github.event_name == 'schedule'")],
])('a schedule %s is right', (_, text) => {
  expect(remarksOn(scheduleDisablesRelease, text)).toEqual([]);
});
