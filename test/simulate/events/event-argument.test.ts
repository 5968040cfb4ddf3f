import { EventArgumentError } from '../../../src/simulate/events/argument-words';
import { Event } from '../../../src/simulate/events/event';
import { EVENT_ARGUMENT_NAMES, parseEventArgument } from '../../../src/simulate/events/event-argument';
import { EVENT_KINDS } from '../../../src/simulate/events/event-kinds';
import { branchRef, tagRef } from '../../../src/simulate/events/git-ref';
import { RepositoryFacts } from '../../../src/simulate/events/repository-facts';
import { Value } from '../../../src/simulate/value';

const FACTS: RepositoryFacts = { repository: 'acme/web', defaultBranch: 'main' };
const ON: Value = {
  push: { branches: ['dev'] },
  pull_request: { branches: ['release/**'] },
  schedule: [{ cron: '30 1 * * *' }, { cron: '0 5 * * 1' }],
  workflow_dispatch: { inputs: { rehearse: { type: 'boolean', default: true }, tag: {}, count: { type: 'number', default: 0 }, to: { type: 'choice', options: ['a', 'b'], default: 'a' } } },
  workflow_call: { inputs: { image: { type: 'string', required: true } } },
  workflow_run: { workflows: ['Build', 'Test'], branches: ['stable'] },
  merge_group: { branches: ['dev'] },
};
const INPUTS = { rehearse: true, tag: '', count: 0, to: 'a' };

describe('parseEventArgument', () => {
  test.each<[string, Event]>([
    ['push', Event.pushTo({ branch: 'main' })],
    ['push:dev', Event.pushTo({ branch: 'dev' })],
    ['push:user@host', Event.pushTo({ branch: 'user@host' })],
    ['push:refs/heads/dev', Event.pushTo({ branch: 'dev' })],
    ['push:refs/tags/v1.2.3', Event.pushOfTag({ tag: 'v1.2.3' })],
    ['push?changed=src/a.go,README.md', Event.pushTo({ branch: 'main', changedFiles: ['src/a.go', 'README.md'] })],
    ['push:50%25', Event.pushTo({ branch: '50%' })],
    ['tag', Event.pushOfTag({ tag: 'v1.2.3' })],
    ['tag:v2', Event.pushOfTag({ tag: 'v2' })],
    ['tag:web@1.2.3', Event.pushOfTag({ tag: 'web@1.2.3' })],
    ['release', Event.release({ tag: 'v1.2.3' })],
    ['release:v2.0.0', Event.release({ tag: 'v2.0.0' })],
    ['release:v2.0.0@created', Event.release({ tag: 'v2.0.0', action: 'created' })],
    ['release:v2.0.0@prereleased', Event.release({ tag: 'v2.0.0', action: 'prereleased', prerelease: true })],
    ['release@edited', Event.release({ tag: 'v1.2.3', action: 'edited' })],
    ['release:web@1.2.3', Event.release({ tag: 'web@1.2.3' })],
    ['release:web@1.2.3@created', Event.release({ tag: 'web@1.2.3', action: 'created' })],
    ['release:v1.3.0-rc.1?prerelease', Event.release({ tag: 'v1.3.0-rc.1', prerelease: true })],
    ['release:v1.2.3?target=dev&prerelease', Event.release({ tag: 'v1.2.3', prerelease: true, target: 'dev' })],
    ['pull_request', Event.pullRequest({ base: 'release/1.0', fromFork: false, merged: false }, FACTS)],
    ['pull_request:fork', Event.pullRequest({ base: 'release/1.0', fromFork: true, merged: false }, FACTS)],
    ['pull_request:closed', Event.pullRequest({ base: 'release/1.0', action: 'closed', fromFork: false, merged: false }, FACTS)],
    ['pull_request:merged', Event.pullRequest({ base: 'release/1.0', action: 'closed', fromFork: false, merged: true }, FACTS)],
    ['pull_request:fork@labeled', Event.pullRequest({ base: 'release/1.0', action: 'labeled', fromFork: true, merged: false }, FACTS)],
    [
      'pull_request?base=main&head=fix&number=7&changed=a,b',
      Event.pullRequest({ base: 'main', head: 'fix', number: 7, changedFiles: ['a', 'b'], fromFork: false, merged: false }, FACTS),
    ],
    ['pull_request_target', Event.pullRequestTarget({ base: 'main', fromFork: false, merged: false }, FACTS)],
    ['schedule', Event.schedule({ cron: '30 1 * * *' }, FACTS)],
    ['schedule:0 5 * * 1', Event.schedule({ cron: '0 5 * * 1' }, FACTS)],
    ['workflow_dispatch', Event.workflowDispatch({ inputs: INPUTS }, FACTS)],
    ['workflow_dispatch:dev', Event.workflowDispatch({ ref: branchRef('dev'), inputs: INPUTS }, FACTS)],
    ['workflow_dispatch:refs/tags/v1?rehearse=false', Event.workflowDispatch({ ref: tagRef('v1'), inputs: { ...INPUTS, rehearse: false } }, FACTS)],
    ['workflow_dispatch?count=2&tag=a=b%26c&to=b', Event.workflowDispatch({ inputs: { ...INPUTS, count: 2, tag: 'a=b&c', to: 'b' } }, FACTS)],
    ['workflow_dispatch?tag', Event.workflowDispatch({ inputs: INPUTS }, FACTS)],
    ['workflow_call?image=web', Event.called({ inputs: { image: 'web' }, by: Event.pushTo({ branch: 'main' }) })],
    ['workflow_call:release:v2@created?image=web', Event.called({ inputs: { image: 'web' }, by: Event.release({ tag: 'v2', action: 'created' }) })],
    ['workflow_run', Event.workflowRun({ workflow: 'Build', branch: 'stable' }, FACTS)],
    [
      'workflow_run:Test?conclusion=failure&branch=dev&event=push',
      Event.workflowRun({ workflow: 'Test', conclusion: 'failure', branch: 'dev', event: 'push' }, FACTS),
    ],
    ['workflow_run:My build@requested', Event.workflowRun({ workflow: 'My build', action: 'requested', branch: 'stable' }, FACTS)],
    ['merge_group', Event.mergeGroup({ base: 'dev' })],
    ['merge_group:main?number=7', Event.mergeGroup({ base: 'main', number: 7 })],
    ['create', Event.creation(branchRef('main'))],
    ['create:refs/tags/v1', Event.creation(tagRef('v1'))],
    ['delete', Event.deletion(branchRef('example'), FACTS)],
    ['delete:refs/tags/v1', Event.deletion(tagRef('v1'), FACTS)],
    ['issue_comment', Event.other({ name: 'issue_comment' }, FACTS)],
    ['issue_comment@created', Event.other({ name: 'issue_comment', action: 'created' }, FACTS)],
    ['repository_dispatch@deploy-now', Event.other({ name: 'repository_dispatch', action: 'deploy-now' }, FACTS)],
  ])('reads %j', (argument, event) => {
    expect(parseEventArgument(argument, { on: ON, facts: FACTS })).toEqual(event);
  });

  test('reads an argument for a workflow that does not run on it', () => {
    expect(parseEventArgument('schedule', { on: 'push', facts: {} })).toEqual(Event.schedule({ cron: '0 0 * * *' }));
    expect(parseEventArgument('workflow_run', { on: 'push', facts: {} })).toEqual(Event.workflowRun({ workflow: 'Build', branch: 'main' }));
    expect(parseEventArgument('workflow_dispatch', { on: 'push', facts: {} })).toEqual(Event.workflowDispatch({}));
  });

  test.each([
    ['pussh', 'pussh', 'the event "pussh" cannot be understood: "pussh" is no event', EVENT_ARGUMENT_NAMES],
    ['', '', 'the event "" cannot be understood: "" is no event', EVENT_ARGUMENT_NAMES],
    ['toString:x', 'toString', 'the event "toString:x" cannot be understood: "toString" is no event', EVENT_ARGUMENT_NAMES],
    ['pull_request:frok', 'frok', 'the event "pull_request:frok" cannot be understood: "frok" cannot follow pull_request:', ['fork', 'closed', 'merged']],
    ['watch:x', 'x', 'the event "watch:x" cannot be understood: "x" cannot follow watch:', []],
    ['push:', 'push:', 'the event "push:" cannot be understood: "push:" has nothing after it', ['a name']],
    [
      'release:v1@publishd', 'publishd', 'the event "release:v1@publishd" cannot be understood: "publishd" is no activity of release',
      ['published', 'unpublished', 'created', 'edited', 'deleted', 'prereleased', 'released'],
    ],
    ['release?pre', 'pre', 'the event "release?pre" cannot be understood: "pre" is no option of release', ['prerelease', 'target']],
    ['schedule?a=b', 'a', 'the event "schedule?a=b" cannot be understood: "a" is no option of schedule', []],
    [
      'workflow_dispatch?rehears=true', 'rehears', 'the event "workflow_dispatch?rehears=true" cannot be understood: "rehears" is no option of workflow_dispatch',
      ['rehearse', 'tag', 'count', 'to'],
    ],
    ['workflow_dispatch?rehearse=no', 'no', 'the event "workflow_dispatch?rehearse=no" cannot be understood: "no" is not among what can be chosen', ['true', 'false']],
    ['workflow_dispatch?to=c', 'c', 'the event "workflow_dispatch?to=c" cannot be understood: "c" is not among what can be chosen', ['a', 'b']],
    ['workflow_dispatch?count=x', 'x', 'the event "workflow_dispatch?count=x" cannot be understood: "x" is no number', ['a number']],
    ['pull_request?number=0', '0', 'the event "pull_request?number=0" cannot be understood: "0" is no number of a pull request', ['a number such as 7']],
    ['push:50%', '50%', 'the event "push:50%" cannot be understood: "50%" has a % without the code of a character after it', ['%25 for a % itself']],
    ['workflow_call:pussh', 'pussh', 'the event "pussh" cannot be understood: "pussh" is no event', EVENT_ARGUMENT_NAMES],
  ])('refuses %j', (argument, word, message, allowed) => {
    // When
    const parse = () => parseEventArgument(argument, { on: ON, facts: FACTS });

    // Then
    expect(parse).toThrow(EventArgumentError);
    expect(parse).toThrow(`${message} (allowed: ${allowed.join(', ') || 'none'})`);
    expect(parse).toThrow(expect.objectContaining({ word, allowed }));
  });
});

test('an argument may start with the name of each event, and with tag or workflow_call', () => {
  expect(EVENT_ARGUMENT_NAMES.slice(0, 4)).toEqual(['push', 'tag', 'release', 'pull_request']);
  expect([...EVENT_ARGUMENT_NAMES].sort()).toEqual([...Object.keys(EVENT_KINDS), 'tag', 'workflow_call'].sort());
});
