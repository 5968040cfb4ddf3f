import { Event } from '../../../src/simulate/events/event';
import { branchRef, parseRef, tagRef } from '../../../src/simulate/events/git-ref';
import { PartlyKnown, Unknown, Value } from '../../../src/simulate/value';
import { Mapping } from '../../../src/simulate/workflow-file';

const FACTS = { repository: 'acme/web', defaultBranch: 'main', visibility: 'private' } as const;

/** What is known of a value, with its gaps as a person would write them. */
function shown(value: Value | undefined): unknown {
  return value instanceof Unknown ? String(value) : value;
}

function field(event: Event, path: string): unknown {
  return shown(path.split('.').reduce<Value | undefined>((value, key) => {
    const members = value instanceof PartlyKnown ? value.known : value as Mapping;
    return Object.hasOwn(members, key) ? members[key] : value instanceof PartlyKnown ? `unknown in ${value.rest}` : undefined;
  }, event.payload));
}

describe('an event is about the ref that GitHub documents', () => {
  test.each<[string, Event, (string | undefined)[]]>([
    ['a push to a branch', Event.pushTo({ branch: 'main' }), ['push', undefined, 'refs/heads/main', 'main', 'branch']],
    ['a push of a tag', Event.pushOfTag({ tag: 'v1.2.3' }), ['push', undefined, 'refs/tags/v1.2.3', 'v1.2.3', 'tag']],
    ['a release', Event.release({ tag: 'v1.2.3' }), ['release', 'published', 'refs/tags/v1.2.3', 'v1.2.3', 'tag']],
    ['a deleted release', Event.release({ tag: 'v1.2.3', action: 'deleted' }), ['release', 'deleted', 'refs/tags/v1.2.3', 'v1.2.3', 'tag']],
    ['a pull request', Event.pullRequest({ base: 'main', number: 7 }), ['pull_request', 'opened', 'refs/pull/7/merge', '7/merge', 'branch']],
    [
      'a pull request of any number', Event.pullRequest({ base: 'main' }),
      ['pull_request', 'opened', 'refs/pull/${{ github.event.number }}/merge', '${{ github.event.number }}/merge', 'branch'],
    ],
    [
      'a pull request closed without a merge', Event.pullRequest({ base: 'main', number: 7, action: 'closed' }),
      ['pull_request', 'closed', 'refs/pull/7/merge', '7/merge', 'branch'],
    ],
    ['a merged pull request', Event.pullRequest({ base: 'dev', number: 7, action: 'closed', merged: true }), ['pull_request', 'closed', '${{ github.ref }}', 'dev', 'branch']],
    ['a pull request with rights', Event.pullRequestTarget({ base: 'dev', number: 7 }, FACTS), ['pull_request_target', 'opened', 'refs/heads/main', 'main', 'branch']],
    ['a schedule', Event.schedule({ cron: '30 1 * * *' }, FACTS), ['schedule', undefined, 'refs/heads/main', 'main', 'branch']],
    [
      'a schedule of any repository', Event.schedule({ cron: '30 1 * * *' }),
      ['schedule', undefined, 'refs/heads/<default branch>', '<default branch>', 'branch'],
    ],
    ['a run by hand', Event.workflowDispatch({}, FACTS), ['workflow_dispatch', undefined, 'refs/heads/main', 'main', 'branch']],
    ['a run by hand on a tag', Event.workflowDispatch({ ref: tagRef('v1') }, FACTS), ['workflow_dispatch', undefined, 'refs/tags/v1', 'v1', 'tag']],
    ['a call', Event.called({ inputs: {}, by: Event.pushOfTag({ tag: 'v1' }) }), ['push', undefined, 'refs/tags/v1', 'v1', 'tag']],
    ['another workflow', Event.workflowRun({ workflow: 'Build', branch: 'dev' }, FACTS), ['workflow_run', 'completed', 'refs/heads/main', 'main', 'branch']],
    [
      'a merge queue', Event.mergeGroup({ base: 'main', number: 7 }),
      [
        'merge_group', 'checks_requested', 'refs/heads/gh-readonly-queue/main/pr-7-${{ github.event.merge_group.base_sha }}',
        'gh-readonly-queue/main/pr-7-${{ github.event.merge_group.base_sha }}', 'branch',
      ],
    ],
    ['a new tag', Event.creation(tagRef('v1')), ['create', undefined, 'refs/tags/v1', 'v1', 'tag']],
    ['a tag that is deleted', Event.deletion(tagRef('v1'), FACTS), ['delete', undefined, 'refs/heads/main', 'main', 'branch']],
    ['a comment', Event.other({ name: 'issue_comment', action: 'created' }, FACTS), ['issue_comment', 'created', 'refs/heads/main', 'main', 'branch']],
    [
      'a review', Event.other({ name: 'pull_request_review' }, FACTS),
      ['pull_request_review', undefined, '${{ github.ref }}', '${{ github.ref_name }}', '${{ github.ref_type }}'],
    ],
  ])('%s', (_, { name, action, ref, refName, refType }, expected) => {
    expect([name, action, ref, refName, refType].map(shown)).toEqual(expected);
  });
});

describe('an event carries', () => {
  test.each<[string, Event, Record<string, unknown>]>([
    ['a push', Event.pushTo({ branch: 'main', sha: '0f1e' }), {
      ref: 'refs/heads/main',
      after: '0f1e',
      deleted: false,
      release: undefined,
      pull_request: undefined,
      head_commit: '${{ github.event.head_commit }}',
      base_ref: '${{ github.event.base_ref }}',
    }],
    ['a release', Event.release({ tag: 'v1.2.3', target: 'main' }), {
      'release.tag_name': 'v1.2.3',
      'release.prerelease': false,
      'release.draft': false,
      'release.target_commitish': 'main',
      'release.body': 'unknown in ${{ github.event.release }}',
      'changes': undefined,
      'head_commit': undefined,
    }],
    ['a pre-release', Event.release({ tag: 'v1.3.0-rc.1', prerelease: true }), { 'release.prerelease': true, 'release.target_commitish': 'unknown in ${{ github.event.release }}' }],
    ['a pre-release by its activity', Event.release({ tag: 'v1.3.0-rc.1', action: 'prereleased' }), { 'release.prerelease': true }],
    ['an edited release', Event.release({ tag: 'v1.2.3', action: 'edited' }), { changes: '${{ github.event.changes }}' }],
    ['a pull request', Event.pullRequest({ base: 'main', head: 'fix', number: 7 }, FACTS), {
      'number': 7,
      'pull_request.number': 7,
      'pull_request.state': 'open',
      'pull_request.merged': false,
      'pull_request.base.ref': 'main',
      'pull_request.head.ref': 'fix',
      'pull_request.head.repo.full_name': 'acme/web',
      'pull_request.base.repo.full_name': 'acme/web',
      'pull_request.head.sha': 'unknown in ${{ github.event.pull_request.head }}',
      'pull_request.head.repo.fork': 'unknown in ${{ github.event.pull_request.head.repo }}',
      'pull_request.labels': 'unknown in ${{ github.event.pull_request }}',
      'label': undefined,
    }],
    ['a pull request from a fork', Event.pullRequest({ base: 'main', fromFork: true }, FACTS), {
      'number': '${{ github.event.number }}',
      'pull_request.head.repo.full_name': 'contributor/web',
      'pull_request.head.repo.fork': true,
      'pull_request.head.repo.owner.login': 'contributor',
      'pull_request.base.repo.full_name': 'acme/web',
      'pull_request.head.repo.private': true,
    }],
    ['a labelled pull request', Event.pullRequest({ base: 'main', action: 'labeled' }), { label: '${{ github.event.label }}', before: undefined }],
    ['a merged pull request', Event.pullRequest({ base: 'main', action: 'closed', merged: true }), { 'pull_request.merged': true, 'pull_request.state': 'closed' }],
    ['a schedule', Event.schedule({ cron: '30 1 * * *' }), { schedule: '30 1 * * *', inputs: undefined }],
    ['a run by hand', Event.workflowDispatch({}, FACTS), { inputs: null, ref: 'refs/heads/main' }],
    ['a run by hand with inputs', Event.workflowDispatch({ inputs: { flag: true, count: 2, tag: Unknown.of('${{ inputs.tag }}', 'x') } }, FACTS), {
      'inputs.flag': 'true', 'inputs.count': '2', 'inputs.tag': '${{ inputs.tag }}',
    }],
    ['another workflow', Event.workflowRun({ workflow: 'Build', branch: 'dev', event: 'push' }), {
      'workflow_run.name': 'Build',
      'workflow_run.conclusion': 'success',
      'workflow_run.head_branch': 'dev',
      'workflow_run.event': 'push',
      'workflow_run.status': 'completed',
      'workflow_run.id': 'unknown in ${{ github.event.workflow_run }}',
    }],
    ['another workflow that begins', Event.workflowRun({ workflow: 'Build', action: 'requested' }), {
      'workflow_run.conclusion': null, 'workflow_run.status': 'unknown in ${{ github.event.workflow_run }}',
    }],
    ['a merge queue', Event.mergeGroup({ base: 'main', sha: '0f1e' }), {
      'merge_group.base_ref': 'refs/heads/main',
      'merge_group.head_sha': '0f1e',
      'merge_group.head_ref': 'refs/heads/gh-readonly-queue/main/pr-<number>-${{ github.event.merge_group.base_sha }}',
    }],
    ['a new branch', Event.creation(branchRef('dev')), { ref: 'dev', ref_type: 'branch', master_branch: '${{ github.event.master_branch }}' }],
    ['a tag that is deleted', Event.deletion(tagRef('v1')), { ref: 'v1', ref_type: 'tag' }],
    ['a comment', Event.other({ name: 'issue_comment', payload: { comment: { body: '/deploy' } } }), {
      'issue': '${{ github.event.issue }}', 'comment.body': '/deploy', 'release': undefined,
    }],
    ['what GitHub does not know', Event.other({ name: 'toString' }), { issue: undefined }],
  ])('of %s', (_, event, expected) => {
    expect(Object.fromEntries(Object.keys(expected).map((path) => [path, field(event, path)]))).toEqual(expected);
  });
});

describe('an event', () => {
  test('does not know its commit unless that is given', () => {
    expect(Event.pushTo({ branch: 'main' }).sha).toEqual(Unknown.of('${{ github.sha }}', 'the commit is not known before'));
    expect(Event.pushTo({ branch: 'main', sha: '0f1e' }).sha).toBe('0f1e');
  });

  test('that calls a workflow hands over all but its inputs', () => {
    // Given
    const by = Event.workflowDispatch({ inputs: { tag: 'v1' } }, FACTS);

    // When
    const event = Event.called({ inputs: { image: 'web' }, by });

    // Then
    expect(event).toEqual({ ...by, inputs: { image: 'web' }, called: true });
    expect(by.called).toBe(false);
  });

  test('of a run by hand keeps the types of its inputs', () => {
    expect(Event.workflowDispatch({ inputs: { flag: true } }).inputs).toEqual({ flag: true });
  });
});

test.each([
  ['main', branchRef('main')],
  ['feature/x', branchRef('feature/x')],
  ['refs/heads/main', branchRef('main')],
  ['refs/tags/v1/x', tagRef('v1/x')],
])('parseRef reads %j', (text, ref) => {
  expect(parseRef(text)).toEqual(ref);
});
