import fc from 'fast-check';
import { canonicalEvents } from '../../../src/simulate/events/canonical-events';
import { EVENT_ARGUMENT_NAMES, parseEventArgument } from '../../../src/simulate/events/event-argument';
import { RepositoryFacts } from '../../../src/simulate/events/repository-facts';
import { startsOn } from '../../../src/simulate/events/trigger-filter';
import { Unknown, Value } from '../../../src/simulate/value';

const FACTS: RepositoryFacts = { repository: 'acme/web', defaultBranch: 'main', visibility: 'public' };

const CASES: [string, Value, [string, string][]][] = [
  ['a push', 'push', [['push', 'Push to main'], ['tag:v1.2.3', 'Push of tag v1.2.3']]],
  ['a list', ['release', 'push'], [
    ['release:v1.2.3', 'Release v1.2.3 published'],
    ['release:v1.3.0-rc.1?prerelease', 'Pre-release v1.3.0-rc.1 published'],
    ['push', 'Push to main'],
    ['tag:v1.2.3', 'Push of tag v1.2.3'],
  ]],
  ['branches', { push: { branches: ['main', 'release-*'] } }, [['push', 'Push to main'], ['push:release-1.0', 'Push to release-1.0']]],
  ['tags', { push: { tags: ['v*'] } }, [['tag:v1.2.3', 'Push of tag v1.2.3'], ['tag:v1.3.0-rc.1', 'Push of tag v1.3.0-rc.1']]],
  ['branches and tags', { push: { branches: ['dev'], tags: ['nightly'] } }, [['push:dev', 'Push to dev'], ['tag:nightly', 'Push of tag nightly']]],
  ['a filter that takes all away', { push: { branches: ['main', '!main'] } }, []],
  ['paths', { push: { branches: ['main'], paths: ['src/**'] } }, [['push', 'Push to main']]],
  ['activities of a release', { release: { types: ['created', 'released', 'prereleased', 'edited'] } }, [
    ['release:v1.2.3@created', 'Release v1.2.3 created'],
    ['release:v1.3.0-rc.1@created?prerelease', 'Pre-release v1.3.0-rc.1 created'],
    ['release:v1.2.3@released', 'Release v1.2.3 released'],
    ['release:v1.3.0-rc.1@prereleased?prerelease', 'Pre-release v1.3.0-rc.1 prereleased'],
    ['release:v1.2.3@edited', 'Release v1.2.3 edited'],
  ]],
  ['pull requests', { pull_request: null }, [['pull_request', 'Pull request to main'], ['pull_request:fork', 'Pull request to main from a fork']]],
  ['pull requests to a branch', { pull_request: { branches: ['release/**'] } }, [
    ['pull_request', 'Pull request to release/1.0'],
    ['pull_request:fork', 'Pull request to release/1.0 from a fork'],
  ]],
  ['pull requests that are closed too', { pull_request: { types: ['closed', 'synchronize', 'opened'] } }, [
    ['pull_request', 'Pull request to main'],
    ['pull_request:fork', 'Pull request to main from a fork'],
    ['pull_request:merged', 'Pull request to main, merged'],
    ['pull_request:closed', 'Pull request to main, closed without a merge'],
  ]],
  ['pull requests that are closed', { pull_request: { types: 'closed' } }, [
    ['pull_request:merged', 'Pull request to main, merged'],
    ['pull_request:closed', 'Pull request to main, closed without a merge'],
  ]],
  ['other activities of pull requests', { pull_request: { types: ['labeled'] } }, [
    ['pull_request@labeled', 'Pull request to main, labeled'],
    ['pull_request:fork@labeled', 'Pull request to main from a fork, labeled'],
  ]],
  ['pull requests with rights', { pull_request_target: null }, [
    ['pull_request_target', 'Pull request to main (pull_request_target)'],
    ['pull_request_target:fork', 'Pull request to main from a fork (pull_request_target)'],
  ]],
  ['a schedule', { schedule: [{ cron: '30 1 * * *' }, { cron: '0 5 * * 1', timezone: 'Asia/Shanghai' }] }, [
    ['schedule:30 1 * * *', 'Schedule 30 1 * * * (UTC)'],
    ['schedule:0 5 * * 1', 'Schedule 0 5 * * 1 (Asia/Shanghai)'],
  ]],
  ['a run by hand', { workflow_dispatch: null }, [['workflow_dispatch', 'Run by hand']]],
  ['inputs', {
    workflow_dispatch: {
      inputs: {
        tag: { type: 'string', required: true },
        registry: { type: 'choice', default: 'all', options: ['all', 'a&b'] },
        rehearse: { type: 'boolean', default: true },
        force: { type: 'boolean' },
        draft: { type: 'boolean' },
      },
    },
  }, [
    ['workflow_dispatch', 'Run by hand'],
    ['workflow_dispatch?rehearse=false', 'Run by hand with rehearse: false'],
    ['workflow_dispatch?force=true', 'Run by hand with force: true'],
    ['workflow_dispatch?draft=true', 'Run by hand with draft: true'],
  ]],
  ['a choice', { workflow_dispatch: { inputs: { registry: { type: 'choice', default: 'all', options: ['all', 'a&b'] } } } }, [
    ['workflow_dispatch', 'Run by hand'],
    ['workflow_dispatch?registry=a%26b', 'Run by hand with registry: a&b'],
  ]],
  ['a call', { workflow_call: null }, [
    ['workflow_call', 'Called by a workflow that runs on a push'],
    ['workflow_call:release:v1.2.3', 'Called by a workflow that runs on the release v1.2.3'],
  ]],
  ['a call beside others', { workflow_call: null, workflow_dispatch: null }, [['workflow_dispatch', 'Run by hand']]],
  ['other workflows', { workflow_run: { workflows: ['Build', 'Who?'], types: ['completed'] } }, [
    ['workflow_run:Build', 'Workflow Build succeeded'],
    ['workflow_run:Build?conclusion=failure', 'Workflow Build failed'],
    ['workflow_run:Who%3F', 'Workflow Who? succeeded'],
    ['workflow_run:Who%3F?conclusion=failure', 'Workflow Who? failed'],
  ]],
  ['other workflows that begin', { workflow_run: { workflows: ['Build'], types: ['requested'] } }, [['workflow_run:Build@requested', 'Workflow Build, requested']]],
  ['a merge queue', { merge_group: null }, [['merge_group', 'Merge queue of main']]],
  ['new and deleted refs', ['create', 'delete'], [
    ['create:refs/tags/v1.2.3', 'Tag v1.2.3 is made'],
    ['create:example', 'Branch example is made'],
    ['delete:refs/tags/v1.2.3', 'Tag v1.2.3 is deleted'],
    ['delete', 'Branch example is deleted'],
  ]],
  ['any other event', { issue_comment: { types: ['created'] }, watch: null, repository_dispatch: { types: ['deploy-now'] } }, [
    ['issue_comment@created', 'Issue comment, created'],
    ['watch', 'Watch'],
    ['repository_dispatch@deploy-now', 'Repository dispatch, deploy-now'],
  ]],
  ['what is no event', ['pussh', 'toString'], []],
  ['what is no activity', { release: { types: ['publish', 'released'] }, pull_request: { types: ['merged'] }, watch: { types: [''] } }, [
    ['release:v1.2.3@released', 'Release v1.2.3 released'],
  ]],
  ['names that look like activities', { push: { tags: ['web@latest'] }, workflow_run: { workflows: ['run@completed'], types: ['requested'] } }, [
    ['tag:web%40latest', 'Push of tag web@latest'],
    ['workflow_run:run%40completed@requested', 'Workflow run@completed, requested'],
  ]],
  ['what is left empty', { schedule: [{ cron: '' }], workflow_run: { workflows: [''] }, release: { types: [] } }, []],
];

describe('canonicalEvents', () => {
  test.each(CASES)('of %s', (_, on, expected) => {
    expect(canonicalEvents(on, FACTS).map(({ id, title }) => [id, title])).toEqual(expected);
  });

  test.each(CASES)('of %s are what their ids mean, and may start the workflow', (_, on) => {
    for (const { id, event } of canonicalEvents(on, FACTS)) {
      expect(parseEventArgument(id, { on, facts: FACTS })).toEqual(event);
      expect([id, startsOn(on, event).verdict]).not.toEqual([id, 'skipped']);
    }
  });

  test('take main for the default branch if that is not given', () => {
    expect(canonicalEvents({ push: { branches: ['main', 'master'] } }, {}).map(({ id }) => id)).toEqual(['push', 'push:master']);
    expect(canonicalEvents({ push: { branches: ['main', 'master'] } }, { defaultBranch: 'master' }).map(({ id }) => id)).toEqual(['push:main', 'push']);
  });

  test('leave what has to be given open', () => {
    const on = { workflow_dispatch: { inputs: { tag: { type: 'string', required: true }, rehearse: { type: 'boolean', default: true } } } };
    expect(canonicalEvents(on, FACTS).map(({ event }) => event.inputs)).toEqual([
      { tag: Unknown.of('${{ inputs.tag }}', 'it is given when the workflow is run'), rehearse: true },
      { tag: Unknown.of('${{ inputs.tag }}', 'it is given when the workflow is run'), rehearse: false },
    ]);
  });
});

test('anything may stand in on', () => {
  // Given
  const word = fc.oneof(fc.constantFrom('', '*', '!v*', '[', 'v*', 'main', 'a@closed', 'a?b', '50%', 'opened', 'closed', 'published'), fc.string());
  const odd = fc.oneof(word, fc.integer(), fc.boolean(), fc.constant(null), fc.array(word, { maxLength: 3 }), fc.dictionary(word, word, { maxKeys: 2 }));
  const input = fc.record({ type: fc.constantFrom('string', 'boolean', 'number', 'choice', 'environment', 1), default: odd, options: odd }, { requiredKeys: [] });
  const filters = ['types', 'branches', 'branches-ignore', 'tags', 'tags-ignore', 'paths', 'paths-ignore', 'workflows'];
  const trigger = fc.oneof(
    odd,
    fc.record(Object.fromEntries(filters.map((filter) => [filter, odd])), { requiredKeys: [] }),
    fc.array(fc.record({ cron: odd, timezone: odd }, { requiredKeys: [] }), { maxLength: 2 }),
    fc.record({ inputs: fc.oneof(odd, fc.dictionary(word, input, { maxKeys: 3 })) }),
  );
  const names = fc.constantFrom(...EVENT_ARGUMENT_NAMES, 'pussh');

  fc.assert(fc.property(fc.oneof(odd, fc.array(names), fc.dictionary(names, trigger, { maxKeys: 4 })), (on) => {
    // When
    const events = canonicalEvents(on as Value, FACTS);

    // Then
    for (const { id, event } of events) {
      expect(parseEventArgument(id, { on: on as Value, facts: FACTS })).toEqual(event);
      expect(['runs', 'skipped', 'unknown']).toContain(startsOn(on as Value, event).verdict);
    }
  }));
});
