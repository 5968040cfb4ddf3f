import { testProject } from './project';
import { outputExpression } from '../../src/steps/expression';
import { RECOVERED } from '../../src/steps/notify-step';
import { PreviousOutcomeStep } from '../../src/steps/previous-outcome-step';

const step = new PreviousOutcomeStep(testProject(), { script: '.github/image-release/before.sh' });

describe('PreviousOutcomeStep', () => {
  test('asks where all ended well, with the right to ask', () => {
    expect(step.toGithub()).toEqual({
      needs: [],
      env: {},
      permissions: { actions: 'read' },
      reasons: { actions: 'ask how the release ended before' },
      steps: [{
        name: 'Ask how it ended before',
        id: 'before',
        if: "${{ needs.record.result == 'success' }}",
        continueOnError: true,
        env: { GITHUB_TOKEN: '${{ github.token }}' },
        run: 'bash .github/image-release/before.sh',
      }],
    });
  });

  test('gives the output that the conditions of notifiers read', () => {
    expect(outputExpression(step.conclusion)).toBe('${{ steps.before.outputs.conclusion }}');
    expect(RECOVERED).toBe("steps.before.outputs.conclusion == 'failure'");
  });
});
