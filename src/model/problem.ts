/**
 * One thing that is wrong with the options of a release.
 */
export interface Problem {
  /**
   * Where it was given, for example `images[0].platforms[1]`.
   */
  readonly path: string;

  /**
   * What was given, as JSON; empty if nothing was, or if it must not be shown.
   */
  readonly value: string;

  /**
   * What is wrong with it, for example `is not a platform that BuildKit builds for`.
   */
  readonly reason: string;

  /**
   * What would be right.
   */
  readonly allowed: string;

  /**
   * The nearest word that would be right.
   *
   * @default - no allowed word is near
   */
  readonly suggestion?: string;
}

// jsii refuses a class that it can see to extend Error; it cannot see this one.
class HiddenError extends Error {}

/**
 * Thrown before any file is written; names every problem at once.
 *
 * @internal
 */
export class ReleaseOptionsError extends HiddenError {
  public readonly problems!: Problem[];

  /**
   * @param caller where the stack ends, so that its first line is one of the user's own
   */
  constructor(subject: string, problems: Problem[], caller?: object) {
    super([
      `${subject}: ${problems.length === 1 ? '1 problem' : `${problems.length} problems`}, nothing was written`,
      ...problems.map((problem) => `  ${describe(problem)}`),
    ].join('\n'));
    this.name = 'ReleaseOptionsError';
    // The message says them already; Node would print them once more.
    Object.defineProperty(this, 'problems', { value: problems, enumerable: false });
    Error.captureStackTrace(this, caller as NewableFunction | undefined);
  }
}

function describe(problem: Problem): string {
  const suggestion = problem.suggestion === undefined ? '' : ` (did you mean ${JSON.stringify(problem.suggestion)}?)`;
  const subject = [problem.path, problem.value].filter((part) => part !== '').join(': ');
  return `${subject} ${problem.reason}${suggestion}. Allowed: ${problem.allowed}`;
}

/** What a check has to say about a value; the rest of the `Problem` follows from where the value stands. */
export interface Objection {
  readonly reason: string;
  readonly allowed: string;
  /** The words among which the nearest is suggested. */
  readonly words?: string[];
}

/** Collects the problems of one set of options. */
export class Problems {
  public readonly list: Problem[] = [];

  /** @param value what was given; nothing is shown of undefined */
  public add(path: string, value: unknown, objection: Objection): void {
    this.list.push({
      path,
      value: display(value),
      reason: objection.reason,
      allowed: objection.allowed,
      suggestion: objection.words && nearest(String(value), objection.words),
    });
  }

  /** Adds a problem if the value, when given, does not match. */
  public requireMatch(path: string, value: string | undefined, pattern: RegExp, objection: Objection): void {
    if (value !== undefined && !pattern.test(value)) {
      this.add(path, value, objection);
    }
  }

  /** Adds a problem for each value whose key another one before it has too. */
  public requireDistinct<T>(values: T[], path: (index: number) => string, key: (value: T) => string, objection: (first: string) => Objection): void {
    const first = new Map<string, string>();
    values.forEach((value, index) => {
      const known = first.get(key(value));
      if (known === undefined) {
        first.set(key(value), path(index));
      } else {
        this.add(path(index), key(value), objection(known));
      }
    });
  }

  public throwIfAny(subject: string, caller?: object): void {
    if (this.list.length > 0) {
      throw new ReleaseOptionsError(subject, this.list, caller);
    }
  }
}

function display(value: unknown): string {
  if (value === undefined) {
    return '';
  }
  if (typeof value === 'number') {
    return String(value);
  }
  try {
    const json = JSON.stringify(value) ?? String(value);
    return json.length > 200 ? `${json.slice(0, 200)}…` : json;
  } catch {
    return `a value of type ${typeof value}`;
  }
}

function nearest(value: string, words: string[]): string | undefined {
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- loaded only when there is a problem to report
  const { distance } = require('fastest-levenshtein') as typeof import('fastest-levenshtein');
  const near = words
    // Letters that changed places are two changes, as many as a letter too few and one wrong: the length decides.
    .map((word) => ({ word, changes: distance(value, word) + Math.abs(value.length - word.length) / 100 }))
    .sort((left, right) => left.changes - right.changes)[0];
  return near && near.changes < Math.min(near.word.length / 2, 5) ? near.word : undefined;
}
