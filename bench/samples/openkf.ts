// eslint-disable-next-line import/no-unresolved -- installed where this runs
import { ImageReleaseOptions, Notifier, Registry, Secret, Trigger } from 'projen-image-release';

/** The release of examples/openkf, every object made anew. */
export function openkf(): ImageReleaseOptions {
  return {
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
    ],
    notifiers: [Notifier.slack({ webhook: Secret.of('SLACK_WEBHOOK_URL') })],
  };
}
