import { Finding, Severity } from '../finding';

const COMMANDS: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', note: 'notice' };

/**
 * The findings as GitHub shows them beside the lines of a pull request.
 *
 * @see https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands#setting-an-error-message
 */
export function findingsAsAnnotations(findings: readonly Finding[]): string {
  return findings.map(({ severity, path, line, column, rule, message, help }) => {
    const properties = Object.entries({ file: path, line, col: column, title: rule }).map(([name, value]) => `${name}=${property(String(value))}`);
    return `::${COMMANDS[severity]} ${properties.join(',')}::${data(`${message}\n${help}`)}\n`;
  }).join('');
}

// https://github.com/actions/toolkit/blob/main/packages/core/src/command.ts
function data(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function property(text: string): string {
  return data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
