import { Release } from '../model/release';

/**
 * When a run may publish: in the right repository, and never for code that is not merged. It is said whatever the
 * triggers are, because a caller or a trigger that is added by hand may run for any event.
 */
export function publishes(release: Release): string {
  return [
    ...(release.repository ? [`github.repository == '${release.repository}'`] : []),
    "!startsWith(github.event_name, 'pull_request')",
    "github.event_name != 'merge_group'",
  ].join(' && ');
}

/** A condition as the value of `if`. */
export function expression(condition: string): string {
  return `\${{ ${condition} }}`;
}
