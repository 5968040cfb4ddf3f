import { findingsAsAnnotations } from '../../../../src/review/check/formats/github';
import { ERROR, NOTE } from '../findings';

test('each finding is a command of its severity', () => {
  expect(findingsAsAnnotations([ERROR, { ...ERROR, severity: 'warning' }, NOTE]).split('\n')).toEqual([
    '::error file=.github/workflows/release.yml,line=7,col=9,title=unknown-platform::100%25 wrong, and: no%0AName it%0Aas Go does',
    '::warning file=.github/workflows/release.yml,line=7,col=9,title=unknown-platform::100%25 wrong, and: no%0AName it%0Aas Go does',
    '::notice file=.github/workflows/release.yml,line=9,col=1,title=missing-timeout::The job build has no timeout-minutes%0ASet timeout-minutes',
    '',
  ]);
});

test('a path cannot end its property', () => {
  expect(findingsAsAnnotations([{ ...NOTE, path: 'a,b:c%.yml' }])).toContain('file=a%2Cb%3Ac%25.yml,line');
});
