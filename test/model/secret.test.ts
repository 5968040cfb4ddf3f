import { problemsOf, refusalOf } from './problems-of';
import { checkSettingName, Secret } from '../../src/model/secret';

const ALLOWED = 'letters, digits and _, not starting with a digit or with GITHUB_; the token of the run is Secret.workflowToken()';

describe('Secret.of', () => {
  test('keeps the name as it is given', () => {
    expect(Secret.of('Docker_Token_2').name).toBe('Docker_Token_2');
  });

  test.each([undefined, null, 1, {}, ['A']])('refuses %j, which is no text', (given) => {
    expect(refusalOf(() => Secret.of(given as string))?.message).toContain('Secret.of(name): 1 problem, nothing was written');
  });
});

describe('Secret.workflowToken', () => {
  test('has no name and nothing wrong with it', () => {
    // WHEN
    const token = Secret.workflowToken();

    // THEN
    expect(token.name).toBeUndefined();
    expect(problemsOf((problems) => token._check('secret', problems))).toEqual([]);
  });
});

describe('the check of a secret', () => {
  test.each(['A', '_', '_A1', 'slack_webhook_url', 'GITHUB', 'MY_GITHUB_TOKEN'])('takes the name %s', (name) => {
    expect(problemsOf((problems) => Secret.of(name)._check('secret', problems))).toEqual([]);
  });

  test.each(['1A', 'A-B', 'A.B', 'A B', 'Ä', 'A\n', 'GITHUB_TOKEN', 'github_token', 'GitHub_x', '${{ secrets.A }}', 'A }} ${{ B'])('refuses the name %j', (name) => {
    expect(problemsOf((problems) => Secret.of(name)._check('registries[0].password', problems))).toEqual([
      { path: 'registries[0].password', value: JSON.stringify(name), reason: 'is not a name that GitHub takes', allowed: ALLOWED },
    ]);
  });

  test('says that an empty name is empty', () => {
    expect(problemsOf((problems) => Secret.of('')._check('secret', problems))).toEqual([
      { path: 'secret', value: '""', reason: 'is empty', allowed: ALLOWED },
    ]);
  });
});

describe('checkSettingName', () => {
  test('names the path that it is given', () => {
    expect(problemsOf((problems) => checkSettingName('1', 'a.b[2]', problems)).map(({ path }) => path)).toEqual(['a.b[2]']);
  });
});

test.each(['constructor', 'CONSTRUCTOR', '__proto__'])('the name %s is refused, which projen would take for a property', (name) => {
  expect(problemsOf((problems) => Secret.of(name)._check('secrets[0]', problems))).toHaveLength(1);
});
