import type { Word, WordPart } from 'unbash' with { 'resolution-mode': 'import' };

/**
 * The words that braces make of one: `{a,b}` and `{1..3}`, one pair of braces without anything special in it. Others
 * stay as they are written.
 *
 * @see https://www.gnu.org/software/bash/manual/html_node/Brace-Expansion.html
 */
export function braceWords(word: Word): Word[] {
  const index = word.parts?.findIndex(({ type }) => type === 'BraceExpansion') ?? -1;
  const choices = index === -1 ? undefined : choicesOf((word.parts as readonly WordPart[])[index]);
  return choices?.flatMap((choice) => braceWords(withPart(word, index, choice))) ?? [word];
}

function choicesOf(part: WordPart): string[] | undefined {
  const range = /^\{(\d{1,3})\.\.(\d{1,3})\}$/.exec(part.text);
  if (range) {
    const [first, last] = [Number(range[1]), Number(range[2])];
    const step = first <= last ? 1 : -1;
    return Array.from({ length: Math.abs(last - first) + 1 }, (_, count) => String(first + count * step));
  }
  return /^\{[^{}$`"'\\]*,[^{}$`"'\\]*\}$/.test(part.text) ? part.text.slice(1, -1).split(',') : undefined;
}

function withPart(word: Word, index: number, value: string): Word {
  const parts = (word.parts as readonly WordPart[]).map((part, other): WordPart => other === index ? { type: 'Literal', pos: part.pos, end: part.end, value, text: value } : part);
  return { ...word, parts };
}
