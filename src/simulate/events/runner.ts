import { Text, Unknown, Value } from '../value';
import { list, Mapping } from '../workflow-file';

/**
 * The context `runner` of a job, as far as the labels of its runner tell.
 *
 * @param runsOn the value of `runs-on`
 * @see https://docs.github.com/en/actions/reference/workflows-and-actions/contexts#runner-context
 * @see https://docs.github.com/en/actions/reference/runners/github-hosted-runners
 */
export function runnerContext(runsOn: Value | undefined): Mapping {
  const labels = list(runsOn).filter((label) => typeof label === 'string');
  return {
    ...Object.fromEntries(['debug', 'environment', 'name', 'temp', 'tool_cache', 'workspace'].map((key) => [key, untold(key)])),
    os: labels.map(osOf).find((os) => os !== undefined) ?? untold('os'),
    arch: labels.map(archOf).find((arch) => arch !== undefined) ?? untold('arch'),
  };
}

/**
 * The variables that the runner sets for each step.
 *
 * @param github the context `github`
 * @param runner the context `runner`
 * @see https://docs.github.com/en/actions/reference/workflows-and-actions/variables#default-environment-variables
 */
export function runnerEnvironment(github: Mapping, runner: Mapping): Record<string, Text> {
  return {
    CI: 'true',
    GITHUB_ACTIONS: 'true',
    ...Object.fromEntries(GITHUB_VARIABLES.map((key) => [`GITHUB_${key.toUpperCase()}`, textOf(github[key])])),
    ...Object.fromEntries(RUNNER_VARIABLES.map((key) => [`RUNNER_${key.toUpperCase()}`, textOf(runner[key])])),
  };
}

const GITHUB_VARIABLES = [
  'action', 'action_path', 'action_ref', 'action_repository', 'actor', 'actor_id', 'api_url', 'base_ref', 'env', 'event_name', 'event_path',
  'graphql_url', 'head_ref', 'job', 'output', 'path', 'ref', 'ref_name', 'ref_protected', 'ref_type', 'repository', 'repository_id',
  'repository_owner', 'repository_owner_id', 'retention_days', 'run_attempt', 'run_id', 'run_number', 'server_url', 'sha', 'state',
  'step_summary', 'triggering_actor', 'workflow', 'workflow_ref', 'workflow_sha', 'workspace',
];
const RUNNER_VARIABLES = ['arch', 'environment', 'name', 'os', 'temp', 'tool_cache'];

function osOf(label: string): string | undefined {
  const [, name] = /^(ubuntu|windows|macos)-/.exec(label) ?? [];
  return { ubuntu: 'Linux', windows: 'Windows', macos: 'macOS' }[name] ?? { linux: 'Linux', windows: 'Windows', macos: 'macOS' }[label.toLowerCase()];
}

function archOf(label: string): string | undefined {
  if (/^ubuntu-(latest|slim|\d+\.\d+)$/.test(label) || label.toLowerCase() === 'x64') {
    return 'X64';
  }
  return /^ubuntu-\d+\.\d+-arm$/.test(label) || label.toLowerCase() === 'arm64' ? 'ARM64' : undefined;
}

/** A value as a variable holds it: those of the contexts `github` and `runner` are of one line. */
function textOf(value: Value | undefined): Text {
  return value instanceof Unknown ? value : String(value ?? '');
}

function untold(key: string): Unknown {
  return Unknown.of(`\${{ runner.${key} }}`, 'only the runner tells it');
}
