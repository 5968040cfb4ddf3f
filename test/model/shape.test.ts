import { problemsOf, refusalOf } from './problems-of';
import { flag, instance, list, member, optional, requireShape, Shape, struct, text, textMap, textOrList } from '../../src/model/shape';

class Apple {
  constructor(public readonly kind = 'apple') {}
}
class Pear {}
enum Colour { RED = 'red', DARK_GREEN = 'dark-green' }
interface Fruit {
  readonly name: string;
  readonly apple?: Apple;
  readonly seeds?: string[];
}

const FRUIT = struct<Fruit>({ name: text, apple: optional(instance(Apple)), seeds: optional(list(text)) });

/** Whether the value can be read, and each problem as path, value and reason. */
function judge(shape: Shape, value: unknown, path = 'x') {
  const readable: boolean[] = [];
  const problems = problemsOf((found) => readable.push(shape.check(value, path, found)));
  return { readable: readable[0], problems: problems.map((problem) => `${problem.path}: ${problem.value} ${problem.reason}`) };
}

const FINE = { readable: true, problems: [] };

describe('text', () => {
  test.each(['', 'a', '${{ x }}'])('takes %j', (value) => {
    expect(judge(text, value)).toEqual(FINE);
  });

  test.each([
    [undefined, 'x:  is required'],
    [null, 'x: null is not a string'],
    [1, 'x: 1 is not a string'],
    [true, 'x: true is not a string'],
    [['a'], 'x: ["a"] is not a string'],
    [{}, 'x: {} is not a string'],
    [Object('a'), 'x: "a" is not a string'],
  ])('refuses %p', (value, problem) => {
    expect(judge(text, value)).toEqual({ readable: false, problems: [problem] });
  });
});

describe('flag', () => {
  test.each([true, false])('takes %j', (value) => {
    expect(judge(flag, value)).toEqual(FINE);
  });

  test.each([
    [undefined, 'x:  is required'],
    [null, 'x: null is not true or false'],
    ['true', 'x: "true" is not true or false'],
    [0, 'x: 0 is not true or false'],
  ])('refuses %p', (value, problem) => {
    expect(judge(flag, value)).toEqual({ readable: false, problems: [problem] });
  });
});

describe('instance', () => {
  test('takes what the class made, and what a class made that extends it', () => {
    expect(judge(instance(Apple), new Apple())).toEqual(FINE);
    expect(judge(instance(Apple), new (class extends Apple {})())).toEqual(FINE);
    expect(judge(instance(Pear, Apple), new Apple())).toEqual(FINE);
  });

  test('refuses what is not given', () => {
    expect(judge(instance(Pear, Apple), undefined)).toEqual({ readable: false, problems: ['x:  is required'] });
  });

  test.each<[unknown]>([[null], ['hunter2'], [{ kind: 'hunter2' }], [Object.create(null)], [[new Apple('hunter2')]]])('refuses %p without showing it: it could be a password', (value) => {
    // WHEN
    const { readable, problems } = judge(instance(Pear, Apple), value);

    // THEN
    expect(readable).toBe(false);
    expect(problems).toEqual([expect.stringMatching(/^x: .+, not a Pear or a Apple$/)]);
    expect(problems[0]).not.toContain('hunter2');
  });

  test('names the factories, by which such values are made', () => {
    // GIVEN
    class Plum {
      public static ripe = () => new Plum();
      public static of() {
        return new Plum();
      }
      public static _internal() {
        return new Plum();
      }
    }

    // THEN
    expect(problemsOf((problems) => instance(Plum).check('plum', 'x', problems))).toEqual([expect.objectContaining({ path: 'x', allowed: 'what Plum.of(), Plum.ripe() give' })]);
  });

  test('refuses the class itself', () => {
    expect(judge(instance(Apple), Apple).readable).toBe(false);
  });
});

describe('member', () => {
  test.each(Object.values(Colour))('takes %j', (value) => {
    expect(judge(member('Colour', Colour), value)).toEqual(FINE);
  });

  test.each(['RED', 'DARK_GREEN', 'blue', '', null, 0, 'constructor', '__proto__'])('refuses %j and names the members', (value) => {
    expect(judge(member('Colour', Colour), value)).toEqual({ readable: false, problems: [`x: ${JSON.stringify(value)} is not one of Colour.RED, Colour.DARK_GREEN`] });
  });
});

describe('optional', () => {
  test('takes undefined and what the shape takes', () => {
    expect(judge(optional(text), undefined)).toEqual(FINE);
    expect(judge(optional(text), 'a')).toEqual(FINE);
  });

  test('refuses null, and what the shape refuses', () => {
    expect(judge(optional(text), null)).toEqual({ readable: false, problems: ['x: null is not a string'] });
    expect(judge(optional(list(text)), [1])).toEqual({ readable: false, problems: ['x[0]: 1 is not a string'] });
  });
});

describe('list', () => {
  test.each([[[]], [['a']], [['a', 'b']]])('takes %j', (value) => {
    expect(judge(list(text), value)).toEqual(FINE);
  });

  test('names what is missing in it', () => {
    // GIVEN
    const sparse = ['a'];
    sparse[2] = 'c';
    sparse.length = 4;

    // THEN
    expect(judge(list(text), sparse)).toEqual({ readable: false, problems: ['x[1]:  is required', 'x[3]:  is required'] });
    expect(judge(textOrList, sparse)).toEqual({ readable: false, problems: ['x[1]:  is required', 'x[3]:  is required'] });
    expect(judge(list(optional(text)), sparse)).toEqual(FINE);
  });

  test('names each item that is wrong', () => {
    expect(judge(list(text), ['a', 1, 'b', null, undefined])).toEqual({
      readable: false,
      problems: ['x[1]: 1 is not a string', 'x[3]: null is not a string', 'x[4]:  is required'],
    });
  });

  test.each<[unknown, string]>([
    [undefined, 'x:  is required'],
    [null, 'x: null is not a list, each a string'],
    ['a', 'x: "a" is not a list, each a string'],
    [{ 0: 'a', length: 1 }, 'x: {"0":"a","length":1} is not a list, each a string'],
    [new Set(['a']), 'x: {} is not a list, each a string'],
  ])('refuses %p', (value, problem) => {
    expect(judge(list(text), value)).toEqual({ readable: false, problems: [problem] });
  });
});

describe('textOrList', () => {
  test.each([['a'], [[]], [['a', 'b']]])('takes %j', (value) => {
    expect(judge(textOrList, value)).toEqual(FINE);
  });

  test('names the item that is wrong', () => {
    expect(judge(textOrList, ['a', 2])).toEqual({ readable: false, problems: ['x[1]: 2 is not a string'] });
  });

  test.each([null, 1, {}])('refuses %j, which is neither', (value) => {
    expect(problemsOf((problems) => expect(textOrList.check(value, 'x', problems)).toBe(false))).toEqual([
      { path: 'x', value: JSON.stringify(value), reason: 'is not a string or a list of strings', allowed: 'a string or a list of strings' },
    ]);
  });

  test('refuses undefined, which is required', () => {
    expect(problemsOf((problems) => expect(textOrList.check(undefined, 'x', problems)).toBe(false))).toEqual([
      { path: 'x', value: '', reason: 'is required', allowed: 'a string or a list of strings' },
    ]);
  });
});

describe('textMap', () => {
  test.each([{}, { A: 'b' }, JSON.parse('{"__proto__":"a","constructor":"b"}')])('takes %j', (value) => {
    expect(judge(textMap, value)).toEqual(FINE);
  });

  test('names each entry that is wrong, whatever it is called', () => {
    expect(judge(textMap, JSON.parse('{"A":1,"B":"b","__proto__":{"C":"c"},"constructor":null}'))).toEqual({
      readable: false,
      problems: ['x.A: 1 is not a string', 'x.__proto__: {"C":"c"} is not a string', 'x.constructor: null is not a string'],
    });
  });

  test.each([[['A=b'], '["A=b"]'], ['A=b', '"A=b"'], [null, 'null'], [new Map([['A', 'b']]), '{}'], [new Date(0), '"1970-01-01T00:00:00.000Z"'], [new Apple(), '{"kind":"apple"}'], [Object.create({ A: 'b' }), '{}']])('refuses %p', (value, shown) => {
    expect(judge(textMap, value)).toEqual({ readable: false, problems: [`x: ${shown} is not an object of strings`] });
  });
});

describe('struct', () => {
  test.each([{ name: 'a' }, { name: 'a', apple: undefined }, { name: 'a', apple: new Apple(), seeds: ['b'] }])('takes %j', (value) => {
    expect(judge(FRUIT, value)).toEqual(FINE);
  });

  test('names every field that is wrong by its whole path', () => {
    expect(judge(FRUIT, { apple: {}, seeds: ['a', 1] }, 'fruits[2]')).toEqual({
      readable: false,
      problems: ['fruits[2].name:  is required', expect.stringMatching(/^fruits\[2\]\.apple: .+, not a Apple$/), 'fruits[2].seeds[1]: 1 is not a string'],
    });
  });

  test('names fields alone where the path is empty', () => {
    expect(judge(FRUIT, { apples: 1 }, '')).toEqual({ readable: false, problems: ['apples: "apples" is no option here', 'name:  is required'] });
  });

  test('objects to an unknown field and can be read all the same', () => {
    // WHEN
    const problems = problemsOf((found) => expect(FRUIT.check({ name: 'a', seed: ['b'] }, 'x', found)).toBe(true));

    // THEN
    expect(problems).toEqual([{ path: 'x.seed', value: '"seed"', reason: 'is no option here', allowed: 'name, apple, seeds', suggestion: 'seeds' }]);
  });

  test.each(['__proto__', 'constructor', 'toString', 'hasOwnProperty'])('objects to the field %s, which every object has', (key) => {
    expect(judge(FRUIT, JSON.parse(`{"name":"a","${key}":{}}`))).toEqual({ readable: true, problems: [`x.${key}: "${key}" is no option here`] });
  });

  test.each<[unknown, string]>([
    [undefined, 'x:  is required'],
    [null, 'x: null is not an object of name, apple, seeds'],
    ['a', 'x: "a" is not an object of name, apple, seeds'],
    [['name'], 'x: ["name"] is not an object of name, apple, seeds'],
    [new Map([['name', 'a']]), 'x: {} is not an object of name, apple, seeds'],
    [new Date(0), 'x: "1970-01-01T00:00:00.000Z" is not an object of name, apple, seeds'],
    [/a/, 'x: {} is not an object of name, apple, seeds'],
    [new Apple(), 'x: {"kind":"apple"} is not an object of name, apple, seeds'],
    [Object.assign(new Pear(), { name: 'a' }), 'x: {"name":"a"} is not an object of name, apple, seeds'],
    [Object.create({ name: 'a' }), 'x: {} is not an object of name, apple, seeds'],
    [() => ({ name: 'a' }), "x: () => ({ name: 'a' }) is not an object of name, apple, seeds"],
  ])('refuses %p', (value, problem) => {
    expect(judge(FRUIT, value)).toEqual({ readable: false, problems: [problem] });
  });

  test('does not take an object without prototype for another thing', () => {
    expect(judge(FRUIT, Object.assign(Object.create(null), { name: 'a' }))).toEqual(FINE);
  });
});

describe('requireShape', () => {
  test('shows what was given where it has no name', () => {
    expect(refusalOf(() => requireShape('Fruit.of(name)', text, NaN))?.message).toBe('Fruit.of(name): 1 problem, nothing was written\n  NaN is not a string. Allowed: a string');
  });

  test('throws nothing if the shape is right', () => {
    expect(refusalOf(() => requireShape('call()', FRUIT, { name: 'a' }))).toBeUndefined();
  });

  test('throws for what can be read too, if an option is unknown', () => {
    expect(refusalOf(() => requireShape('Fruit.of(options)', FRUIT, { name: 'a', appel: new Apple() }))?.message).toBe([
      'Fruit.of(options): 1 problem, nothing was written',
      '  appel: "appel" is no option here (did you mean "apple"?). Allowed: name, apple, seeds',
    ].join('\n'));
  });
});
