import { inspect, isDeepStrictEqual } from 'node:util';

const show = (value: unknown) => inspect(value, { depth: 8, breakLength: 120, maxArrayLength: 100 }).replace(/^/gm, '      ');

/** Counts named checks; one that fails says what was expected and what was found. */
export class Checks {
  constructor(private readonly subject = '', private readonly counts = { passed: 0, failed: 0 }) {}

  get passed(): number {
    return this.counts.passed;
  }

  get failed(): number {
    return this.counts.failed;
  }

  /** Checks that name what they are about, for what is checked at the same time as something else. They are counted with these. */
  about(subject: string): Checks {
    return new Checks(`${this.subject}${subject}: `, this.counts);
  }

  equal(name: string, actual: unknown, expected: unknown): void {
    if (isDeepStrictEqual(actual, expected)) {
      this.counts.passed++;
      console.log(`  ok    ${this.subject}${name}`);
    } else {
      this.counts.failed++;
      console.log(`  FAIL  ${this.subject}${name}\n    expected\n${show(expected)}\n    actual\n${show(actual)}`);
    }
  }

  /** A check that could not even be made has failed. */
  async all(name: string, checks: () => Promise<void> | void): Promise<void> {
    try {
      await checks();
    } catch (error) {
      this.equal(name, String(error), 'no error');
    }
  }
}
