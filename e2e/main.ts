import { mkdirSync, rmSync, symlinkSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { buildBaseImage } from './base-image';
import { CACHE } from './cache';
import { createCertificate } from './certificate';
import { Checks } from './check';
import { checkAll } from './checks/all';
import { registerEmulation } from './emulation';
import { insideNamespace, isolateNames, runInNamespace } from './namespace';
import { REGISTRIES } from './registries';
import { missingPrograms, missingRights } from './requirements';
import { Scenario } from './scenario';
import { SCENARIOS } from './scenarios';
import { Stage, perform } from './stage';
import { table } from './table';
import { Tools, installTools } from './tools';

/** What the last run left: logs, registries, layouts. */
const RUN = join(CACHE, 'run');

async function prepareStage(tools: Tools): Promise<Stage> {
  const certificate = await createCertificate(RUN, REGISTRIES.flatMap((registry) => registry.hosts));
  const home = join(RUN, 'home');
  mkdirSync(join(home, '.docker/cli-plugins'), { recursive: true });
  symlinkSync(tools.buildx, join(home, '.docker/cli-plugins/docker-buildx'));
  // Nothing of this machine's environment (proxies, credentials, other authorities) reaches what is started.
  const env = {
    PATH: process.env.PATH,
    HOME: home,
    LANG: 'C.UTF-8',
    SSL_CERT_FILE: certificate.file,
    CURL_CA_BUNDLE: certificate.file,
    NODE_EXTRA_CA_CERTS: certificate.file,
    // Should this machine have an engine, it stays out of it: it knows neither the certificate nor the names.
    DOCKER_HOST: `unix://${join(RUN, 'no-engine.sock')}`,
  };
  const baseImage = await buildBaseImage(join(RUN, 'base-image'), tools, env);
  return { tools, certificate, baseImage, env, examples: resolve(process.env.E2E_EXAMPLES_DIR ?? join(__dirname, '../examples')) };
}

async function runScenarios(scenarios: readonly Scenario[], tools: Tools): Promise<number> {
  rmSync(RUN, { recursive: true, force: true });
  mkdirSync(RUN, { recursive: true });
  await isolateNames(RUN);
  const unregisterEmulation = await registerEmulation(tools.qemu);
  const checks = new Checks();
  const rows = [['event', 'registry', 'tags', 'digest', 'outcome']];
  try {
    const stage = await prepareStage(tools);
    for (const scenario of scenarios) {
      const started = Date.now();
      const failedBefore = checks.failed;
      const rowsBefore = rows.length;
      console.log(`\n${scenario.title}`);
      await checks.all(scenario.name, () => perform(scenario, join(RUN, scenario.name), stage, async (observation) => {
        const published = await checkAll(checks, observation);
        const outcome = checks.failed > failedBefore ? 'FAILED' : observation.run.succeeded ? 'green' : 'red, as it should';
        for (const { registry, tags, digests } of published) {
          const short = digests.map((digest) => digest.slice('sha256:'.length, 19));
          rows.push([scenario.title, registry.name, tags.join(' ') || '-', short.join(' ') || '-', outcome]);
        }
      }));
      if (rows.length === rowsBefore) rows.push([scenario.title, '?', '?', '?', 'FAILED']);
      console.log(`  ${((Date.now() - started) / 1_000).toFixed(1)} s`);
    }
  } finally {
    unregisterEmulation();
  }
  console.log(`\n${table(rows)}\n\n${checks.passed} passed, ${checks.failed} failed`);
  return checks.failed === 0 ? 0 : 1;
}

async function main(): Promise<number> {
  const names = process.argv.slice(2);
  const unknown = names.filter((name) => !SCENARIOS.some((scenario) => scenario.name === name));
  const problems = [
    ...unknown.map((name) => `there is no scenario ${name}; there are: ${SCENARIOS.map((scenario) => scenario.name).join(', ')}`),
    ...missingPrograms(),
    ...await missingRights(),
  ];
  if (problems.length > 0) {
    problems.forEach((problem) => console.error(`e2e: ${problem}`));
    return 1;
  }
  const tools = await installTools();
  if (!insideNamespace()) return runInNamespace();
  return runScenarios(names.length > 0 ? SCENARIOS.filter((scenario) => names.includes(scenario.name)) : SCENARIOS, tools);
}

main().then((code) => process.exit(code), (error) => {
  console.error(error);
  process.exit(1);
});
