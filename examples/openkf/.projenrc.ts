import { ImageRelease, ImageReleaseProject, Notifier, Registry, ReleaseReview, Secret, Trigger } from 'projen-image-release';

const project = new ImageReleaseProject({ name: 'openkf' });

export const release = new ImageRelease(project, 'release-image', {
  images: [{ name: 'openkf-server', dockerfile: 'deploy/docker/Dockerfile.server' }],
  registries: [
    Registry.dockerHub({ namespace: 'openim' }),
    Registry.aliyun({ region: 'cn-hangzhou', namespace: 'openimsdk' }),
    Registry.ghcr({ namespace: 'openimsdk' }),
  ],
  triggers: [
    Trigger.releasePublished(),
    Trigger.pushTo('main'),
    Trigger.schedule('30 1 * * *'),
    Trigger.pullRequest(),
    Trigger.manual(),
    Trigger.repair(),
  ],
  notifiers: [Notifier.slack({ webhook: Secret.of('SLACK_WEBHOOK_URL') })],
});

new ReleaseReview(project, 'release-review');

project.synth();
