import { Event, nightly, pullRequest, pushTo, releasePublished } from './events';
import { unavailableAtLogin } from './faults';
import { ALIYUN, DOCKER_HUB, GHCR } from './registries';
import { Expected, Scenario } from './scenario';

const RELEASE = '.github/workflows/release-image.yml';

type Variation = Partial<Omit<Scenario, 'expected'>> & { readonly expected?: Partial<Expected> };

/** An event on openkf. Unless told otherwise: all is published to all registries. */
function openkf(name: string, title: string, event: Event, tags: Expected['tags'], { expected, ...variation }: Variation = {}): Scenario {
  return {
    name,
    title,
    project: 'openkf',
    workflow: RELEASE,
    event,
    faults: [],
    expected: {
      jobs: { 'build': 'success', 'publish-docker-hub': 'success', 'publish-aliyun': 'success', 'publish-ghcr': 'success', 'record': 'success' },
      images: [
        { registry: DOCKER_HUB, repository: 'openim/openkf-server', job: 'publish-docker-hub' },
        { registry: ALIYUN, repository: 'openimsdk/openkf-server', job: 'publish-aliyun' },
        { registry: GHCR, repository: 'openimsdk/openkf-server', job: 'publish-ghcr' },
      ],
      tags,
      architectures: ['amd64', 'arm64'],
      attestations: true,
      ...expected,
    },
    ...variation,
  };
}

const none = () => [];

const stable = () => ['1.2.3', '1.2', '1', 'latest'];

export const SCENARIOS: readonly Scenario[] = [
  openkf('release', 'release v1.2.3', releasePublished('v1.2.3'), stable),
  openkf('prerelease', 'pre-release v1.3.0-rc.1', releasePublished('v1.3.0-rc.1', true), () => ['1.3.0-rc.1']),
  openkf('marked', 'release v1.3.0, marked as a pre-release', releasePublished('v1.3.0', true), () => ['1.3.0']),
  openkf('no-version', 'release docs-2024', releasePublished('docs-2024'), none, {
    expected: { jobs: { build: 'failure', record: 'failure', notify: 'success' }, failedSteps: ['Require a version', 'Record what was published'], images: [], toldSlack: ['build'] },
  }),
  openkf('push', 'push to main', pushTo('refs/heads/main'), (sha) => ['main', `sha-${sha.slice(0, 7)}`]),
  openkf('nightly', 'nightly', nightly(), () => ['nightly', 'main'], { workflow: '.github/workflows/release-image-nightly.yml' }),
  openkf('pull-request', 'pull request', pullRequest(7), none, { expected: { jobs: { build: 'success' }, images: [] } }),
  openkf('unavailable', 'release v1.2.3, 503 at login', releasePublished('v1.2.3'), stable, { faults: [unavailableAtLogin(ALIYUN)] }),
  {
    name: 'single-platform',
    title: 'tag v1.2.3, one platform',
    project: 'lambda',
    workflow: RELEASE,
    event: pushTo('refs/tags/v1.2.3'),
    faults: [],
    expected: {
      jobs: { 'build': 'success', 'publish-ghcr': 'success', 'record': 'success', 'notify': 'success', 'deploy': 'success' },
      jobsWithToken: ['notify'],
      images: [{ registry: GHCR, repository: 'acme/thumbnailer', job: 'publish-ghcr' }],
      tags: stable,
      architectures: ['amd64'],
      attestations: false,
    },
  },
];
