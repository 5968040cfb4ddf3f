import { ArgumentWords, EventArgumentError, splitArgument } from './argument-words';
import { Event } from './event';
import { EVENT_KINDS, eventKind } from './event-kinds';
import { exampleBranches, exampleDefaultBranch, STABLE_TAG } from './example-names';
import { GitRef, parseRef } from './git-ref';
import { PullRequestEvent } from './pull-request';
import { RepositoryFacts } from './repository-facts';
import { filterOf, schedulesOf, triggerFor } from './triggers';
import { choicesOf, declaredInputs, defaultInputs, InputTrigger, typedInput } from './workflow-inputs';
import { Value } from '../value';
import { Mapping } from '../workflow-file';

/** For which workflow an event is meant. */
export interface EventSurroundings {
  /** What the workflow runs on: it decides what is meant where the argument does not say. */
  readonly on: Value;
  readonly facts: RepositoryFacts;
}

/** What an argument is made into. */
interface EventWord {
  /** What may follow the name after a colon, if it is not free. */
  readonly subjects?: readonly string[];
  /** The options that it takes; none if left out. */
  readonly options?: (surroundings: EventSurroundings) => readonly string[];
  readonly event: (words: ArgumentWords, surroundings: EventSurroundings, argument: string) => Event;
}

const PULL_REQUEST_WORD = { subjects: ['fork', 'closed', 'merged'], options: () => ['base', 'head', 'number', 'changed'] };

const WORDS: Readonly<Record<string, EventWord>> = {
  push: {
    options: () => ['changed'],
    event: ({ subject, options }, { facts }) => pushOf(parseRef(subject ?? exampleDefaultBranch(facts)), filesOf(options)),
  },
  tag: { event: ({ subject = STABLE_TAG }) => Event.pushOfTag({ tag: subject }) },
  release: {
    options: () => ['prerelease', 'target'],
    event: ({ subject = STABLE_TAG, activity, options }) =>
      Event.release({ tag: subject, action: activity, prerelease: options.has('prerelease') || undefined, target: options.get('target') }),
  },
  pull_request: { ...PULL_REQUEST_WORD, event: (words, surroundings, argument) => Event.pullRequest(pullRequestOf(words, surroundings, argument), surroundings.facts) },
  pull_request_target: {
    ...PULL_REQUEST_WORD,
    event: (words, surroundings, argument) => Event.pullRequestTarget(pullRequestOf(words, surroundings, argument), surroundings.facts),
  },
  schedule: {
    event: ({ subject }, { on, facts }) =>
      Event.schedule({ cron: subject ?? schedulesOf(triggerFor(on, 'schedule') ?? null).at(0)?.cron ?? '0 0 * * *' }, facts),
  },
  workflow_dispatch: {
    options: ({ on }) => Object.keys(declaredInputs(on, 'workflow_dispatch')),
    event: (words, surroundings, argument) => Event.workflowDispatch({
      ref: words.subject === undefined ? undefined : parseRef(words.subject),
      inputs: inputsOf('workflow_dispatch', words, surroundings, argument),
    }, surroundings.facts),
  },
  workflow_call: {
    options: ({ on }) => Object.keys(declaredInputs(on, 'workflow_call')),
    event: (words, surroundings, argument) => Event.called({
      inputs: inputsOf('workflow_call', words, surroundings, argument),
      by: parseEventArgument(words.subject ?? 'push', surroundings),
    }),
  },
  workflow_run: {
    options: () => ['branch', 'conclusion', 'event'],
    event: ({ name, subject, activity, options }, { on, facts }) => {
      const trigger = triggerFor(on, name) ?? null;
      return Event.workflowRun({
        workflow: subject ?? filterOf(trigger, 'workflows')?.at(0) ?? 'Build',
        action: activity,
        conclusion: options.get('conclusion'),
        branch: options.get('branch') ?? branchFor(trigger, facts),
        event: options.get('event'),
      }, facts);
    },
  },
  merge_group: {
    options: () => ['number'],
    event: ({ name, subject, options }, { on, facts }, argument) =>
      Event.mergeGroup({ base: subject ?? branchFor(triggerFor(on, name) ?? null, facts), number: numberOf(options, argument) }),
  },
  create: { event: ({ subject }, { facts }) => Event.creation(parseRef(subject ?? exampleDefaultBranch(facts))) },
  delete: { event: ({ subject = 'example' }, { facts }) => Event.deletion(parseRef(subject), facts) },
};

const OTHER_WORD: EventWord = { subjects: [], event: ({ name, activity }, { facts }) => Event.other({ name, action: activity }, facts) };

/** The names with which an argument may start. */
export const EVENT_ARGUMENT_NAMES: readonly string[] = [...new Set([...Object.keys(WORDS), ...Object.keys(EVENT_KINDS)])];

/**
 * The event that a person means by an argument `NAME[:SUBJECT][@ACTIVITY][?OPTION[=VALUE][&…]]`:
 *
 * | argument | event |
 * |---|---|
 * | `push`, `push:BRANCH`, `push:refs/tags/TAG`, `push?changed=FILE,FILE` | a push; to the default branch if nothing is said |
 * | `tag`, `tag:TAG` | a push of a tag; of `v1.2.3` if nothing is said |
 * | `release:TAG`, `release:TAG@created`, `release:TAG?prerelease&target=BRANCH` | a release, published if nothing is said |
 * | `pull_request`, `…:fork`, `…:closed`, `…:merged`, `…@labeled`, `…?base=BRANCH&head=BRANCH&number=7&changed=FILE` | a pull request, opened if nothing is said |
 * | `pull_request_target` | the same, with all rights |
 * | `schedule`, `schedule:30 1 * * *` | a time of a schedule; the first in the workflow if nothing is said |
 * | `workflow_dispatch`, `workflow_dispatch:BRANCH`, `workflow_dispatch:refs/tags/TAG?INPUT=VALUE` | run by hand; the inputs have their defaults if nothing is said |
 * | `workflow_call`, `workflow_call:release:TAG?INPUT=VALUE` | called, by a workflow that the event after the colon started |
 * | `workflow_run`, `workflow_run:NAME?conclusion=failure&branch=BRANCH&event=push` | a run of another workflow, completed with success if nothing is said |
 * | `merge_group`, `merge_group:BRANCH?number=7` | a merge queue |
 * | `create:BRANCH`, `delete:refs/tags/TAG` | a branch or tag is made or deleted |
 * | `issue_comment`, `issue_comment@created` | any other event |
 *
 * @throws EventArgumentError
 */
export function parseEventArgument(argument: string, surroundings: EventSurroundings): Event {
  const words = splitArgument(argument);
  const { name, subject, activity, options } = words;
  if (!EVENT_ARGUMENT_NAMES.includes(name)) {
    throw new EventArgumentError(argument, name, 'is no event', EVENT_ARGUMENT_NAMES);
  }
  const word = Object.hasOwn(WORDS, name) ? WORDS[name] : OTHER_WORD;
  if (subject !== undefined && word.subjects?.includes(subject) === false) {
    throw new EventArgumentError(argument, subject, `cannot follow ${name}:`, word.subjects);
  }
  if (subject === '') {
    throw new EventArgumentError(argument, `${name}:`, 'has nothing after it', ['a name']);
  }
  const activities = eventKind(name)?.activities ?? [];
  if (activity !== undefined && name !== 'repository_dispatch' && !activities.includes(activity)) {
    throw new EventArgumentError(argument, activity, `is no activity of ${name}`, activities);
  }
  const allowed = word.options?.(surroundings) ?? [];
  const foreign = [...options.keys()].find((option) => !allowed.includes(option));
  if (foreign !== undefined) {
    throw new EventArgumentError(argument, foreign, `is no option of ${name}`, allowed);
  }
  return word.event(words, surroundings, argument);
}

function pushOf(ref: GitRef, changedFiles: readonly string[] | undefined): Event {
  return ref.type === 'tag' ? Event.pushOfTag({ tag: String(ref.name) }) : Event.pushTo({ branch: String(ref.name), changedFiles });
}

function pullRequestOf({ name, subject, activity, options }: ArgumentWords, { on, facts }: EventSurroundings, argument: string): PullRequestEvent {
  return {
    number: numberOf(options, argument),
    base: options.get('base') ?? branchFor(triggerFor(on, name) ?? null, facts),
    head: options.get('head'),
    action: subject === 'closed' || subject === 'merged' ? 'closed' : activity,
    fromFork: subject === 'fork',
    merged: subject === 'merged',
    changedFiles: filesOf(options),
  };
}

function branchFor(trigger: Value, facts: RepositoryFacts): string {
  return exampleBranches(trigger, facts).at(0) ?? exampleDefaultBranch(facts);
}

function filesOf(options: ReadonlyMap<string, string>): string[] | undefined {
  return options.get('changed')?.split(',').filter((file) => file !== '');
}

function numberOf(options: ReadonlyMap<string, string>, argument: string): number | undefined {
  const text = options.get('number');
  if (text !== undefined && !/^[1-9]\d*$/.test(text)) {
    throw new EventArgumentError(argument, text, 'is no number of a pull request', ['a number such as 7']);
  }
  return text === undefined ? undefined : Number(text);
}

function inputsOf(trigger: InputTrigger, { options }: ArgumentWords, { on }: EventSurroundings, argument: string): Mapping {
  const declared = declaredInputs(on, trigger);
  return { ...defaultInputs(on, trigger), ...Object.fromEntries([...options].map(([name, text]) => [name, inputOf(declared[name], text, argument)])) };
}

function inputOf(input: Mapping, text: string, argument: string): Value {
  const choices = choicesOf(input)?.map(String);
  if (choices?.includes(text) === false) {
    throw new EventArgumentError(argument, text, 'is not among what can be chosen', choices);
  }
  if (input.type === 'number' && !Number.isFinite(Number(text))) {
    throw new EventArgumentError(argument, text, 'is no number', ['a number']);
  }
  return typedInput(input, text);
}
