import { readCommandLine, valuesOf } from './command-line';
import { queried } from './jq';
import { basicRegex, extendedRegex, literalRegex } from './regex';
import { changed, linesOf, replaced } from './text';
import { Field } from './variable';
import { join, Text, Unknown } from '../value';

/** What a filter gives, and its exit status where that is an answer. */
export interface Filtered {
  readonly text: Text;
  readonly status?: number;
}

/** A program that makes text of text; nothing if the simulator does not know what it makes of this. */
type Filter = (words: readonly Field[], stdin: Text, source: string) => Filtered | undefined;

/** Programs of which it is known without running them what they print. */
export const FILTERS: Readonly<Record<string, Filter>> = {
  cat: (words, stdin) => words.every(({ text }) => text === '-') ? { text: stdin } : undefined,
  tr: translated,
  cut: (words, stdin, source) => eachLine(stdin, source, cutter(words)),
  sed: (words, stdin, source) => eachLine(stdin, source, editor(words)),
  awk: (words, stdin, source) => eachLine(stdin, source, printer(words)),
  grep: (words, stdin, source) => found(words, stdin, source, 'basic'),
  egrep: (words, stdin, source) => found(words, stdin, source, 'extended'),
  fgrep: (words, stdin, source) => found(words, stdin, source, 'literal'),
  head: (words, stdin, source) => ends(words, stdin, source, (items, count) => count < 0 ? items.slice(0, count) : items.slice(0, count)),
  tail: (words, stdin, source) => ends(words, stdin, source, (items, count) => items.slice(-count)),
  sort: (words, stdin, source) => words.length === 0 ? wholly(stdin, source, (lines) => [...lines].sort((one, other) => one < other ? -1 : 1)) : undefined,
  uniq: (words, stdin, source) => words.length === 0 ? wholly(stdin, source, (lines) => lines.filter((line, index) => line !== lines[index - 1])) : undefined,
  basename: (words, _, source) => named(words, source, (path, suffix) => {
    const name = path.replace(/\/+$/, '').replace(/^.*\//, '') || (path === '' ? '' : '/');
    return suffix !== '' && suffix !== name && name.endsWith(suffix) ? name.slice(0, -suffix.length) : name;
  }),
  dirname: (words, _, source) => named(words, source, (path) => {
    const trimmed = path.replace(/\/+$/, '');
    return trimmed.includes('/') ? trimmed.replace(/\/+[^/]*$/, '') || '/' : path.startsWith('/') ? '/' : '.';
  }),
  jq: (words, stdin) => {
    const text = queried(words.map((word) => word.text), stdin);
    return text === undefined ? undefined : { text };
  },
  seq: (words) => counted(words.map(({ text }) => text)),
};

/** The lines of a text with each changed; those with gaps become gaps. */
function eachLine(stdin: Text, source: string, change: ((line: string) => string | undefined) | undefined): Filtered | undefined {
  if (change === undefined) {
    return undefined;
  }
  const lines = linesOf(stdin).flatMap((line): Text[] => line instanceof Unknown ? [replaced([line], source)] : [change(line)].filter((result) => result !== undefined));
  return { text: asLines(lines) };
}

function asLines(lines: readonly Text[]): Text {
  return join(...lines.flatMap((line) => [line, '\n']));
}

function wholly(stdin: Text, source: string, change: (lines: readonly string[]) => readonly string[]): Filtered {
  return { text: stdin instanceof Unknown ? join(replaced([stdin], source), '\n') : asLines(change(linesOf(stdin) as string[])) };
}

/** https://www.gnu.org/software/coreutils/manual/html_node/tr-invocation.html */
function translated(words: readonly Field[], stdin: Text, source: string): Filtered | undefined {
  const sets = words.map(({ text }) => text);
  if (sets.some((set) => set instanceof Unknown)) {
    return undefined;
  }
  const [from, to] = sets[0] === '-d' ? [sets[1] as string, ''] : sets as string[];
  const [sources, targets] = [members(from), members(to)];
  if (sets.length !== 2 || sources === undefined || targets === undefined || (sets[0] !== '-d' && (from.startsWith('-') && from.length > 1 || targets.length === 0))) {
    return undefined;
  }
  const replace = (char: string): string => {
    const index = sources.lastIndexOf(char);
    return index === -1 ? char : sets[0] === '-d' ? '' : targets[Math.min(index, targets.length - 1)];
  };
  return { text: changed(stdin, source, (known) => [...known].map(replace).join('')) };
}

/** The characters of a set of `tr`. */
function members(set: string | undefined): string[] | undefined {
  const plain = (set ?? '').replace(/\[:upper:\]/g, 'A-Z').replace(/\[:lower:\]/g, 'a-z').replace(/\[:digit:\]/g, '0-9').replace(/\[:space:\]/g, ' \\t\\n\\v\\f\\r').replace(/\[:alnum:\]/g, '0-9A-Za-z').replace(/\[:alpha:\]/g, 'A-Za-z');
  const unescaped = plain.replace(/\\([ntrvf\\])/g, (_, char: string) => ({ n: '\n', t: '\t', r: '\r', v: '\v', f: '\f' })[char] ?? char);
  if (/\[:|\[.\*|\\/.test(plain.replace(/\\[ntrvf]/g, ''))) {
    return undefined;
  }
  return [...unescaped.matchAll(/([\s\S])-([\s\S])|[\s\S]/gu)].flatMap(([char, first, last]) => {
    if (first === undefined) {
      return [char];
    }
    const [start, end] = [first, last].map((each) => each.codePointAt(0) as number);
    return Array.from({ length: Math.max(0, end - start + 1) }, (_, offset) => String.fromCodePoint(start + offset));
  });
}

/** https://www.gnu.org/software/coreutils/manual/html_node/cut-invocation.html */
function cutter(words: readonly Field[]): ((line: string) => string) | undefined {
  const line = readCommandLine(words, ['-s', '--only-delimited']);
  const [delimiter = '\t'] = valuesOf(line, '-d', '--delimiter');
  const fields = valuesOf(line, '-f', '--fields');
  const [list] = [...fields, ...valuesOf(line, '-c', '--characters', '-b', '--bytes')];
  if (line.operands.length > 0 || line.open.length > 0 || typeof delimiter !== 'string' || typeof list !== 'string' || valuesOf(line, '-s').length > 0) {
    return undefined;
  }
  const ranges = list.split(',').map((range) => /^(\d*)(-?)(\d*)$/.exec(range));
  const picks = (position: number): boolean => ranges.some((range) => range !== null && position >= Number(range[1] || 1) && position <= Number(range[3] || (range[2] === '-' ? Infinity : range[1])));
  return (text) => {
    const items = fields.length > 0 ? text.split(delimiter) : [...text];
    const picked = items.filter((_, index) => picks(index + 1));
    return fields.length === 0 ? picked.join('') : items.length === 1 ? text : picked.join(delimiter);
  };
}

/** `s` commands only: https://www.gnu.org/software/sed/manual/sed.html */
function editor(words: readonly Field[]): ((line: string) => string) | undefined {
  const line = readCommandLine(words, ['-E', '-r', '--regexp-extended']);
  const given = valuesOf(line, '-e', '--expression');
  const scripts = given.length > 0 ? given : line.operands.slice(0, 1);
  const extended = valuesOf(line, '-E', '-r', '--regexp-extended').length > 0;
  const others = line.options.some(({ name }) => !['-E', '-r', '--regexp-extended', '-e', '--expression'].includes(name));
  if (others || line.open.length > 0 || line.operands.length > (given.length > 0 ? 0 : 1)) {
    return undefined;
  }
  const edits = scripts.flatMap((script) => typeof script === 'string' ? substitutions(script, extended) : [undefined]);
  return edits.includes(undefined) ? undefined : (text) => edits.reduce((edited, edit) => edit?.(edited) ?? edited, text);
}

function substitutions(script: string, extended: boolean): (((line: string) => string) | undefined)[] {
  const edits: (((line: string) => string) | undefined)[] = [];
  let rest = script.trim();
  while (rest !== '') {
    const delimiter = /^s([^\w\\\s])/.exec(rest)?.[1];
    const [regex, replacement, after] = delimiter === undefined ? [] : delimited(rest.slice(2), delimiter);
    const flags = /^([gI]*)\s*(?:;\s*|$)/.exec(after ?? '?');
    if (regex === undefined || replacement === undefined || after === undefined || flags === null || /\\[A-Zn]/.test(replacement)) {
      return [undefined];
    }
    const compile = extended ? extendedRegex : basicRegex;
    const pattern = regex === '' ? undefined : compile(regex, flags[1].toLowerCase());
    const text = replacement.replace(/\$/g, '$$$$').replace(/\\?[\s\S]/g, (char) => char === '&' ? '$&' : /^\\[1-9]$/.test(char) ? `$${char[1]}` : char.startsWith('\\') ? char.slice(1) : char);
    edits.push(pattern && ((line) => line.replace(pattern, text)));
    rest = after.slice(flags[0].length);
  }
  return edits;
}

/** The two texts that end with a delimiter, and what follows. */
function delimited(text: string, delimiter: string): string[] {
  const mark = delimiter.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');
  const piece = `((?:\\\\[\\s\\S]|[^\\\\${mark}])*)${mark}`;
  const match = new RegExp(`^${piece}${piece}([\\s\\S]*)$`).exec(text);
  return match ? [...match.slice(1, 3).map((each) => each.replace(new RegExp(`\\\\${mark}`, 'g'), '/.|*+?(){}^$'.includes(delimiter) && delimiter !== '/' ? `\\${delimiter}` : delimiter)), match[3]] : [];
}

/** `{print $2}` only. */
function printer(words: readonly Field[]): ((line: string) => string) | undefined {
  const line = readCommandLine(words, []);
  const [separator = ' '] = valuesOf(line, '-F');
  const print = line.operands.length === 1 ? /^\s*\{\s*print\s+\$(\d+|NF)\s*;?\s*\}\s*$/.exec(String(line.operands[0])) : null;
  if (!print || line.open.length > 0 || typeof separator !== 'string' || line.options.some(({ name }) => name !== '-F') || (separator.length > 1)) {
    return undefined;
  }
  return (text) => {
    const items = separator === ' ' ? text.trim().split(/\s+/) : text.split(separator);
    return print[1] === 'NF' ? items.at(-1) ?? '' : print[1] === '0' ? text : items[Number(print[1]) - 1] ?? '';
  };
}

const GREP_FLAGS = ['-o', '-v', '-q', '-i', '-x', '-E', '-F', '-P', '-s', '-w', '-c', '-n', '-l', '-r', '--only-matching', '--quiet', '--extended-regexp'];

/** https://www.gnu.org/software/grep/manual/grep.html */
function found(words: readonly Field[], stdin: Text, source: string, kind: 'basic' | 'extended' | 'literal'): Filtered | undefined {
  const line = readCommandLine(combined(words), GREP_FLAGS);
  const has = (...names: string[]): boolean => valuesOf(line, ...names).length > 0;
  const [pattern, ...others] = [...valuesOf(line, '-e'), ...line.operands];
  if (typeof pattern !== 'string' || others.length > 0 || line.open.length > 0 || line.options.some(({ name }) => !/^-([ovqixEFse]|-only-matching|-quiet|-extended-regexp)$/.test(name))) {
    return undefined;
  }
  const compile = has('-E', '--extended-regexp') ? extendedRegex : has('-F') || kind === 'literal' ? literalRegex : kind === 'extended' ? extendedRegex : basicRegex;
  const regex = compile(pattern, has('-i') ? 'gi' : 'g');
  if (!regex || has('-x') || (stdin instanceof Unknown && has('-q', '--quiet'))) {
    return undefined;
  }
  const lines = linesOf(stdin).flatMap((text): Text[] => {
    if (text instanceof Unknown) {
      return [replaced([text], source)];
    }
    const matches = [...text.matchAll(regex)].map(([match]) => match);
    return has('-v') ? (matches.length === 0 ? [text] : []) : has('-o', '--only-matching') ? matches.filter((match) => match !== '') : matches.length > 0 ? [text] : [];
  });
  const known = lines.some((text) => typeof text === 'string') || lines.length === 0;
  return { text: has('-q', '--quiet') ? '' : asLines(lines), ...known && { status: lines.length === 0 ? 1 : 0 } };
}

/** `-oE` as `-o -E`. */
function combined(words: readonly Field[]): Field[] {
  return words.flatMap((word) => typeof word.text === 'string' && /^-[a-zA-Z]{2,}$/.test(word.text) ? [...word.text.slice(1)].map((letter) => ({ text: `-${letter}`, open: false })) : [word]);
}

function ends(words: readonly Field[], stdin: Text, source: string, pick: (items: readonly string[], count: number) => readonly string[]): Filtered | undefined {
  const given = words.map(({ text }) => String(text)).join(' ').replace(/^-(\d+)$/, '-n $1');
  const match = /^(?:(?:-n ?|--lines[= ])(\d+)|(?:-c ?|--bytes[= ])(-?\d+)|)$/.exec(given);
  if (!match) {
    return undefined;
  }
  const [, lines = '10', bytes] = match;
  if (bytes === undefined) {
    return wholly(stdin, source, (items) => pick(items, Number(lines)));
  }
  return { text: stdin instanceof Unknown ? replaced([stdin], source) : pick([...stdin], Number(bytes)).join('') };
}

function named(words: readonly Field[], source: string, change: (path: string, suffix: string) => string): Filtered | undefined {
  const [path, suffix = ''] = words.map(({ text }) => text);
  if (path === undefined || words.length > 2 || words.some(({ open, text }) => open || String(text).startsWith('-'))) {
    return undefined;
  }
  const text = typeof path === 'string' && typeof suffix === 'string' ? change(path, suffix) : suffix === '' ? nameOfUnknown(path, source, change) : replaced([path, suffix], source);
  return { text: join(text, '\n') };
}

/** The last part of a path is known if a slash is after its last gap. */
function nameOfUnknown(path: Text, source: string, change: (path: string, suffix: string) => string): Text {
  const last = path instanceof Unknown ? path.parts.at(-1) : path;
  const isLast = change('/a/b', '') === 'b';
  if (path instanceof Unknown && typeof last === 'string' && last.replace(/\/+$/, '').includes('/')) {
    return isLast ? change(last, '') : join(new Unknown(path.parts.slice(0, -1)), last.replace(/\/+$/, '').replace(/\/+[^/]*$/, ''));
  }
  return replaced([path], source);
}

function counted(words: readonly Text[]): Filtered | undefined {
  const numbers = words.map((word) => typeof word === 'string' && /^\d{1,3}$/.test(word) ? Number(word) : undefined);
  const [first, last] = numbers.length === 1 ? [1, numbers[0]] : numbers;
  if (numbers.length > 2 || first === undefined || last === undefined) {
    return undefined;
  }
  return { text: asLines(Array.from({ length: Math.max(0, last - first + 1) }, (_, offset) => String(first + offset))) };
}

