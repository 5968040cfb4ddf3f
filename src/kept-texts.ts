import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';

const DAYS = 24 * 60 * 60 * 1000;

/**
 * Texts that take long to compute, kept from run to run beside the installed packages, where nothing is committed. A text
 * is named by all that it is computed from, so a wrong one is never found; one that is not used for 30 days goes.
 */
export class KeptTexts {
  /** Those of this library, if it is installed as a package. */
  public static ofThisPackage(): KeptTexts | undefined {
    // The library is one file, directly below the root of its package.
    const root = join(__dirname, '..');
    const packages = join(root, '..');
    return basename(packages) === 'node_modules' ? new KeptTexts(join(packages, '.cache', basename(root))) : undefined;
  }

  constructor(private readonly folder: string) {}

  /**
   * The text, computed if it is not kept.
   *
   * @param sources all that it is computed from
   */
  public get(sources: readonly string[], compute: () => string): string {
    const file = join(this.folder, createHash('sha256').update(JSON.stringify(sources)).digest('hex'));
    const kept = read(file);
    if (kept !== undefined) {
      return kept;
    }
    const text = compute();
    this.keep(file, text);
    return text;
  }

  /** Where nothing can be written, nothing is kept. */
  private keep(file: string, text: string): void {
    try {
      mkdirSync(this.folder, { recursive: true });
      readdirSync(this.folder).map((name) => join(this.folder, name)).filter((other) => Date.now() - statSync(other).mtimeMs > 30 * DAYS).forEach((old) => rmSync(old));
      writeFileSync(file, text);
    } catch {
      // Computed again the next time.
    }
  }
}

function read(file: string): string | undefined {
  try {
    const text = readFileSync(file, 'utf8');
    const now = new Date();
    utimesSync(file, now, now);
    return text;
  } catch {
    return undefined;
  }
}
