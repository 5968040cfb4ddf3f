import { exampleBranches, exampleTags } from '../../../src/simulate/events/example-names';
import { Value } from '../../../src/simulate/value';

describe('exampleBranches', () => {
  test.each<[Value, string[]]>([
    [null, ['main']],
    [{ branches: ['main', 'release-*'] }, ['main', 'release-1.0']],
    [{ branches: ['main', '**'] }, ['main', 'example']],
    [{ branches: ['ma*', '**'] }, ['main']],
    [{ branches: ['release*'] }, ['release-1.0']],
    [{ branches: ['dev*'] }, ['dev']],
    [{ branches: ['feature/**'] }, ['feature/example']],
    [{ branches: ['releases/**', '!releases/**-alpha'] }, ['releases/1.0']],
    [{ branches: ['releases/**', '!releases/1.0'] }, ['releases/example']],
    [{ branches: ['v[0-9]+.[0-9]+'] }, ['v1.2']],
    [{ branches: ['v*'] }, ['v1.0']],
    [{ branches: ['v[0-9]*'] }, ['v1']],
    [{ branches: ['[0-9]+.x'] }, ['1.x']],
    [{ branches: ['[CB]at', '[a-c]'] }, ['Cat', 'a']],
    [{ branches: ['**/stable'] }, ['stable']],
    [{ branches: ['mai?n', 'a\\*b'] }, ['main', 'a*b']],
    [{ branches: ['!main'] }, []],
    [{ branches: ['main', '!main'] }, []],
    [{ branches: ['[', 'dev'] }, ['dev']],
    [{ 'branches-ignore': ['dev'] }, ['main']],
    [{ 'branches-ignore': ['main'] }, ['example']],
    [{ 'branches-ignore': ['**'] }, []],
  ])('of %j', (trigger, names) => {
    expect(exampleBranches(trigger, {})).toEqual(names);
  });

  test('take the default branch where they can', () => {
    expect(exampleBranches({ branches: ['main', 'mast*'] }, { defaultBranch: 'master' })).toEqual(['main', 'master']);
  });
});

describe('exampleTags', () => {
  test.each<[Value, string[]]>([
    [null, ['v1.2.3']],
    [{ tags: ['v*'] }, ['v1.2.3', 'v1.3.0-rc.1']],
    [{ tags: ['**'] }, ['v1.2.3', 'v1.3.0-rc.1']],
    [{ tags: ['v[0-9]+.[0-9]+.[0-9]+'] }, ['v1.2.3']],
    [{ tags: ['[0-9]+.[0-9]+.[0-9]+*'] }, ['1.2.3', '1.3.0-rc.1']],
    [{ tags: ['v2.*'] }, ['v2.2.3', 'v2.3.0-rc.1']],
    [{ tags: ['v1.2.*'] }, ['v1.2.3', 'v1.2.0-rc.1']],
    [{ tags: ['release-*'] }, ['release-1.2.3', 'release-1.3.0-rc.1']],
    [{ tags: ['component/v*'] }, ['component/v1.2.3', 'component/v1.3.0-rc.1']],
    [{ tags: ['v*.*.*-rc*'] }, ['v1.3.0-rc.1']],
    [{ tags: ['v*-beta*'] }, ['v1.3.0-beta.1']],
    [{ tags: ['v*-alpine'] }, ['v1.2.3-alpine']],
    [{ tags: ['v[0-9]+.[0-9]+.[0-9]+-beta.rc[0-9]+'] }, ['v1.2.3-beta.rc4']],
    [{ tags: ['nightly', 'v*'] }, ['nightly', 'v1.2.3', 'v1.3.0-rc.1']],
    [{ tags: ['v*', '!v*-rc*'] }, ['v1.2.3', 'v1.3.0-beta.1']],
    [{ tags: ['v*', '!v*-*'] }, ['v1.2.3']],
    [{ tags: ['v*', 'v*.*'] }, ['v1.2.3', 'v1.3.0-rc.1']],
    [{ 'tags-ignore': ['nightly'] }, ['v1.2.3']],
    [{ 'tags-ignore': ['v*'] }, ['1.2.3']],
  ])('of %j', (trigger, names) => {
    expect(exampleTags(trigger)).toEqual(names);
  });
});
