import { findingsAsJson } from '../../../../src/review/check/formats/json';
import { NOTE } from '../findings';

test('a program reads the findings', () => {
  expect(findingsAsJson([NOTE])).toBe(`{
  "findings": [
    {
      "rule": "missing-timeout",
      "severity": "note",
      "path": ".github/workflows/release.yml",
      "line": 9,
      "column": 1,
      "message": "The job build has no timeout-minutes",
      "help": "Set timeout-minutes"
    }
  ]
}
`);
});
