import type { Assignment, CommandArgument } from 'unbash' with { 'resolution-mode': 'import' };
import { print, runUnread } from './command';
import { expandFields, knownNumber } from './expand';
import type { Interpreter } from './interpreter';
import { resolve } from './path';
import { echoed, printed } from './printing';
import { readLine, readLines } from './reading';
import { deliver } from './redirects';
import { runHere } from './script-file';
import { Settings } from './state';
import { Open, statusOf } from './status';
import { parse } from './syntax';
import { classicAnswer } from './test-command';
import { headOf } from './text';
import { Field, isList, joinFields } from './variable';
import { join, Unknown } from '../value';

type Builtin = (shell: Interpreter, words: readonly Field[], written: string) => void;

/** Commands that declare variables: what they are given is assigned as it stands, not split into words. */
export const DECLARATIONS: ReadonlySet<string> = new Set(['export', 'declare', 'typeset', 'local', 'readonly']);

const nothing: Builtin = () => undefined;

/** What the shell's own commands do. */
export const BUILTINS: Readonly<Record<string, Builtin>> = {
  ':': nothing,
  'true': nothing,
  'false': ({ state }) => { state.status = 1; },
  'echo': (shell, words) => print(shell, echoed(words)),
  'printf': (shell, words, written) => {
    const [option, name, ...rest] = words;
    if (option?.text === '-v' && name) {
      shell.state.assign(String(name.text), printed(rest, written));
    } else {
      print(shell, printed(option?.text === '--' ? words.slice(1) : words, shell.substitution ?? written));
    }
  },
  'tee': (shell, words) => {
    const text = shell.state.stdin;
    const appends = words.some(({ text: word }) => word === '-a' || word === '--append');
    words.filter(({ text: word }) => !headOf(word).startsWith('-')).forEach(({ text: path }) => deliver(shell.state, { path, appends }, text));
    print(shell, text);
  },
  'test': (shell, words) => { shell.state.status = statusOf(classicAnswer(shell, words)); },
  '[': (shell, words) => { shell.state.status = statusOf(classicAnswer(shell, words.slice(0, -1))); },
  'cd': (shell, words) => { shell.state.directory = words.length === 0 ? undefined : resolve(shell.state.directory, words.filter(({ text }) => text !== '--')[0]?.text ?? ''); },
  'pushd': (shell, words) => { shell.state.directory = words.length === 0 ? undefined : resolve(shell.state.directory, words[0].text); },
  'popd': ({ state }) => { state.directory = undefined; },
  'pwd': (shell) => {
    const { directory } = shell.state;
    const workspace = Unknown.of('$GITHUB_WORKSPACE', 'the runner sets it');
    print(shell, join(directory === undefined ? Unknown.of(shell.substitution ?? '$PWD', 'only the run can tell in which folder it is') : join(workspace, directory === '' ? '' : `/${directory}`), '\n'));
  },
  'exit': (shell, words, written) => {
    setStatus(shell, words);
    const { status } = shell.state;
    shell.halt({ by: 'exit', levels: 0, ...typeof status === 'number' && status !== 0 && { failure: `\`${written}\` is reached` } });
  },
  'return': (shell, words) => {
    setStatus(shell, words);
    if (shell.depth > 0) {
      shell.halt({ by: 'return', levels: 0 });
    } else {
      shell.state.status = 2;
    }
  },
  'break': (shell, words) => shell.halt({ by: 'break', levels: knownNumber(words[0]?.text ?? '1') ?? 1 }),
  'continue': (shell, words) => shell.halt({ by: 'continue', levels: knownNumber(words[0]?.text ?? '1') ?? 1 }),
  'shift': ({ state }, words) => { state.arguments = state.arguments.slice(knownNumber(words[0]?.text ?? '1') ?? 1); },
  'set': setOptions,
  'unset': ({ state }, words) => words.forEach(({ text }) => {
    state.variables.delete(String(text));
    state.functions.delete(String(text));
  }),
  'read': (shell, words) => { shell.state.status = readLine(shell, words); },
  'mapfile': (shell, words) => { shell.state.status = readLines(shell, words); },
  'readarray': (shell, words) => { shell.state.status = readLines(shell, words); },
  'source': (shell, [path, ...words], written) => runHere(shell, path?.text ?? '', words, written),
  '.': (shell, [path, ...words], written) => runHere(shell, path?.text ?? '', words, written),
  'eval': evaluate,
  'let': ({ state }, words) => words.forEach(({ text }) => {
    const name = /^\w+/.exec(String(text))?.[0] ?? '';
    state.assign(name, Unknown.of(`$${name}`, 'the simulator does not work out `let`'));
  }),
  'command': (shell) => { shell.state.status = new Open('command'); },
  'type': (shell) => { shell.state.status = new Open('command'); },
  'hash': (shell) => { shell.state.status = new Open('command'); },
  'getopts': (shell, [, name]) => {
    shell.state.assign(String(name?.text ?? 'name'), Unknown.of(`$${String(name?.text ?? '')}`, 'the simulator does not read options'));
    shell.state.status = new Open('value');
  },
  'trap': (shell, words, written) => {
    if (/docker|skopeo|crane|podman/.test(String(words[0]?.text ?? ''))) {
      runUnread(shell, written, 'the simulator does not know when it runs');
    }
  },
  'umask': nothing,
  'ulimit': nothing,
  'shopt': nothing,
  'alias': nothing,
  'unalias': nothing,
  'wait': nothing,
  'jobs': nothing,
  'disown': nothing,
  'history': nothing,
  'enable': nothing,
  'bind': nothing,
};

/** What `export`, `local` and their kind do. */
export function declare(shell: Interpreter, command: string, parts: readonly CommandArgument[], assign: (assignment: Assignment) => void): void {
  const words = parts.flatMap((part) => part.type === 'Word' ? expandFields(shell, [part]) : []);
  const options = words.map(({ text }) => String(text)).filter((word) => /^[-+]/.test(word)).join('');
  const exports = command === 'export' || /-\w*x/.test(options);
  const own = command === 'local' || ((command === 'declare' || command === 'typeset') && !/-\w*g/.test(options));
  for (const part of parts) {
    const [name] = part.type === 'Assignment' ? [part.name] : expandFields(shell, [part]).map(({ text }) => String(text));
    if (name === undefined || /^[-+]/.test(name)) {
      continue;
    }
    declareName(shell, name, options, own);
    if (part.type === 'Assignment') {
      assign(part);
    }
    const [, dynamic, value] = part.type === 'Word' ? /^(\w+)=([\s\S]*)$/.exec(name) ?? [] : [];
    if (dynamic !== undefined) {
      shell.state.assign(dynamic, value, exports);
    } else if (exports) {
      exportName(shell, name, command === 'export' && options.includes('n'));
    }
  }
  shell.state.status = 0;
}

function declareName({ state }: Interpreter, name: string, options: string, own: boolean): void {
  if (own) {
    state.own(name);
  }
  if (/-\w*A/.test(options)) {
    state.assign(name, new Map());
  } else if (/-\w*a/.test(options) && !(isList(state.content(name) ?? ''))) {
    state.assign(name, []);
  } else if (own && state.ownVariables.length > 0) {
    state.assign(name, '', false);
  }
}

function exportName({ state }: Interpreter, name: string, undo: boolean): void {
  const content = state.content(name);
  if (content !== undefined) {
    state.assign(name, content, !undo);
  }
}

function setStatus({ state }: Interpreter, [word]: readonly Field[]): void {
  if (word) {
    const code = knownNumber(word.text);
    state.status = code ?? new Open('command');
  }
}

/** https://www.gnu.org/software/bash/manual/html_node/The-Set-Builtin.html */
function setOptions(shell: Interpreter, words: readonly Field[]): void {
  const { state } = shell;
  const settings: { -readonly [Name in keyof Settings]: boolean } = { ...state.settings };
  for (let index = 0; index < words.length; index++) {
    const word = String(words[index].text);
    const [, sign, letters] = /^([-+])(\w*)$/.exec(word) ?? [];
    if (word === '--' || letters === undefined) {
      state.arguments = words.slice(word === '--' ? index + 1 : index);
      break;
    }
    settings.errexit = letters.includes('e') ? sign === '-' : settings.errexit;
    settings.nounset = letters.includes('u') ? sign === '-' : settings.nounset;
    if (letters.endsWith('o')) {
      const name = String(words[++index]?.text);
      if (name === 'errexit' || name === 'nounset' || name === 'pipefail') {
        settings[name] = sign === '-';
      }
    }
  }
  state.settings = settings;
}

function evaluate(shell: Interpreter, words: readonly Field[], written: string): void {
  const text = joinFields(words, ' ');
  const hidden = shell.surroundings.standIns.hide(text);
  const script = parse(hidden);
  if (text instanceof Unknown || script.errors) {
    runUnread(shell, written, text instanceof Unknown ? `\`${String(text)}\` is not known` : 'the simulator cannot read it');
    shell.state.forget({ source: written, reason: `\`${written}\` may set it` });
    return;
  }
  shell.run(script, hidden);
}

