import { Release } from '../model/release';

/**
 * When a run may publish: in the right repository, and never for a pull request; undefined if every run may. A caller
 * may itself run for a pull request.
 */
export function publishes(release: Release): string | undefined {
  const conditions = [
    ...(release.repository ? [`github.repository == '${release.repository}'`] : []),
    ...(release.triggers.callable ? ["!startsWith(github.event_name, 'pull_request')"]
      : release.triggers.has('pullRequest') ? ["github.event_name != 'pull_request'"] : []),
  ];
  return conditions.length === 0 ? undefined : conditions.join(' && ');
}

/** A condition as the value of `if`. */
export function expression(condition: string | undefined): string | undefined {
  return condition === undefined ? undefined : `\${{ ${condition} }}`;
}
