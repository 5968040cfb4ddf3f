import { escaped, setOf } from './pattern';

/** An extended regular expression of POSIX, where it means the same in JavaScript; nothing elsewhere. */
export function extendedRegex(source: string, flags = ''): RegExp | undefined {
  return compiled(source, flags, (piece) => /\\[a-zA-Z<>]|\(\?|[*+?}]\?/.test(piece) ? undefined : piece);
}

/** A basic regular expression of POSIX, with the additions of GNU; nothing where it means something else in JavaScript. */
export function basicRegex(source: string, flags = ''): RegExp | undefined {
  return compiled(source, flags, (piece) => {
    if (/\\[a-zA-Z<>`']|\\\)\*|^\*/.test(piece)) {
      return undefined;
    }
    return piece.replace(/\\?[\s\S]/g, (char) => /^\\[(){}+?|]$/.test(char) ? char[1] : /^[(){}+?|]$/.test(char) ? `\\${char}` : char);
  });
}

/** Text that stands for itself. */
export function literalRegex(text: string, flags = ''): RegExp {
  return new RegExp(escaped(text), flags);
}

/** Sets in brackets are alike in both, but for the names of classes and what a backslash means. */
function compiled(source: string, flags: string, outsideSets: (piece: string) => string | undefined): RegExp | undefined {
  const pieces = source.split(/(\[\^?\]?(?:\[:\w+:\]|[^\]])*\])/).map((piece, index) => {
    if (index % 2 === 0) {
      return outsideSets(piece);
    }
    const [, negated, inner] = /^\[(\^?)([\s\S]*)\]$/.exec(piece) as unknown as [string, string, string];
    const set = setOf(inner);
    return set === undefined ? undefined : `[${negated}${set}]`;
  });
  try {
    return pieces.includes(undefined) ? undefined : new RegExp(pieces.join(''), flags);
  } catch {
    return undefined;
  }
}
