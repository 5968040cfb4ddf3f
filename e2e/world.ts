import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { ActRun, runWithAct } from './act';
import { actionFolders } from './actions';
import { pushBaseImages } from './base-image';
import { Builder, startBuilder } from './builder';
import { Certificate } from './certificate';
import { Credentials, inventCredentials } from './credentials';
import { JobResult, Outputs, REPORTER, derive } from './derived-workflow';
import { Event } from './events';
import { ALIYUN_DENIES_ARTIFACTS, Fault, Faults } from './faults';
import { GitHub } from './github';
import { startLoopback } from './loopback';
import { withNames } from './namespace';
import { HOSTED, Registry } from './registries';
import { RegistryStore, startRegistryStore } from './registry';
import { LoggedRequest, addressOf, startRegistryProxy } from './registry-proxy';
import { Runner, createRunner } from './runner';
import { Tools } from './tools';
import { actionSteps, buildkitConfiguration, runnerLabels } from './workflow-file';
import { commit, createWorkspace } from './workspace';

export interface Stage {
  readonly tools: Tools;
  readonly certificate: Certificate;
  /** OCI layout of the base image. */
  readonly baseImage: string;
  /** Environment of everything that is started. */
  readonly env: NodeJS.ProcessEnv;
  /** Folder of the emitted projects. */
  readonly examples: string;
}

export interface WorldOptions {
  /** Folder of the examples. */
  readonly project: string;
  /** Which of the worlds that are open at a time, from 1. Default: 1. */
  readonly number?: number;
  /** Where artifacts of earlier runs are. Default: there are none. */
  readonly artifacts?: string;
  /** Whether everybody may pull what is published. Default: yes. */
  readonly isPublic?: (registry: Registry, repository: string) => boolean;
}

export interface RunOptions {
  /** Relative to the workspace. */
  readonly workflow: string;
  readonly event: Event;
  readonly faults?: readonly Fault[];
  /** Default: the next one. */
  readonly runId?: number;
  /** Default: 1. */
  readonly attempt?: number;
  /** Jobs that do not run, because their outputs are known. If given, `results` are to be had. */
  readonly known?: Readonly<Record<string, Outputs>>;
}

/** What was seen of one run. */
export interface Ran {
  readonly runId: number;
  /** The commit that it ran for. */
  readonly sha: string;
  readonly run: ActRun;
  /** How each job ended. */
  readonly results: Readonly<Record<string, JobResult>>;
  readonly requests: readonly LoggedRequest[];
  readonly faults: Faults;
  readonly slackMessages: readonly string[];
  readonly runner: Runner;
  readonly folder: string;
}

/** Registries, a GitHub repository with its secrets, a builder. They stay as they are from run to run. */
export interface World {
  readonly stores: readonly RegistryStore[];
  readonly credentials: Credentials;
  readonly github: GitHub;
  /** A folder for each run's id, with the run's artifacts in it. */
  readonly artifacts: string;
  readonly workspace: string;
  /** The builder, which is started when it is first asked for. */
  builder(): Promise<Builder>;
  /** Changes a file of the repository. */
  change(file: string, content: string): Promise<void>;
  run(options: RunOptions): Promise<Ran>;
  close(): Promise<void>;
}

const FIRST_RUN = 4711;

const NO_BUILDER = 'unix:///no-builder.sock';

export async function openWorld(folder: string, stage: Stage, options: WorldOptions): Promise<World> {
  const { tools, certificate, baseImage, env } = stage;
  const number = options.number ?? 1;
  const project = join(stage.examples, options.project);
  const artifacts = options.artifacts ?? join(folder, 'artifacts');
  const workspace = join(folder, 'workspace');
  mkdirSync(artifacts, { recursive: true });
  let sha = await createWorkspace(project, workspace, env);
  const credentials = inventCredentials();
  const github = new GitHub(artifacts, credentials.token);
  const commandLine = withNames(folder, Object.fromEntries(HOSTED.flatMap((registry) => (
    registry.hosts.map((host) => [host, addressOf(registry, number)])
  ))));

  const stops: (() => Promise<void>)[] = [];
  const stopping = <R extends { stop(): Promise<void> }>(started: R): R => {
    stops.unshift(() => started.stop());
    return started;
  };
  const close = async () => {
    for (const stop of stops) await stop();
  };
  try {
    const stores = await Promise.all(HOSTED.map(async (registry) => (
      stopping(await startRegistryStore(registry, join(folder, 'registries'), tools.registry, env))
    )));
    const isPublic = (registry: Registry, repository: string) => (
      registry.publicRepositories?.test(repository) === true || (options.isPublic?.(registry, repository) ?? true)
    );
    const proxy = stopping(await startRegistryProxy(stores, certificate, { login: credentials.login, isPublic }, number));
    const loopback = stopping(await startLoopback(github));

    let builder: Promise<Builder> | undefined;
    const startOnce = async () => {
      await pushBaseImages(baseImage, project, stores, tools, env);
      return stopping(await startBuilder(join(folder, 'builder'), tools, env, { commandLine, configuration: buildkitConfiguration(project) }));
    };

    let runs = 0;
    const run = async ({ event, workflow, runId = FIRST_RUN + runs, attempt = 1, known, faults: planned = [] }: RunOptions): Promise<Ran> => {
      runs++;
      const runFolder = join(folder, runs === 1 ? '.' : `run-${runs}`);
      const runner = createRunner(runFolder, tools);
      const report = join(runFolder, 'report.json');
      const faults = new Faults([ALIYUN_DENIES_ARTIFACTS, ...planned], (registry) => (
        runner.pauses().filter(({ image }) => image.startsWith(`${registry.host}/`)).length
      ));
      await proxy.setFaults(faults);
      const requestsBefore = proxy.requests.length;
      const messagesBefore = loopback.slackMessages.length;
      let file = join(workspace, workflow);
      if (known) {
        file = join(runFolder, basename(workflow));
        writeFileSync(file, derive(readFileSync(join(workspace, workflow), 'utf8'), known));
      }
      const described = { id: runId, run_attempt: attempt, path: workflow, event: event.name, head_sha: sha, head_branch: event.branch };
      if (event.release && attempt === 1) github.releases.push(event.release);
      github.setRun({ ...described, status: 'in_progress', conclusion: null });
      const ran = await runWithAct(runFolder, {
        program: tools.act,
        commandLine,
        event,
        runId,
        attempt,
        workflow: file,
        workspace,
        sha,
        runnerLabels: runnerLabels(project),
        actions: actionFolders(actionSteps(project)),
        credentials,
        slackWebhook: loopback.slackWebhook,
        env: {
          ...env,
          PATH: runner.path,
          E2E_ARTIFACTS: artifacts,
          E2E_BUILDER: known && 'build' in known ? NO_BUILDER : (await (builder ??= startOnce())).endpoint,
          E2E_REPORT: report,
          GITHUB_API_URL: loopback.githubApi,
        },
      });
      github.setRun({ ...described, status: 'completed', conclusion: ran.succeeded ? 'success' : 'failure' });
      const requests = proxy.requests.slice(requestsBefore);
      writeFileSync(join(runFolder, 'requests.log'), requests.map(({ registry, ...request }) => `${registry.name} ${JSON.stringify(request)}\n`).join(''));
      const { [REPORTER]: _, ...jobs } = ran.jobs;
      return {
        runId,
        sha,
        run: { ...ran, jobs },
        results: known ? JSON.parse(readFileSync(report, 'utf8')) as Record<string, JobResult> : {},
        requests,
        faults,
        slackMessages: loopback.slackMessages.slice(messagesBefore),
        runner,
        folder: runFolder,
      };
    };
    return {
      stores,
      credentials,
      github,
      artifacts,
      workspace,
      builder: () => builder ??= startOnce(),
      change: async (path, content) => {
        writeFileSync(join(workspace, path), content);
        sha = await commit(workspace, env);
      },
      run,
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}
