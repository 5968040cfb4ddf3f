import type { ArithmeticFor, For, While } from 'unbash' with { 'resolution-mode': 'import' };
import { arithmeticAnswer } from './arithmetic';
import { expandFields } from './expand';
import type { Interpreter } from './interpreter';
import { sameVariables, State } from './state';
import { Answer, Condition, conditionOf, not, Open } from './status';
import { sameText } from './text';
import { eachOf } from './variable';
import { Text } from '../value';

const MOST_PASSES = 200;

/** `for tag in …` */
export function forEach(shell: Interpreter, node: For): void {
  const fields = node.wordlist ? expandFields(shell, node.wordlist) : shell.state.arguments;
  const name = node.name.value;
  shell.apart(['break'], () => {
    for (const { text, open } of fields) {
      if (shell.state.halt) {
        return;
      }
      const pass = (value: Text): void => {
        shell.state.assign(name, value);
        shell.pass(node.body);
      };
      if (open) {
        shell.anyTimes({ sentence: `for each of \`${String(text)}\``, question: `what \`${String(text)}\` is`, matters: true }, () => pass(eachOf(text, name)));
      } else {
        pass(text);
      }
    }
  });
}

/** `while …` and `until …` */
export function loop(shell: Interpreter, node: While): void {
  shell.apart(['break'], () => {
    for (let count = 0; count < MOST_PASSES && !shell.state.halt; count++) {
      const start = shell.state.fork();
      const asked = shell.guard(() => shell.statements(node.clause.commands));
      const answer = node.kind === 'until' ? not(asked) : asked;
      if (shell.state.halt || answer === false) {
        shell.state.status = 0;
        return;
      }
      if (answer === true) {
        shell.pass(node.body);
        if (!shell.state.halt && sameState(start, shell.state)) {
          return shell.halt({ by: 'break', levels: 1 });
        }
      } else {
        shell.anyTimes(loopCondition(shell, node, answer, start), () => shell.pass(node.body));
        if (sameText(start.stdin, shell.state.stdin) || shell.state.stdin === '') {
          shell.state.status = 0;
          return;
        }
      }
    }
  });
}

function loopCondition(shell: Interpreter, node: While, answer: Open, { stdin }: State): Condition {
  const condition = conditionOf(shell.written(node.clause), answer, node.kind === 'while');
  const lines = sameText(stdin, shell.state.stdin) ? undefined : [...new Set(answer.gaps.map(({ source }) => `\`${source}\``))].join(', ');
  return lines === undefined ? condition : { sentence: `for each line of ${lines}`, question: `what ${lines} is`, matters: true };
}

/** A counting loop is followed only if it needs no counting. */
export function countingLoop(shell: Interpreter, node: ArithmeticFor): void {
  const answer = (): Answer => node.test ? arithmeticAnswer(shell, node.test, shell.written(node.test)) : true;
  if (node.initialize) {
    arithmeticAnswer(shell, node.initialize, shell.written(node.initialize));
  }
  shell.apart(['break'], () => {
    for (let count = 0; count < MOST_PASSES && !shell.state.halt; count++) {
      const next = answer();
      if (next === false) {
        return;
      }
      if (next instanceof Open) {
        return shell.anyTimes(conditionOf(shell.written(node.test ?? node), next, true), () => shell.pass(node.body));
      }
      shell.pass(node.body);
      if (node.update) {
        arithmeticAnswer(shell, node.update, shell.written(node.update));
      }
    }
  });
}

function sameState(one: State, other: State): boolean {
  return sameText(one.stdin, other.stdin) && sameText(one.stdout, other.stdout) && one.outputs === other.outputs && sameVariables(one, other);
}
