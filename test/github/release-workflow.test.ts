import { Attestations, ImageReleaseOptions, Notifier, Pin, Platform, Registry, Secret, Tag, Trigger, Variable } from '../../src';
import { MINIMAL, parsed, workflowOf } from '../support/synth';

const MERGED = "!startsWith(github.event_name, 'pull_request') && github.event_name != 'merge_group'";

const OPENKF: Partial<ImageReleaseOptions> = {
  registries: [
    Registry.dockerHub({ namespace: 'openim' }),
    Registry.aliyun({ region: 'cn-hangzhou', namespace: 'openimsdk' }),
    Registry.ghcr({ namespace: 'openimsdk' }),
  ],
  triggers: [Trigger.releasePublished(), Trigger.pushTo('main'), Trigger.pullRequest()],
  notifiers: [Notifier.slack()],
};

describe('jobs', () => {
  test('build once, publish to each registry apart, then notify', () => {
    const { jobs } = parsed(OPENKF);
    expect(Object.entries(jobs).map(([id, { needs }]) => [id, needs])).toEqual([
      ['build', undefined],
      ['publish-docker-hub', ['build']],
      ['publish-aliyun', ['build']],
      ['publish-ghcr', ['build']],
      ['notify', ['build', 'publish-docker-hub', 'publish-aliyun', 'publish-ghcr']],
    ]);
  });

  test('of several images stand apart, each publishing what it needs only', () => {
    // GIVEN
    const images = [{ name: 'web' }, { name: 'team/server' }];

    // WHEN
    const { jobs } = parsed({ images });

    // THEN
    expect(Object.entries(jobs).map(([id, { name, needs }]) => [id, name, needs])).toEqual([
      ['build-web', 'Build web', undefined],
      ['publish-web-ghcr', 'Publish web to GHCR', ['build-web']],
      ['build-team-server', 'Build team/server', undefined],
      ['publish-team-server-ghcr', 'Publish team/server to GHCR', ['build-team-server']],
    ]);
    expect(jobs['publish-team-server-ghcr'].steps[2].env).toMatchObject({
      IMAGE: 'ghcr.io/acme/team/server',
      TAGS: '${{ needs.build-team-server.outputs.tags }}',
      DIGEST: '${{ needs.build-team-server.outputs.digest }}',
    });
  });

  test('without anybody to notify leave the notification out', () => {
    expect(Object.keys(parsed({}).jobs)).toEqual(['build', 'publish-ghcr']);
  });

  test('that notify several people use steps of their own', () => {
    const notifiers = [Notifier.slack(), Notifier.slack({ webhook: Secret.of('OTHER_WEBHOOK') })];
    expect(parsed({ notifiers }).jobs.notify.steps.map(({ env }) => env?.WEBHOOK)).toEqual(['${{ secrets.SLACK_WEBHOOK_URL }}', '${{ secrets.OTHER_WEBHOOK }}']);
  });

  test('change no other line when a registry is added but the lists that name it', () => {
    // GIVEN
    const registries = [...OPENKF.registries ?? [], Registry.of('quay.io', { namespace: 'openim' })];

    // WHEN
    const before = workflowOf(OPENKF).split('\n');
    const after = new Set(workflowOf({ ...OPENKF, registries }).split('\n'));

    // THEN
    expect(before.filter((line) => !after.has(line))).toEqual(['    needs: [build, publish-docker-hub, publish-aliyun, publish-ghcr]']);
  });
});

describe('rights', () => {
  test('are those that each job uses, and none for the workflow', () => {
    const { permissions, jobs } = parsed(OPENKF);
    expect(permissions).toEqual({});
    expect(Object.fromEntries(Object.entries(jobs).map(([id, job]) => [id, job.permissions]))).toEqual({
      'build': { contents: 'read' },
      'publish-docker-hub': { contents: 'read' },
      'publish-aliyun': { contents: 'read' },
      'publish-ghcr': { contents: 'read', packages: 'write' },
      'notify': {},
    });
  });

  test('say what they are for', () => {
    expect(workflowOf(OPENKF).split('\n').filter((line) => /^ +(contents|packages):/.test(line)).map((line) => line.trim())).toEqual([
      'contents: read # check out',
      'contents: read # check out the publish script',
      'contents: read # check out the publish script',
      'contents: read # check out the publish script',
      'packages: write # push to ghcr.io',
    ]);
  });

  test('to packages are not needed with a login of your own', () => {
    const registries = [Registry.ghcr({ namespace: 'acme', username: Variable.of('GHCR_USER'), password: Secret.of('GHCR_TOKEN') })];
    const publish = parsed({ registries }).jobs['publish-ghcr'];
    expect(publish.permissions).toEqual({ contents: 'read' });
    expect(publish.steps[2].env).toMatchObject({ USERNAME: '${{ vars.GHCR_USER }}', PASSWORD: '${{ secrets.GHCR_TOKEN }}' });
  });

  test('and secrets are not given to the build', () => {
    expect(JSON.stringify(parsed(OPENKF).jobs.build)).not.toMatch(/secrets|github\.token/);
  });

  test('and secrets are given to no action of others', () => {
    const steps = Object.values(parsed(OPENKF).jobs).flatMap((job) => job.steps).filter((step) => /secrets|github\.token/.test(JSON.stringify(step)));
    expect(steps.map(({ name, uses }) => [name, uses])).toEqual([['Publish', undefined], ['Publish', undefined], ['Publish', undefined], ['Tell Slack', undefined]]);
  });

  test('are not left behind by a check-out', () => {
    const checkouts = Object.values(parsed(OPENKF).jobs).flatMap((job) => job.steps).filter(({ uses }) => uses?.startsWith('actions/checkout@'));
    expect(checkouts.map((step) => step.with?.['persist-credentials'])).toEqual([false, false, false, false]);
  });
});

describe('what publishes', () => {
  test.each([
    ['nothing that is not merged, whatever the triggers are', { triggers: [Trigger.pushTo('main')] }, `\${{ ${MERGED} }}`],
    ['nothing of a caller that is not merged', { triggers: [Trigger.called()] }, `\${{ ${MERGED} }}`],
    ['only in the right repository', { repository: 'acme/app' }, `\${{ github.repository == 'acme/app' && ${MERGED} }}`],
  ])('is %s', (_, options, condition) => {
    const { jobs } = parsed(options);
    expect(jobs['publish-ghcr'].if).toBe(condition);
    expect(jobs.build.steps.find(({ name }) => name === 'Hand the image over')?.if).toBe(condition);
    expect(jobs.build.if).toBeUndefined();
  });

  test('is guarded against triggers that are added by hand', () => {
    const { on, jobs } = parsed({}, ({ workflow }) => workflow.on({ pullRequestTarget: {}, mergeGroup: {} }));
    expect(Object.keys(on)).toEqual(['push', 'pull_request_target', 'merge_group']);
    expect(jobs['publish-ghcr'].if).toBe(`\${{ ${MERGED} }}`);
  });

  test('is told about, but not a pull request nor a fork', () => {
    expect(parsed({ ...OPENKF, repository: 'openimsdk/openkf' }).jobs.notify.if).toBe(
      `\${{ always() && github.repository == 'openimsdk/openkf' && ${MERGED} && (contains(needs.*.result, 'failure') || contains(needs.*.result, 'cancelled')) }}`,
    );
  });

  test('is rehearsed by hand', () => {
    const { on, concurrency, jobs } = parsed({ triggers: [Trigger.manual()], tags: [Tag.version(), Tag.branch()] });
    expect(on).toEqual({ workflow_dispatch: { inputs: { rehearse: { description: 'Do everything but publish', type: 'boolean', default: true } } } });
    expect(concurrency.group).toBe('release-${{ github.workflow }}-${{ github.event_name }}-${{ github.ref }}-${{ inputs.rehearse }}');
    expect(jobs['publish-ghcr'].steps[2].env?.REHEARSE).toBe('${{ inputs.rehearse }}');
  });
});

describe('concurrency', () => {
  test('lets only a pull request be superseded', () => {
    expect(parsed(OPENKF).concurrency).toEqual({
      'group': 'release-${{ github.workflow }}-${{ github.event_name }}-${{ github.ref }}',
      'cancel-in-progress': "${{ github.event_name == 'pull_request' }}",
    });
    expect(parsed({}).concurrency['cancel-in-progress']).toBe(false);
  });
});

describe('the build', () => {
  const build = (image: Partial<ImageReleaseOptions['images'][number]>, options: Partial<ImageReleaseOptions> = {}) => parsed({ images: [{ name: 'app', ...image }], ...options }).jobs.build;
  const step = (job: ReturnType<typeof build>, name: string) => job.steps.find((candidate) => candidate.name === name);

  test.each([
    [[Platform.LINUX_AMD64], undefined],
    [[Platform.LINUX_AMD64, Platform.LINUX_386], undefined],
    [[Platform.LINUX_AMD64, Platform.LINUX_ARM64, Platform.LINUX_ARM_V6, Platform.LINUX_ARM_V7], 'arm64,arm'],
  ])('emulates what the runner is not', (platforms, architectures) => {
    expect(step(build({ platforms }), 'Set up QEMU')?.with?.platforms).toBe(architectures);
  });

  test('of one manifest annotates no index, which there is not', () => {
    const single = { platforms: [Platform.LINUX_AMD64], attestations: Attestations.NONE };
    expect(step(build(single), 'Compute tags and labels')?.env).toEqual({ DOCKER_METADATA_ANNOTATIONS_LEVELS: 'manifest' });
    expect(step(build({}), 'Compute tags and labels')?.env).toEqual({ DOCKER_METADATA_ANNOTATIONS_LEVELS: 'manifest,index' });
  });

  test('requires a version where a run can be about one', () => {
    expect(step(build({}, { triggers: [Trigger.pushTo('main')] }), 'Require a version')).toBeUndefined();
    expect(step(build({}, { triggers: [Trigger.releasePublished()] }), 'Require a version')?.if).toBe("${{ startsWith(github.ref, 'refs/tags/') }}");
  });

  test('is kept for a day, and for as long as a release can be run again', () => {
    expect(step(build({}), 'Hand the image over')?.with?.['retention-days']).toBe(1);
    expect(step(build({}, { triggers: [Trigger.releasePublished()] }), 'Hand the image over')?.with?.['retention-days']).toBe("${{ startsWith(github.ref, 'refs/tags/') && 30 || 1 }}");
  });

  test('uses the pins that it is given', () => {
    const pins = [Pin.action('docker/build-push-action', 'v7.4.0', 'a'.repeat(40)), Pin.program('buildx', 'v0.37.0')];
    const text = workflowOf({ ...MINIMAL, pins });
    expect(text).toContain(`uses: docker/build-push-action@${'a'.repeat(40)} # v7.4.0\n`);
    expect(text).toContain('version: v0.37.0\n');
  });
});
