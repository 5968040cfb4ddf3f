import { EventSummary, summaryOf } from './event-summary';
import { PublishedRepository, PublishedTag } from './published';
import { wrap } from './wrap';
import { JobOutcome } from '../../simulate/outcome';
import { Plan } from '../../simulate/plan';
import { Palette } from '../palette';

const WIDTH = 80;

/** A plan for a terminal of 80 columns. */
export function planAsText({ workflow, events }: Plan, palette: Palette): string {
  const head = palette.bold(workflow.name === workflow.path ? workflow.path : `${workflow.name} (${workflow.path})`);
  const blocks = events.map((event) => eventAsText(summaryOf(event), palette));
  return `${[head, ...blocks].join('\n\n')}\n`;
}

function eventAsText(event: EventSummary, palette: Palette): string {
  const lines = event.notStarted === '' ? startedAsText(event, palette) : [...wrap(`does not run: ${event.notStarted}`, WIDTH, '  ')];
  return [palette.bold(event.title), ...lines].join('\n');
}

function startedAsText(event: EventSummary, palette: Palette): string[] {
  const notes = conditionsOf(event.published);
  const jobs = event.running.length + event.undecided.length + event.skipped.length;
  return [
    ...(event.mayNotStart === '' ? [] : wrap(`may not run: ${event.mayNotStart}`, WIDTH, '  ').map(palette.yellow)),
    ...(event.published.length === 0 ? [event.unread ? palette.yellow('  publishes nothing that is known') : palette.dim('  publishes nothing')] : publishedAsText(event.published, notes, palette)),
    ...notes.flatMap((condition, index) => wrap(`${markOf(index)} ${condition}`, WIDTH, '    ', '      ').map(palette.dim)),
    ...labelled('platforms', [...new Set(event.published.flatMap(({ platforms }) => platforms))], ' '),
    ...(jobs === 0 ? [] : labelled('runs', event.running.map(({ id }) => id))),
    ...event.failing.flatMap(({ id, reason }) => labelled('fails', [`${id}: ${reason}`])).map(palette.red),
    ...decidedAsText('may run', event.undecided).map(palette.yellow),
    ...decidedAsText('skips', event.skipped).map(palette.dim),
    ...labelled('waits for', [...new Set(event.running.flatMap(({ waitsFor }) => waitsFor))], '; '),
    ...labelled('may write', rightsOf(event.running)),
    ...labelled('secrets', event.secrets),
    ...labelled('variables', event.variables),
    ...event.unknown.flatMap(({ source, reason }) => labelled('unknown', [`${source}: ${reason}`])).map(palette.yellow),
  ];
}

/** Repositories with the same tags stand together. */
function publishedAsText(published: readonly PublishedRepository[], notes: readonly string[], palette: Palette): string[] {
  const tagsOf = ({ tags }: PublishedRepository): string => tags.map((tag) => `${tag.text}${markFor(tag, notes)}`).join('  ');
  return [...new Set(published.map(tagsOf))].flatMap((tags) => [
    ...published.filter((repository) => tagsOf(repository) === tags).map(({ repository }) => `  ${palette.green(repository)}`),
    ...wrap(tags, WIDTH, '    '),
  ]);
}

/** The conditions of an event's tags, each once. */
function conditionsOf(published: readonly PublishedRepository[]): string[] {
  return [...new Set(published.flatMap(({ tags }) => tags.flatMap(({ condition }) => condition ?? [])))];
}

function markFor({ condition }: PublishedTag, notes: readonly string[]): string {
  return condition === undefined ? '' : markOf(notes.indexOf(condition));
}

function markOf(index: number): string {
  return '*'.repeat(index + 1);
}

/** Jobs with the same reason stand together. */
function decidedAsText(label: string, jobs: readonly JobOutcome[]): string[] {
  const reasons = [...new Set(jobs.map(({ decision }) => decision.reason))];
  return reasons.flatMap((reason) => labelled(label, [`${jobs.filter(({ decision }) => decision.reason === reason).map(({ id }) => id).join(', ')}: ${reason}`]));
}

function rightsOf(jobs: readonly JobOutcome[]): string[] {
  const written = jobs.flatMap(({ permissions }) => Object.entries(permissions.scopes).filter(([, access]) => access === 'write').map(([scope]) => scope));
  const open = jobs.some(({ permissions }) => permissions.origin === 'default');
  return [...[...new Set(written)].sort(), ...(open ? ['what the settings of the repository allow'] : [])];
}

function labelled(label: string, words: readonly string[], separator = ', '): string[] {
  return words.length === 0 ? [] : wrap(words.join(separator), WIDTH, `  ${label.padEnd(11)}`, ' '.repeat(13));
}
