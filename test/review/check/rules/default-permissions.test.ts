import { defaultPermissions } from '../../../../src/review/check/rules/default-permissions';
import { remarksOn } from '../remarks';

const workflow = (on: string, permissions: string) => `
  on: ${on}
  ${permissions}
  jobs:
    test: {runs-on: ubuntu-latest, steps: [{run: make}]}
    build: {runs-on: ubuntu-latest, steps: [{run: make}]}
`;

test('the file does not say what its jobs may do', () => {
  expect(remarksOn(defaultPermissions, workflow('push', 'name: Release'))).toEqual([
    '4:3 warning: No permissions are given to test and build: the settings of the repository decide what they may do',
  ]);
});

test.each([
  ['the workflow says it', workflow('push', 'permissions: {}')],
  ['the calling workflow says it', workflow('workflow_call', 'name: Release')],
])('nothing is wrong where %s', (_, text) => {
  expect(remarksOn(defaultPermissions, text)).toEqual([]);
});
