import { Event } from '../../../src/simulate/events/event';
import { branchRef, tagRef } from '../../../src/simulate/events/git-ref';
import { startsOn } from '../../../src/simulate/events/trigger-filter';
import { Unknown, Value } from '../../../src/simulate/value';

const TO_MAIN = Event.pushTo({ branch: 'main' });
const TO_DOCS = Event.pushTo({ branch: 'docs/x' });
const TAG = Event.pushOfTag({ tag: 'v1.2.3' });
const changing = (...changedFiles: string[]) => Event.pushTo({ branch: 'main', changedFiles });
const pullRequest = (action: string, base = 'main') => Event.pullRequest({ base, action });

describe('startsOn', () => {
  describe.each<[string, [Value, Event, string, string][]]>([
    ['the event', [
      ['push', TO_MAIN, 'runs', ''],
      [['push', 'release'], TO_MAIN, 'runs', ''],
      [{ push: null, release: null }, TO_MAIN, 'runs', ''],
      ['release', TO_MAIN, 'skipped', 'push is not among what the workflow runs on: release'],
      [['pull_request', 'release'], TO_MAIN, 'skipped', 'push is not among what the workflow runs on: pull_request, release'],
      [{ workflow_dispatch: { inputs: {} } }, Event.workflowDispatch({}), 'runs', ''],
      [{ workflow_call: null }, Event.workflowDispatch({}), 'skipped', 'workflow_dispatch is not among what the workflow runs on: workflow_call'],
      [{ workflow_call: null }, Event.called({ inputs: {}, by: TO_MAIN }), 'runs', ''],
      [{ push: null }, Event.called({ inputs: {}, by: TO_MAIN }), 'skipped', 'workflow_call is not among what the workflow runs on: push'],
      [{ push: { branches: ['dev'] }, workflow_call: null }, Event.called({ inputs: {}, by: TO_MAIN }), 'runs', ''],
    ]],
    ['the branch of a push', [
      [{ push: { branches: ['main', 'release-*'] } }, TO_MAIN, 'runs', 'push: branches [main, release-*] matches main'],
      [{ push: { branches: ['main', 'release-*'] } }, TO_DOCS, 'skipped', 'push: branches [main, release-*] does not match docs/x'],
      [{ push: { branches: 'main' } }, TO_MAIN, 'runs', 'push: branches [main] matches main'],
      [{ push: { branches: [1.2] } }, Event.pushTo({ branch: '1.2' }), 'runs', 'push: branches [1.2] matches 1.2'],
      [{ push: { branches: ['**', '!docs/**'] } }, TO_DOCS, 'skipped', 'push: branches [**, !docs/**] does not match docs/x'],
      [{ push: { 'branches-ignore': ['docs/**'] } }, TO_DOCS, 'skipped', 'push: branches-ignore [docs/**] matches docs/x'],
      [{ push: { 'branches-ignore': ['docs/**'] } }, TO_MAIN, 'runs', 'push: branches-ignore [docs/**] does not match main'],
      [{ push: { 'branches': ['main'], 'branches-ignore': ['dev'] } }, TO_MAIN, 'skipped', 'push: it has branches and branches-ignore, which GitHub refuses'],
      [{ push: { branches: [] } }, TO_MAIN, 'unknown', 'push: branches [] has no pattern, of which GitHub does not say what it does'],
      [{ push: { branches: null } }, TO_MAIN, 'unknown', 'push: branches [] has no pattern, of which GitHub does not say what it does'],
      [{ push: { branches: ['main', '[^a]'] } }, TO_MAIN, 'unknown', 'push: branches [main, [^a]] has [^a], which is no pattern by GitHub\'s words'],
      [{ push: { branches: ['!dev'] } }, TO_MAIN, 'unknown', 'push: branches [!dev] has only patterns with !, where GitHub demands one without'],
      [
        { push: { 'branches-ignore': ['**', '!main'] } }, TO_MAIN,
        'unknown', 'push: branches-ignore [**, !main] has a pattern with !, of which GitHub does not say what it does there',
      ],
      [
        { push: { branches: ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'] } }, TO_MAIN,
        'skipped', 'push: branches [a, b, c, d, e, f and 2 others] does not match main',
      ],
    ]],
    ['the tag of a push', [
      [{ push: null }, TAG, 'runs', ''],
      [{ push: { tags: ['v*'] } }, TAG, 'runs', 'push: tags [v*] matches v1.2.3'],
      [{ push: { tags: ['v2*'] } }, TAG, 'skipped', 'push: tags [v2*] does not match v1.2.3'],
      [{ push: { 'tags-ignore': ['v*'] } }, TAG, 'skipped', 'push: tags-ignore [v*] matches v1.2.3'],
      [{ push: { tags: ['v*'] } }, TO_MAIN, 'skipped', 'push: it has a filter for tags and none for branches, so that branches do not start it'],
      [{ push: { branches: ['**'] } }, TAG, 'skipped', 'push: it has a filter for branches and none for tags, so that tags do not start it'],
      [{ push: { 'branches-ignore': ['dev'] } }, TAG, 'skipped', 'push: it has a filter for branches and none for tags, so that tags do not start it'],
      [{ push: { branches: ['main'], tags: ['v*'] } }, TAG, 'runs', 'push: tags [v*] matches v1.2.3'],
      [{ push: { branches: ['main'], tags: ['v*'] } }, TO_MAIN, 'runs', 'push: branches [main] matches main'],
      [{ push: { tags: ['v*'], paths: ['src/**'] } }, TAG, 'runs', 'push: tags [v*] matches v1.2.3'],
      [{ push: { paths: ['src/**'] } }, TAG, 'runs', ''],
    ]],
    ['the changed files', [
      [{ push: { paths: ['src/**'] } }, changing('README.md', 'src/a.go'), 'runs', 'push: paths [src/**] matches src/a.go'],
      [{ push: { paths: ['src/**'] } }, changing('README.md'), 'skipped', 'push: paths [src/**] matches no changed file'],
      [{ push: { paths: ['src/**', '!src/doc/**'] } }, changing('src/doc/a.md'), 'skipped', 'push: paths [src/**, !src/doc/**] matches no changed file'],
      [{ push: { paths: ['**'] } }, changing(), 'skipped', 'push: paths [**] matches no changed file'],
      [{ push: { 'paths-ignore': ['docs/**'] } }, changing('docs/a.md'), 'skipped', 'push: paths-ignore [docs/**] matches every changed file'],
      [{ push: { 'paths-ignore': ['docs/**'] } }, changing('docs/a.md', 'a.go'), 'runs', 'push: paths-ignore [docs/**] does not match a.go'],
      [{ push: { 'paths-ignore': ['docs/**'] } }, changing(), 'skipped', 'push: paths-ignore [docs/**] matches every changed file'],
      [{ push: { paths: ['src/**'] } }, TO_MAIN, 'unknown', 'push: paths [src/**] has to match, and the changed files are not given'],
      [{ push: { 'paths-ignore': ['docs/**'] } }, TO_MAIN, 'unknown', 'push: paths-ignore [docs/**] must not match, and the changed files are not given'],
      [{ push: { paths: ['src/**', '**'] } }, TO_MAIN, 'runs', 'push: paths [src/**, **] matches everything'],
      [{ push: { paths: ['**', '!docs/**'] } }, TO_MAIN, 'unknown', 'push: paths [**, !docs/**] has to match, and the changed files are not given'],
      [{ push: { 'paths-ignore': ['**'] } }, TO_MAIN, 'skipped', 'push: paths-ignore [**] matches everything'],
      [{ push: { branches: ['dev'], paths: ['src/**'] } }, TO_MAIN, 'skipped', 'push: branches [dev] does not match main'],
      [
        { push: { branches: ['main'], paths: ['src/**'] } }, changing('src/a.go'),
        'runs', 'push: branches [main] matches main and paths [src/**] matches src/a.go',
      ],
      [{ pull_request: { paths: ['src/**'] } }, pullRequest('opened'), 'unknown', 'pull_request: paths [src/**] has to match, and the changed files are not given'],
    ]],
    ['the activity', [
      [{ pull_request: null }, pullRequest('opened'), 'runs', ''],
      [{ pull_request: null }, pullRequest('synchronize'), 'runs', ''],
      [{ pull_request: null }, pullRequest('reopened'), 'runs', ''],
      ['pull_request', pullRequest('labeled'), 'skipped', 'pull_request: without types only [opened, synchronize, reopened] start it, not labeled'],
      [{ pull_request: { types: ['closed'] } }, pullRequest('opened'), 'skipped', 'pull_request: types [closed] does not have opened'],
      [{ pull_request: { types: 'closed' } }, pullRequest('closed'), 'runs', 'pull_request: types [closed] has closed'],
      ['pull_request_target', Event.pullRequestTarget({ base: 'main', action: 'closed' }), 'skipped',
        'pull_request_target: without types only [opened, synchronize, reopened] start it, not closed'],
      ['release', Event.release({ tag: 'v1.2.3', action: 'edited' }), 'runs', ''],
      [{ release: { types: ['published'] } }, Event.release({ tag: 'v1.2.3' }), 'runs', 'release: types [published] has published'],
      [{ release: { types: ['published'] } }, Event.release({ tag: 'v1.2.3', action: 'created' }), 'skipped', 'release: types [published] does not have created'],
      ['merge_group', Event.mergeGroup({ base: 'main' }), 'runs', ''],
      [{ repository_dispatch: { types: ['deploy'] } }, Event.other({ name: 'repository_dispatch', action: 'build' }), 'skipped',
        'repository_dispatch: types [deploy] does not have build'],
      [{ repository_dispatch: { types: ['deploy'] } }, Event.other({ name: 'repository_dispatch' }), 'unknown',
        'repository_dispatch: only [deploy] start it, and the activity of the event is not given'],
      ['issue_comment', Event.other({ name: 'issue_comment' }), 'runs', ''],
    ]],
    ['the branch of a pull request, merge queue or other workflow', [
      [{ pull_request: { branches: ['main'] } }, pullRequest('opened'), 'runs', 'pull_request: branches [main] matches main'],
      [{ pull_request: { branches: ['main'] } }, pullRequest('opened', 'dev'), 'skipped', 'pull_request: branches [main] does not match dev'],
      [{ pull_request: { 'branches-ignore': ['dev'] } }, pullRequest('opened', 'dev'), 'skipped', 'pull_request: branches-ignore [dev] matches dev'],
      [{ pull_request: { branches: ['main'] } }, Event.pullRequest({ base: Unknown.of('$BASE', 'x') }), 'unknown',
        'pull_request: branches [main] has to match, and the branch is not known'],
      [{ pull_request: { branches: ['**'] } }, Event.pullRequest({ base: Unknown.of('$BASE', 'x') }), 'runs', 'pull_request: branches [**] matches everything'],
      [{ merge_group: { branches: ['main'] } }, Event.mergeGroup({ base: 'dev' }), 'skipped', 'merge_group: branches [main] does not match dev'],
      [{ push: { branches: ['main'] } }, Event.other({ name: 'push' }), 'unknown', 'push: the branch or tag of the event is not given'],
      ['create', Event.creation(tagRef('v1.2.3')), 'runs', ''],
      ['delete', Event.deletion(branchRef('dev')), 'runs', ''],
    ]],
    ['the other workflow', [
      [{ workflow_run: { workflows: ['Build'], types: ['completed'] } }, Event.workflowRun({ workflow: 'Build', branch: 'main' }), 'runs',
        'workflow_run: types [completed] has completed and workflows [Build] has Build'],
      [{ workflow_run: { workflows: ['Build', 'Test'] } }, Event.workflowRun({ workflow: 'Lint' }), 'skipped',
        'workflow_run: workflows [Build, Test] does not have Lint'],
      [{ workflow_run: { workflows: ['Build*'] } }, Event.workflowRun({ workflow: 'Build 2' }), 'unknown',
        'workflow_run: workflows [Build*] has a pattern, of which GitHub does not say what it does there'],
      [{ workflow_run: { workflows: ['Build'], branches: ['main'] } }, Event.workflowRun({ workflow: 'Build', branch: 'dev' }), 'skipped',
        'workflow_run: branches [main] does not match dev'],
      [{ workflow_run: { workflows: ['Build'], branches: ['main'] } }, Event.workflowRun({ workflow: 'Build' }), 'unknown',
        'workflow_run: branches [main] has to match, and the branch is not known'],
      [{ workflow_run: { workflows: ['Build'], types: ['requested'] } }, Event.workflowRun({ workflow: 'Build' }), 'skipped',
        'workflow_run: types [requested] does not have completed'],
    ]],
    ['the time', [
      [{ schedule: [{ cron: '30 1 * * *' }, { cron: '0 5 * * 1', timezone: 'Asia/Shanghai' }] }, Event.schedule({ cron: '0 5 * * 1' }), 'runs', ''],
      [{ schedule: [{ cron: '30 1 * * *' }] }, Event.schedule({ cron: '0 5 * * 1' }), 'skipped', 'schedule: 0 5 * * 1 is not among its times [30 1 * * *]'],
    ]],
  ])('looks at %s', (_, cases) => {
    test.each(cases)('%j and event %#: %3$s', (on, event, verdict, reason) => {
      expect(startsOn(on, event)).toEqual({ verdict, reason });
    });
  });
});
