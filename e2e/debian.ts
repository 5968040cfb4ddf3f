import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { cached } from './cache';
import { run } from './process';

/** An architecture as Debian and the OCI both call it. */
export type Architecture = 'amd64' | 'arm64';

export const ARCHITECTURES: readonly Architecture[] = ['amd64', 'arm64'];

export const HOST_ARCHITECTURE: Architecture = process.arch === 'arm64' ? 'arm64' : 'amd64';

/**
 * The content of a Debian package, unpacked into the cache. Nothing is installed: no service starts, and a package of another
 * architecture is as good as one of this. The version is the one that the machine's Debian release has now.
 */
export async function debianPackage(name: string, architecture = HOST_ARCHITECTURE): Promise<string> {
  const release = (await run('sh', ['-c', '. /etc/os-release && echo "$VERSION_CODENAME"'])).trim();
  return cached(`${name}-${release}-${architecture}`, async (into) => {
    const state = join(into, 'apt');
    mkdirSync(join(state, 'lists', 'partial'), { recursive: true });
    mkdirSync(join(state, 'archives', 'partial'), { recursive: true });
    const apt = ['-q', '-o', `Dir::State=${state}`, '-o', `Dir::Cache=${state}`, '-o', `APT::Architectures=${architecture}`, '-o', 'APT::Sandbox::User=root'];
    await run('apt-get', [...apt, 'update']);
    await run('apt-get', [...apt, 'download', `${name}:${architecture}`], { cwd: state });
    const file = readdirSync(state).find((entry) => entry.endsWith('.deb'));
    if (!file) throw new Error(`apt-get downloaded no package ${name}:${architecture}`);
    await run('dpkg-deb', ['--extract', join(state, file), into]);
    rmSync(state, { recursive: true });
  });
}
