import { testProject } from './project';
import { Registry } from '../../src/model/registry';
import { PublishStep } from '../../src/steps/publish-step';

const project = testProject();
const OPTIONS = { image: 'app', tags: '${{ needs.build.outputs.tags }}', digest: '${{ needs.build.outputs.digest }}', script: '.github/image-release/publish.sh' };

describe('PublishStep', () => {
  test('gives the script its contract and needs no permission for a login with secrets', () => {
    expect(new PublishStep(project, { ...OPTIONS, registry: Registry.dockerHub({ namespace: 'openim' }) }).toGithub()).toEqual({
      needs: [],
      env: {},
      steps: [{
        name: 'Publish',
        id: 'publish',
        env: {
          IMAGE: 'docker.io/openim/app',
          TAGS: '${{ needs.build.outputs.tags }}',
          DIGEST: '${{ needs.build.outputs.digest }}',
          LAYOUT: '${{ runner.temp }}/image',
          USERNAME: '${{ secrets.DOCKER_USERNAME }}',
          PASSWORD: '${{ secrets.DOCKER_PASSWORD }}',
        },
        run: 'bash .github/image-release/publish.sh',
      }],
      permissions: {},
      reasons: {},
    });
  });

  test('logs in with the token of the run where that opens the registry, and says what it is needed for', () => {
    // WHEN
    const { steps, permissions, reasons } = new PublishStep(project, { ...OPTIONS, registry: Registry.ghcr({ namespace: 'a' }) }).toGithub();

    // THEN
    expect(steps[0].env).toMatchObject({ USERNAME: '${{ github.actor }}', PASSWORD: '${{ github.token }}' });
    expect(permissions).toEqual({ packages: 'write' });
    expect(reasons).toEqual({ packages: 'push to ghcr.io' });
  });

  test('rehearses when it is told so', () => {
    expect(new PublishStep(project, { ...OPTIONS, registry: Registry.of('quay.io'), rehearse: '${{ inputs.rehearse }}' }).toGithub().steps[0].env).toMatchObject({
      IMAGE: 'quay.io/app',
      REHEARSE: '${{ inputs.rehearse }}',
    });
  });

  test('is told the version, what may go back, that a version may be replaced, and that everybody may pull', () => {
    // GIVEN
    const registry = Registry.of('quay.io', { anonymousPull: true });

    // WHEN
    const [{ env }] = new PublishStep(project, { ...OPTIONS, registry, version: '${{ needs.build.outputs.version }}', latest: ['latest', 'x-latest'], overwrite: true }).toGithub().steps;

    // THEN
    expect(env).toEqual({
      IMAGE: 'quay.io/app',
      TAGS: '${{ needs.build.outputs.tags }}',
      DIGEST: '${{ needs.build.outputs.digest }}',
      LAYOUT: '${{ runner.temp }}/image',
      USERNAME: '${{ secrets.QUAY_IO_USERNAME }}',
      PASSWORD: '${{ secrets.QUAY_IO_PASSWORD }}',
      VERSION: '${{ needs.build.outputs.version }}',
      LATEST: 'latest x-latest',
      GITHUB_TOKEN: '${{ github.token }}',
      OVERWRITE: 'true',
      ANONYMOUS: 'true',
    });
  });

  test('is told nothing of what is not so', () => {
    // GIVEN
    const registry = Registry.of('quay.io', { anonymousPull: false });

    // WHEN
    const [{ env }] = new PublishStep(project, { ...OPTIONS, registry, latest: [], overwrite: false }).toGithub().steps;

    // THEN
    expect(Object.keys(env ?? {})).toEqual(['IMAGE', 'TAGS', 'DIGEST', 'LAYOUT', 'USERNAME', 'PASSWORD']);
  });

  test('names its outputs as the script does', () => {
    // WHEN
    const { outcome, reason, kept, seconds } = new PublishStep(project, { ...OPTIONS, registry: Registry.of('quay.io') });

    // THEN
    expect({ outcome, reason, kept, seconds }).toEqual({
      outcome: { stepId: 'publish', outputName: 'outcome' },
      reason: { stepId: 'publish', outputName: 'reason' },
      kept: { stepId: 'publish', outputName: 'kept' },
      seconds: { stepId: 'publish', outputName: 'seconds' },
    });
  });
});
