import { Finding } from '../../../src/review/check/finding';

export const ERROR: Finding = {
  rule: 'unknown-platform', severity: 'error', path: '.github/workflows/release.yml', line: 7, column: 9, message: '100% wrong, and: no', help: 'Name it\nas Go does',
};

export const NOTE: Finding = {
  rule: 'missing-timeout', severity: 'note', path: '.github/workflows/release.yml', line: 9, column: 1, message: 'The job build has no timeout-minutes', help: 'Set timeout-minutes',
};
