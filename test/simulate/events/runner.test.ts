import { Event } from '../../../src/simulate/events/event';
import { githubContext } from '../../../src/simulate/events/github-context';
import { runnerContext, runnerEnvironment } from '../../../src/simulate/events/runner';
import { Unknown, Value } from '../../../src/simulate/value';

describe('runnerContext', () => {
  test.each<[Value, string, string]>([
    ['ubuntu-latest', 'Linux', 'X64'],
    ['ubuntu-24.04', 'Linux', 'X64'],
    ['ubuntu-24.04-arm', 'Linux', 'ARM64'],
    ['ubuntu-latest-16-cores', 'Linux', '${{ runner.arch }}'],
    ['windows-latest', 'Windows', '${{ runner.arch }}'],
    ['macos-15', 'macOS', '${{ runner.arch }}'],
    [['self-hosted', 'linux', 'ARM64'], 'Linux', 'ARM64'],
    [['self-hosted', 'Linux', 'X64'], 'Linux', 'X64'],
    ['my-runner', '${{ runner.os }}', '${{ runner.arch }}'],
    [{ group: 'large' }, '${{ runner.os }}', '${{ runner.arch }}'],
    [Unknown.of('${{ matrix.runner }}', 'x'), '${{ runner.os }}', '${{ runner.arch }}'],
    [null, '${{ runner.os }}', '${{ runner.arch }}'],
  ])('of %j', (runsOn, os, arch) => {
    const context = runnerContext(runsOn);
    expect([String(context.os), String(context.arch), String(context.temp)]).toEqual([os, arch, '${{ runner.temp }}']);
  });
});

test('runnerEnvironment has the default variables', () => {
  // Given
  const github = githubContext(Event.pushOfTag({ tag: 'v1.2.3' }), { repository: 'acme/web' }, { name: 'Release', path: '.github/workflows/release.yml' });

  // When
  const environment = runnerEnvironment({ ...github, job: 'build' }, runnerContext('ubuntu-latest'));

  // Then
  expect(Object.fromEntries(Object.entries(environment).map(([name, value]) => [name, String(value)]))).toEqual({
    CI: 'true',
    GITHUB_ACTION: '${{ github.action }}',
    GITHUB_ACTIONS: 'true',
    GITHUB_ACTION_PATH: '${{ github.action_path }}',
    GITHUB_ACTION_REF: '${{ github.action_ref }}',
    GITHUB_ACTION_REPOSITORY: '${{ github.action_repository }}',
    GITHUB_ACTOR: '${{ github.actor }}',
    GITHUB_ACTOR_ID: '${{ github.actor_id }}',
    GITHUB_API_URL: 'https://api.github.com',
    GITHUB_BASE_REF: '',
    GITHUB_ENV: '$GITHUB_ENV',
    GITHUB_EVENT_NAME: 'push',
    GITHUB_EVENT_PATH: '${{ github.event_path }}',
    GITHUB_GRAPHQL_URL: 'https://api.github.com/graphql',
    GITHUB_HEAD_REF: '',
    GITHUB_JOB: 'build',
    GITHUB_OUTPUT: '$GITHUB_OUTPUT',
    GITHUB_PATH: '$GITHUB_PATH',
    GITHUB_REF: 'refs/tags/v1.2.3',
    GITHUB_REF_NAME: 'v1.2.3',
    GITHUB_REF_PROTECTED: '${{ github.ref_protected }}',
    GITHUB_REF_TYPE: 'tag',
    GITHUB_REPOSITORY: 'acme/web',
    GITHUB_REPOSITORY_ID: '${{ github.repository_id }}',
    GITHUB_REPOSITORY_OWNER: 'acme',
    GITHUB_REPOSITORY_OWNER_ID: '${{ github.repository_owner_id }}',
    GITHUB_RETENTION_DAYS: '${{ github.retention_days }}',
    GITHUB_RUN_ATTEMPT: '${{ github.run_attempt }}',
    GITHUB_RUN_ID: '${{ github.run_id }}',
    GITHUB_RUN_NUMBER: '${{ github.run_number }}',
    GITHUB_SERVER_URL: 'https://github.com',
    GITHUB_SHA: '${{ github.sha }}',
    GITHUB_STATE: '$GITHUB_STATE',
    GITHUB_STEP_SUMMARY: '$GITHUB_STEP_SUMMARY',
    GITHUB_TRIGGERING_ACTOR: '${{ github.triggering_actor }}',
    GITHUB_WORKFLOW: 'Release',
    GITHUB_WORKFLOW_REF: 'acme/web/.github/workflows/release.yml@refs/tags/v1.2.3',
    GITHUB_WORKFLOW_SHA: '${{ github.workflow_sha }}',
    GITHUB_WORKSPACE: '${{ github.workspace }}',
    RUNNER_ARCH: 'X64',
    RUNNER_ENVIRONMENT: '${{ runner.environment }}',
    RUNNER_NAME: '${{ runner.name }}',
    RUNNER_OS: 'Linux',
    RUNNER_TEMP: '${{ runner.temp }}',
    RUNNER_TOOL_CACHE: '${{ runner.tool_cache }}',
  });
});
