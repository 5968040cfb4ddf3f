import { findingsAsSarif, Tool } from '../../../../src/review/check/formats/sarif';
import { RULES } from '../../../../src/review/check/rules';
import { ERROR, NOTE } from '../findings';

const TOOL: Tool = { name: 'image-release', version: '1.2.3', url: 'https://example.com', rulesUrl: 'https://example.com/docs/checks.md' };

interface Driver {
  readonly name: string;
  readonly version: string;
  readonly informationUri: string;
  readonly rules: readonly { readonly id: string; readonly helpUri: string }[];
}

interface Sarif {
  readonly $schema: string;
  readonly version: string;
  readonly runs: readonly [{
    readonly tool: { readonly driver: Driver };
    readonly results: readonly { readonly ruleId: string; readonly ruleIndex: number; readonly level: string }[];
  }];
}

const report = (...findings: Parameters<typeof findingsAsSarif>[0]) => JSON.parse(findingsAsSarif(findings, TOOL)) as Sarif;

test('a finding becomes a result at its place', () => {
  const { runs: [{ results }] } = report(ERROR);
  expect(results).toEqual([{
    ruleId: 'unknown-platform',
    ruleIndex: 1 + RULES.findIndex(({ id }) => id === 'unknown-platform'),
    level: 'error',
    message: { text: '100% wrong, and: no. Name it\nas Go does.' },
    locations: [{ physicalLocation: { artifactLocation: { uri: '.github/workflows/release.yml' }, region: { startLine: 7, startColumn: 9 } } }],
  }]);
});

// https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html: what must be there, and what GitHub asks for
test('the report has what SARIF and GitHub ask for', () => {
  // WHEN
  const { $schema, version, runs: [{ tool: { driver }, results }] } = report(ERROR, NOTE);

  // THEN
  expect([$schema, version]).toEqual(['https://json.schemastore.org/sarif-2.1.0.json', '2.1.0']);
  expect(driver).toMatchObject({ name: 'image-release', version: '1.2.3', informationUri: 'https://example.com' });
  expect(driver.rules.map(({ id }) => id)).toEqual(['syntax', ...RULES.map(({ id }) => id)]);
  expect(driver.rules.find(({ id }) => id === 'missing-timeout')).toEqual({
    id: 'missing-timeout',
    shortDescription: { text: 'A job that pushes has no timeout' },
    fullDescription: { text: 'A push that hangs holds its runner, and the releases that wait behind it, for six hours.' },
    helpUri: 'https://example.com/docs/checks.md#missing-timeout',
    defaultConfiguration: { level: 'note' },
  });
  for (const { ruleId, ruleIndex, level } of results) {
    expect(driver.rules[ruleIndex].id).toBe(ruleId);
    expect(['error', 'warning', 'note']).toContain(level);
  }
});

test('each rule is listed once', () => {
  const { runs: [{ tool: { driver: { rules } } }] } = report();
  expect(new Set(rules.map(({ id }) => id)).size).toBe(rules.length);
});
