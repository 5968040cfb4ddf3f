import { Event } from '../../../src/simulate/events/event';
import { githubContext } from '../../../src/simulate/events/github-context';
import { RepositoryFacts } from '../../../src/simulate/events/repository-facts';
import { PartlyKnown, Unknown, Value } from '../../../src/simulate/value';
import { Mapping } from '../../../src/simulate/workflow-file';

const FACTS: RepositoryFacts = { repository: 'acme/web', defaultBranch: 'main', visibility: 'internal', fork: false };
const WORKFLOW = { name: 'Release', path: '.github/workflows/release.yml' };

/** What is known of the values, with its gaps as a person would write them. */
function shown(context: Value | undefined): Record<string, unknown> {
  return Object.fromEntries(Object.entries(context as Mapping).map(([key, value]) => [key, value instanceof Unknown ? `?${value}` : value]));
}

describe('the context github', () => {
  test('holds all that is known of a push', () => {
    const { event, ...others } = shown(githubContext(Event.pushTo({ branch: 'main', sha: '0f1e' }), FACTS, WORKFLOW));
    expect(others).toEqual({
      action: '?${{ github.action }}',
      action_path: '?${{ github.action_path }}',
      action_ref: '?${{ github.action_ref }}',
      action_repository: '?${{ github.action_repository }}',
      action_status: '?${{ github.action_status }}',
      actor: '?${{ github.actor }}',
      actor_id: '?${{ github.actor_id }}',
      api_url: 'https://api.github.com',
      artifact_cache_size_limit: '?${{ github.artifact_cache_size_limit }}',
      base_ref: '',
      env: '?$GITHUB_ENV',
      event_name: 'push',
      event_path: '?${{ github.event_path }}',
      graphql_url: 'https://api.github.com/graphql',
      head_ref: '',
      job: '?${{ github.job }}',
      output: '?$GITHUB_OUTPUT',
      path: '?$GITHUB_PATH',
      ref: 'refs/heads/main',
      ref_name: 'main',
      ref_protected: '?${{ github.ref_protected }}',
      ref_type: 'branch',
      repository: 'acme/web',
      repositoryUrl: 'git://github.com/acme/web.git',
      repository_id: '?${{ github.repository_id }}',
      repository_owner: 'acme',
      repository_owner_id: '?${{ github.repository_owner_id }}',
      repository_visibility: 'internal',
      retention_days: '?${{ github.retention_days }}',
      run_attempt: '?${{ github.run_attempt }}',
      run_id: '?${{ github.run_id }}',
      run_number: '?${{ github.run_number }}',
      secret_source: '?${{ github.secret_source }}',
      server_url: 'https://github.com',
      sha: '0f1e',
      state: '?$GITHUB_STATE',
      step_summary: '?$GITHUB_STEP_SUMMARY',
      token: '?${{ github.token }}',
      triggering_actor: '?${{ github.triggering_actor }}',
      workflow: 'Release',
      workflow_ref: 'acme/web/.github/workflows/release.yml@refs/heads/main',
      workflow_sha: '?${{ github.workflow_sha }}',
      workspace: '?${{ github.workspace }}',
    });
    expect(Object.keys(event as Mapping).sort()).toEqual([
      'after', 'base_ref', 'before', 'commits', 'compare', 'created', 'deleted', 'enterprise', 'forced', 'head_commit', 'installation', 'organization', 'pusher', 'ref',
      'repository', 'sender',
    ]);
  });

  test('does not know a repository of which nothing is given', () => {
    const context = shown(githubContext(Event.pushTo({ branch: 'main' }), {}, WORKFLOW));
    expect([context.repository, context.repository_owner, context.repository_visibility, context.repositoryUrl, context.workflow_ref]).toEqual([
      '?${{ github.repository }}',
      '?${{ github.repository_owner }}',
      '?${{ github.repository_visibility }}',
      '?git://github.com/${{ github.repository }}.git',
      '?${{ github.repository }}/.github/workflows/release.yml@refs/heads/main',
    ]);
  });

  test('has the two branches of a pull request', () => {
    const refsOf = (event: Event) => {
      const context = shown(githubContext(event, FACTS, WORKFLOW));
      return [context.base_ref, context.head_ref, context.secret_source];
    };
    expect(refsOf(Event.pullRequest({ base: 'main', head: 'fix' }))).toEqual(['main', 'fix', '?${{ github.secret_source }}']);
    expect(refsOf(Event.pullRequest({ base: 'main', fromFork: true }))).toEqual(['main', '?${{ github.head_ref }}', 'None']);
    expect(refsOf(Event.pullRequestTarget({ base: 'dev', fromFork: true }))).toEqual(['dev', '?${{ github.head_ref }}', '?${{ github.secret_source }}']);
  });

  test('has a token in every case', () => {
    expect(githubContext(Event.schedule({ cron: '' }), {}, WORKFLOW).token)
      .toEqual(Unknown.ofTruth(true, [{ source: '${{ github.token }}', reason: 'it is made for the job and secret' }]));
  });

  test.each<[string, Event, unknown]>([
    ['an activity that is known', Event.release({ tag: 'v1' }), 'published'],
    ['an activity that is not known', Event.other({ name: 'issue_comment' }), '?${{ github.event.action }}'],
    ['any activity', Event.other({ name: 'repository_dispatch' }), '?${{ github.event.action }}'],
    ['no activity', Event.schedule({ cron: '30 1 * * *' }), undefined],
  ])('has %s', (_, event, action) => {
    expect(shown(githubContext(event, FACTS, WORKFLOW).event).action).toEqual(action);
  });
});

describe('the repository in an event', () => {
  const repositoryOf = (facts: RepositoryFacts) => (githubContext(Event.pushTo({ branch: 'main' }), facts, WORKFLOW).event as Mapping).repository;

  test('has what is given of it', () => {
    expect(repositoryOf(FACTS)).toEqual(new PartlyKnown({
      clone_url: 'https://github.com/acme/web.git',
      default_branch: 'main',
      fork: false,
      full_name: 'acme/web',
      git_url: 'git://github.com/acme/web.git',
      html_url: 'https://github.com/acme/web',
      name: 'web',
      owner: new PartlyKnown({ login: 'acme', html_url: 'https://github.com/acme' }, Unknown.of('${{ github.event.repository.owner }}', 'only the event tells it')),
      private: true,
      ssh_url: 'git@github.com:acme/web.git',
      visibility: 'internal',
    }, Unknown.of('${{ github.event.repository }}', 'only the event tells it')));
  });

  test.each([['public', false], ['private', true], ['internal', true]] as const)('that is %s is private: %j', (visibility, isPrivate) => {
    expect(repositoryOf({ visibility })).toMatchObject({ known: { private: isPrivate } });
  });

  test('is not known if nothing is given', () => {
    expect(repositoryOf({})).toEqual(new PartlyKnown({
      owner: new PartlyKnown({}, Unknown.of('${{ github.event.repository.owner }}', 'only the event tells it')),
    }, Unknown.of('${{ github.event.repository }}', 'only the event tells it')));
  });
});
