import { headOf, isGap, withoutHead } from './text';
import { asPart, Field } from './variable';
import { Text } from '../value';

/** `--tag=1`, `-t 1`, or a flag, of which the value is `true`. */
export interface Option {
  readonly name: string;
  readonly value: Text;
}

/** The arguments of a program, told apart. */
export interface CommandLine {
  readonly operands: readonly Text[];
  /** As they are written, in their order. */
  readonly options: readonly Option[];
  /** Words that are not known, each of which may be any options or none. */
  readonly open: readonly Text[];
}

/**
 * Tells the arguments of a program apart.
 *
 * @param flags the options that take no value but by `=`; all others take the next word
 */
export function readCommandLine(words: readonly Field[], flags: readonly string[]): CommandLine {
  const operands: Text[] = [];
  const options: Option[] = [];
  const open: Text[] = [];
  const add = (name: string, value: Text): void => {
    options.push({ name, value });
  };
  for (let index = 0; index < words.length; index++) {
    const text = valueOf(words[index]);
    const head = headOf(text);
    const written = /^(--[\w-]+|-\w)(=?)/.exec(head);
    if (words[index].open && isGap(words[index].text)) {
      open.push(text);
    } else if (text === '--') {
      operands.push(...words.slice(index + 1).map((word) => word.text));
      break;
    } else if (!written) {
      operands.push(text);
    } else if (written[2] === '=') {
      add(written[1], withoutHead(text, written[0].length));
    } else if (!written[1].startsWith('--') && text !== written[1]) {
      addShort(written[1], withoutHead(text, 2), flags, add);
    } else if (flags.includes(written[1])) {
      add(written[1], 'true');
    } else if (index + 1 < words.length) {
      add(written[1], valueOf(words[++index]));
    }
  }
  return { operands, options, open };
}

/** The values of an option that goes by these names. */
export function valuesOf({ options }: CommandLine, ...names: readonly string[]): readonly Text[] {
  return options.filter(({ name }) => names.includes(name)).map(({ value }) => value);
}

/** Whether a flag is set; nothing if its value is not known. */
export function isSet(line: CommandLine, ...names: readonly string[]): boolean | undefined {
  const value = valuesOf(line, ...names).at(-1);
  return value === undefined ? false : typeof value === 'string' ? !/^(false|0|f)$/i.test(value) : undefined;
}

/** A word that is known, but not whether it is there, is no more certain than one that is not known. */
function valueOf({ text, open }: Field): Text {
  return open && typeof text === 'string' && !text.startsWith('-') ? asPart({ text, open }) : text;
}

/** `-tx` is a value, `-qt x` are flags together. */
function addShort(name: string, rest: Text, flags: readonly string[], add: (name: string, value: Text) => void): void {
  add(name, flags.includes(name) ? 'true' : rest);
  if (flags.includes(name)) {
    [...headOf(rest)].filter((letter) => flags.includes(`-${letter}`)).forEach((letter) => add(`-${letter}`, 'true'));
  }
}
