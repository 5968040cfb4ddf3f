import { Attestations, ImageRelease, ImageReleaseProject, Platform, Registry, Trigger } from 'projen-image-release';

const project = new ImageReleaseProject({ name: 'lambda' });

// AWS Lambda runs an image of one platform, and cannot read an index with attestations.
export const release = new ImageRelease(project, 'release-image', {
  images: [{ name: 'thumbnailer', platforms: [Platform.LINUX_AMD64], attestations: Attestations.NONE }],
  registries: [Registry.ghcr({ namespace: 'acme', anonymousPull: true })],
  triggers: [Trigger.tag('v*'), Trigger.manual()],
  mirror: 'mirror.gcr.io',
});

// Once the image is published, and not after a rehearsal.
release.workflow.addJob('deploy', {
  name: 'Deploy',
  needs: ['record'],
  if: '${{ !inputs.rehearse }}',
  runsOn: ['ubuntu-24.04'],
  timeoutMinutes: 5,
  permissions: {},
  steps: [{
    name: 'Deploy',
    env: { IMAGE: 'ghcr.io/acme/thumbnailer@${{ needs.record.outputs.digest }}', REFERENCES: '${{ needs.record.outputs.references }}' },
    run: 'echo "This would deploy $IMAGE, published as $REFERENCES"',
  }],
});

project.synth();
