import { EventSummary, summaryOf } from './event-summary';
import { PublishedRepository } from './published';
import { JobOutcome } from '../../simulate/outcome';
import { Plan } from '../../simulate/plan';
import { code, prose, table } from '../markdown';

/** What each event of a workflow does, in Markdown. */
export function planAsMarkdown({ workflow, events }: Plan): string {
  const summaries = events.map(summaryOf);
  return [`# ${prose(workflow.name)}`, '', `What ${code(workflow.path)} does, event by event, computed without running it.`, '', ...eventsAsMarkdown(summaries)].join('\n');
}

/** A table of what each event publishes and runs, and below it what each note means. */
export function eventsAsMarkdown(events: readonly EventSummary[]): string[] {
  const notes = new Notes();
  const rows = events.map((event) => [prose(event.title), publishedCell(event, notes), jobsCell(event, notes)]);
  return [...table(['event', 'publishes', 'runs'], rows), '', ...notes.asMarkdown()];
}

function publishedCell({ published, notStarted, mayNotStart, unread, unknown }: EventSummary, notes: Notes): string {
  if (notStarted !== '') {
    return `does not run${notes.mark(notStarted)}`;
  }
  const start = mayNotStart === '' ? '' : ` if it runs${notes.mark(mayNotStart)}`;
  const gaps = unknown.map(({ source, reason }) => `${code(source)}: ${prose(reason)}`).map((note) => notes.markWritten(note)).join('');
  if (published.length === 0) {
    return `nothing${unread ? ' that is known' : ''}${gaps}`;
  }
  const [first] = published;
  const tags = (repository: PublishedRepository): string => repository.tags.map(({ text, condition }) => `${code(text)}${notes.mark(condition)}`).join(' ');
  const same = published.every((repository) => tags(repository) === tags(first));
  return `${same ? `${tags(first)}${published.length > 1 ? ` in each of ${published.length} repositories` : ''}` : published.map((repository) => `${code(repository.repository)} ${tags(repository)}`).join('<br>')}${start}${gaps}`;
}

function jobsCell({ running, failing, undecided, skipped }: EventSummary, notes: Notes): string {
  return [
    ...(running.length > 0 ? [running.map(({ id }) => code(id)).join(', ')] : []),
    ...failing.map(({ id, reason }) => `${code(id)} fails${notes.mark(reason)}`),
    ...withReasons('perhaps', undecided, notes),
    ...withReasons('not', skipped, notes),
  ].join('<br>');
}

/** Jobs with the same reason stand together. */
function withReasons(label: string, jobs: readonly JobOutcome[], notes: Notes): string[] {
  const reasons = [...new Set(jobs.map(({ decision }) => decision.reason))];
  return reasons.map((reason) => `${label} ${jobs.filter(({ decision }) => decision.reason === reason).map(({ id }) => code(id)).join(', ')}${notes.mark(reason)}`);
}

/** Notes below a table, each once. */
class Notes {
  private readonly notes: string[] = [];

  public mark(note: string | undefined): string {
    return note === undefined || note === '' ? '' : this.markWritten(prose(note));
  }

  public markWritten(note: string): string {
    const known = this.notes.indexOf(note);
    return ` <sup>${known === -1 ? this.notes.push(note) : known + 1}</sup>`;
  }

  public asMarkdown(): string[] {
    return this.notes.length === 0 ? [] : [...this.notes.map((note, index) => `${index + 1}. ${note}`), ''];
  }
}
