/**
 * Runs the subjects in turn, round after round, so that a machine whose speed drifts is as slow for the one as for the
 * other. Every other round goes backwards, so that none profits from its place.
 */
export function interleave<Name extends string, Result>(rounds: number, subjects: Record<Name, () => Result>): Record<Name, Result[]> {
  const names = Object.keys(subjects) as Name[];
  const results = Object.fromEntries(names.map((name) => [name, [] as Result[]])) as Record<Name, Result[]>;
  for (let round = 0; round < rounds; round += 1) {
    for (const name of round % 2 === 0 ? names : [...names].reverse()) {
      results[name].push(subjects[name]());
    }
  }
  return results;
}

/** Combines what two subjects took in the same round. */
export function paired(left: number[], right: number[], combine: (left: number, right: number) => number): number[] {
  return left.map((value, round) => combine(value, right[round]));
}

export function ratios(left: number[], right: number[]): number[] {
  return paired(left, right, (a, b) => a / b);
}

export interface Spread {
  readonly min: number;
  readonly median: number;
  readonly max: number;
}

export function spread(values: number[]): Spread {
  const sorted = [...values].sort((a, b) => a - b);
  const half = Math.floor(sorted.length / 2);
  return {
    min: sorted[0],
    median: sorted.length % 2 === 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2,
    max: sorted[sorted.length - 1],
  };
}
