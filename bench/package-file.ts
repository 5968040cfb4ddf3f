import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { run } from './process';

const ROOT = join(__dirname, '..');

/** Packs the package into that folder, compiled if it is not yet; gives the path of the file, which differs where its content does. */
export function packInto(folder: string): string {
  const compiled = statSync(join(ROOT, 'lib', 'index.js'), { throwIfNoEntry: false });
  if (!compiled || compiled.mtimeMs < modified(join(ROOT, 'src'))) {
    run('npx', ['projen', 'compile'], ROOT);
  }
  const packed = join(folder, run('npm', ['pack', '--silent', '--pack-destination', folder], ROOT).trim());
  const hash = createHash('sha256').update(readFileSync(packed)).digest('hex').slice(0, 12);
  const file = join(folder, `projen-image-release-${hash}.tgz`);
  renameSync(packed, file);
  return file;
}

/** When something in that folder was last changed. */
function modified(folder: string): number {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return Math.max(...files.map((entry) => statSync(join(entry.parentPath, entry.name)).mtimeMs));
}
