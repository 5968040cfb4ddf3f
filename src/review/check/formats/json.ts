import { Finding } from '../finding';

/** The findings for a program: `{"findings": [{"rule", "severity", "path", "line", "column", "message", "help"}]}`. */
export function findingsAsJson(findings: readonly Finding[]): string {
  return `${JSON.stringify({ findings: findings.map(({ rule, severity, path, line, column, message, help }) => ({ rule, severity, path, line, column, message, help })) }, null, 2)}\n`;
}
