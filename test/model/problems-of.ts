import { Problem, Problems, ReleaseOptionsError } from '../../src/model/problem';

/** What a check objects to. */
export function problemsOf(check: (problems: Problems) => void): Problem[] {
  const problems = new Problems();
  check(problems);
  return problems.list;
}

/** The error for which a call is refused; none if it is not. */
export function refusalOf(call: () => unknown): ReleaseOptionsError | undefined {
  try {
    call();
    return undefined;
  } catch (error) {
    if (error instanceof ReleaseOptionsError) {
      return error;
    }
    throw error;
  }
}
