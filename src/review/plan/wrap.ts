/**
 * Breaks a text at its spaces, so that no line is longer than the width unless a word is. Two spaces keep words apart
 * as they do, and an expression is one word.
 */
export function wrap(text: string, width: number, first: string, others = first): string[] {
  const lines: string[] = [];
  let line = first;
  for (const [, space, word] of ` ${text}`.matchAll(/( +)((?:\$\{\{.*?\}\}|<[^<>]*>|[^ ])+)/g)) {
    const start = line === first || line === others;
    if (!start && line.length + space.length + word.length > width) {
      lines.push(line);
      line = `${others}${word}`;
    } else {
      line += start ? word : space + word;
    }
  }
  return [...lines, line];
}
