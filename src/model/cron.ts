import { Problems } from './problem';

const ALLOWED = 'five fields, in UTC: minute 0-59, hour 0-23, day 1-31, month 1-12 or JAN-DEC, weekday 0-6 or SUN-SAT, each with * , - and /, like "30 1 * * *"';

const MONTHS = ['JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC'];
const WEEKDAYS = ['SUN', 'MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT'];
const FIELDS = [
  { name: 'minute', from: 0, to: 59, words: [] },
  { name: 'hour', from: 0, to: 23, words: [] },
  { name: 'day', from: 1, to: 31, words: [] },
  { name: 'month', from: 1, to: 12, words: MONTHS },
  { name: 'weekday', from: 0, to: 6, words: WEEKDAYS },
];

// At a time of each day, or of each week.
const PLAIN = /^\d+ \d+ \* \* (?:\*|\d|[A-Z]+)$/i;

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
    object(`does not have five fields, separated by single spaces (it has ${fields.length})`);
    return;
  }
  // croner takes more than GitHub does: L, W, #, ?, weekday 7 and names such as @daily.
  for (const [index, { name, from, to, words }] of FIELDS.entries()) {
    const foreign = fields[index].split(/[,/-]/).find((word) => !isOneOf(word, from, to, words));
    if (foreign !== undefined) {
      object(`has ${JSON.stringify(foreign)} for the ${name}`);
      return;
    }
  }
  if (!PLAIN.test(cron)) {
    checkRuns(cron, object);
  }
}

/** What can be wrong where each field by itself is right: their syntax, dates that never come, runs that come too often. */
function checkRuns(cron: string, object: (reason: string) => void): void {
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- loaded only where there is such a schedule
  const { Cron } = require('croner') as typeof import('croner');
  const runsOf = (pattern: string, count: number) => new Cron(pattern, { paused: true, mode: '5-part', utcOffset: 0 }).nextRuns(count, new Date('2024-01-01T00:00:00Z'));
  try {
    const [minute] = cron.split(' ');
    if (runsOf(cron, 1).length === 0) {
      object('never comes');
    // Runs of two hours show whether those of a day can be too close; only then are they all looked at.
    } else if (areTooClose(runsOf(`${minute} * * * *`, 25)) && areTooClose(runsOf(cron, 24 * 12 + 1))) {
      object('comes more often than every five minutes');
    }
  } catch (error) {
    object(`is no schedule (${error instanceof Error ? error.message.replace(/^CronPattern: /, '') : error})`);
  }
}

function areTooClose(runs: Date[]): boolean {
  return runs.some((run, index) => index > 0 && run.getTime() - runs[index - 1].getTime() < FIVE_MINUTES);
}

function isOneOf(word: string, from: number, to: number, words: string[]): boolean {
  return word === '*' || words.includes(word.toUpperCase()) || (/^\d{1,2}$/.test(word) && Number(word) >= from && Number(word) <= to);
}
