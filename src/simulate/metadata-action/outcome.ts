/** That `latest` moves: certainly, certainly not, or if what the sentence says holds. */
export type MovesLatest = boolean | string;

/** What the type of a rule makes of an event, before prefix and suffix. */
export interface Outcome {
  /** Empty if there is none. */
  readonly value: string;
  /** Whether `latest` moves with it if nothing else is said. */
  readonly latest: MovesLatest;
  /** What must hold for it to be given, where that is not known. */
  readonly conditions: readonly string[];
  /** Why there is none; empty where there is one. */
  readonly reason: string;
}

/** The rule gives a tag. */
export function gives(value: string, more: Partial<Outcome> = {}): Outcome {
  return { value, latest: false, conditions: [], reason: '', ...more };
}

/** The rule gives none, because of the reason. */
export function givesNothing(reason: string): Outcome {
  return { value: '', latest: false, conditions: [], reason };
}
