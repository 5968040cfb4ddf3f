import { Problems } from './problem';

const ALLOWED = 'five fields, in UTC: minute 0-59, hour 0-23, day 1-31, month 1-12 or JAN-DEC, weekday 0-6 or SUN-SAT, each with * , - and /, like "30 1 * * *"';

const FIELDS = [
  { name: 'minute', words: /^\d+$/ },
  { name: 'hour', words: /^\d+$/ },
  { name: 'day', words: /^\d+$/ },
  { name: 'month', words: /^(?:\d+|JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC)$/i },
  { name: 'weekday', words: /^(?:[0-6]|SUN|MON|TUE|WED|THU|FRI|SAT)$/i },
];

const FIVE_MINUTES = 5 * 60 * 1000;

/**
 * Checks a schedule: POSIX cron syntax in UTC, at most every five minutes.
 *
 * @see https://docs.github.com/en/actions/writing-workflows/choosing-when-your-workflow-runs/events-that-trigger-workflows#schedule
 */
export function checkCron(cron: string, path: string, problems: Problems): void {
  const object = (reason: string) => problems.add(path, cron, { reason, allowed: ALLOWED });
  const fields = cron.split(' ');
  if (fields.length !== FIELDS.length) {
    object(`has ${fields.length} fields, separated by single spaces, not 5`);
    return;
  }
  // croner takes more than GitHub does: L, W, #, ? and names such as @daily.
  const foreign = FIELDS.find(({ words }, index) => !fields[index].split(/[,/-]/).every((word) => word === '*' || words.test(word)));
  if (foreign) {
    object(`has a ${foreign.name} that GitHub does not take`);
    return;
  }
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- loaded only where there is a schedule
  const { Cron } = require('croner') as typeof import('croner');
  try {
    // The gaps between the runs of two hours show the smallest there is.
    const runs = new Cron(cron, { paused: true, mode: '5-part', utcOffset: 0 }).nextRuns(26, new Date('2024-01-01T00:00:00Z'));
    if (runs.length === 0) {
      object('never comes');
    } else if (runs.some((run, index) => index > 0 && run.getTime() - runs[index - 1].getTime() < FIVE_MINUTES)) {
      object('comes more often than every five minutes');
    }
  } catch (error) {
    object(`is no schedule (${error instanceof Error ? error.message.replace(/^CronPattern: /, '') : error})`);
  }
}
