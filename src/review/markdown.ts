import { plain } from './printable';

/** A text as code within a table of Markdown. */
export function code(text: string): string {
  // A fence must be longer than the longest row of backticks within.
  const longest = Math.max(0, ...[...text.matchAll(/`+/g)].map(([ticks]) => ticks.length));
  const fence = '`'.repeat(longest + 1);
  const padding = longest > 0 ? ' ' : '';
  return `${fence}${padding}${plain(text).replace(/\|/g, '\\|').replace(/\s+/g, ' ')}${padding}${fence}`;
}

/** A text within a table of Markdown, without a meaning of its own but for what it quotes as code. */
export function prose(text: string): string {
  return plain(text).split(/(`[^`]+`)/).map((piece, index) => index % 2 === 1 ? code(piece.slice(1, -1)) : piece.replace(/[\\*_<>|[\]]/g, '\\$&').replace(/\s+/g, ' ')).join('');
}

/** A table of Markdown; nothing if it has no rows. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string[] {
  if (rows.length === 0) {
    return [];
  }
  return [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`);
}
