import { Difference } from './difference';

/**
 * A difference as JSON, for other programs: `workflows` with the events that were compared, and `changes` with the
 * weightiest first, each with `kind`, `severity`, `workflow`, `events`, `subject`, and where they say something `job`,
 * `from` and `to`. What is not known stands in texts as it is written in the workflow.
 */
export function differenceAsJson({ workflows, changes }: Difference): string {
  const ordered = changes.map(({ kind, severity, workflow, events, job, subject, from, to }) => ({ kind, severity, workflow, events, job, subject, from, to }));
  return `${JSON.stringify({ workflows, changes: ordered }, undefined, 2)}\n`;
}
