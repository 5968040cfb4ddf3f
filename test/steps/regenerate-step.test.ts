import { testProject } from './project';
import { RegenerateStep } from '../../src/steps/regenerate-step';

const project = testProject();

test('RegenerateStep runs the command, and needs no right', () => {
  expect(new RegenerateStep(project, { command: 'npx projen' }).toGithub()).toEqual({
    needs: [],
    env: {},
    steps: [{ name: 'Regenerate', id: 'regenerate', run: 'npx projen' }],
  });
});
