import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Event as SimulatedEvent } from '../../src/simulate/events/event';
import { Outcome, pushesOf } from '../../src/simulate/outcome';
import { simulate } from '../../src/simulate/simulate';
import { readWorkflow } from '../../src/simulate/workflow-file';
import { ActRun } from '../act';
import { Checks } from '../check';
import { REPOSITORY } from '../events';
import { Observation } from '../observation';
import { Published } from './tags';

interface Payload {
  readonly ref?: string;
  readonly number?: number;
  readonly schedule?: string;
  readonly release?: { readonly tag_name: string; readonly prerelease: boolean };
}

const FACTS = { repository: REPOSITORY.full_name, defaultBranch: REPOSITORY.default_branch, visibility: 'public' } as const;

/** What the simulator says of the event is what act did and what the registries have afterwards. */
export function checkSimulation(checks: Checks, { scenario, sha, run, workspace }: Observation, published: readonly Published[]): void {
  const read = (path: string): string => readFileSync(join(workspace, path), 'utf8');
  const outcome = simulate(readWorkflow(scenario.workflow, read(scenario.workflow)), simulated(scenario.event.name, scenario.event.payload(sha), sha), {
    facts: FACTS,
    readFile: (path) => existsSync(join(workspace, path)) ? read(path) : undefined,
  });
  checks.equal('the simulator says which jobs run, and how they end', jobsOf(outcome), run.jobs);
  checks.equal('the simulator says which steps run', ...stepsToCompare(outcome, run));
  const found = published.flatMap(({ registry, references }) => references.map((reference) => `${registry.host}/${reference}`));
  checks.equal('the simulator says what is published', pushesOf(outcome).map(({ reference }) => String(reference)).sort(), found.sort());
}

function simulated(name: string, payload: Payload, sha: string): SimulatedEvent {
  const { ref = '', number, schedule = '', release } = payload;
  switch (name) {
    case 'release': return SimulatedEvent.release({ tag: release?.tag_name ?? '', prerelease: release?.prerelease, sha });
    case 'pull_request': return SimulatedEvent.pullRequest({ number, base: 'main', head: 'feature', fromFork: true }, FACTS);
    case 'schedule': return SimulatedEvent.schedule({ cron: schedule }, FACTS);
    default: return ref.startsWith('refs/tags/')
      ? SimulatedEvent.pushOfTag({ tag: ref.replace('refs/tags/', ''), sha })
      : SimulatedEvent.pushTo({ branch: ref.replace('refs/heads/', ''), sha });
  }
}

/** act names a job of a called workflow without the job that calls it, which it does not report. */
function jobsOf({ jobs }: Outcome): Record<string, string> {
  const own = jobs.filter(({ steps, decision }) => decision.verdict === 'runs' && steps.length > 0);
  return Object.fromEntries(own.map(({ id, result }) => [id.split(' / ').at(-1), result]));
}

/** The steps that ran, job by job: as simulated, and as act has it. Those that only the run decides are left out of both. */
function stepsToCompare({ jobs }: Outcome, { log }: ActRun): [simulated: Record<string, string[]>, ran: Record<string, string[]>] {
  const own = jobs.filter(({ steps, decision }) => decision.verdict === 'runs' && steps.length > 0).map(({ id, steps }) => ({ id: id.split(' / ').at(-1) ?? id, steps }));
  const expected = own.map(({ id, steps }) => [id, steps.filter(({ decision }) => decision.verdict === 'runs').map(({ name }) => name)] as const);
  const ran = own.map(({ id, steps }) => {
    const undecided = steps.filter(({ decision }) => decision.verdict === 'unknown').map(({ name }) => name);
    const done = log.filter((line) => line.jobID === id && line.stage === 'Main' && line.stepID?.length === 1 && line.stepResult !== undefined && line.stepResult !== 'skipped');
    return [id, done.map(({ step }) => String(step)).filter((step) => !undecided.includes(step))] as const;
  });
  return [Object.fromEntries(expected), Object.fromEntries(ran)];
}
