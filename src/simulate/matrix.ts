import { Unknown, Value } from './value';
import { isMapping, list, Mapping } from './workflow-file';

/**
 * The combinations of a matrix, in GitHub's order.
 *
 * @param matrix after its expressions were evaluated
 * @returns one without keys where there is no matrix, or the reason why they are not known
 * @see https://docs.github.com/en/actions/how-tos/write-workflows/choose-what-workflows-do/run-job-variations
 */
export function combinationsOf(matrix: Value | undefined): readonly Mapping[] | Unknown {
  if (matrix === undefined || matrix === null) {
    return [{}];
  }
  if (matrix instanceof Unknown) {
    return matrix;
  }
  if (!isMapping(matrix)) {
    return [{}];
  }
  const { include, exclude, ...axes } = matrix;
  const patterns = [...list(include), ...list(exclude)];
  // What is not known in an axis matters where it is compared.
  const compared = patterns.filter(isMapping).flatMap((pattern) => Object.entries(pattern).flatMap(([key, value]) => key in axes ? [value, ...list(axes[key])] : []));
  const unknown = [include, exclude, ...Object.values(axes), ...patterns, ...compared].find((value) => value instanceof Unknown);
  if (unknown instanceof Unknown) {
    return unknown;
  }
  const product = Object.entries(axes).reduce<Mapping[]>(
    (combinations, [key, values]) => combinations.flatMap((combination) => list(values).map((value) => ({ ...combination, [key]: value }))),
    Object.keys(axes).length === 0 ? [] : [{}],
  );
  const excluded = list(exclude).filter(isMapping);
  const kept = product.filter((combination) => !excluded.some((pattern) => agrees(combination, pattern, Object.keys(pattern))));
  return withIncluded(kept, list(include).filter(isMapping), Object.keys(axes));
}

/** An included combination extends those whose values it does not change; where there are none it is one of its own. */
function withIncluded(combinations: readonly Mapping[], included: readonly Mapping[], axes: readonly string[]): readonly Mapping[] {
  const result: Mapping[] = [...combinations];
  for (const extra of included) {
    const shared = axes.filter((axis) => axis in extra);
    const matching = combinations.map((_, index) => index).filter((index) => agrees(result[index], extra, shared));
    if (matching.length === 0 || axes.length === 0) {
      result.push(extra);
    }
    for (const index of axes.length === 0 ? [] : matching) {
      result[index] = { ...result[index], ...extra };
    }
  }
  return result;
}

function agrees(combination: Mapping, pattern: Mapping, keys: readonly string[]): boolean {
  return keys.every((key) => JSON.stringify(combination[key]) === JSON.stringify(pattern[key]));
}
