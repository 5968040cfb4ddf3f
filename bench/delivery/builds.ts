import { randomBytes } from 'node:crypto';
import { run } from '../../e2e/process';
import { Stage, World } from '../../e2e/world';

/** How many builds BuildKit itself remembers. */
export async function countBuilds(world: World, { tools, env }: Stage): Promise<number> {
  const name = `bench-${randomBytes(6).toString('hex')}`;
  const buildx = (...args: string[]) => run(tools.docker, ['buildx', ...args], { env });
  await buildx('create', '--name', name, '--driver', 'remote', (await world.builder()).endpoint);
  try {
    return (await buildx('--builder', name, 'history', 'ls', '--no-trunc', '--format', 'json')).split('\n').filter(Boolean).length;
  } finally {
    await buildx('rm', name);
  }
}
