import { copyFileSync, mkdirSync, readFileSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { startBuilder } from './builder';
import { ARCHITECTURES, HOST_ARCHITECTURE } from './debian';
import { run } from './process';
import { DOCKER_HUB, MIRROR } from './registries';
import { RegistryStore } from './registry';
import { Tools } from './tools';

/** Builds what stands in for every base image, because no registry with real ones can be reached: busybox. Gives its OCI layout. */
export async function buildBaseImage(folder: string, tools: Tools, env: NodeJS.ProcessEnv): Promise<string> {
  const context = join(folder, 'context');
  const layout = join(folder, 'layout');
  const applets = (await run(tools.busybox[HOST_ARCHITECTURE], ['--list'])).trim().split('\n').filter((applet) => applet !== 'busybox');
  for (const architecture of ARCHITECTURES) {
    for (const directory of ['bin', 'etc', 'tmp']) mkdirSync(join(context, architecture, directory), { recursive: true });
    copyFileSync(tools.busybox[architecture], join(context, architecture, 'bin/busybox'));
    for (const applet of applets) symlinkSync('busybox', join(context, architecture, 'bin', applet));
    writeFileSync(join(context, architecture, 'etc/passwd'), 'root:x:0:0:root:/root:/bin/sh\nnobody:x:65534:65534:nobody:/:/bin/false\n');
    writeFileSync(join(context, architecture, 'etc/group'), 'root:x:0:\nnobody:x:65534:\n');
  }
  writeFileSync(join(context, 'Dockerfile'), 'FROM scratch\nARG TARGETARCH\nCOPY $TARGETARCH /\nCMD ["/bin/sh"]\n');
  const builder = await startBuilder(folder, tools, env);
  try {
    await run(tools.docker, ['buildx', 'create', '--name', 'base', '--driver', 'remote', builder.endpoint], { env });
    await run(tools.docker, [
      'buildx', 'build', '--builder', 'base', '--platform', ARCHITECTURES.map((architecture) => `linux/${architecture}`).join(','),
      '--provenance', 'false', '--output', `type=oci,dest=${layout},tar=false`, context,
    ], { env });
  } finally {
    await builder.stop();
  }
  return layout;
}

/** The images of Docker Hub that the Dockerfiles of a project start from, as Docker Hub names them. */
function baseImages(project: string): string[] {
  const dockerfiles = readdirSync(project, { recursive: true }).map(String).filter((file) => basename(file).startsWith('Dockerfile'));
  const names = dockerfiles.flatMap((file) => [...readFileSync(join(project, file), 'utf8').matchAll(/^FROM +(?:--\S+ +)*(\S+)/gm)].map(([, name]) => name));
  return [...new Set(names.map((name) => name.replace(/^docker\.io\//, '')).map((name) => name.includes('/') ? name : `library/${name}`))];
}

/** Puts the base images of a project into Docker Hub and its mirror. */
export async function pushBaseImages(layout: string, project: string, stores: readonly RegistryStore[], tools: Tools, env: NodeJS.ProcessEnv): Promise<void> {
  for (const { port } of stores.filter(({ registry }) => [DOCKER_HUB, MIRROR].includes(registry))) {
    for (const image of baseImages(project)) await run(tools.crane, ['push', layout, `127.0.0.1:${port}/${image}`], { env });
  }
}
