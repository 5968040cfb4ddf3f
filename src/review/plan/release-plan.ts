import { summaryOf } from './event-summary';
import { instructions } from './instructions';
import { jobGraph } from './job-graph';
import { eventsAsMarkdown } from './plan-markdown';
import { rightsTable } from './rights';
import { Outcome } from '../../simulate/outcome';
import { Plan, PlannedEvent } from '../../simulate/plan';
import { code, prose, table } from '../markdown';

/** What the plan of a release is made of. */
export interface ReleasePlanSource {
  /** The workflow that publishes first, then those that belong to it. */
  readonly plans: readonly [Plan, ...Plan[]];
  /** What an event of the first workflow comes to if a job fails. */
  readonly ifFails: (job: string, event: PlannedEvent) => Outcome;
}

/** The plan of a release, for those who review and those who run it. Paths are relative to the folder `.github`. */
export function releasePlan(source: ReleasePlanSource): string {
  const { plans } = source;
  const [{ workflow }] = plans;
  const events = plans.flatMap((plan) => plan.events.map(summaryOf));
  const repositories = [...new Set(events.flatMap(({ published }) => published.map(({ repository }) => repository)))];
  const platforms = [...new Set(events.flatMap(({ published }) => published.flatMap((repository) => repository.platforms)))];
  return [
    `# What ${prose(workflow.name)} releases`,
    '',
    `Computed from ${plans.map((plan) => `[${prose(fileOf(plan))}](workflows/${fileOf(plan)})`).join(', ')} without running anything: what changes here in a pull request is what the next release does differently.`,
    '',
    ...(repositories.length === 0 ? ['Nothing is published.'] : [
      `It publishes${platforms.length > 0 ? `, for ${platforms.map(code).join(' and ')},` : ''} to`,
      '',
      ...repositories.map((repository) => `- ${code(repository)}`),
    ]),
    '',
    ...plans.flatMap((plan) => [plans.length === 1 ? '## Events' : `## Events of ${prose(fileOf(plan))}`, '', ...eventsAsMarkdown(plan.events.map(summaryOf))]),
    '## Jobs',
    '',
    ...jobGraph(plans),
    '',
    ...rightsTable(plans),
    '',
    ...settings(events),
    ...instructions(source),
  ].join('\n').replace(/\n{3,}/g, '\n\n').trimEnd().concat('\n');
}

function fileOf({ workflow }: Plan): string {
  return workflow.path.slice(workflow.path.lastIndexOf('/') + 1);
}

/** What has to be set, with a link that holds in every repository: three folders above this file is its first page. */
function settings(events: readonly ReturnType<typeof summaryOf>[]): string[] {
  const jobs = events.flatMap((event) => event.jobs);
  const secrets = [...new Set(jobs.flatMap((job) => job.secrets))].sort();
  const variables = [...new Set(jobs.flatMap((job) => job.variables))].sort();
  if (secrets.length + variables.length === 0) {
    return [];
  }
  const usedBy = (name: string, of: 'secrets' | 'variables'): string => [...new Set(jobs.filter((job) => job[of].includes(name)).map(({ id }) => id.split(' / ').at(-1) ?? id))].map(code).join(', ');
  return [
    '## To set',
    '',
    ...table(['name', 'kind', 'used by'], [
      ...secrets.map((name) => [code(name), '[secret](../../../settings/secrets/actions)', usedBy(name, 'secrets')]),
      ...variables.map((name) => [code(name), '[variable](../../../settings/variables/actions)', usedBy(name, 'variables')]),
    ]),
    '',
  ];
}
