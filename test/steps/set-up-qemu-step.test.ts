import { testProject } from './project';
import { Pin } from '../../src/steps/pin';
import { Pins } from '../../src/steps/pins';
import { SetUpQemuStep } from '../../src/steps/set-up-qemu-step';

const project = testProject();

describe('SetUpQemuStep', () => {
  test('installs emulation for the architectures, from a pinned image that no cache can change', () => {
    expect(new SetUpQemuStep(project, { architectures: ['arm64', 'arm'] }).toGithub()).toEqual({
      needs: [],
      env: {},
      steps: [{
        name: 'Set up QEMU',
        id: 'qemu',
        uses: 'docker/setup-qemu-action@96fe6ef7f33517b61c61be40b68a1882f3264fb8',
        with: {
          'platforms': 'arm64,arm',
          'image': 'docker.io/tonistiigi/binfmt:qemu-v10.2.3-68@sha256:400a4873b838d1b89194d982c45e5fb3cda4593fbfd7e08a02e76b03b21166f0',
          'cache-image': false,
        },
      }],
    });
  });

  test('takes other pins of the action and the image', () => {
    // GIVEN
    const digest = `sha256:${'a'.repeat(64)}`;
    const pins = new Pins([Pin.action('docker/setup-qemu-action', 'v9', '0'.repeat(40)), Pin.image('docker.io/tonistiigi/binfmt', 'qemu-v11', digest)]);

    // THEN
    expect(new SetUpQemuStep(project, { architectures: ['s390x'], pins }).toGithub().steps[0]).toMatchObject({
      uses: `docker/setup-qemu-action@${'0'.repeat(40)}`,
      with: { platforms: 's390x', image: `docker.io/tonistiigi/binfmt:qemu-v11@${digest}` },
    });
  });

  test('takes the image from a mirror of Docker Hub', () => {
    expect(new SetUpQemuStep(project, { architectures: ['arm64'], mirror: 'harbor.example.com/docker-hub' }).toGithub().steps[0].with?.image).toBe(
      'harbor.example.com/docker-hub/tonistiigi/binfmt:qemu-v10.2.3-68@sha256:400a4873b838d1b89194d982c45e5fb3cda4593fbfd7e08a02e76b03b21166f0',
    );
  });
});
