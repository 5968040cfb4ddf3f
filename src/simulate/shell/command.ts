import type { Assignment, Command, Word } from 'unbash' with { 'resolution-mode': 'import' };
import { assign, assignForNow } from './assignment';
import { BUILTINS, DECLARATIONS, declare } from './builtins';
import { expandFields } from './expand';
import { Filtered, FILTERS } from './filters';
import type { Interpreter } from './interpreter';
import { resolve } from './path';
import { isAction, isHarmless, WRAPPERS } from './programs';
import { withRedirects } from './redirects';
import { REGISTRY_TOOLS } from './registry-tools';
import { runFile, runInline } from './script-file';
import { Open } from './status';
import { changed, headOf, isGap, isTooMuch, linesOf, withoutHead } from './text';
import { TooLong } from './too-long';
import { Field, field, textOf } from './variable';
import { Effect } from '../effect';
import { Gap, join, Text, Unknown } from '../value';

/** Runs a command of words, with what is assigned and redirected there. */
export function runCommand(shell: Interpreter, node: Command): void {
  const assignments = node.prefix.filter((part): part is Assignment => part.type === 'Assignment');
  const { name } = node;
  withRedirects(shell, node.redirects, () => {
    shell.state.status = 0;
    if (!name) {
      assignments.forEach((assignment) => assign(shell, assignment));
      if (node.redirects.some(({ operator }) => operator === '<')) {
        print(shell, shell.state.stdin); // `$(< file)` is what the file holds
      }
      return;
    }
    if (DECLARATIONS.has(name.value)) {
      declare(shell, name.value, node.args, (assignment) => assign(shell, assignment));
      return;
    }
    const words = expandFields(shell, [name, ...node.args.filter((argument): argument is Word => argument.type === 'Word')]);
    if (shell.state.halt) {
      return;
    }
    // How a substitution in an argument ends is not how the command does.
    shell.state.status = 0;
    const restore = assignments.map((assignment) => assignForNow(shell, assignment));
    runWords(shell, words, shell.written(node));
    restore.forEach((undo) => undo());
  });
}

/** Runs a command that is given as the words it consists of. */
export function runWords(shell: Interpreter, words: readonly Field[], written: string): void {
  const [first, ...rest] = words;
  if (first === undefined) {
    return;
  }
  if (first.open || first.text instanceof Unknown && headOf(first.text) === '') {
    return runUnread(shell, written, `\`${String(first.text)}\` is not known`);
  }
  const name = String(first.text);
  const body = shell.state.functions.get(name);
  const builtin = Object.hasOwn(BUILTINS, name) ? BUILTINS[name] : undefined;
  if (body) {
    return callFunction(shell, name, rest, written);
  }
  if (name === 'xargs') {
    return runForInput(shell, rest, written);
  }
  if (Object.hasOwn(WRAPPERS, name) && !(name === 'command' && rest.some(({ text }) => text === '-v' || text === '-V'))) {
    return runWords(shell, wrapped(name, rest), written);
  }
  if (builtin) {
    return builtin(shell, rest, written);
  }
  runProgram(shell, name.replace(/^.*\/bin\//, ''), rest, written);
}

/** That something may do anything that its job may. */
export function runUnread(shell: Interpreter, written: string, reason: string): void {
  shell.effects.push({ kind: 'unread', what: written, reason });
  mayTellAnything(shell, written);
  print(shell, Unknown.of(shell.substitution ?? written, `only the run can tell what \`${written}\` prints`));
  shell.state.status = new Open('action');
}

/** Adds to what is printed, where that is kept; the log of a step may tell GitHub something too. */
export function print(shell: Interpreter, text: Text): void {
  const { state } = shell;
  if (state.stdout !== undefined) {
    state.stdout = join(state.stdout, text);
    if (isTooMuch(state.stdout)) {
      throw new TooLong();
    }
    return;
  }
  for (const line of linesOf(text)) {
    const [command, name] = /^\s*::set-output name=([^:,]+)::/.exec(headOf(line)) ?? [];
    if (command !== undefined) {
      state.outputs = state.outputs.set(name, changed(withoutHead(line, command.length), name, decoded));
    }
  }
}

/** https://github.com/actions/toolkit/blob/main/packages/core/src/command.ts */
function decoded(value: string): string {
  return value.replace(/%0D/g, '\r').replace(/%0A/g, '\n').replace(/%25/g, '%');
}

function runProgram(shell: Interpreter, name: string, words: readonly Field[], written: string): void {
  const filter = Object.hasOwn(FILTERS, name) ? FILTERS[name] : undefined;
  if (filter) {
    return runFilter(shell, written, name, filter(words, shell.state.stdin, shell.substitution ?? written));
  }
  const tool = Object.hasOwn(REGISTRY_TOOLS, name) ? REGISTRY_TOOLS[name] : undefined;
  const shown = [name, ...words.map(({ text }) => String(text))];
  shell.state.status = new Open(isAction(shown) ? 'action' : 'command');
  if (tool) {
    tool({ program: name, words, written, readFile: (path) => readFrom(shell, path), env: exportedTexts(shell) }).forEach((effect) => add(shell, effect));
  } else if (/^(ba|da)?sh$/.test(name)) {
    return runInline(shell, words, written);
  } else if (/^(\.{0,2}\/|[^/]+\/)|\.sh$/.test(name)) {
    return runFile(shell, name, words, written);
  } else if (!isHarmless(shown)) {
    return runUnread(shell, written, `the simulator does not know what \`${name}\` does`);
  }
  print(shell, join(Unknown.of(shell.substitution ?? written, `only the run can tell what \`${name}\` answers`), '\n'));
}

function runFilter(shell: Interpreter, written: string, name: string, filtered: Filtered | undefined): void {
  if (filtered === undefined) {
    shell.state.status = new Open('command');
    print(shell, join(Unknown.of(shell.substitution ?? written, `only the run can tell what \`${name}\` answers`), '\n'));
    return;
  }
  print(shell, filtered.text);
  shell.state.status = filtered.status ?? (name === 'grep' ? new Open('command') : 0);
}

/** A file of the repository, seen from the folder that the script is in. */
export function readFrom(shell: Interpreter, path: Text): string | undefined {
  const resolved = resolve(shell.state.directory, path);
  return resolved === undefined ? undefined : shell.surroundings.readFile(resolved);
}

function add(shell: Interpreter, effect: Effect): void {
  const sentences = shell.state.conditions.flatMap(({ sentence }) => sentence ?? []);
  const all = effect.kind === 'push' && effect.condition !== undefined ? [...sentences, effect.condition] : sentences;
  shell.effects.push(effect.kind === 'push' && all.length > 0 ? { ...effect, condition: [...new Set(all)].join(', and ') } : effect);
  if (effect.kind === 'unread') {
    mayTellAnything(shell, effect.what);
  }
}

/** It may write to GitHub's files as the script does. */
function mayTellAnything({ state }: Interpreter, written: string): void {
  const gap: Gap = { source: written, reason: 'only the run can tell what it sets' };
  state.outputs = state.outputs.withOther(gap);
  state.env = state.env.withOther(gap);
}

function callFunction(shell: Interpreter, name: string, words: readonly Field[], written: string): void {
  const body = shell.state.functions.get(name);
  if (!body || shell.depth > 30) {
    return runUnread(shell, written, 'it calls itself too often to be followed');
  }
  const outer = shell.state.arguments;
  shell.state.arguments = words;
  shell.state.ownVariables = [...shell.state.ownVariables, new Map()];
  shell.depth++;
  shell.runFunction(body);
  shell.depth--;
  shell.state.leaveFunction();
  shell.state.arguments = outer;
}

/** The words of the command that another runs. */
function wrapped(name: string, words: readonly Field[]): readonly Field[] {
  const { own, flags } = WRAPPERS[name];
  let index = 0;
  while (index < words.length) {
    const word = String(words[index].text);
    if (name === 'env' && /^\w+=/.test(word)) {
      index++;
    } else if (word.startsWith('-')) {
      index += flags.includes(word) || word.includes('=') || word.startsWith('--') ? 1 : 2;
    } else {
      break;
    }
  }
  return words.slice(index + own);
}

/** `xargs` */
function runForInput(shell: Interpreter, words: readonly Field[], written: string): void {
  const start = words.findIndex(({ text }, index) => !String(text).startsWith('-') && !/^-[IdEaLnPs]$/.test(String(words[index - 1]?.text)));
  const options = (start === -1 ? words : words.slice(0, start)).map(({ text }) => String(text)).join(' ');
  const command = start === -1 ? [field('echo')] : words.slice(start);
  const placeholder = /-I ?(\S+)/.exec(options)?.[1];
  const lines = linesOf(shell.state.stdin).flatMap((line): Field[] => {
    const split = placeholder === undefined && typeof line === 'string' ? line.split(/\s+/).filter((word) => word !== '') : [line];
    return split.map((text) => ({ text, open: isGap(text) }));
  });
  if (placeholder !== undefined) {
    lines.forEach(({ text }) => runWords(shell, command.map((word) => ({ ...word, text: filledIn(word.text, placeholder, text) })), written));
  } else if (/-(n|L) ?1\b/.test(options)) {
    lines.forEach((line) => runWords(shell, [...command, field(line.text)], written));
  } else {
    runWords(shell, [...command, ...lines], written);
  }
}

function filledIn(word: Text, placeholder: string, text: Text): Text {
  return typeof word === 'string' ? join(...word.split(placeholder).flatMap((piece, index) => index === 0 ? [piece] : [text, piece])) : word;
}

function exportedTexts(shell: Interpreter): Record<string, Text> {
  return Object.fromEntries([...shell.state.variables].filter(([, { exported }]) => exported).map(([name, { content }]) => [name, textOf(content, name) ?? '']));
}
