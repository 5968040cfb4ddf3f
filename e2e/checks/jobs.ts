import { isDeepStrictEqual } from 'node:util';
import { RUN_LINK } from '../act';
import { Checks } from '../check';
import { Observation } from '../observation';
import { isByBuilder } from '../registry-proxy';

/** The jobs that ran, how each ended, and whom that was told. Gives whether they ran as they should. */
export function checkJobs(checks: Checks, { scenario: { expected }, run, requests, slackMessages, faults }: Observation): boolean {
  checks.equal('these jobs ran, with these results', run.jobs, expected.jobs);
  checks.equal('the run ended as it should', run.succeeded, Object.values(expected.jobs).every((result) => result === 'success'));
  checks.equal('only the step failed that should', run.failedSteps, expected.failedStep ? [expected.failedStep] : []);
  checks.equal('the builder was asked only if it should', requests.some(isByBuilder), expected.jobs.build === 'success');
  for (const fault of faults.all.filter((each) => each.times)) {
    checks.equal(`${fault.registry.name} answered ${fault.status} as often as planned`, faults.timesMet(fault), fault.times);
  }
  checks.equal('Slack was told as often as it should', slackMessages.length, expected.toldSlack ? 1 : 0);
  for (const message of expected.toldSlack ? slackMessages : []) {
    const { text } = JSON.parse(message) as { text: string };
    checks.equal('Slack was told the failed jobs', Object.keys(expected.jobs).filter((job) => new RegExp(`\\b${job}\\b`).test(text)), expected.toldSlack);
    checks.equal('Slack was told the link of the run', text.includes(RUN_LINK), true);
  }
  if (isDeepStrictEqual(run.jobs, expected.jobs)) return true;
  for (const { level, jobID, step, msg } of run.log.filter((line) => line.level === 'error')) console.log(`    ${level} in ${jobID}, ${step}: ${msg?.trim()}`);
  return false;
}
