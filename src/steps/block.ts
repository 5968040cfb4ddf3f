/** Several lines as the text of one value, or one line as it is. */
export function block(lines: string[]): string {
  return lines.length === 1 ? lines[0] : lines.map((line) => `${line}\n`).join('');
}
