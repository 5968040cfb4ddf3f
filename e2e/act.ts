import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { CommandLine } from './builder';
import { Credentials } from './credentials';
import { Event, REPOSITORY } from './events';
import { outcomeOf } from './process';

export interface ActOptions {
  readonly program: string;
  readonly commandLine: CommandLine;
  readonly event: Event;
  readonly runId: number;
  readonly attempt: number;
  readonly workflow: string;
  readonly workspace: string;
  readonly sha: string;
  readonly runnerLabels: readonly string[];
  readonly actions: ReadonlyMap<string, string>;
  readonly credentials: Credentials;
  readonly slackWebhook: string;
  /** What steps find in their environment. */
  readonly env: NodeJS.ProcessEnv;
}

export interface ActRun {
  readonly succeeded: boolean;
  /** Result of each job that was not skipped. */
  readonly jobs: Record<string, string>;
  /** Names of the steps that failed. */
  readonly failedSteps: readonly string[];
  readonly log: readonly LogLine[];
}

export interface LogLine {
  readonly level?: string;
  readonly time: string;
  readonly jobID?: string;
  readonly jobResult?: string;
  readonly step?: string;
  /** `Pre`, `Main` or `Post`. */
  readonly stage?: string;
  /** Place in the job; a step of a composite action has its own below the action's. */
  readonly stepID?: readonly string[];
  readonly stepResult?: string;
  readonly msg?: string;
}

export const runLink = (runId: number) => `https://github.com/${REPOSITORY.full_name}/actions/runs/${runId}`;

/** Runs what one event triggers in one workflow file, on this machine. */
export async function runWithAct(folder: string, options: ActOptions): Promise<ActRun> {
  const { credentials } = options;
  const home = join(folder, 'act-home');
  const eventFile = join(folder, 'event.json');
  const secretFile = join(folder, 'secrets');
  mkdirSync(home, { recursive: true });
  writeFileSync(eventFile, JSON.stringify(options.event.payload(options.sha), undefined, 2));
  const secrets = { ...credentials.secrets, SLACK_WEBHOOK_URL: options.slackWebhook, GITHUB_TOKEN: credentials.token };
  writeFileSync(secretFile, Object.entries(secrets).map(([name, value]) => `${name}=${value}\n`).join(''));
  const outcome = await outcomeOf(...options.commandLine(options.program, [
    options.event.name,
    '--directory', options.workspace,
    '--workflows', options.workflow,
    '--eventpath', eventFile,
    '--secret-file', secretFile,
    '--actor', credentials.actor,
    '--env', `GITHUB_REPOSITORY=${REPOSITORY.full_name}`,
    '--env', `GITHUB_RUN_ID=${options.runId}`,
    '--env', `GITHUB_RUN_ATTEMPT=${options.attempt}`,
    '--env', `GITHUB_API_URL=${options.env.GITHUB_API_URL}`,
    ...options.runnerLabels.flatMap((label) => ['--platform', `${label}=-self-hosted`]),
    ...[...options.actions].flatMap(([action, path]) => ['--local-repository', `${action}=${path}`]),
    '--action-offline-mode',
    '--no-cache-server',
    // Jobs share act's copies of the actions.
    '--concurrent-jobs', '1',
    '--json',
    // A secret in a log has to be seen.
    '--insecure-secrets',
  ]), { env: { ...options.env, HOME: home } });
  writeFileSync(join(folder, 'act.log'), outcome.stdout + outcome.stderr);
  const log = outcome.stdout.split('\n').filter((line) => line.startsWith('{')).map((line) => JSON.parse(line) as LogLine);
  const jobs = Object.fromEntries(log.flatMap((line) => line.jobID && line.jobResult ? [[line.jobID, line.jobResult]] : []));
  const failedSteps = log.flatMap(({ step, stepID, stepResult }) => step && stepID?.length === 1 && stepResult === 'failure' ? [step] : []);
  return { succeeded: outcome.code === 0, jobs, failedSteps, log };
}
