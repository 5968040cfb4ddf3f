import { testProject } from './project';
import { EarlierBuildStep } from '../../src/steps/earlier-build-step';

const project = testProject();
const OPTIONS = { artifact: 'release-app-${{ steps.version.outputs.version }}', workflow: '.github/workflows/release.yml', script: '.github/image-release/earlier.sh' };

describe('EarlierBuildStep', () => {
  test('gives the script its contract, for versions only, and may read what earlier runs left', () => {
    expect(new EarlierBuildStep(project, OPTIONS).toGithub()).toEqual({
      needs: [],
      env: {},
      steps: [{
        name: 'Look for an earlier build of the version',
        id: 'earlier',
        if: "${{ startsWith(github.ref, 'refs/tags/') }}",
        env: { ARTIFACT: 'release-app-${{ steps.version.outputs.version }}', WORKFLOW: '.github/workflows/release.yml', HAND_OVER: 'Hand the image over', GITHUB_TOKEN: '${{ github.token }}' },
        run: 'bash .github/image-release/earlier.sh',
      }],
      permissions: { actions: 'read' },
      reasons: { actions: 'look for an earlier build of the version' },
    });
  });

  test('names the output that holds the run', () => {
    expect(new EarlierBuildStep(project, OPTIONS).run).toEqual({ stepId: 'earlier', outputName: 'run' });
  });
});
