import { testProject } from './project';
import { InstallStep } from '../../src/steps/install-step';

const project = testProject();

test('InstallStep runs the command, and needs no right', () => {
  expect(new InstallStep(project, { command: 'npm ci' }).toGithub()).toEqual({
    needs: [],
    env: {},
    steps: [{ name: 'Install the packages', id: 'install', run: 'npm ci' }],
  });
});
