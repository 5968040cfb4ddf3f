import type { Redirection } from 'unbash' with { 'resolution-mode': 'import' };
import { expandDocument, expandText } from './expand';
import type { Interpreter } from './interpreter';
import { State } from './state';
import { changed } from './text';
import { join, Text, Unknown } from '../value';

/** Runs commands with what they read and write led elsewhere. Only what goes to GitHub's files is kept. */
export function withRedirects(shell: Interpreter, redirects: readonly Redirection[], body: () => void): void {
  const outer = shell.state.stdin;
  const stdin = redirects.map((redirect) => inputOf(shell, redirect)).filter((text) => text !== undefined).at(-1);
  const target = redirects.map((redirect) => targetOf(shell, redirect)).filter((text) => text !== undefined).at(-1);
  shell.state.stdin = stdin ?? outer;
  if (target === undefined) {
    body();
  } else {
    written(shell, body, target);
  }
  if (stdin !== undefined) {
    shell.state.stdin = outer;
  }
}

/** Where text goes. */
export interface Target {
  readonly path: Text;
  readonly appends: boolean;
}

/** Adds a text to one of GitHub's files; to any other it goes unseen. */
export function deliver(state: State, { path, appends }: Target, text: Text): void {
  const file = path instanceof Unknown && path.parts.length === 1 ? path.gaps[0].source : '';
  if (file === '$GITHUB_OUTPUT') {
    state.outputs = (appends ? state.outputs : state.outputs.emptied()).append(text);
  } else if (file === '$GITHUB_ENV') {
    state.env = (appends ? state.env : state.env.emptied()).append(text);
  }
}

function written(shell: Interpreter, body: () => void, target: Target): void {
  const { stdout: before, parked } = shell.state;
  shell.state.stdout = '';
  body();
  for (const state of [shell.state, ...shell.state.parked.filter((way) => !parked.includes(way))]) {
    deliver(state, target, state.stdout ?? '');
    state.stdout = before;
  }
}

function inputOf(shell: Interpreter, redirect: Redirection): Text | undefined {
  switch (redirect.type) {
    case 'HereString': return join(expandText(shell, redirect.target), '\n');
    case 'HereDoc': {
      const { text, parts } = redirect.body;
      const document = redirect.delimiter?.quoted === true ? shell.reveal(text) : expandDocument(shell, text, parts);
      return redirect.operator === '<<-' ? changed(document, String(document), undented) : document;
    }
    default: break;
  }
  if (redirect.operator !== '<' || redirect.target === undefined) {
    return undefined;
  }
  const [part] = redirect.target.parts ?? [];
  if (part?.type === 'ProcessSubstitution') {
    const text = shell.capture(part.script, part.text);
    return text === '' ? '' : join(text, '\n');
  }
  const path = expandText(shell, redirect.target);
  return path === '/dev/null' ? '' : Unknown.of(shell.substitution ?? shell.written(redirect), `the file \`${String(path)}\` is only read in the run`);
}

function targetOf(shell: Interpreter, redirect: Redirection): Target | undefined {
  if (redirect.type !== 'Redirect' || redirect.operator.startsWith('<') || (redirect.descriptor !== undefined && !(redirect.descriptor.type === 'FileDescriptor' && redirect.descriptor.value === 1))) {
    return undefined;
  }
  const path = expandText(shell, redirect.target);
  return redirect.operator === '>&' && path === '1' ? undefined : { path, appends: redirect.operator.endsWith('>>') };
}

function undented(text: string): string {
  return text.replace(/^\t+/gm, '');
}
