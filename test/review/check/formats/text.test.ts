import { findingsAsText } from '../../../../src/review/check/formats/text';
import { ERROR, NOTE } from '../findings';

test('a finding is a line that editors understand, with what to do below it', () => {
  expect(findingsAsText([ERROR, NOTE, NOTE])).toBe(`.github/workflows/release.yml:7:9: error: 100% wrong, and: no [unknown-platform]
  Name it
as Go does
.github/workflows/release.yml:9:1: note: The job build has no timeout-minutes [missing-timeout]
  Set timeout-minutes
.github/workflows/release.yml:9:1: note: The job build has no timeout-minutes [missing-timeout]
  Set timeout-minutes
1 error, 2 notes
`);
});

test('nothing found is said', () => {
  expect(findingsAsText([])).toBe('Nothing was found\n');
});
