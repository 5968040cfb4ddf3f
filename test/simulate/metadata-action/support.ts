import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MetadataCase } from './cases';
import { MetadataOutput, simulateMetadata } from '../../../src/simulate/metadata-action/metadata-action';

/** All that a run of the action leaves behind. */
export interface MetadataResult {
  /** Of the outputs that point to files only the names of these. */
  readonly outputs: { readonly [output in MetadataOutput]?: string };
  readonly bakeFiles: { readonly [output in MetadataOutput]?: string };
  /** The names of the variables for later steps. */
  readonly env: string[];
  readonly warnings: string[];
  readonly error?: string;
}

/** What the unchanged action does. */
export function realResults(action: string, cases: MetadataCase[]): MetadataResult[] {
  const folder = mkdtempSync(join(tmpdir(), 'metadata-action-cases-'));
  try {
    const [given, found] = [join(folder, 'cases.json'), join(folder, 'results.json')];
    writeFileSync(given, JSON.stringify(cases));
    const { status, signal, stderr } = spawnSync(process.execPath, [join(__dirname, 'real-action-process.cjs'), action, given, found], { encoding: 'utf8' });
    if (status !== 0) {
      throw new Error(`the action did not run: ${signal ?? `code ${status}`} ${stderr}`);
    }
    return (JSON.parse(readFileSync(found, 'utf8')) as MetadataResult[]).map(readable);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** The one message that only says how the action was minified. */
function readable(result: MetadataResult): MetadataResult {
  return /^\w is not iterable$/.test(result.error ?? '') ? { ...result, error: 'A line has nothing but spaces.' } : result;
}

/** What the simulator says of it. */
export function simulatedResult({ with: inputs, env, context }: MetadataCase): MetadataResult {
  const metadata = simulateMetadata({ with: inputs, env }, { ...context, now: new Date(context.now), commitDate: new Date(context.commitDate) });
  return {
    outputs: Object.fromEntries(Object.entries(metadata.outputs).map(([name, value]) => [name, name.startsWith('bake-file') ? String(value).replace(/^.*\//, '') : value])),
    bakeFiles: metadata.bakeFiles as MetadataResult['bakeFiles'],
    env: Object.keys(metadata.env).sort(),
    warnings: [...metadata.warnings],
    ...(metadata.error !== undefined && { error: metadata.error }),
  };
}
