import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';

export const CACHE = join(__dirname, '.cache');

/** A folder of the cache, made on first use. `name` carries the version, so a new version is a new folder. */
export async function cached(name: string, make: (folder: string) => Promise<void>): Promise<string> {
  const folder = join(CACHE, name);
  if (existsSync(folder)) return folder;
  const started = Date.now();
  process.stdout.write(`installing ${name} … `);
  const partial = `${folder}.partial`;
  rmSync(partial, { recursive: true, force: true });
  mkdirSync(partial, { recursive: true });
  await make(partial);
  renameSync(partial, folder);
  console.log(`${Math.round((Date.now() - started) / 1_000)} s`);
  return folder;
}
