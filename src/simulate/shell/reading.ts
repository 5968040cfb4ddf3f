import { separatorOf, Shell } from './expand';
import { Open, openBy, Status } from './status';
import { isGap, linesOf } from './text';
import { eachOf, Field, field, openField } from './variable';
import { join, splitText, Text, Unknown } from '../value';

/**
 * What `read` does: it takes a line of the input and splits it. A line of which nothing is known may be any number of
 * lines; whether there is one more cannot be told then.
 */
export function readLine(shell: Shell, words: readonly Field[]): Status {
  const { options, names } = optionsOf(words);
  const { state } = shell;
  const separators = state.text('IFS') ?? ' \t\n';
  const delimiter = options.get('-d');
  const [line, ...others] = delimiter === undefined ? splitText(state.stdin, '\n') : delimiter === '' ? [state.stdin] : splitText(state.stdin, String(delimiter).slice(0, 1));
  const missing = others.length === 0;
  state.stdin = missing ? '' : join(...others.flatMap((rest, index) => index === 0 ? [rest] : ['\n', rest]));
  const trimmed = trim(line, separators);
  if (options.has('-a')) {
    state.assign(String(options.get('-a')), trimmed === '' ? [] : splitText(trimmed, separatorOf(separators)).map(openField));
  } else {
    assign(shell, names.length === 0 ? ['REPLY'] : names, trimmed, separators);
  }
  if (isGap(line)) {
    return new Open('value', openBy(line).gaps);
  }
  return missing ? 1 : 0;
}

/** What `mapfile` does: an element for each line. */
export function readLines(shell: Shell, words: readonly Field[]): Status {
  const name = words.map(({ text }) => String(text)).filter((word) => !word.startsWith('-')).at(-1) ?? 'MAPFILE';
  const trims = words.some(({ text }) => text === '-t');
  shell.state.assign(name, linesOf(shell.state.stdin).map((line) => isGap(line) ? openField(line) : field(trims ? line : join(line, '\n'))));
  shell.state.stdin = '';
  return 0;
}

function optionsOf(words: readonly Field[]): { options: Map<string, Text>; names: string[] } {
  const options = new Map<string, Text>();
  const names: string[] = [];
  for (let index = 0; index < words.length; index++) {
    const word = String(words[index].text);
    const [, flags, taker, value] = /^-([rse]*)([adinNptu]?)([\s\S]*)$/.exec(word) ?? [];
    if (flags === undefined) {
      names.push(word);
    } else if (taker !== '') {
      options.set(`-${taker}`, value !== '' ? value : words[++index]?.text ?? '');
    }
  }
  return { options, names };
}

function trim(text: Text, separators: Text): Text {
  const blank = [...String(separators)].filter((char) => ' \t\n'.includes(char)).join('');
  return typeof text === 'string' && blank !== '' ? text.replace(new RegExp(`^[${blank}]+|[${blank}]+$`, 'g'), '') : text;
}

/** The last name gets all that is left. */
function assign({ state }: Shell, names: readonly string[], line: Text, separators: Text): void {
  if (names.length === 1) {
    state.assign(names[0], eachOf(line, names[0]));
    return;
  }
  if (line instanceof Unknown) {
    names.forEach((name) => state.assign(name, Unknown.of(`$${name}`, line.gaps[0].reason)));
    return;
  }
  let rest = line;
  names.forEach((name, index) => {
    const match = index === names.length - 1 ? null : separatorOf(separators).exec(rest);
    state.assign(name, match ? rest.slice(0, match.index) : rest);
    rest = match ? rest.slice(match.index + match[0].length) : '';
  });
}
