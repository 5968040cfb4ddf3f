import { triggersOf } from '../../../simulate/events/triggers';
import { Rule } from '../rule';
import { deedsOf, runsOf } from '../runs';

/** A schedule can switch off a release. */
export const scheduleDisablesRelease: Rule = {
  id: 'schedule-disables-release',
  severity: 'note',
  title: 'A schedule stands in the file of a release',
  explanation: 'In a public repository without activity for 60 days GitHub switches off each workflow that has a schedule, with all of its other triggers: the next release starts nothing.',
  check: (context) => {
    const isScheduled = triggersOf(context.workflow.on).some(({ event }) => event === 'schedule');
    const releases = deedsOf('push', runsOf(context)).some(({ run: { event } }) => event.name === 'release' || event.name === 'push');
    return isScheduled && releases ? [{
      at: context.locate(['on', 'schedule']),
      message: 'After 60 days without activity GitHub switches this workflow off because of its schedule, releases included',
      help: 'Put the schedule in a file of its own that calls this workflow (workflow_call)',
    }] : [];
  },
};
