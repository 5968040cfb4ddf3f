import type { TestExpression } from 'unbash' with { 'resolution-mode': 'import' };
import { expandPattern, expandRegex, expandText, knownNumber, Shell } from './expand';
import { couldBe, matches } from './pattern';
import { extendedRegex } from './regex';
import { all, Answer, any, not, Open, openBy } from './status';
import { isEmpty } from './text';
import { Field, field } from './variable';
import { gapsOf, Text, Unknown } from '../value';

/** What `[[ … ]]` answers. */
export function testAnswer(shell: Shell, expression: TestExpression): Answer {
  switch (expression.type) {
    case 'TestGroup': return testAnswer(shell, expression.expression);
    case 'TestNot': return expression.negations.reduce<Answer>((answer) => not(answer), testAnswer(shell, expression.operand));
    case 'TestLogical': return (expression.operator === '&&' ? all : any)(expression.operands.map((operand) => testAnswer(shell, operand)));
    case 'TestUnary': return unary(shell, expression.operator, expandText(shell, expression.operand));
    default: return binaryOfWords(shell, expression);
  }
}

/** What `[ … ]` or `test …` answers. */
export function classicAnswer(shell: Shell, words: readonly Field[]): Answer {
  if (words.some(({ open }) => open) && words.length > 1) {
    const closed = words.map(({ text }) => text);
    return new Open('value', gapsOf(closed));
  }
  return classic(shell, words.map(({ text }) => text));
}

function classic(shell: Shell, words: readonly Text[]): Answer {
  for (const [operator, combined] of [['-o', any], ['-a', all]] as const) {
    const at = words.indexOf(operator, 1);
    if (words.length > 3 && at !== -1 && at < words.length - 1) {
      return combined([classic(shell, words.slice(0, at)), classic(shell, words.slice(at + 1))]);
    }
  }
  if (words[0] === '!' && words.length > 1) {
    return not(classic(shell, words.slice(1)));
  }
  switch (words.length) {
    case 0: return false;
    case 1: return notEmpty(words[0]);
    case 2: return unary(shell, String(words[0]), words[1]);
    case 3: return binary(words[0], words[1], words[2]);
    default: return openBy(...words);
  }
}

function notEmpty(text: Text): Answer {
  const empty = isEmpty(text);
  return empty === undefined ? new Open('presence', gapsOf([text])) : !empty;
}

function unary(shell: Shell, operator: string, operand: Text): Answer {
  switch (operator) {
    case '-n': return notEmpty(operand);
    case '-z': return not(notEmpty(operand));
    case '-v': return typeof operand === 'string' && shell.state.content(operand) !== undefined ? true : new Open('value', [{ source: `$${String(operand)}`, reason: 'it is not set in the workflow' }]);
    case '!': return not(notEmpty(operand));
    case '-t': return false;
    default: return new Open('file', gapsOf([operand]));
  }
}

function binary(left: Text, operator: Text, right: Text): Answer {
  switch (operator) {
    case '=': case '==': return equal(left, right);
    case '!=': return not(equal(left, right));
    case '-eq': case '-ne': case '-lt': case '-le': case '-gt': case '-ge': return compared(left, operator, right);
    case '-nt': case '-ot': case '-ef': return new Open('file');
    default: return openBy(left, operator, right);
  }
}

function equal(left: Text, right: Text): Answer {
  if (typeof right === 'string') {
    return typeof left === 'string' ? left === right : couldBe(left, right) ? openBy(left) : false;
  }
  return typeof left === 'string' ? equal(right, left) : openBy(left, right);
}

function compared(left: Text, operator: string, right: Text): Answer {
  const [one, other] = [knownNumber(left), knownNumber(right)];
  if (one === undefined || other === undefined) {
    return other === 0 ? new Open('presence', gapsOf([left])) : openBy(left, right);
  }
  const differences: Record<string, boolean> = { '-eq': one === other, '-ne': one !== other, '-lt': one < other, '-le': one <= other, '-gt': one > other, '-ge': one >= other };
  return differences[operator];
}

function binaryOfWords(shell: Shell, { left, operator, right }: Extract<TestExpression, { type: 'TestBinary' }>): Answer {
  const text = expandText(shell, left);
  switch (operator) {
    case '=': case '==': case '!=': {
      const pattern = expandPattern(shell, right);
      const matched = matches(text, pattern) ?? openBy(text, ...pattern.map((piece) => piece.text));
      return operator === '!=' ? not(matched) : matched;
    }
    case '=~': return matchesRegex(shell, text, expandRegex(shell, right));
    case '<': case '>': {
      const other = expandText(shell, right);
      return typeof text === 'string' && typeof other === 'string' ? (operator === '<' ? text < other : text > other) : openBy(text, other);
    }
    default: return binary(text, operator, expandText(shell, right));
  }
}

/** A match also sets what its groups match. */
function matchesRegex(shell: Shell, text: Text, regex: Text): Answer {
  const compiled = typeof regex === 'string' ? extendedRegex(regex) : undefined;
  if (typeof text !== 'string' || compiled === undefined) {
    const open = openBy(text, regex);
    shell.state.assign('BASH_REMATCH', [{ text: Unknown.of('${BASH_REMATCH[@]}', open.gaps[0]?.reason ?? 'the simulator does not know this pattern'), open: true }]);
    return open;
  }
  const match = compiled.exec(text);
  shell.state.assign('BASH_REMATCH', [...match ?? []].map((group: string | undefined) => field(group ?? '')));
  return match !== null;
}
