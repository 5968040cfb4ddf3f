import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Checks } from './check';
import { CellRow } from './fault-cell';

const FILE = join(__dirname, '../docs/reliability.md');
const BEGIN = '<!-- begin of what `npm run e2e -- faults --write` writes -->\n';
const END = '<!-- end of it -->\n';

export const HEADINGS = ['fault', 'registry', 'outcome', 'attempts', 'waited, s', 'reason as recorded', 'failed jobs again'];

export function cells({ cell, registry, outcome, attempts, pausedSeconds, reason, afterRerun }: CellRow): string[] {
  const title = cell.at.length > 1 ? `${cell.kind.title}, and ${cell.at.filter((each) => each !== registry).map(({ name }) => name).join()} too` : cell.kind.title;
  return [title, registry.name, outcome, String(attempts), String(pausedSeconds), withoutChance(reason), afterRerun].map((text) => text || '-');
}

/** What differs from run to run is left out. */
function withoutChance(reason: string): string {
  return reason
    .replace(/sha256:[0-9a-f]{64}/g, 'sha256:…')
    .replace(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, '…')
    .replace(/_state=[^\s"&]+/g, '_state=…')
    .replace(/after \d+ ms/g, 'after … ms');
}

const markdownRow = (row: readonly string[]) => `| ${row.map((text) => text.replace(/\|/g, '\\|')).join(' | ')} |\n`;

/** Compares the documented outcomes with those of this run, or replaces them. */
export function documentReliability(checks: Checks, rows: readonly CellRow[], write: boolean): void {
  const [before, rest] = readFileSync(FILE, 'utf8').split(BEGIN);
  const [documented, after] = (rest ?? '').split(END);
  if (after === undefined) throw new Error(`${FILE} lost its marks`);
  const found = [HEADINGS, HEADINGS.map(() => '---'), ...rows.map(cells)].map(markdownRow).join('');
  if (write) writeFileSync(FILE, `${before}${BEGIN}${found}${END}${after}`);
  else checks.equal('docs/reliability.md says what was seen (npm run e2e -- faults --write)', found.split('\n'), documented.split('\n'));
}
