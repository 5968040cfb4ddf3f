import fc from 'fast-check';
import { fromData, toData } from '../../../src/simulate/expressions/data';
import { CONTEXTS, evaluate } from '../../../src/simulate/expressions/expression';
import { language } from '../../../src/simulate/expressions/language';
import { join, Text, Unknown, Value } from '../../../src/simulate/value';

const FAILS = Symbol('GitHub cannot evaluate it');

/** What GitHub's own evaluator, not ours, makes of an expression. */
function official(expression: string, matrix: Value): unknown {
  const { Evaluator, Lexer, Parser, data: { Dictionary } } = language();
  const node = new Parser(new Lexer(expression).lex().tokens, [...CONTEXTS], []).parse();
  try {
    return fromData(new Evaluator(node, new Dictionary({ key: 'matrix', value: toData(matrix) })).evaluate());
  } catch {
    return FAILS;
  }
}

const word = fc.constantFrom('', 'a', 'A', 'ab', 'b', '1', '0', 'true', 'ref/a', 'a,b', '{0}', '[1]', '"a"');
const scalar = fc.oneof(word, fc.constantFrom(0, 1, 2, -1), fc.boolean(), fc.constant(null));
const member = fc.oneof(
  { weight: 3, arbitrary: scalar },
  fc.array(scalar, { maxLength: 3 }),
  fc.record({ a: scalar, b: scalar }, { requiredKeys: [] }),
  fc.array(fc.record({ a: scalar }), { maxLength: 2 }),
);
const KEYS = ['p', 'q', 'r'] as const;
const contexts = fc.record({ p: member, q: member, r: member });

const literal = fc.oneof(word.map((text) => `'${text}'`), fc.constantFrom('0', '1', 'true', 'false', 'null'));
const access = fc.tuple(fc.constantFrom(...KEYS), fc.constantFrom('', '', '', '.a', '.*', '.*.a', '[0]', "['b']")).map(([key, rest]) => `matrix.${key}${rest}`);
const { expression } = fc.letrec<{ expression: string }>((tie) => ({
  expression: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    fc.oneof(access, literal),
    fc.tuple(tie('expression'), fc.constantFrom('==', '!=', '<', '<=', '>', '>=', '&&', '||'), tie('expression')).map(([left, operator, right]) => `(${left} ${operator} ${right})`),
    tie('expression').map((operand) => `!${operand}`),
    fc.tuple(fc.constantFrom('contains', 'startsWith', 'endsWith', 'join'), tie('expression'), tie('expression')).map(([name, one, other]) => `${name}(${one}, ${other})`),
    fc.tuple(fc.constantFrom("'{0}-{1}'", "'{{{1}}}'", "'{2}'"), tie('expression'), tie('expression')).map((words) => `format(${words.join(', ')})`),
    fc.tuple(tie('expression'), tie('expression'), tie('expression')).map((words) => `case(${words.join(', ')})`),
    tie('expression').map((operand) => `toJSON(${operand})`),
    tie('expression').map((operand) => `fromJSON(${operand})`),
  ),
}));

function ours(text: string, matrix: Value): unknown {
  const value = evaluate(text, { matrix });
  return value instanceof Unknown && value.gaps[0].reason.startsWith('GitHub cannot evaluate it') ? FAILS : value;
}

test('known values give what GitHub gives', () => {
  fc.assert(fc.property(contexts, expression, (matrix, text) => {
    expect(ours(text, matrix)).toEqual(official(text, matrix));
  }), { numRuns: 1000 });
});

/** Whether the text can be what is partly known. */
function fits(text: Text, value: unknown): boolean {
  if (typeof text === 'string') {
    return text === value;
  }
  const pattern = text.parts.map((part) => typeof part === 'string' ? part.replace(/[^\w]/g, '\\$&') : '[\\s\\S]*').join('');
  return text.parts.every((part) => typeof part !== 'string') || typeof value === 'string' && new RegExp(`^${pattern}$`).test(value);
}

/** Checks what is said of an expression against what GitHub makes of it for each of the values. */
function expectSound(text: string, said: Value, given: readonly unknown[]): void {
  for (const value of given.filter((each) => each !== FAILS)) {
    if (said instanceof Unknown) {
      expect([undefined, language().truthy(toData(value as Value))]).toContain(said.truth);
      expect(fits(said, value)).toBe(true);
    } else {
      expect({ text, said }).toEqual({ text, said: value });
    }
  }
}

const GAP = Unknown.of('${{ matrix.gap }}', 'it is not given');

/** Whether what is not known is a part of a known list or mapping. */
function holdsGap(value: Value): boolean {
  return !(value instanceof Unknown) && JSON.stringify(value).includes('matrix.gap');
}

const places = fc.constantFrom<((value: Value) => Value)[]>((value) => value, (value) => ({ a: value, b: 'b' }), (value) => ['a', value], (value) => [{ a: 'A' }, value, { a: value }]);

test('whatever stands where a value is not known, what is said of the result holds', () => {
  fc.assert(fc.property(contexts, fc.constantFrom(...KEYS), places, expression, fc.array(member, { minLength: 1, maxLength: 4 }), (matrix, key, place, text, values) => {
    const said = evaluate(text, { matrix: { ...matrix, [key]: place(GAP) } });
    fc.pre(!holdsGap(said));
    expectSound(text, said, values.map((value) => official(text, { ...matrix, [key]: place(value) })));
  }), { numRuns: 1500 });
});

test('whatever stands in a gap of a text, what is said of the result holds', () => {
  fc.assert(fc.property(contexts, fc.constantFrom(...KEYS), expression, word, word, fc.array(word, { minLength: 1, maxLength: 4 }), (matrix, key, text, before, after, values) => {
    fc.pre(before + after !== '');
    const said = evaluate(text, { matrix: { ...matrix, [key]: join(before, GAP, after) } });
    fc.pre(!holdsGap(said));
    expectSound(text, said, values.map((value) => official(text, { ...matrix, [key]: before + value + after })));
  }), { numRuns: 1500 });
});
