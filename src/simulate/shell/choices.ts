import type { Case, CompoundList, If } from 'unbash' with { 'resolution-mode': 'import' };
import { expandPattern } from './expand';
import type { Interpreter } from './interpreter';
import { matches } from './pattern';
import { any, Open, openBy } from './status';
import { Text } from '../value';

/** `if …`, with each `elif` in its turn. */
export function ifElse(shell: Interpreter, node: If, [first, ...others]: readonly { readonly clause: CompoundList; readonly then: CompoundList }[]): void {
  const answer = shell.guard(() => shell.statements(first.clause.commands));
  if (shell.state.halt) {
    return;
  }
  const yes = (): void => shell.body(first.then);
  const no = (): void => {
    if (others.length > 0) {
      ifElse(shell, node, others);
    } else if (node.else) {
      shell.body(node.else);
    } else {
      shell.state.status = 0;
    }
  };
  if (answer instanceof Open) {
    shell.branch(shell.written(first.clause), answer, yes, no);
  } else {
    (answer ? yes : no)();
  }
}

/** `case …`, from one of its patterns on. */
export function choose(shell: Interpreter, node: Case, word: Text, index: number): void {
  const item = node.items[index];
  if (!item) {
    shell.state.status = 0;
    return;
  }
  const answer = any(item.pattern.map((pattern) => {
    const pieces = expandPattern(shell, pattern);
    return matches(word, pieces) ?? openBy(word, ...pieces.map(({ text }) => text));
  }));
  const yes = (): void => {
    shell.body(item.body);
    if (item.terminator === ';&' && node.items[index + 1] && !shell.state.halt) {
      shell.body(node.items[index + 1].body);
    } else if (item.terminator === ';;&' && !shell.state.halt) {
      choose(shell, node, word, index + 1);
    }
  };
  const no = (): void => choose(shell, node, word, index + 1);
  if (answer instanceof Open) {
    shell.branch(`case ${shell.written(node.word)} in ${item.pattern.map((pattern) => shell.written(pattern)).join('|')}`, answer, yes, no);
  } else {
    (answer ? yes : no)();
  }
}
