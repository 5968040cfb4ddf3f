import { mkdirSync, rmSync, symlinkSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { buildBaseImage } from './base-image';
import { createCertificate } from './certificate';
import { registerEmulation } from './emulation';
import { isolateNames } from './namespace';
import { HOSTED } from './registries';
import { Tools } from './tools';
import { Stage } from './world';

/** Empties a folder and prepares there what every world needs, for the time of `work`. Has to run in a namespace of its own. */
export async function withStage<T>(folder: string, tools: Tools, work: (stage: Stage) => Promise<T>): Promise<T> {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  await isolateNames(folder);
  const unregisterEmulation = await registerEmulation(tools.qemu);
  try {
    return await work(await prepareStage(folder, tools));
  } finally {
    unregisterEmulation();
  }
}

async function prepareStage(folder: string, tools: Tools): Promise<Stage> {
  const certificate = await createCertificate(folder, HOSTED.flatMap((registry) => registry.hosts));
  const home = join(folder, 'home');
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
    DOCKER_HOST: `unix://${join(folder, 'no-engine.sock')}`,
  };
  const baseImage = await buildBaseImage(join(folder, 'base-image'), tools, env);
  return { tools, certificate, baseImage, env, examples: resolve(process.env.E2E_EXAMPLES_DIR ?? join(__dirname, '../examples')) };
}
