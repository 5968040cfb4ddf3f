import { readFrom, runUnread } from './command';
import type { Interpreter } from './interpreter';
import { parse } from './syntax';
import { headOf } from './text';
import { Field } from './variable';
import { Text, Unknown } from '../value';

const DEEPEST = 3;

/** `./build.sh` */
export function runFile(shell: Interpreter, path: Text, words: readonly Field[], written: string): void {
  const text = readFrom(shell, path);
  const shebang = /^#!.*/.exec(text ?? '')?.[0] ?? '#!/bin/sh';
  if (text !== undefined && !/\b(ba|da)?sh\b/.test(shebang)) {
    return runUnread(shell, written, 'it is not a script of the shell');
  }
  runText(shell, text, path, words, written, /\s-\w*e/.test(shebang));
}

/** `bash build.sh`, `sh -c '…'`; what stands in the input is not run. */
export function runInline(shell: Interpreter, words: readonly Field[], written: string): void {
  const operand = words.findIndex(({ text }, index) => !/^[-+]/.test(headOf(text)) && !/^[-+]o$/.test(String(words[index - 1]?.text)));
  const options = (operand === -1 ? words : words.slice(0, operand)).map(({ text }) => String(text));
  const [first, ...rest] = operand === -1 ? [] : words.slice(operand);
  const strict = options.some((option) => /^-\w*e/.test(option) || option === 'errexit');
  if (options.some((option) => /^-(-version|n)$/.test(option))) {
    return;
  }
  if (first === undefined) {
    return runUnread(shell, written, 'what it reads is only known in the run');
  }
  if (options.some((option) => /^-\w*c$/.test(option))) {
    const text = first.text instanceof Unknown ? shell.surroundings.standIns.hide(first.text) : first.text;
    return runText(shell, text, rest[0]?.text ?? 'bash', rest.slice(1), written, strict);
  }
  runText(shell, readFrom(shell, first.text), first.text, rest, written, strict);
}

/** `source build.sh`: what it sets stays set. */
export function runHere(shell: Interpreter, path: Text, words: readonly Field[], written: string): void {
  const text = readFrom(shell, path);
  const script = text === undefined || shell.depth >= DEEPEST ? undefined : parse(text);
  if (text === undefined || !script || script.errors) {
    runUnread(shell, written, text === undefined ? 'the script is not a file of the repository' : 'the script cannot be read');
    shell.state.forget({ source: written, reason: `\`${written}\` may set it` });
    return;
  }
  const outer = shell.state.arguments;
  shell.state.arguments = words.length > 0 ? words : outer;
  shell.depth++;
  shell.runSourced(script, text);
  shell.depth--;
  shell.state.arguments = outer;
}

/** A script gets the exported variables only, and leaves nothing behind. */
function runText(shell: Interpreter, text: string | undefined, path: Text, words: readonly Field[], written: string, errexit: boolean): void {
  const script = text === undefined || shell.depth >= DEEPEST ? undefined : parse(text);
  if (text === undefined || !script || script.errors) {
    const [error] = script?.errors ?? [];
    return runUnread(shell, written, text === undefined ? 'the script is not a file of the repository' : error ? `the script cannot be read: ${error.message}` : 'it is called too deep within others');
  }
  const { name } = shell;
  shell.depth++;
  shell.name = path;
  shell.subshell(() => {
    const { state } = shell;
    state.variables = new Map([...state.variables].filter(([, { exported }]) => exported));
    state.functions = new Map();
    state.ownVariables = [];
    state.arguments = words;
    state.settings = { errexit, nounset: false, pipefail: false };
    shell.unguarded(() => shell.run(script, text));
  });
  shell.depth--;
  shell.name = name;
}

