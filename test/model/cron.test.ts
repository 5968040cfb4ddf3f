import { problemsOf } from './problems-of';
import { checkCron } from '../../src/model/cron';

const ALLOWED = 'five fields, in UTC: minute 0-59, hour 0-23, day 1-31, month 1-12 or JAN-DEC, weekday 0-6 or SUN-SAT, each with * , - and /, like "30 1 * * *"';
const TOO_OFTEN = 'comes more often than every five minutes';

describe('checkCron', () => {
  test.each([
    '30 1 * * *', '00 01 * * *', '*/5 * * * *', '0,5,10 * * * *', '0-55/5 * * * *', '0 */4 * * 1-5', '15 4,5 * * *', '0 0 1 1 *', '0 0 29 2 *', '0 0 31 12 *', '0 0 * JAN SUN', '0 0 * jan-mar mon,wed',
    '59 23 * * 6', '0 0 30 2 MON', '0 0 * * 0', '59 0 * * *', '0 0 31 * SAT', '0,10,20,30,40,50 0-20/2,22,23 * * *',
  ])('takes %j', (cron) => {
    expect(problemsOf((problems) => checkCron(cron, 'triggers[0].cron', problems))).toEqual([]);
  });

  test.each([
    ['', 1], ['* * * *', 4], ['0 30 1 * * *', 6], ['30  1 * * *', 6], [' 30 1 * * *', 6], ['30 1 * * * ', 6], ['30\t1\t*\t*\t*', 1], ['@daily', 1],
  ])('refuses %j, which does not have five fields but %i', (cron, count) => {
    expect(problemsOf((problems) => checkCron(cron, 'triggers[0].cron', problems))).toEqual([
      { path: 'triggers[0].cron', value: JSON.stringify(cron), reason: `does not have five fields, separated by single spaces (it has ${count})`, allowed: ALLOWED },
    ]);
  });

  test.each([
    ['@every 1 h * *', '@every', 'minute'],
    ['+5 1 * * *', '+5', 'minute'],
    ['5, 1 * * *', '', 'minute'],
    ['1.5 1 * * *', '1.5', 'minute'],
    ['60 0 * * *', '60', 'minute'],
    ['0-60 0 * * *', '60', 'minute'],
    ['1,2,61 0 * * *', '61', 'minute'],
    ['005 0 * * *', '005', 'minute'],
    [`${'9'.repeat(30)} 0 * * *`, '9'.repeat(30), 'minute'],
    ['JAN 0 * * *', 'JAN', 'minute'],
    ['0 H * * *', 'H', 'hour'],
    ['0 ** * * *', '**', 'hour'],
    ['0 /2 * * *', '', 'hour'],
    ['0 24 * * *', '24', 'hour'],
    ['0 25 * * *', '25', 'hour'],
    ['0 0 L * *', 'L', 'day'],
    ['0 0 15W * *', '15W', 'day'],
    ['0 0 LW * *', 'LW', 'day'],
    ['0 0 ? * *', '?', 'day'],
    ['0 0 1- * *', '', 'day'],
    ['0 0 0 * *', '0', 'day'],
    ['0 0 32 * *', '32', 'day'],
    ['0 0 * SUN *', 'SUN', 'month'],
    ['0 0 * 1, *', '', 'month'],
    ['0 0 * JANUARY *', 'JANUARY', 'month'],
    ['0 0 * 0 *', '0', 'month'],
    ['0 0 * 13 *', '13', 'month'],
    ['0 0 * * 1,', '', 'weekday'],
    ['0 0 * * 7', '7', 'weekday'],
    ['0 0 * * 1#2', '1#2', 'weekday'],
    ['0 0 * * 5L', '5L', 'weekday'],
    ['0 0 * * JAN', 'JAN', 'weekday'],
    ['0 0 * * *\n', '*\n', 'weekday'],
    ['99 99 * * *', '99', 'minute'],
  ])('refuses %j, which has %j for the %s', (cron, word, field) => {
    expect(problemsOf((problems) => checkCron(cron, 'triggers[0].cron', problems))).toEqual([
      { path: 'triggers[0].cron', value: JSON.stringify(cron), reason: `has ${JSON.stringify(word)} for the ${field}`, allowed: ALLOWED },
    ]);
  });

  test.each(['*/0 * * * *', '5-1 * * * *', '*/* * * * *', '1-2-3 * * * *', '0 22-2 * * *', '5/15 * * * *'])('refuses %j, which no clock shows', (cron) => {
    // WHEN
    const problems = problemsOf((found) => checkCron(cron, 'triggers[0].cron', found));

    // THEN
    expect(problems).toEqual([{ path: 'triggers[0].cron', value: JSON.stringify(cron), reason: expect.stringMatching(/^is no schedule \(.+\)$/), allowed: ALLOWED }]);
    expect(problems[0].reason).not.toContain('CronPattern');
  });

  test.each([
    ['* * * * *', TOO_OFTEN],
    ['*/4 * * * *', TOO_OFTEN],
    ['58,1 * * * *', TOO_OFTEN],
    ['0,3 5 * * *', TOO_OFTEN],
    ['5-10 0 1 1 *', TOO_OFTEN],
    ['0,58 0,23 * * *', TOO_OFTEN],
    ['0,10,20,30,40,50,58 0-20/2,22,23 * * *', TOO_OFTEN],
    ['0,10,20,30,40,50,58 0-20/2,23 * * *', TOO_OFTEN],
    ['0 0 30 2 *', 'never comes'],
    ['0 0 31 4,6,9,11 *', 'never comes'],
  ])('refuses %j, which %s', (cron, reason) => {
    expect(problemsOf((problems) => checkCron(cron, 'triggers[0].cron', problems)).map((problem) => problem.reason)).toEqual([reason]);
  });
});
