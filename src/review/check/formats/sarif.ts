import { Finding } from '../finding';
import { SYNTAX } from '../official';
import { RULES } from '../rules';

/** The program that made a report. */
export interface Tool {
  readonly name: string;
  readonly version: string;
  /** Its page. */
  readonly url: string;
  /** The page with a section for each rule. */
  readonly rulesUrl: string;
}

/**
 * The findings for GitHub's code scanning.
 *
 * @see https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
 * @see https://docs.github.com/en/code-security/reference/code-scanning/sarif-files/sarif-support-for-code-scanning
 */
export function findingsAsSarif(findings: readonly Finding[], { name, version, url, rulesUrl }: Tool): string {
  const rules = [SYNTAX, ...RULES];
  const report = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [{
      tool: {
        driver: {
          name,
          version,
          informationUri: url,
          rules: rules.map(({ id, title, explanation, severity }) => ({
            id,
            shortDescription: { text: title },
            fullDescription: { text: explanation },
            helpUri: `${rulesUrl}#${id}`,
            defaultConfiguration: { level: severity },
          })),
        },
      },
      columnKind: 'utf16CodeUnits',
      results: findings.map(({ rule, severity, path, line, column, message, help }) => ({
        ruleId: rule,
        ruleIndex: rules.findIndex(({ id }) => id === rule),
        level: severity,
        message: { text: `${message}. ${help}.` },
        locations: [{ physicalLocation: { artifactLocation: { uri: encodeURI(path) }, region: { startLine: line, startColumn: column } } }],
      })),
    }],
  };
  return `${JSON.stringify(report, null, 2)}\n`;
}
