import type { AndOr, Pipeline } from 'unbash' with { 'resolution-mode': 'import' };
import type { Interpreter } from './interpreter';
import { all, Answer, answerOf, not, Status, statusOf } from './status';

/** `a && b || c` */
export function andOr(shell: Interpreter, node: AndOr, index: number): void {
  const command = node.commands[index];
  const operator = node.operators[index];
  if (operator === undefined) {
    return shell.execute(command);
  }
  const answer = shell.guard(() => shell.execute(command));
  andOrRest(shell, node, index, operator === '&&' ? answer : not(answer), operator);
}

/** What follows a command whose answer is whether the next one runs. */
function andOrRest(shell: Interpreter, node: AndOr, index: number, next: Answer, operator: '&&' | '||'): void {
  if (shell.state.halt) {
    return;
  }
  const skip = (): void => {
    const after = node.operators.findIndex((other, position) => position > index && other !== operator);
    if (after !== -1) {
      andOr(shell, node, after + 1);
    }
  };
  if (next === true) {
    return andOr(shell, node, index + 1);
  }
  if (next === false) {
    return skip();
  }
  const run = (): void => andOr(shell, node, index + 1);
  const written = shell.written(node.commands[index]);
  const otherwise = (): void => {
    shell.state.status = operator === '&&' ? 1 : 0;
    skip();
  };
  return operator === '&&' ? shell.branch(written, next, run, otherwise) : shell.branch(written, next, otherwise, run);
}

/** `a | b`, each in a shell of its own. */
export function pipeline(shell: Interpreter, { commands, prefixes }: Pipeline): void {
  const negated = prefixes.filter(({ type }) => type === 'Negation').length % 2 === 1;
  if (commands.length === 1) {
    const answer = negated ? shell.guard(() => shell.execute(commands[0])) : undefined;
    if (answer === undefined) {
      return shell.execute(commands[0]);
    }
    shell.state.status = statusOf(not(answer));
    return;
  }
  const stdin = shell.state.stdin;
  const statuses: Status[] = [];
  shell.guard(() => commands.forEach((command, index) => {
    if (index < commands.length - 1) {
      shell.state.stdin = shell.textOf(() => shell.execute(command));
    } else {
      shell.subshell(() => shell.execute(command));
    }
    statuses.push(shell.state.status);
  }));
  shell.state.stdin = stdin;
  const answer = shell.state.settings.pipefail ? all(statuses.map(answerOf)) : answerOf(statuses[statuses.length - 1]);
  shell.state.status = statusOf(negated ? not(answer) : answer);
  if (!negated) {
    shell.check({ pos: commands[0].pos, end: commands[commands.length - 1].end });
  }
}
