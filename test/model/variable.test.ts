import { problemsOf, refusalOf } from './problems-of';
import { Variable } from '../../src/model/variable';

describe('Variable.of', () => {
  test('keeps the name as it is given', () => {
    expect(Variable.of('Docker_User').name).toBe('Docker_User');
  });

  test.each([undefined, null, 1])('refuses %j, which is no text', (given) => {
    expect(refusalOf(() => Variable.of(given as unknown as string))?.message).toContain('Variable.of(name): 1 problem, nothing was written');
  });
});

describe('Variable.workflowActor', () => {
  test('has no name and nothing wrong with it', () => {
    // WHEN
    const actor = Variable.workflowActor();

    // THEN
    expect(actor.name).toBeUndefined();
    expect(problemsOf((problems) => actor._check('username', problems))).toEqual([]);
  });
});

describe('the check of a variable', () => {
  test('takes a name that GitHub takes', () => {
    expect(problemsOf((problems) => Variable.of('DOCKER_USER')._check('username', problems))).toEqual([]);
  });

  test.each([
    ['', 'is empty'],
    ['A-B', 'is not a name that GitHub takes'],
    ['GITHUB_ACTOR', 'is not a name that GitHub takes'],
  ])('refuses the name %j, which %s', (name, reason) => {
    expect(problemsOf((problems) => Variable.of(name)._check('registries[1].username', problems))).toEqual([
      { path: 'registries[1].username', value: JSON.stringify(name), reason, allowed: 'letters, digits and _, not starting with a digit or with GITHUB_; the token of the run is Secret.workflowToken()' },
    ]);
  });
});
