import { closest, distance } from 'fastest-levenshtein';

/** The word that was meant, if one of them is near enough. */
export function nearest(word: string, words: readonly string[]): string | undefined {
  const found = words.length === 0 ? undefined : closest(word, words);
  return found !== undefined && found !== word && distance(word, found) <= Math.max(2, word.length / 3) ? found : undefined;
}
