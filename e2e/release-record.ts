import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/** release.json, as far as it is looked at: https://github.com/projen-image-release/projen-image-release/blob/main/docs/release.schema.json */
export interface ReleaseRecord {
  readonly outcome: string;
  readonly images: ReadonlyArray<{ readonly digest: string; readonly publications: readonly Publication[] }>;
}

export interface Publication {
  readonly repository: string;
  readonly outcome: string;
  readonly tags: readonly string[];
  readonly kept: readonly string[];
  readonly reason?: string;
}

/** What a run stored, as text; undefined: it stored none. */
export function recordText(artifacts: string, runId: number): string | undefined {
  const folder = join(artifacts, String(runId));
  const name = existsSync(folder) ? readdirSync(folder).find((artifact) => artifact.endsWith('-record')) : undefined;
  return name && readFileSync(join(folder, name, 'release.json'), 'utf8');
}

export function publications(text: string | undefined): readonly Publication[] {
  return text ? (JSON.parse(text) as ReleaseRecord).images.flatMap((image) => image.publications) : [];
}
