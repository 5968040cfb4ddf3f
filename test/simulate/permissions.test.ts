import { Permissions, permissionsOf, PermissionSources, SCOPES, scopesOf } from '../../src/simulate/permissions';

const GIVEN: Permissions = { scopes: { contents: 'read', packages: 'write' }, origin: 'job' };
const OPEN: Permissions = { scopes: {}, origin: 'default' };

describe('the permissions of a job', () => {
  test.each<[string, Partial<PermissionSources>, Permissions]>([
    ['nobody says any: the settings of the repository decide', {}, { scopes: {}, origin: 'default' }],
    ['the job says', { job: { contents: 'read', packages: 'write', issues: 'none' } }, { scopes: { contents: 'read', packages: 'write' }, origin: 'job' }],
    ['the job says nothing at all', { job: {} }, { scopes: {}, origin: 'job' }],
    ['the workflow says', { workflow: { contents: 'read' } }, { scopes: { contents: 'read' }, origin: 'workflow' }],
    ['the job goes before the workflow, and adds nothing to it', { job: { packages: 'write' }, workflow: { contents: 'read' } }, { scopes: { packages: 'write' }, origin: 'job' }],
    ['only the caller says', { caller: GIVEN }, { scopes: { contents: 'read', packages: 'write' }, origin: 'caller' }],
    ['the caller does not say', { caller: OPEN }, { scopes: {}, origin: 'default' }],
    ['the caller does not say but the job does', { caller: OPEN, job: { packages: 'write' } }, { scopes: { packages: 'write' }, origin: 'job' }],
    [
      'never more than the caller', { caller: GIVEN, job: { 'contents': 'write', 'packages': 'write', 'id-token': 'write' } },
      { scopes: { contents: 'read', packages: 'write' }, origin: 'job' },
    ],
    ['less than the caller', { caller: GIVEN, workflow: { packages: 'read' } }, { scopes: { packages: 'read' }, origin: 'workflow' }],
    ['a fork reads', { job: { contents: 'read', packages: 'write' }, fork: true }, { scopes: { contents: 'read', packages: 'read' }, origin: 'job', lowered: true }],
    ['a fork gets no token for other services', { job: { 'id-token': 'write', 'packages': 'write' }, fork: true }, { scopes: { packages: 'read' }, origin: 'job', lowered: true }],
    ['a fork where nobody says', { fork: true }, { scopes: {}, origin: 'default', lowered: true }],
  ])('%s', (_, sources, expected) => {
    expect(permissionsOf({ job: undefined, workflow: undefined, fork: false, ...sources })).toEqual(expected);
  });
});

test.each([['read-all', 'read'], ['write-all', 'write']])('%s is every scope', (permissions, access) => {
  expect(scopesOf(permissions)).toEqual(Object.fromEntries(SCOPES.map((scope) => [scope, access])));
});

test.each([['read'], [null], [true], [[]]])('%j is no scope', (permissions) => {
  expect(scopesOf(permissions)).toEqual({});
});
