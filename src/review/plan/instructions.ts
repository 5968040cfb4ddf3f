import { publishedBy } from './published';
import type { ReleasePlanSource } from './release-plan';
import { enumerate } from './words';
import { pushesOf } from '../../simulate/outcome';
import { PlannedEvent, Plan } from '../../simulate/plan';
import { mapping } from '../../simulate/workflow-file';
import { code, table } from '../markdown';

/** How to rehearse, what happens when a registry fails, how to go on then. */
export function instructions({ plans, ifFails }: ReleasePlanSource): string[] {
  const [plan] = plans;
  return [...rehearsal(plan), ...failures(plan, ifFails), ...again(plans)];
}

/** The event that publishes most stands for all. */
function fullest({ events }: Plan): PlannedEvent | undefined {
  return events.reduce<PlannedEvent | undefined>((most, event) => most === undefined || pushesOf(event.outcome).length > pushesOf(most.outcome).length ? event : most, undefined);
}

function publishingJobs(event: PlannedEvent): string[] {
  return [...new Set(pushesOf(event.outcome).map(({ job }) => job.id))];
}

function rehearsal({ workflow }: Plan): string[] {
  const inputs = mapping(mapping(mapping(workflow.on).workflow_dispatch).inputs);
  if (inputs.rehearse === undefined) {
    return [];
  }
  const file = workflow.path.slice(workflow.path.lastIndexOf('/') + 1);
  return [
    '## To rehearse',
    '',
    `Run [the workflow](../../../actions/workflows/${file}) by hand with *rehearse* ticked, or`,
    '',
    '```sh',
    `gh workflow run ${file} --ref main -f rehearse=true`,
    '```',
    '',
    'It builds, logs in to every registry and proves the right to push there, and publishes nothing.',
    '',
  ];
}

function failures(plan: Plan, ifFails: ReleasePlanSource['ifFails']): string[] {
  const event = fullest(plan);
  const jobs = event === undefined ? [] : publishingJobs(event);
  if (event === undefined || jobs.length < 2) {
    return [];
  }
  const rows = jobs.map((job) => {
    const outcome = ifFails(job, event);
    const published = publishedBy(outcome).map(({ repository }) => code(repository));
    const running = outcome.jobs.filter(({ id, decision }) => id !== job && decision.verdict === 'runs').map(({ id }) => id);
    const only = running.filter((id) => event.outcome.jobs.find((other) => other.id === id)?.decision.verdict !== 'runs');
    return [code(job), published.length === 0 ? 'nothing' : enumerate(published), only.length === 0 ? '' : enumerate(only.map(code))];
  });
  return ['## When a registry fails', '', ...table(['if this job fails', 'is still published', 'runs besides'], rows), ''];
}

function again(plans: readonly Plan[]): string[] {
  const [plan, ...others] = plans;
  const event = fullest(plan);
  // The image is handed over: what is run again publishes the same bytes.
  const handsOver = event?.outcome.jobs.some(({ steps }) => steps.some(({ effects }) => effects.some((effect) => effect.kind === 'artifact' && effect.direction === 'upload'))) ?? false;
  if (!handsOver) {
    return [];
  }
  const repair = others.find(({ workflow }) => workflow.jobs.some(({ id }) => id === 'find'));
  const file = repair?.workflow.path.slice(repair.workflow.path.lastIndexOf('/') + 1);
  return [
    '## To go on after a failure',
    '',
    '*Re-run failed jobs* publishes the very image that was built, to the registries that do not have it:',
    '',
    '```sh',
    'gh run rerun RUN_ID --failed',
    '```',
    ...(file === undefined ? [] : [
      '',
      `If the run or its artifacts are gone, [${file}](../../../actions/workflows/${file}) takes the version from a registry that serves it:`,
      '',
      '```sh',
      `gh workflow run ${file} -f version=1.2.3`,
      '```',
    ]),
    '',
  ];
}
