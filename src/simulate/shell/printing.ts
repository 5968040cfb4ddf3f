import { changed, replaced } from './text';
import { asPart, Field, joinFields } from './variable';
import { join, Text, Unknown } from '../value';

const ESCAPES: Readonly<Record<string, string>> = { 'n': '\n', 't': '\t', 'r': '\r', 'a': '\x07', 'b': '\b', 'f': '\f', 'v': '\v', 'e': '\x1b', '\\': '\\' };

/** What `echo` prints. */
export function echoed(words: readonly Field[]): Text {
  const count = words.findIndex(({ text }) => typeof text !== 'string' || !/^-[neE]+$/.test(text));
  const options = words.slice(0, count === -1 ? words.length : count).map(({ text }) => String(text)).join('');
  const text = joinFields(words.slice(count === -1 ? words.length : count), ' ');
  const plain = options.lastIndexOf('e') > options.lastIndexOf('E') ? changed(text, String(text), unescaped) : text;
  return options.includes('n') ? plain : join(plain, '\n');
}

/**
 * What `printf` prints: the format again and again until all words are used.
 *
 * @see https://www.gnu.org/software/bash/manual/html_node/Bash-Builtins.html#index-printf
 */
export function printed(words: readonly Field[], written: string): Text {
  const [format, ...values] = words;
  if (format === undefined || format.open || format.text instanceof Unknown) {
    return format === undefined ? '' : replaced([format.text], written);
  }
  const pieces = unescaped(format.text).split(/(%(?:%|-?0?\d*(?:\.\d+)?[sdibq]))/);
  if (pieces.some((piece, index) => index % 2 === 0 && piece.includes('%'))) {
    return Unknown.of(written, 'the simulator does not know this format');
  }
  const slots = pieces.filter((piece, index) => index % 2 === 1 && piece !== '%%').length;
  const passes = slots === 0 ? 1 : Math.max(1, Math.ceil(values.length / slots));
  const rest = [...values];
  return join(...Array.from({ length: passes }, () => pieces.map((piece, index): Text => index % 2 === 0 ? piece : piece === '%%' ? '%' : formatted(piece, rest.shift(), written))).flat());
}

function formatted(directive: string, value: Field | undefined, written: string): Text {
  const kind = directive.at(-1);
  const text = value ? asPart(value) : (kind === 'd' || kind === 'i' ? '0' : '');
  if (directive.length > 2) {
    const width = /^%(-?)(0?)(\d*)[sd]$/.exec(directive);
    if (!width || text instanceof Unknown) {
      return Unknown.of(written, text instanceof Unknown ? text.gaps[0].reason : 'the simulator does not know this format');
    }
    return width[1] === '-' ? text.padEnd(Number(width[3])) : text.padStart(Number(width[3]), width[2] === '0' ? '0' : ' ');
  }
  switch (kind) {
    case 'b': return changed(text, String(text), unescaped);
    case 'q': return typeof text === 'string' && /^[\w./:@=+-]+$/.test(text) ? text : Unknown.of(written, 'the simulator does not know this format');
    default: return text;
  }
}

/** Escapes as `echo -e` and `printf` know them. */
function unescaped(text: string): string {
  return text.replace(/\\(?:0?([0-7]{1,3})|x([0-9a-fA-F]{1,2})|([\s\S]))/g, (whole, octal: string | undefined, hex: string | undefined, letter: string | undefined) => {
    if (octal !== undefined || hex !== undefined) {
      return String.fromCharCode(octal === undefined ? parseInt(hex as string, 16) : parseInt(octal, 8));
    }
    return ESCAPES[letter as string] ?? whole;
  });
}
