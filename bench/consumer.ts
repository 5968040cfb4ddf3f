import { copyFileSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildSync } from 'esbuild';
import { packInto } from './package-file';
import { run } from './process';

const ROOT = join(__dirname, '..');
const SAMPLES = join(__dirname, 'samples');

/** A folder in which the package is installed as its users install it, and the samples beside it. */
export class Consumer {
  public static install(): Consumer {
    const folder = join(__dirname, '.cache', 'consumer');
    mkdirSync(folder, { recursive: true });
    const beside = Object.fromEntries(['constructs', 'projen', 'projen-pipelines', 'tsx'].map((name) => [name, installedVersion(name)]));
    writeFileSync(join(folder, 'package.json'), JSON.stringify({
      private: true,
      devDependencies: { ...beside, 'projen-image-release': `file:${packInto(folder)}` },
    }));
    // tsx would look for it further up, where this repository's leads it to src instead of the package.
    writeFileSync(join(folder, 'tsconfig.json'), '{}');
    run('npm', ['install', '--no-package-lock', '--no-audit', '--no-fund', '--prefer-offline'], folder);
    // Plain JavaScript: what runs TypeScript would be timed too.
    buildSync({
      entryPoints: readdirSync(SAMPLES).filter((name) => !name.endsWith('.projenrc.ts')).map((name) => join(SAMPLES, name)),
      outdir: folder,
      format: 'cjs',
      platform: 'node',
    });
    return new Consumer(folder, beside);
  }

  private constructor(private readonly folder: string, public readonly versions: Record<string, string>) {}

  /** A project in a folder of its own, synthesized once; `npx projen` works there from then on. */
  public project(name: string, projenrc: string): string {
    const folder = join(this.folder, name);
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder);
    copyFileSync(projenrc, join(folder, '.projenrc.ts'));
    copyFileSync(join(SAMPLES, 'openkf.ts'), join(folder, 'openkf.ts'));
    run('npx', ['tsx', '.projenrc.ts'], folder);
    return folder;
  }

  /** Forgets what the library keeps from run to run. */
  public forget(): void {
    rmSync(join(this.folder, 'node_modules', '.cache', 'projen-image-release'), { recursive: true, force: true });
  }

  /** What a sample prints. */
  public sample(name: string, ...args: string[]): string {
    return run(process.execPath, [`${name}.js`, ...args], this.folder, { PROJEN_DISABLE_POST: 'true' });
  }
}

function installedVersion(name: string): string {
  return (JSON.parse(readFileSync(join(ROOT, 'node_modules', name, 'package.json'), 'utf8')) as { version: string }).version;
}
