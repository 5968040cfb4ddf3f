import { Attestations, ImageRelease, ImageReleaseProject, Platform, Registry, Trigger } from 'projen-image-release';

const project = new ImageReleaseProject({ name: 'lambda' });

// AWS Lambda runs an image of one platform, and cannot read an index with attestations.
export const release = new ImageRelease(project, 'release-image', {
  images: [{ name: 'thumbnailer', platforms: [Platform.LINUX_AMD64], attestations: Attestations.NONE }],
  registries: [Registry.ghcr({ namespace: 'acme' })],
  triggers: [Trigger.tag('v*'), Trigger.manual()],
});

project.synth();
