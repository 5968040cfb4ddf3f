import { Secret } from '../../src/model/secret';
import { Variable } from '../../src/model/variable';
import { LAYOUT, outputExpression, settingExpression } from '../../src/steps/expression';

describe('settingExpression', () => {
  test.each([
    ['a secret', Secret.of('TOKEN'), '${{ secrets.TOKEN }}'],
    ['the token of the run', Secret.workflowToken(), '${{ github.token }}'],
    ['a variable', Variable.of('WHO'), '${{ vars.WHO }}'],
    ['the actor of the run', Variable.workflowActor(), '${{ github.actor }}'],
  ])('gives %s', (_name, setting, expression) => {
    expect(settingExpression(setting)).toBe(expression);
  });
});

describe('outputExpression', () => {
  test('reads the output of a step', () => {
    expect(outputExpression({ stepId: 'meta', outputName: 'tag-names' })).toBe('${{ steps.meta.outputs.tag-names }}');
  });
});

describe('LAYOUT', () => {
  test('lies outside the repository', () => {
    expect(LAYOUT).toBe('${{ runner.temp }}/image');
  });
});
