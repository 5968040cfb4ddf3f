import { testProject } from './project';
import { Pin } from '../../src/steps/pin';
import { Pins } from '../../src/steps/pins';
import { SetUpBuildxStep } from '../../src/steps/set-up-buildx-step';

const project = testProject();

describe('SetUpBuildxStep', () => {
  test('installs a pinned buildx and starts a pinned BuildKit, from no cache', () => {
    expect(new SetUpBuildxStep(project).toGithub()).toEqual({
      needs: [],
      env: {},
      steps: [{
        name: 'Set up Buildx',
        id: 'buildx',
        uses: 'docker/setup-buildx-action@37fe631027851001ddb9b187196cc803df7f5f0e',
        with: {
          'version': 'v0.36.1',
          'driver-opts': 'image=moby/buildkit:v0.32.2@sha256:28a898719c18a33f4e8000685287fa36fd0dd9560c6440227d3a732d79bb41d8',
          'cache-binary': false,
        },
      }],
    });
  });

  test('takes other pins of the action, the program and the image', () => {
    // GIVEN
    const digest = `sha256:${'b'.repeat(64)}`;
    const pins = new Pins([Pin.action('docker/setup-buildx-action', 'v9', '0'.repeat(40)), Pin.program('buildx', 'v1.0.0'), Pin.image('moby/buildkit', 'v1.0.0', digest)]);

    // THEN
    expect(new SetUpBuildxStep(project, { pins }).toGithub().steps[0]).toMatchObject({
      uses: `docker/setup-buildx-action@${'0'.repeat(40)}`,
      with: { 'version': 'v1.0.0', 'driver-opts': `image=moby/buildkit:v1.0.0@${digest}` },
    });
  });

  test('starts no BuildKit where buildx is all that is needed, whatever the mirror is', () => {
    expect(new SetUpBuildxStep(project, { clientOnly: true, mirror: 'mirror.gcr.io' }).toGithub().steps[0].with).toEqual({
      'version': 'v0.36.1',
      'driver': 'docker',
      'cache-binary': false,
    });
  });

  test('takes BuildKit and base images from a mirror of Docker Hub', () => {
    expect(new SetUpBuildxStep(project, { mirror: 'harbor.example.com/docker-hub' }).toGithub().steps[0].with).toEqual({
      'version': 'v0.36.1',
      'driver-opts': 'image=harbor.example.com/docker-hub/moby/buildkit:v0.32.2@sha256:28a898719c18a33f4e8000685287fa36fd0dd9560c6440227d3a732d79bb41d8',
      'buildkitd-config-inline': '[registry."docker.io"]\n  mirrors = ["harbor.example.com/docker-hub"]\n',
      'cache-binary': false,
    });
  });
});
