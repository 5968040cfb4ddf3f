import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runWithAct } from './act';
import { actionFolders } from './actions';
import { pushBaseImages } from './base-image';
import { startBuilder } from './builder';
import { Certificate } from './certificate';
import { inventCredentials } from './credentials';
import { REPOSITORY } from './events';
import { ALIYUN_DENIES_ARTIFACTS, Faults } from './faults';
import { startLoopback } from './loopback';
import { Observation } from './observation';
import { REGISTRIES } from './registries';
import { startRegistryStore } from './registry';
import { startRegistryProxy } from './registry-proxy';
import { createRunner } from './runner';
import { Scenario } from './scenario';
import { Tools } from './tools';
import { actionSteps, runnerLabels } from './workflow-file';
import { createWorkspace } from './workspace';

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

/** Runs a scenario in a world of its own (registries, builder, services, credentials), and hands what was seen to `look`. */
export async function perform<T>(scenario: Scenario, folder: string, stage: Stage, look: (observation: Observation) => Promise<T>): Promise<T> {
  const { tools, certificate, baseImage, env, examples } = stage;
  const project = join(examples, scenario.project);
  const artifacts = join(folder, 'artifacts');
  const workspace = join(folder, 'workspace');
  mkdirSync(artifacts, { recursive: true });
  const actions = actionFolders(actionSteps(project));
  const sha = await createWorkspace(project, workspace, env);
  const credentials = inventCredentials();
  const runner = createRunner(folder, tools);
  const faults = new Faults([ALIYUN_DENIES_ARTIFACTS, ...scenario.faults]);

  const stops: (() => Promise<void>)[] = [];
  const stopping = <R extends { stop(): Promise<void> }>(started: R): R => {
    stops.unshift(() => started.stop());
    return started;
  };
  try {
    const stores = await Promise.all(REGISTRIES.map(async (registry) => (
      stopping(await startRegistryStore(registry, join(folder, 'registries'), tools.registry, env))
    )));
    await pushBaseImages(baseImage, project, stores, tools, env);
    const proxy = stopping(await startRegistryProxy(stores, certificate, credentials, faults));
    const loopback = stopping(await startLoopback(REPOSITORY));
    const builder = stopping(await startBuilder(join(folder, 'builder'), tools, env));
    const run = await runWithAct(folder, {
      program: tools.act,
      event: scenario.event,
      workflow: scenario.workflow,
      workspace,
      sha,
      runnerLabels: runnerLabels(project),
      actions,
      credentials,
      slackWebhook: loopback.slackWebhook,
      env: { ...env, PATH: runner.path, E2E_ARTIFACTS: artifacts, E2E_BUILDER: builder.endpoint, GITHUB_API_URL: loopback.githubApi },
    });
    writeFileSync(join(folder, 'requests.log'), proxy.requests.map(({ registry, ...request }) => `${registry.name} ${JSON.stringify(request)}\n`).join(''));
    return await look({
      scenario,
      sha,
      run,
      stores,
      requests: proxy.requests,
      faults,
      slackMessages: loopback.slackMessages,
      runner,
      builder,
      credentials,
      artifacts,
      folder,
      tools,
      env,
    });
  } finally {
    for (const stop of stops) await stop();
  }
}
