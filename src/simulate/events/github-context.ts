import { Event } from './event';
import { eventKind } from './event-kinds';
import { repositoryPayload, untoldFields } from './payload';
import { repositoryName, repositoryOwner, RepositoryFacts } from './repository-facts';
import { isUntrusted } from './trust';
import { Gap, join, Unknown, Value } from '../value';
import { Mapping } from '../workflow-file';

/** The files through which a step talks to the runner, by their variable without `GITHUB_`. */
const COMMAND_FILES = ['ENV', 'OUTPUT', 'PATH', 'STATE', 'STEP_SUMMARY'];

/** What is different in every run, with the reason why it is not known. */
const TOLD_BY_THE_RUN: Readonly<Record<string, readonly string[]>> = {
  'only the run tells it': [
    'actor', 'actor_id', 'artifact_cache_size_limit', 'event_path', 'ref_protected', 'repository_id', 'repository_owner_id', 'retention_days',
    'run_attempt', 'run_id', 'run_number', 'triggering_actor', 'workflow_sha', 'workspace',
  ],
  'only the step tells it': ['action', 'action_path', 'action_ref', 'action_repository', 'action_status'],
  'only the job tells it': ['job'],
};

/**
 * The context `github` of a run.
 *
 * @param workflow the one that the event starts; of a called one, the one that calls it
 * @see https://docs.github.com/en/actions/reference/workflows-and-actions/contexts#github-context
 */
export function githubContext(event: Event, facts: RepositoryFacts, workflow: { readonly name: string; readonly path: string }): Mapping {
  const repository = repositoryName(facts);
  return {
    ...Object.fromEntries(Object.entries(TOLD_BY_THE_RUN).flatMap(([reason, keys]) => keys.map((key) => [key, untoldKey(key, reason)]))),
    ...Object.fromEntries(COMMAND_FILES.map((file) => [file.toLowerCase(), Unknown.of(`$GITHUB_${file}`, 'only the runner names the file')])),
    event_name: event.name,
    event: eventPayload(event, facts),
    ref: event.ref,
    ref_name: event.refName,
    ref_type: event.refType,
    sha: event.sha,
    base_ref: event.pullRequest?.base ?? '',
    head_ref: event.pullRequest === undefined ? '' : event.pullRequest.head ?? untoldKey('head_ref', 'only the event tells it'),
    repository,
    repository_owner: repositoryOwner(facts),
    repository_visibility: facts.visibility ?? untoldKey('repository_visibility', 'the visibility of the repository is not given'),
    repositoryUrl: join('git://github.com/', repository, '.git'),
    secret_source: isUntrusted(event) ? 'None' : untoldKey('secret_source', 'only the run tells it'),
    server_url: 'https://github.com',
    api_url: 'https://api.github.com',
    graphql_url: 'https://api.github.com/graphql',
    // A step always has one.
    token: Unknown.ofTruth(true, [gap('token', 'it is made for the job and secret')]),
    workflow: workflow.name,
    workflow_ref: join(repository, '/', workflow.path, '@', event.ref),
  };
}

function eventPayload({ name, action, payload }: Event, facts: RepositoryFacts): Value {
  return {
    ...untoldFields(['enterprise', 'installation', 'organization', 'sender']),
    ...(eventKind(name)?.activities && untoldFields(['action'])),
    ...payload,
    ...(action !== undefined && { action }),
    repository: repositoryPayload('repository', facts),
  };
}

function untoldKey(key: string, reason: string): Unknown {
  return new Unknown([gap(key, reason)]);
}

function gap(key: string, reason: string): Gap {
  return { source: `\${{ github.${key} }}`, reason };
}
