import { testProject } from './project';
import { Attestations, ImageOptions } from '../../src/model/image';
import { Platform } from '../../src/model/platform';
import { BuildStep } from '../../src/steps/build-step';
import { MetadataStep } from '../../src/steps/metadata-step';
import { Pin } from '../../src/steps/pin';
import { Pins } from '../../src/steps/pins';

const project = testProject();
const metadata = new MetadataStep(project, { repositories: ['ghcr.io/a/app'], tags: [] });
const STORED = 'not every registry takes attestations stored as OCI artifacts';

function build(options: Partial<ImageOptions> = {}, pins?: Pins) {
  const { steps: [step], ...rest } = new BuildStep(project, { image: { name: 'app', ...options }, metadata, pins }).toGithub();
  return { step, ...rest };
}

describe('BuildStep', () => {
  test('builds the root of the repository for two platforms into a layout, with attestations that every registry takes', () => {
    expect(build()).toEqual({
      needs: [],
      env: {},
      step: {
        name: 'Build',
        id: 'build',
        uses: 'docker/build-push-action@53b7df96c91f9c12dcc8a07bcb9ccacbed38856a',
        env: { DOCKER_BUILD_RECORD_UPLOAD: 'false' },
        with: {
          context: '.',
          platforms: 'linux/amd64,linux/arm64',
          tags: '${{ steps.meta.outputs.tags }}',
          labels: '${{ steps.meta.outputs.labels }}',
          annotations: '${{ steps.meta.outputs.annotations }}',
          provenance: "${{ github.event.repository.visibility == 'public' && 'mode=max' || 'mode=min' }}",
          outputs: 'type=oci,dest=${{ runner.temp }}/image,tar=false,oci-artifact=false',
        },
      },
      notes: { 'with.provenance': 'max carries build arguments', 'with.outputs': STORED },
    });
  });

  test('takes every option of the image', () => {
    expect(build({ context: 'web', dockerfile: 'deploy/Dockerfile', target: 'final', platforms: [Platform.LINUX_S390X], buildArgs: { A: 'b', C: '${{ github.sha }}' } }).step.with).toMatchObject({
      'context': 'web',
      'file': 'deploy/Dockerfile',
      'target': 'final',
      'platforms': 'linux/s390x',
      'build-args': 'A=b\nC=${{ github.sha }}\n',
    });
  });

  test('writes a single build argument as one line', () => {
    expect(build({ buildArgs: { A: 'b c' } }).step.with?.['build-args']).toBe('A=b c');
  });

  test('writes no attestation where none is wanted', () => {
    // WHEN
    const { step, notes } = build({ attestations: Attestations.NONE });

    // THEN
    expect(step.with).toMatchObject({ provenance: false, sbom: false, outputs: 'type=oci,dest=${{ runner.temp }}/image,tar=false' });
    expect(notes).toEqual({});
  });

  test('writes attestations as OCI artifacts where that is wanted', () => {
    // WHEN
    const { step, notes } = build({ attestations: Attestations.OCI_ARTIFACT });

    // THEN
    expect(step.with?.outputs).toBe('type=oci,dest=${{ runner.temp }}/image,tar=false,oci-artifact=true');
    expect(step.with).not.toHaveProperty('sbom');
    expect(notes).toEqual({ 'with.provenance': 'max carries build arguments' });
  });

  test('takes other pins', () => {
    expect(build({}, new Pins([Pin.action('docker/build-push-action', 'v9', '0'.repeat(40))])).step.uses).toBe(`docker/build-push-action@${'0'.repeat(40)}`);
  });

  test('names the output that holds the digest', () => {
    expect(new BuildStep(project, { image: { name: 'app' }, metadata }).digest).toEqual({ stepId: 'build', outputName: 'digest' });
  });

  test('builds nothing where an earlier run did', () => {
    // WHEN
    const [step] = new BuildStep(project, { image: { name: 'app' }, metadata, earlier: { stepId: 'earlier', outputName: 'run' } }).toGithub().steps;

    // THEN
    expect(step.if).toBe('${{ !steps.earlier.outputs.run }}');
    expect(build().step).not.toHaveProperty('if', expect.anything());
  });
});
