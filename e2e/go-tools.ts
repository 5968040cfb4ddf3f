import { join } from 'node:path';
import { cached } from './cache';
import { run } from './process';

const ENVIRONMENT = { ...process.env, GOTOOLCHAIN: 'auto' };

async function goInstall(tool: string, version: string, pkg: string, ...flags: string[]): Promise<string> {
  const folder = await cached(`${tool}-${version}`, async (into) => {
    await run('go', ['install', ...flags, `${pkg}@${version}`], { env: { ...ENVIRONMENT, GOBIN: into } });
  });
  return join(folder, tool);
}

export const act = () => goInstall('act', 'v0.2.87', 'github.com/nektos/act');

export const actionlint = () => goInstall('actionlint', 'v1.7.12', 'github.com/rhysd/actionlint/cmd/actionlint');

export const crane = () => goInstall('crane', 'v0.22.1', 'github.com/google/go-containerregistry/cmd/crane');

export const buildx = () => {
  const version = 'v0.36.1';
  return goInstall('buildx', version, 'github.com/docker/buildx/cmd/buildx',
    '-ldflags', `-X github.com/docker/buildx/version.Version=${version}`);
};

export async function buildkitd(): Promise<string> {
  const version = 'v0.32.2';
  const pkg = 'github.com/moby/buildkit/cmd/buildkitd';
  // `go install` refuses BuildKit, because its go.mod excludes a version: so it is built as a tool of a module of our own.
  const folder = await cached(`buildkitd-${version}`, async (into) => {
    const options = { cwd: into, env: { ...ENVIRONMENT, CGO_ENABLED: '0' } };
    await run('go', ['mod', 'init', 'buildkitd'], options);
    await run('go', ['get', '-tool', `${pkg}@${version}`], options);
    await run('go', ['build', '-ldflags', `-X github.com/moby/buildkit/version.Version=${version}`, '-o', 'buildkitd', pkg], options);
  });
  return join(folder, 'buildkitd');
}
