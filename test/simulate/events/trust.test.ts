import { Event } from '../../../src/simulate/events/event';
import { isUntrusted } from '../../../src/simulate/events/trust';

const FROM_FORK = { base: 'main', fromFork: true };

test.each([
  ['a pull request from a fork', Event.pullRequest(FROM_FORK), true],
  ['a workflow that such a run calls', Event.called({ inputs: {}, by: Event.pullRequest(FROM_FORK) }), true],
  ['a pull request of the repository itself', Event.pullRequest({ base: 'main' }), false],
  ['a pull request from a fork, with rights', Event.pullRequestTarget(FROM_FORK), false],
  ['a push', Event.pushTo({ branch: 'main' }), false],
  ['a schedule', Event.schedule({ cron: '30 1 * * *' }), false],
  ['another workflow', Event.workflowRun({ workflow: 'Build' }), false],
])('%s is untrusted: %#', (_, event, expected) => {
  expect(isUntrusted(event)).toBe(expected);
});
