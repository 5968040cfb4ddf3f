import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { ImageRelease } from '../src';

/** Synthesizes an example as `npx projen` would, and prints what it wrote and what the release will do. */
async function main(name = 'openkf'): Promise<void> {
  const folder = join(__dirname, name);
  if (!existsSync(join(folder, '.projenrc.ts'))) {
    throw new Error(`there is no example ${name}`);
  }
  process.chdir(folder);
  process.env.PROJEN_DISABLE_POST = 'true';
  const { release } = await import(join(folder, '.projenrc.ts')) as { release: ImageRelease };
  console.log(`Written to examples/${name}:`);
  release.project.files.forEach((file) => console.log(`  ${file.path}`));
  console.log(`\n${release.summary}`);
}

void main(...process.argv.slice(2));
