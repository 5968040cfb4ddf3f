import { testProject } from './project';
import { Registry } from '../../src/model/registry';
import { FindStep } from '../../src/steps/find-step';

const project = testProject();
const OPTIONS = { image: 'app', tags: '${{ steps.meta.outputs.tag-names }}', script: '.github/image-release/find.sh' };

describe('FindStep', () => {
  test('gives the script its contract, with the login of that registry', () => {
    expect(new FindStep(project, { ...OPTIONS, registry: Registry.dockerHub({ namespace: 'openim' }) }).toGithub()).toEqual({
      needs: [],
      env: {},
      steps: [{
        name: 'Look in Docker Hub',
        id: 'find-docker-hub',
        env: {
          IMAGE: 'docker.io/openim/app',
          TAGS: '${{ steps.meta.outputs.tag-names }}',
          LAYOUT: '${{ runner.temp }}/image',
          USERNAME: '${{ secrets.DOCKER_USERNAME }}',
          PASSWORD: '${{ secrets.DOCKER_PASSWORD }}',
        },
        run: 'bash .github/image-release/find.sh',
      }],
      permissions: {},
      reasons: {},
    });
  });

  test('only reads', () => {
    // WHEN
    const { permissions, reasons } = new FindStep(project, { ...OPTIONS, registry: Registry.ghcr({ namespace: 'a' }) }).toGithub();

    // THEN
    expect({ permissions, reasons }).toEqual({ permissions: { packages: 'read' }, reasons: { packages: 'read from ghcr.io' } });
  });
});
