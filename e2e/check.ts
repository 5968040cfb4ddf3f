import { inspect, isDeepStrictEqual } from 'node:util';

const show = (value: unknown) => inspect(value, { depth: 8, breakLength: 120, maxArrayLength: 50 }).replace(/^/gm, '      ');

/** Counts named checks; one that fails says what was expected and what was found. */
export class Checks {
  passed = 0;
  failed = 0;

  equal(name: string, actual: unknown, expected: unknown): void {
    if (isDeepStrictEqual(actual, expected)) {
      this.passed++;
      console.log(`  ok    ${name}`);
    } else {
      this.failed++;
      console.log(`  FAIL  ${name}\n    expected\n${show(expected)}\n    actual\n${show(actual)}`);
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
