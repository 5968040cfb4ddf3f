import { Problems } from './problem';

/**
 * What a value must be for the model to read it at all. TypeScript checks this for its users; the check here is for
 * JavaScript, where a misspelt option would otherwise be ignored without a word.
 */
export interface Shape {
  readonly name: string;
  /** Adds what is wrong; returns whether the value can be read all the same. */
  check(value: unknown, path: string, problems: Problems): boolean;
}

const required = (name: string, accepts: (value: unknown) => boolean): Shape => ({
  name,
  check: (value, path, problems) => accepts(value) || refuse(name, value, path, problems),
});

function refuse(name: string, value: unknown, path: string, problems: Problems): false {
  problems.add(path, value, { reason: value === undefined ? 'is required' : `is not ${name}`, allowed: name });
  return false;
}

/** Yes or no. */
export const flag = required('true or false', (value) => typeof value === 'boolean');

/** A text. */
export const text = required('a string', (value) => typeof value === 'string');

/** An instance of one of the classes, made by their static factories. What was given instead is not shown: it could be a password. */
export function instance(...classes: { readonly name: string; readonly prototype: object }[]): Shape {
  const name = classes.map((type) => `a ${type.name}`).join(' or ');
  return {
    name,
    check: (value, path, problems) => {
      const accepted = classes.some((type) => typeof value === 'object' && value !== null && type.prototype.isPrototypeOf(value));
      if (!accepted) {
        problems.add(path, undefined, {
          reason: value === undefined ? 'is required' : `is ${value === null ? 'null' : `given as ${typeof value}`}, not ${name}`,
          allowed: `what ${classes.flatMap(factoriesOf).join(', ')} give`,
        });
      }
      return accepted;
    },
  };
}

function factoriesOf(type: { readonly name: string }): string[] {
  return Object.getOwnPropertyNames(type)
    .filter((key) => !key.startsWith('_') && typeof (type as unknown as Record<string, unknown>)[key] === 'function')
    .map((key) => `${type.name}.${key}()`);
}

/** One of the members of an enum. */
export function member(name: string, type: Record<string, string>): Shape {
  const values = Object.values(type);
  return required(`one of ${Object.keys(type).map((key) => `${name}.${key}`).join(', ')}`, (value) => values.some((known) => known === value));
}

/** Nothing, or a value of that shape. */
export function optional(shape: Shape): Shape {
  return {
    name: shape.name,
    check: (value, path, problems) => value === undefined || shape.check(value, path, problems),
  };
}

/** A list of values of that shape. */
export function list(shape: Shape): Shape {
  const name = `a list, each ${shape.name}`;
  return {
    name,
    check: (value, path, problems) => Array.isArray(value)
      // Unlike map, Array.from does not pass over what is missing.
      ? Array.from(value, (item, index) => shape.check(item, `${path}[${index}]`, problems)).every(Boolean)
      : refuse(name, value, path, problems),
  };
}

/** A text, or a list of texts. */
export const textOrList: Shape = {
  name: 'a string or a list of strings',
  check: (value, path, problems) => Array.isArray(value)
    ? list(text).check(value, path, problems)
    : typeof value === 'string' || refuse(textOrList.name, value, path, problems),
};

/** Texts by name. */
export const textMap: Shape = {
  name: 'an object of strings',
  check: (value, path, problems) => isObject(value)
    ? Object.entries(value).map(([key, item]) => text.check(item, `${path}.${key}`, problems)).every(Boolean)
    : refuse(textMap.name, value, path, problems),
};

/** An options struct: every field of `T` must be described, and no other may be given. */
export function struct<T>(fields: { readonly [K in keyof Required<T>]: Shape }): Shape {
  const shapes = fields as Record<string, Shape>;
  const name = `an object of ${Object.keys(shapes).join(', ')}`;
  return {
    name,
    check: (value, path, problems) => {
      if (!isObject(value)) {
        return refuse(name, value, path, problems);
      }
      for (const key of Object.keys(value).filter((given) => !Object.hasOwn(shapes, given))) {
        problems.add(join(path, key), key, { reason: 'is no option here', allowed: Object.keys(shapes).join(', '), words: Object.keys(shapes) });
      }
      return Object.entries(shapes).map(([key, shape]) => shape.check(value[key], join(path, key), problems)).every(Boolean);
    },
  };
}

/**
 * Checks what was given to a factory, where only JavaScript can go wrong.
 *
 * @throws ReleaseOptionsError if it has not that shape
 */
export function requireShape(subject: string, shape: Shape, value: unknown): void {
  const problems = new Problems();
  shape.check(value, '', problems);
  problems.throwIfAny(subject);
}

function isObject(value: unknown): value is Record<string, unknown> {
  if (typeof value !== 'object' || value === null) {
    return false;
  }
  const prototype: unknown = Object.getPrototypeOf(value);
  // An object of another realm has another Object for its prototype, which has none itself.
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}

function join(path: string, key: string): string {
  return path === '' ? key : `${path}.${key}`;
}
