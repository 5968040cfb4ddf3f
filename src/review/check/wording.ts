const LONGEST = 120;

/** The items as a part of a sentence: `a`, `a and b`, `a, b and 3 more`; each once. */
export function listed(items: readonly string[]): string {
  const distinct = [...new Set(items)].map((item) => item.length > LONGEST ? `${item.slice(0, LONGEST)}…` : item).map((item) => item.replace(/\s+/g, ' '));
  const shown = distinct.length > 3 ? [...distinct.slice(0, 2), `${distinct.length - 2} more`] : distinct;
  return shown.length < 2 ? shown.join('') : `${shown.slice(0, -1).join(', ')} and ${shown[shown.length - 1]}`;
}

/** `is` or `are`, as the number of distinct items wants it. */
export function areOf(items: readonly string[]): string {
  return new Set(items).size === 1 ? 'is' : 'are';
}

/** An event's title within a sentence. */
export function quoted(title: string): string {
  return `"${title}"`;
}
