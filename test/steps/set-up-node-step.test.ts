import { testProject } from './project';
import { Pin } from '../../src/steps/pin';
import { Pins } from '../../src/steps/pins';
import { SetUpNodeStep } from '../../src/steps/set-up-node-step';

const project = testProject();

describe('SetUpNodeStep', () => {
  test('installs that version', () => {
    expect(new SetUpNodeStep(project, { version: '22' }).toGithub()).toEqual({
      needs: [],
      env: {},
      steps: [{ name: 'Set up Node.js', id: 'node', uses: 'actions/setup-node@820762786026740c76f36085b0efc47a31fe5020', with: { 'node-version': '22' } }],
    });
  });

  test('takes another pin', () => {
    const pins = new Pins([Pin.action('actions/setup-node', 'v9', '0123456789abcdef0123456789abcdef01234567')]);
    expect(new SetUpNodeStep(project, { version: 'lts/*', pins }).toGithub().steps[0].uses).toBe('actions/setup-node@0123456789abcdef0123456789abcdef01234567');
  });
});
