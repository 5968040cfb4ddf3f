import { Attestations, ImageReleaseOptions, Pin, Platform, Registry, Trigger } from '../../../src';
import { parsed, stepOf, WorkflowJob, workflowOf } from '../../support/synth';

const VERSIONS = { triggers: [Trigger.releasePublished()] };

function build(image: Partial<ImageReleaseOptions['images'][number]>, options: Partial<ImageReleaseOptions> = {}): WorkflowJob {
  return parsed({ images: [{ name: 'app', ...image }], ...options }).jobs.build;
}

const stepsOf = (options: Partial<ImageReleaseOptions>) => build({}, options).steps.map(({ name }) => name);

describe('the steps', () => {
  test('of a branch build the image, read its digests and hand it over', () => {
    expect(stepsOf({})).toEqual(['Check out', 'Compute tags and labels', 'Set up QEMU', 'Set up Buildx', 'Build', 'Read the digests', 'Hand the image over']);
  });

  test('of a version look first whether it was built before', () => {
    expect(stepsOf(VERSIONS)).toEqual([
      'Require a version',
      'Check out',
      'Compute tags and labels',
      'Look for an earlier build of the version',
      'Fetch the image of that build',
      'Set up QEMU',
      'Set up Buildx',
      'Build',
      'Read the digests',
      'Hand the image over',
    ]);
  });

  test('of a version that may be replaced build it again', () => {
    const again = build({}, { ...VERSIONS, overwrite: true });
    expect(again.steps.map(({ name }) => name)).toEqual(['Require a version', ...stepsOf({})]);
    expect(stepOf(again, 'Build')).not.toHaveProperty('if');
  });

  test.each([
    [[Platform.LINUX_AMD64], undefined],
    [[Platform.LINUX_AMD64, Platform.LINUX_386], undefined],
    [[Platform.LINUX_AMD64, Platform.LINUX_ARM64, Platform.LINUX_ARM_V6, Platform.LINUX_ARM_V7], 'arm64,arm'],
  ])('emulate what the runner is not', (platforms, architectures) => {
    expect(stepOf(build({ platforms }), 'Set up QEMU')?.with?.platforms).toBe(architectures);
  });

  test('annotate no index where there is none', () => {
    const single = { platforms: [Platform.LINUX_AMD64], attestations: Attestations.NONE };
    expect(stepOf(build(single), 'Compute tags and labels')?.env).toEqual({ DOCKER_METADATA_ANNOTATIONS_LEVELS: 'manifest' });
    expect(stepOf(build({}), 'Compute tags and labels')?.env).toEqual({ DOCKER_METADATA_ANNOTATIONS_LEVELS: 'manifest,index' });
  });

  test('use the pins that they are given', () => {
    // GIVEN
    const pins = [Pin.action('docker/build-push-action', 'v7.4.0', 'a'.repeat(40)), Pin.action('actions/download-artifact', 'v9', 'b'.repeat(40)), Pin.program('buildx', 'v0.37.0')];

    // WHEN
    const text = workflowOf({ ...VERSIONS, pins });

    // THEN
    expect(text).toContain(`uses: docker/build-push-action@${'a'.repeat(40)} # v7.4.0\n`);
    expect(text.match(new RegExp(`uses: actions/download-artifact@${'b'.repeat(40)} # v9\n`, 'g'))).toHaveLength(2);
    expect(text).not.toMatch(/download-artifact@3e5f/);
    expect(text).toContain('version: v0.37.0\n');
  });
});

describe('a mirror of Docker Hub', () => {
  const MIRROR = { mirror: 'harbor.example.com/docker-hub' };

  test('gives QEMU, BuildKit and base images', () => {
    // WHEN
    const job = build({}, MIRROR);

    // THEN
    expect(stepOf(job, 'Set up QEMU')?.with?.image).toMatch(/^harbor\.example\.com\/docker-hub\/tonistiigi\/binfmt:[\w.-]+@sha256:[0-9a-f]{64}$/);
    expect(stepOf(job, 'Set up Buildx')?.with).toMatchObject({
      'driver-opts': expect.stringMatching(/^image=harbor\.example\.com\/docker-hub\/moby\/buildkit:v[\d.]+@sha256:[0-9a-f]{64}$/),
      'buildkitd-config-inline': '[registry."docker.io"]\n  mirrors = ["harbor.example.com/docker-hub"]\n',
    });
  });

  test('leaves nothing of the build to Docker Hub but the name that is mirrored', () => {
    const text = JSON.stringify(build({}, MIRROR));
    expect([...text.matchAll(/docker\.io[^\\]*/g)].map(([found]) => found)).toEqual(['docker.io']);
  });

  test('changes nothing where the image is published', () => {
    const { 'publish-ghcr': publish, record } = parsed({}).jobs;
    expect(parsed(MIRROR).jobs).toMatchObject({ 'publish-ghcr': publish, record });
  });

  test('is not spoken of where there is none', () => {
    expect(workflowOf({})).not.toMatch(/buildkitd|mirror/);
  });
});

describe('the artifact', () => {
  const HAND_OVER = 'release.app.${{ steps.version.outputs.version || github.event_name }}';

  test('is named after the version, by which a later run finds it', () => {
    // WHEN
    const { jobs } = parsed(VERSIONS);

    // THEN
    const { build: job, 'publish-ghcr': publish } = jobs;
    expect(stepOf(job, 'Hand the image over')?.with?.name).toBe(HAND_OVER);
    expect(stepOf(job, 'Look for an earlier build of the version')?.env?.ARTIFACT).toBe(HAND_OVER);
    expect(stepOf(job, 'Fetch the image of that build')?.with?.name).toBe(HAND_OVER);
    expect(stepOf(publish, 'Fetch the image')?.with?.name).toBe('release.app.${{ needs.build.outputs.version || github.event_name }}');
  });

  test('is not handed over again by the run that did', () => {
    expect(stepOf(build({}, VERSIONS), 'Hand the image over')?.if).toMatch(/ && steps\.earlier\.outputs\.run != github\.run_id \}\}$/);
    expect(stepOf(build({}, { ...VERSIONS, overwrite: true }), 'Hand the image over')?.if).not.toContain('earlier');
  });

  test('of a rehearsal is never taken for that of a release, nor the other way round', () => {
    // WHEN
    const { build: job, 'publish-ghcr': publish } = parsed({ triggers: [Trigger.manual()] }).jobs;

    // THEN
    const name = "release.app.${{ inputs.rehearse && 'rehearsal' || steps.version.outputs.version || github.event_name }}";
    expect(stepOf(job, 'Hand the image over')?.with?.name).toBe(name);
    expect(stepOf(publish, 'Fetch the image')?.with?.name).toBe(name.replace('steps.version', 'needs.build'));
    expect(stepOf(job, 'Look for an earlier build of the version')?.if).toBe("${{ startsWith(github.ref, 'refs/tags/') && !inputs.rehearse }}");
  });

  test('has no version where no run has one', () => {
    const { build: job, 'publish-ghcr': publish } = parsed({}).jobs;
    expect([stepOf(job, 'Hand the image over')?.with?.name, stepOf(publish, 'Fetch the image')?.with?.name]).toEqual(['release.app', 'release.app']);
  });

  test('is one for each image', () => {
    const { jobs } = parsed({ images: [{ name: 'web' }, { name: 'team/server' }] });
    expect(['build-web', 'build-team-server'].map((id) => stepOf(jobs[id], 'Hand the image over')?.with?.name)).toEqual(['release.web', 'release.team-server']);
  });

  test.each<[string, Partial<ImageReleaseOptions>, unknown]>([
    ['for a day', {}, 1],
    ['for as long as a version can be run again', VERSIONS, "${{ startsWith(github.ref, 'refs/tags/') && 30 || 1 }}"],
    ['for as long as an approval can take', { registries: [Registry.ghcr({ namespace: 'acme' }), Registry.of('quay.io', { namespace: 'acme', environment: 'production' })] }, 30],
  ])('is kept %s', (_name, options, days) => {
    expect(stepOf(build({}, options), 'Hand the image over')?.with?.['retention-days']).toBe(days);
  });

  test('is told apart from those of another release and of the record', () => {
    // GIVEN
    const artifacts = (name: string, image: string) => Object.values(parsed({ images: [{ name: image }] }, undefined, name).jobs)
      .flatMap(({ steps }) => steps).filter(({ uses }) => uses?.startsWith('actions/upload-artifact@')).map((step) => step.with?.name);

    // THEN
    const all = [...artifacts('release', 'web-app'), ...artifacts('release-web', 'app'), ...artifacts('other', 'record')];
    expect(all).toHaveLength(6);
    expect(new Set(all).size).toBe(6);
  });
});

describe('the outputs', () => {
  test('are what the jobs that follow need', () => {
    expect(build({}, VERSIONS).outputs).toEqual({
      digest: '${{ steps.image.outputs.digest }}',
      tags: '${{ steps.meta.outputs.tag-names }}',
      platforms: '${{ steps.image.outputs.platforms }}',
      version: '${{ steps.version.outputs.version }}',
    });
  });

  test('say no version where there is none', () => {
    expect(Object.keys(build({}).outputs ?? {})).toEqual(['digest', 'tags', 'platforms']);
  });

  test('are of an image that was built or fetched alike: its digests are read from the layout', () => {
    const { steps } = build({}, VERSIONS);
    const index = (name: string) => steps.findIndex((step) => step.name === name);
    expect(steps[index('Read the digests')]).toMatchObject({ id: 'image', env: { LAYOUT: '${{ runner.temp }}/image' } });
    expect(steps[index('Read the digests')]).not.toHaveProperty('if');
    expect(index('Read the digests')).toBeGreaterThan(index('Build'));
    expect(steps[index('Build')].if).toBe('${{ !steps.earlier.outputs.run }}');
  });
});

test('a version is required where a run can be about one', () => {
  expect(stepOf(build({}, { triggers: [Trigger.pushTo('main')] }), 'Require a version')).toBeUndefined();
  expect(stepOf(build({}, VERSIONS), 'Require a version')?.if).toBe("${{ startsWith(github.ref, 'refs/tags/') }}");
});
