import { testProject } from './project';
import { InspectStep } from '../../src/steps/inspect-step';

const project = testProject();

describe('InspectStep', () => {
  test('gives the script the layout, and needs no right', () => {
    expect(new InspectStep(project, { script: '.github/image-release/inspect.sh' }).toGithub()).toEqual({
      needs: [],
      env: {},
      steps: [{ name: 'Read the digests', id: 'image', env: { LAYOUT: '${{ runner.temp }}/image' }, run: 'bash .github/image-release/inspect.sh' }],
    });
  });

  test('names its outputs as the script does', () => {
    // WHEN
    const { digest, platforms } = new InspectStep(project, { script: 'inspect.sh' });

    // THEN
    expect({ digest, platforms }).toEqual({ digest: { stepId: 'image', outputName: 'digest' }, platforms: { stepId: 'image', outputName: 'platforms' } });
  });
});
