import type { ArithmeticExpression } from 'unbash' with { 'resolution-mode': 'import' };
import { expandText, knownNumber, Shell } from './expand';
import { Answer, openBy } from './status';
import { Text, Unknown } from '../value';

type Result = number | Unknown;

const BINARY: Readonly<Record<string, (left: number, right: number) => number>> = {
  '+': (left, right) => left + right,
  '-': (left, right) => left - right,
  '*': (left, right) => left * right,
  '/': (left, right) => Math.trunc(left / right),
  '%': (left, right) => left % right,
  '**': (left, right) => left ** right,
  '<': (left, right) => Number(left < right),
  '>': (left, right) => Number(left > right),
  '<=': (left, right) => Number(left <= right),
  '>=': (left, right) => Number(left >= right),
  '==': (left, right) => Number(left === right),
  '!=': (left, right) => Number(left !== right),
  '&&': (left, right) => Number(left !== 0 && right !== 0),
  '||': (left, right) => Number(left !== 0 || right !== 0),
  ',': (_, right) => right,
};

/** What `$((…))` gives. */
export function arithmeticText(shell: Shell, expression: ArithmeticExpression | undefined, written: string): Text {
  const result = evaluated(shell, expression, written);
  return typeof result === 'number' ? String(result) : result;
}

/** What `((…))` answers: whether the result is not zero. */
export function arithmeticAnswer(shell: Shell, expression: ArithmeticExpression | undefined, written: string): Answer {
  const result = evaluated(shell, expression, written);
  return typeof result === 'number' ? result !== 0 : openBy(result);
}

/** Integers only, as in bash: https://www.gnu.org/software/bash/manual/html_node/Shell-Arithmetic.html */
function evaluated(shell: Shell, expression: ArithmeticExpression | undefined, written: string): Result {
  const unknown = Unknown.of(String(shell.reveal(written)), 'the simulator cannot work it out');
  const valueOf = (node: ArithmeticExpression): Result => {
    switch (node.type) {
      case 'ArithmeticGroup': return valueOf(node.expression);
      case 'ArithmeticWord': return wordValue(shell, node, unknown);
      case 'ArithmeticTernary': {
        const test = valueOf(node.test);
        return typeof test === 'number' ? valueOf(test === 0 ? node.alternate : node.consequent) : test;
      }
      case 'ArithmeticUnary': return unary(node.operator, node.prefix, node.operand);
      case 'ArithmeticBinary': return binary(node.operator, node.left, node.right);
      default: return unknown;
    }
  };
  const unary = (operator: string, prefix: boolean, operand: ArithmeticExpression): Result => {
    const value = valueOf(operand);
    if (operator === '++' || operator === '--') {
      const next = typeof value === 'number' ? value + (operator === '++' ? 1 : -1) : value;
      assign(operand, next);
      return prefix ? next : value;
    }
    const results: Record<string, (known: number) => number> = { '-': (known) => -known, '+': (known) => known, '!': (known) => Number(known === 0) };
    return typeof value !== 'number' ? value : results[operator]?.(value) ?? unknown;
  };
  const binary = (operator: string, left: ArithmeticExpression, right: ArithmeticExpression): Result => {
    const value = valueOf(right);
    const assigns = /^([-+*/%]?)=$/.exec(operator);
    if (assigns) {
      const result = assigns[1] === '' ? value : computed(assigns[1], valueOf(left), value);
      assign(left, result);
      return result;
    }
    return computed(operator, valueOf(left), value);
  };
  const computed = (operator: string, left: Result, right: Result): Result => {
    if (typeof left !== 'number' || typeof right !== 'number') {
      return typeof left === 'number' ? right : left;
    }
    const result = BINARY[operator]?.(left, right);
    return result === undefined || !Number.isSafeInteger(result) ? unknown : result;
  };
  const assign = (target: ArithmeticExpression, value: Result): void => {
    if (target.type === 'ArithmeticWord' && /^[A-Za-z_]\w*$/.test(target.value)) {
      shell.state.assign(target.value, typeof value === 'number' ? String(value) : value);
    }
  };
  return expression ? valueOf(expression) : unknown;
}

function wordValue(shell: Shell, node: Extract<ArithmeticExpression, { type: 'ArithmeticWord' }>, unknown: Unknown): Result {
  if (node.parts) {
    return numberOf(expandText(shell, { ...node, type: 'Word', text: node.value }), unknown);
  }
  if (/^[A-Za-z_]\w*$/.test(node.value)) {
    return numberOf(shell.state.text(node.value) ?? (/^[A-Z]/.test(node.value) ? unknown : '0'), unknown);
  }
  return numberOf(node.value, unknown);
}

/** A number with a leading zero is of another base. */
function numberOf(text: Text, unknown: Unknown): Result {
  if (text instanceof Unknown) {
    return text;
  }
  return text.trim() === '' ? 0 : /^\s*-?0\d/.test(text) ? unknown : knownNumber(text) ?? unknown;
}
