import { Finding, SEVERITIES } from '../finding';

/** The findings for a terminal: one a line, what to do below it, and how many there are. */
export function findingsAsText(findings: readonly Finding[]): string {
  return [
    ...findings.flatMap(({ path, line, column, severity, message, rule, help }) => [`${path}:${line}:${column}: ${severity}: ${message} [${rule}]`, `  ${help}`]),
    summary(findings),
  ].map((line) => `${line}\n`).join('');
}

function summary(findings: readonly Finding[]): string {
  const counts = SEVERITIES.map((severity) => ({ severity, count: findings.filter((finding) => finding.severity === severity).length })).filter(({ count }) => count > 0);
  return counts.length === 0 ? 'Nothing was found' : counts.map(({ severity, count }) => `${count} ${severity}${count === 1 ? '' : 's'}`).join(', ');
}
