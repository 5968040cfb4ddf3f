import type { CommandExpansionPart, ParameterExpansionPart, ParsedScript, Word, WordPart } from 'unbash' with { 'resolution-mode': 'import' };
import { arithmeticText } from './arithmetic';
import { braceWords } from './braces';
import { expandParameter } from './parameter';
import { escaped, PatternPiece } from './pattern';
import { State } from './state';
import { asPart, Field, isList, isText, joinFields, openField } from './variable';
import { join, splitText, Text, Unknown } from '../value';

/** What the words of a command are expanded with. */
export interface Shell {
  /** How the script is called: `$0`. */
  readonly name: Text;
  readonly state: State;
  /** What a command substitution gives. */
  capture(script: ParsedScript | undefined, written: string): Text;
  /** A text of the script, with its gaps. */
  reveal(written: string): Text;
  /** Ends the script, as one that has failed. */
  fail(reason: string): void;
}

/** What a part of a word gives. */
interface Piece {
  /** A text, or a word for each element of an array. */
  readonly value: Text | readonly Field[];
  /** Whether it is split into words, and may be a pattern. */
  readonly splits: boolean;
  /** Whether it stands in the script itself, where only gaps can be of several words. */
  readonly literal?: true;
}

const NO_LISTING = 'which files there are is only known in the run';

/** Words as the command gets them. */
export function expandFields(shell: Shell, words: readonly Word[]): Field[] {
  return words.flatMap(braceWords).flatMap((word) => {
    // Files are not called `a=b`: such a word stays as it is, as where no file matches.
    if (word.parts?.some(isPattern) && !word.text.includes('=')) {
      return [{ text: Unknown.of(String(shell.reveal(word.text)), NO_LISTING), open: true }];
    }
    return split(piecesOf(shell, word, false), shell.state.text('IFS') ?? ' \t\n');
  });
}

/** A word where it is one text: what is assigned, compared or written. */
export function expandText(shell: Shell, word: Word | undefined): Text {
  return word ? join(...piecesOf(shell, word, true).map(({ value }) => textOfValue(value))) : '';
}

/** The text of an unquoted here-document. */
export function expandDocument(shell: Shell, text: string, parts: readonly WordPart[] | undefined): Text {
  return parts ? join(...parts.flatMap((part) => pieces(shell, part, true)).map(({ value }) => textOfValue(value))) : shell.reveal(text);
}

/** A word where it is a pattern. */
export function expandPattern(shell: Shell, word: Word): PatternPiece[] {
  if (!word.parts) {
    return [{ text: shell.reveal(word.value), quoted: true }];
  }
  return word.parts.flatMap((part): PatternPiece[] => {
    switch (part.type) {
      case 'Glob': case 'ExtendedGlob': return [{ text: shell.reveal(part.text), quoted: false }];
      case 'Literal': return [{ text: shell.reveal(part.value), quoted: true }];
      default: return pieces(shell, part, false).map(({ value, splits }) => ({ text: textOfValue(value), quoted: !splits }));
    }
  });
}

/** A word where it is a regular expression, as its source; nothing if it is not known. */
export function expandRegex(shell: Shell, word: Word): Text {
  return join(...(word.parts ?? [{ type: 'Literal', text: word.text, value: word.value, pos: 0, end: 0 } as const]).flatMap((part) => {
    const raw = part.type === 'Literal' || part.type === 'Glob' || part.type === 'ExtendedGlob' || part.type === 'BraceExpansion';
    if (raw) {
      return [shell.reveal(part.text)];
    }
    return pieces(shell, part, false).map(({ value, splits }) => {
      const text = textOfValue(value);
      return splits || typeof text !== 'string' ? text : escaped(text);
    });
  }));
}

/** A number that is written as a word. */
export function knownNumber(text: Text): number | undefined {
  return typeof text === 'string' && /^\s*-?\d+\s*$/.test(text) ? Number(text) : undefined;
}

function isPattern({ type }: WordPart): boolean {
  return type === 'Glob' || type === 'ExtendedGlob';
}

function piecesOf(shell: Shell, word: Word, oneText: boolean): Piece[] {
  return word.parts?.flatMap((part) => pieces(shell, part, oneText)) ?? [{ value: shell.reveal(word.value), splits: false, literal: true }];
}

function pieces(shell: Shell, part: WordPart, oneText: boolean): Piece[] {
  switch (part.type) {
    case 'Literal': return [{ value: shell.reveal(part.value), splits: false, literal: true }];
    case 'SingleQuoted': case 'AnsiCQuoted': return [{ value: shell.reveal(part.value), splits: false }];
    case 'DoubleQuoted': case 'LocaleString': return quotedPieces(shell, part.parts);
    case 'Glob': case 'ExtendedGlob': case 'BraceExpansion': return [{ value: shell.reveal(part.text), splits: false }];
    case 'ProcessSubstitution': return [{ value: Unknown.of(part.text, 'it is a file of the run'), splits: false }];
    default: return [{ value: expansion(shell, part, false, oneText), splits: true }];
  }
}

function quotedPieces(shell: Shell, parts: readonly WordPart[]): Piece[] {
  const inner = parts.flatMap((part): Piece[] => part.type === 'Literal'
    ? [{ value: shell.reveal(part.value), splits: false }]
    : [{ value: expansion(shell, part, true, false), splits: false }]);
  return inner.some(({ value }) => !isText(value)) ? inner : [{ value: join(...inner.map(({ value }) => textOfValue(value))), splits: false }];
}

function expansion(shell: Shell, part: WordPart, quoted: boolean, oneText: boolean): Text | readonly Field[] {
  switch (part.type) {
    case 'SimpleExpansion': return expandParameter(shell, simple(part.text), quoted && !oneText);
    case 'ParameterExpansion': return expandParameter(shell, part, quoted && !oneText);
    case 'CommandExpansion': return shell.capture(part.script, commandText(part));
    case 'ArithmeticExpansion': return arithmeticText(shell, part.expression, part.text);
    default: return shell.reveal(part.text);
  }
}

function commandText({ text }: CommandExpansionPart): string {
  return text;
}

function simple(text: string): Pick<ParameterExpansionPart, 'text' | 'parameter' | 'prefix' | 'index' | 'operation'> {
  return { text, parameter: text.slice(1), prefix: undefined, index: undefined, operation: undefined };
}

function textOfValue(value: Text | readonly Field[]): Text {
  return isList(value) ? joinFields(value, ' ') : value;
}

/** Field splitting: https://www.gnu.org/software/bash/manual/html_node/Word-Splitting.html */
function split(parts: readonly Piece[], separators: Text): Field[] {
  const fields: Field[] = [];
  let current: { text: Text; open: boolean } | undefined;
  const add = (text: Text, open: boolean): void => {
    current = { text: join(current?.text ?? '', text), open: open && (current?.open ?? true) };
  };
  const end = (): void => {
    fields.push(...current ? [current] : []);
    current = undefined;
  };
  for (const { value, splits, literal } of parts) {
    if (isList(value) && parts.length > 1 && value.some(({ open }) => open)) {
      add(asPart({ text: joinFields(value, ' '), open: true }), false); // to which words it adds cannot be told
    } else if (isList(value)) {
      value.forEach(({ text, open }, index) => {
        if (index > 0) {
          end();
        }
        add(text, open);
      });
    } else if (!splits) {
      add(value, literal === true && openField(value).open);
    } else {
      splitText(value, separatorOf(separators)).forEach((text, index) => {
        if (index > 0) {
          end();
        }
        if (text !== '') {
          add(text, openField(text).open);
        }
      });
    }
  }
  end();
  return fields;
}

/** What separates words; white space counts once, however much of it there is. */
export function separatorOf(separators: Text): RegExp {
  const known = typeof separators === 'string' ? separators : ' \t\n';
  const blank = [...known].filter((char) => ' \t\n'.includes(char)).map(escaped).join('');
  const other = [...known].filter((char) => !' \t\n'.includes(char)).map(escaped).join('');
  const blanks = blank === '' ? '' : `[${blank}]`;
  const choices = [...other === '' ? [] : [blanks === '' ? `[${other}]` : `${blanks}*[${other}]${blanks}*`], ...blanks === '' ? [] : [`${blanks}+`]];
  return new RegExp(choices.join('|') || '(?!)');
}

