import { missingTimeout } from '../../../../src/review/check/rules/missing-timeout';
import { remarksOn } from '../remarks';

const workflow = (key: string, command: string) => `
  on: push
  jobs:
    build:
      runs-on: ubuntu-latest
      ${key}
      steps: [{run: '${command}'}]
`;

test('a push may hang', () => {
  expect(remarksOn(missingTimeout, workflow('name: Build', 'docker push acme/web:1'))).toEqual(['3:3 note: The job build has no timeout-minutes']);
});

test('a job with a timeout, or without a push, is right', () => {
  expect(remarksOn(missingTimeout, workflow('timeout-minutes: 20', 'docker push acme/web:1'))).toEqual([]);
  expect(remarksOn(missingTimeout, workflow('name: Build', 'docker build .'))).toEqual([]);
});
