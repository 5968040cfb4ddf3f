import { headOf, tailOf } from './text';
import { Text, Unknown } from '../value';

/** Text of a pattern: what was quoted stands for itself. */
export interface PatternPiece {
  readonly text: Text;
  readonly quoted: boolean;
}

const REPEATS: Readonly<Record<string, string>> = { '?': '?', '*': '*', '+': '+', '@': '' };

/** Text that stands for itself in a regular expression. */
export function escaped(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');
}

/**
 * A pattern of the shell as the source of a regular expression; nothing if it cannot be told or is not understood.
 *
 * @see https://www.gnu.org/software/bash/manual/html_node/Pattern-Matching.html
 */
export function regexOfPattern(pieces: readonly PatternPiece[]): string | undefined {
  const sources = pieces.map(({ text, quoted }) => typeof text !== 'string' ? undefined : quoted ? escaped(text) : regexOfGlob(text));
  return sources.some((source) => source === undefined) ? undefined : sources.join('');
}

/** The same for a pattern of which nothing is quoted but by a backslash. */
export function regexOfGlob(glob: string): string | undefined {
  let source = '';
  let rest = glob;
  while (rest !== '') {
    const extended = /^([?*+@!])\(([^()]*)\)/.exec(rest);
    const bracket = /^\[([!^]?)(\]?(?:\[:\w+:\]|[^\]])*)\]/.exec(rest);
    if (extended) {
      const choices = extended[2].split('|').map(regexOfGlob);
      if (extended[1] === '!' || choices.includes(undefined)) {
        return undefined;
      }
      source += `(?:${choices.join('|')})${REPEATS[extended[1]]}`;
      rest = rest.slice(extended[0].length);
    } else if (bracket) {
      const set = setOf(bracket[2]);
      if (set === undefined) {
        return undefined;
      }
      source += `[${bracket[1] === '' ? '' : '^'}${set}]`;
      rest = rest.slice(bracket[0].length);
    } else if (rest.startsWith('\\') && rest.length > 1) {
      source += escaped(rest[1]);
      rest = rest.slice(2);
    } else {
      source += rest.startsWith('*') ? '[\\s\\S]*' : rest.startsWith('?') ? '[\\s\\S]' : escaped(rest[0]);
      rest = rest.slice(1);
    }
  }
  return source;
}

const CLASSES: Readonly<Record<string, string>> = {
  upper: 'A-Z', lower: 'a-z', alpha: 'A-Za-z', digit: '0-9', alnum: 'A-Za-z0-9', space: '\\s', blank: ' \\t', xdigit: '0-9A-Fa-f', punct: '!-\\/:-@\\[-`{-~', word: '\\w',
};

/** What stands between the brackets of a POSIX set, for a regular expression of JavaScript; nothing if it has a class that is not known. */
export function setOf(set: string): string | undefined {
  const pieces = set.split(/(\[:\w+:\])/).map((piece, index) => index % 2 === 0 ? piece.replace(/[\\\][^]/g, '\\$&') : CLASSES[piece.slice(2, -2)]);
  return pieces.includes(undefined as never) ? undefined : pieces.join('');
}

/** Whether a text matches a pattern as a whole, if that can be told. */
export function matches(text: Text, pattern: readonly PatternPiece[]): boolean | undefined {
  const source = regexOfPattern(pattern);
  if (source === undefined) {
    return undefined;
  }
  if (typeof text === 'string') {
    return new RegExp(`^(?:${source})$`).test(text);
  }
  return canMatch(text, pattern);
}

/** What the known beginning of a text and that of a pattern say: that it cannot match, that it must, or nothing. */
function canMatch(text: Unknown, pattern: readonly PatternPiece[]): boolean | undefined {
  const whole = pattern.map((piece) => piece.quoted ? String(piece.text).replace(/[*?[\\+@!(]/g, '\\$&') : String(piece.text)).join('');
  const literal = (/^(?:\\[\s\S]|[^*?[\\+@!(])*/.exec(whole) as RegExpExecArray)[0];
  const start = literal.replace(/\\([\s\S])/g, '$1');
  const head = headOf(text);
  const rest = whole.slice(literal.length);
  if (rest === '*' && head.startsWith(start)) {
    return true;
  }
  if (rest === '' && !couldBe(text, start)) {
    return false;
  }
  const common = Math.min(head.length, start.length);
  return head.slice(0, common) === start.slice(0, common) ? undefined : false;
}

/** Whether a text can turn out to be this: what is known of it must stand there in its order. */
export function couldBe(text: Text, value: string): boolean {
  if (typeof text === 'string') {
    return text === value;
  }
  const [head, tail] = [headOf(text), tailOf(text)];
  if (value.length < head.length + tail.length + (text.truth === true ? 1 : 0) || !value.startsWith(head) || !value.endsWith(tail)) {
    return false;
  }
  const end = value.length - tail.length;
  let from = head.length;
  for (const part of text.parts.slice(head === '' ? 0 : 1, tail === '' ? undefined : -1)) {
    const at = typeof part === 'string' ? value.indexOf(part, from) : from;
    from = typeof part === 'string' ? at + part.length : from;
    if (at === -1 || from > end) {
      return false;
    }
  }
  return true;
}
