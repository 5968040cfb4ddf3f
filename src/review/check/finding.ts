/** How bad a finding is: what goes wrong, what probably is not meant, what is good to know. */
export type Severity = 'error' | 'warning' | 'note';

/** The severities, the worst first. */
export const SEVERITIES: readonly Severity[] = ['error', 'warning', 'note'];

/** Something that a check has found in a workflow. */
export interface Finding {
  /** The rule that found it: `push-on-pull-request`. */
  readonly rule: string;
  readonly severity: Severity;
  /** The file, from the root of the repository. */
  readonly path: string;
  /** From 1 on. */
  readonly line: number;
  /** From 1 on. */
  readonly column: number;
  /** What is wrong, as a sentence without its full stop. */
  readonly message: string;
  /** What to do about it, as a sentence without its full stop. */
  readonly help: string;
}
