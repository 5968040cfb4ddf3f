import { joinArgument } from './argument-words';
import { Event } from './event';
import { parseEventArgument } from './event-argument';
import { eventKind } from './event-kinds';
import { exampleBranches, exampleDefaultBranch, exampleTags, PRERELEASE_TAG, STABLE_TAG } from './example-names';
import { hasFilter } from './pattern-filter';
import { RepositoryFacts } from './repository-facts';
import { filterOf, schedulesOf, TriggerSource, triggersOf } from './triggers';
import { choicesOf, declaredInputs, defaultInputs } from './workflow-inputs';
import { Value } from '../value';

/** An event that shows what a workflow does. */
export interface NamedEvent {
  /** What a person types to mean it: `parseEventArgument` gives the same event. */
  readonly id: string;
  /** What it is, for people: `Push to main`. */
  readonly title: string;
  readonly event: Event;
}

/** The events that show all that a workflow's triggers let it do, in the order of the file. */
export function canonicalEvents(on: Value, facts: RepositoryFacts): NamedEvent[] {
  const triggers = triggersOf(on);
  const examples = triggers.filter(({ event }) => event !== 'workflow_call').flatMap((trigger) => examplesOf(trigger, on, facts));
  const all = triggers.some(({ event }) => event === 'workflow_call') && triggers.length === 1 ? CALLS : examples;
  return all
    .filter(({ id }, index) => all.findIndex((other) => other.id === id) === index)
    .map(({ id, title }) => ({ id, title, event: parseEventArgument(id, { on, facts }) }));
}

type Example = Omit<NamedEvent, 'event'>;

const CALLS: Example[] = [
  { id: 'workflow_call', title: 'Called by a workflow that runs on a push' },
  { id: `workflow_call:release:${STABLE_TAG}`, title: `Called by a workflow that runs on the release ${STABLE_TAG}` },
];

const MOST_RUNS_BY_HAND = 4;

function examplesOf(trigger: TriggerSource, on: Value, facts: RepositoryFacts): Example[] {
  const { event, value } = trigger;
  switch (event) {
    case 'push': return pushes(value, facts);
    case 'release': return releases(trigger);
    case 'pull_request': return pullRequests(trigger, '', facts);
    case 'pull_request_target': return pullRequests(trigger, ' (pull_request_target)', facts);
    case 'schedule': return schedulesOf(value).map(({ cron, timezone }) => example(event, `Schedule ${cron} (${timezone})`, { subject: cron }));
    case 'workflow_dispatch': return runsByHand(on);
    case 'workflow_run': return workflowRuns(trigger);
    case 'merge_group': return [example(event, `Merge queue of ${branchFor(value, facts)}`)];
    case 'create': return [example(event, `Tag ${STABLE_TAG} is made`, { subject: `refs/tags/${STABLE_TAG}` }), example(event, 'Branch example is made', { subject: 'example' })];
    case 'delete': return [example(event, `Tag ${STABLE_TAG} is deleted`, { subject: `refs/tags/${STABLE_TAG}` }), example(event, 'Branch example is deleted')];
    default: return otherEvents(trigger);
  }
}

function pushes(trigger: Value, facts: RepositoryFacts): Example[] {
  const [onBranches, onTags] = [hasFilter(trigger, 'branches'), hasFilter(trigger, 'tags')];
  const branches = onBranches || !onTags ? exampleBranches(trigger, facts) : [];
  const tags = onTags || !onBranches ? exampleTags(trigger) : [];
  return [
    ...branches.map((branch) => example('push', `Push to ${branch}`, branch === exampleDefaultBranch(facts) ? {} : { subject: branch })),
    ...tags.map((tag) => example('tag', `Push of tag ${tag}`, { subject: tag })),
  ];
}

function releases(trigger: TriggerSource): Example[] {
  return (activitiesOf(trigger) ?? ['published']).flatMap((type) => {
    const activity = type === 'published' ? undefined : type;
    const stable = example('release', `Release ${STABLE_TAG} ${type}`, { subject: STABLE_TAG, activity });
    const prerelease = example('release', `Pre-release ${PRERELEASE_TAG} ${type}`, { subject: PRERELEASE_TAG, activity, options: { prerelease: '' } });
    switch (type) {
      case 'published': case 'created': return [stable, prerelease];
      case 'prereleased': return [prerelease];
      default: return [stable];
    }
  });
}

function pullRequests(trigger: TriggerSource, suffix: string, facts: RepositoryFacts): Example[] {
  const { event, value } = trigger;
  const types = activitiesOf(trigger) ?? ['opened'];
  const title = `Pull request to ${branchFor(value, facts)}`;
  const open = types.includes('opened') ? 'opened' : types.find((type) => type !== 'closed');
  const [activity, note] = open === 'opened' ? [undefined, ''] : [open, `, ${open}`];
  return [
    ...open === undefined ? [] : [
      example(event, `${title}${note}${suffix}`, { activity }),
      example(event, `${title} from a fork${note}${suffix}`, { subject: 'fork', activity }),
    ],
    ...!types.includes('closed') ? [] : [
      example(event, `${title}, merged${suffix}`, { subject: 'merged' }),
      example(event, `${title}, closed without a merge${suffix}`, { subject: 'closed' }),
    ],
  ];
}

function runsByHand(on: Value): Example[] {
  const defaults = defaultInputs(on, 'workflow_dispatch');
  const inputs = Object.entries(declaredInputs(on, 'workflow_dispatch'));
  // What is switched on or off changes a run more than what is chosen.
  const switchesFirst = [...inputs.filter(([, { type }]) => type === 'boolean'), ...inputs.filter(([, { type }]) => type !== 'boolean')];
  const others = switchesFirst.flatMap(([name, input]) => (choicesOf(input) ?? []).filter((choice) => choice !== defaults[name]).map((choice) =>
    example('workflow_dispatch', `Run by hand with ${name}: ${choice}`, { options: { [name]: String(choice) } })));
  return [example('workflow_dispatch', 'Run by hand'), ...others].slice(0, MOST_RUNS_BY_HAND);
}

function workflowRuns(trigger: TriggerSource): Example[] {
  const types = activitiesOf(trigger) ?? ['completed'];
  return (filterOf(trigger.value, 'workflows') ?? []).filter((workflow) => workflow !== '').flatMap((workflow) => types.includes('completed')
    ? [
      example('workflow_run', `Workflow ${workflow} succeeded`, { subject: workflow }),
      example('workflow_run', `Workflow ${workflow} failed`, { subject: workflow, options: { conclusion: 'failure' } }),
    ]
    : types.map((activity) => example('workflow_run', `Workflow ${workflow}, ${activity}`, { subject: workflow, activity })));
}

function otherEvents(trigger: TriggerSource): Example[] {
  const { event } = trigger;
  if (eventKind(event) === undefined) {
    return [];
  }
  const words = event.replaceAll('_', ' ').replace(/^./, (first) => first.toUpperCase());
  return activitiesOf(trigger)?.map((activity) => example(event, `${words}, ${activity}`, { activity })) ?? [example(event, words)];
}

/** The activities that a trigger names, but for words that are none. */
function activitiesOf({ event, value }: TriggerSource): string[] | undefined {
  const activities = eventKind(event)?.activities;
  return filterOf(value, 'types')?.filter((type) => type !== '' && activities?.includes(type) !== false);
}

function branchFor(trigger: Value, facts: RepositoryFacts): string {
  return exampleBranches(trigger, facts).at(0) ?? exampleDefaultBranch(facts);
}

interface ExampleWords {
  readonly subject?: string;
  readonly activity?: string;
  readonly options?: Readonly<Record<string, string>>;
}

function example(name: string, title: string, { subject, activity, options = {} }: ExampleWords = {}): Example {
  return { id: joinArgument({ name, subject, activity, options: new Map(Object.entries(options)) }), title };
}
