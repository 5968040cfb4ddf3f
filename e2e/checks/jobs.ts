import { isDeepStrictEqual } from 'node:util';
import { runLink } from '../act';
import { Checks } from '../check';
import { Observation } from '../observation';
import { isByBuilder } from '../registry-proxy';

/** The jobs that ran, how each ended, and whom that was told. Gives whether they ran as they should. */
export function checkJobs(checks: Checks, { scenario: { expected, faults: planned }, run, runId, requests, slackMessages, faults }: Observation): boolean {
  checks.equal('these jobs ran, with these results', run.jobs, expected.jobs);
  checks.equal('the run ended as it should', run.succeeded, Object.values(expected.jobs).every((result) => result === 'success'));
  checks.equal('only the steps failed that should', run.failedSteps, expected.failedSteps ?? []);
  checks.equal('the builder was asked only if it should', requests.some(isByBuilder), expected.jobs.build === 'success');
  for (const fault of planned) checks.equal(`${fault.registry.name} misbehaved as planned`, faults.timesMet(fault) > 0, true);
  checks.equal('Slack was told as often as it should', slackMessages.length, expected.toldSlack ? 1 : 0);
  for (const message of expected.toldSlack ? slackMessages : []) {
    const { text } = JSON.parse(message) as { text: string };
    checks.equal('Slack was told the failed jobs', Object.keys(expected.jobs).filter((job) => new RegExp(`\\b${job}\\b`).test(text)), expected.toldSlack);
    checks.equal('Slack was told the link of the run', text.includes(runLink(runId)), true);
  }
  if (isDeepStrictEqual(run.jobs, expected.jobs)) return true;
  for (const { level, jobID, step, msg } of run.log.filter((line) => line.level === 'error')) console.log(`    ${level} in ${jobID}, ${step}: ${msg?.trim()}`);
  return false;
}
