import { ImageReleaseOptions, Notifier, Registry, Secret, Tag, Trigger, Variable } from '../../src';
import { fill } from '../support/expression';
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
  test('build once, publish to each registry apart, record what came of it, then notify', () => {
    const { jobs } = parsed({ ...OPENKF, notifiers: [] });
    expect(Object.entries(jobs).map(([id, { needs }]) => [id, needs])).toEqual([
      ['build', undefined],
      ['publish-docker-hub', ['build']],
      ['publish-aliyun', ['build']],
      ['publish-ghcr', ['build']],
      ['record', ['build', 'publish-docker-hub', 'publish-aliyun', 'publish-ghcr']],
    ]);
    expect(Object.keys(parsed(OPENKF).jobs)).toEqual([...Object.keys(jobs), 'notify']);
  });

  test('of several images stand apart, each publishing what it needs only', () => {
    // GIVEN
    const images = [{ name: 'web' }, { name: 'team/server' }];

    // WHEN
    const { jobs } = parsed({ images, notifiers: [] });

    // THEN
    expect(Object.entries(jobs).map(([id, { name, needs }]) => [id, name, needs])).toEqual([
      ['build-web', 'Build web', undefined],
      ['publish-web-ghcr', 'Publish web to GHCR', ['build-web']],
      ['build-team-server', 'Build team/server', undefined],
      ['publish-team-server-ghcr', 'Publish team/server to GHCR', ['build-team-server']],
      ['record', 'Record', ['build-web', 'publish-web-ghcr', 'build-team-server', 'publish-team-server-ghcr']],
    ]);
  });

  test('tell somebody unless nobody is wanted', () => {
    expect(Object.keys(parsed({}).jobs)).toEqual(['build', 'publish-ghcr', 'record', 'notify']);
    expect(Object.keys(parsed({ notifiers: [] }).jobs)).toEqual(['build', 'publish-ghcr', 'record']);
  });

  test('change no other line when a registry is added but the lists that name it', () => {
    // GIVEN
    const registries = [...OPENKF.registries ?? [], Registry.of('quay.io', { namespace: 'openim' })];

    // WHEN
    const before = workflowOf({ ...OPENKF, notifiers: [] }).split('\n');
    const after = new Set(workflowOf({ ...OPENKF, notifiers: [], registries }).split('\n'));

    // THEN
    expect(before.filter((line) => !after.has(line))).toEqual(['    needs: [build, publish-docker-hub, publish-aliyun, publish-ghcr]']);
  });

  test.each<[string, Partial<ImageReleaseOptions>]>([
    ['an environment', { registries: [Registry.ghcr({ namespace: 'acme', environment: 'production' })] }],
    ['a runner of GitHub', { registries: [Registry.ghcr({ namespace: 'acme', runner: ['ubuntu-24.04-arm'] })] }],
    ['that everybody may pull', { registries: [Registry.ghcr({ namespace: 'acme', anonymousPull: true })] }],
    ['a repair', { triggers: [Trigger.releasePublished(), Trigger.repair()] }],
  ])('change no more than one or two lines for %s', (_name, options) => {
    // GIVEN
    const base = { triggers: (options.triggers ?? MINIMAL.triggers).filter(({ kind }) => kind !== 'repair') };

    // WHEN
    const before = workflowOf(base).split('\n');
    const after = workflowOf({ ...base, ...options }).split('\n');

    // THEN
    expect(before.filter((line) => !after.includes(line)).length).toBeLessThanOrEqual(1);
    expect(after.filter((line) => !before.includes(line)).length).toBeLessThanOrEqual(2);
  });
});

describe('rights', () => {
  test('are those that each job uses, and none for the workflow', () => {
    const { permissions, jobs } = parsed(OPENKF);
    expect(permissions).toEqual({});
    expect(Object.fromEntries(Object.entries(jobs).map(([id, job]) => [id, job.permissions]))).toEqual({
      'build': { contents: 'read', actions: 'read' },
      'publish-docker-hub': { contents: 'read' },
      'publish-aliyun': { contents: 'read' },
      'publish-ghcr': { contents: 'read', packages: 'write' },
      'record': { contents: 'read' },
      'notify': { contents: 'read' },
    });
  });

  test.each<[string, Partial<ImageReleaseOptions>]>([
    ['no run is about a version', { triggers: [Trigger.pushTo('main'), Trigger.schedule('30 1 * * *'), Trigger.pullRequest()] }],
    ['no tag is that of a version', { triggers: [Trigger.tag('v*')], tags: [Tag.raw('edge')] }],
    ['a version may be replaced', { triggers: [Trigger.releasePublished()], overwrite: true }],
  ])('to see earlier runs are not needed where %s', (_name, options) => {
    expect(parsed(options).jobs.build.permissions).toEqual({ contents: 'read' });
  });

  test('say what they are for', () => {
    expect(workflowOf(OPENKF).split('\n').filter((line) => /^ +(contents|packages|actions):/.test(line)).map((line) => line.trim())).toEqual([
      'contents: read # check out',
      'actions: read # look for an earlier build of the version',
      'contents: read # check out the scripts',
      'contents: read # check out the scripts',
      'contents: read # check out the scripts',
      'packages: write # push to ghcr.io',
      'contents: read # check out the scripts',
      'contents: read # check out the scripts',
    ]);
  });

  test('to packages are not needed with a login of your own', () => {
    const registries = [Registry.ghcr({ namespace: 'acme', username: Variable.of('GHCR_USER'), password: Secret.of('GHCR_TOKEN') })];
    const publish = parsed({ registries }).jobs['publish-ghcr'];
    expect(publish.permissions).toEqual({ contents: 'read' });
    expect(publish.steps[2].env).toMatchObject({ USERNAME: '${{ vars.GHCR_USER }}', PASSWORD: '${{ secrets.GHCR_TOKEN }}' });
  });

  test('and secrets are not given to the build, nor to the record', () => {
    const { build, record } = parsed(OPENKF).jobs;
    expect(JSON.stringify(build)).not.toMatch(/secrets/);
    expect(JSON.stringify(record)).not.toMatch(/secrets|github\.token/);
  });

  test('of the build are not used after a Dockerfile was run', () => {
    const { steps } = parsed(OPENKF).jobs.build;
    const token = steps.map((step) => JSON.stringify(step).includes('github.token'));
    expect(steps.filter((_, index) => token[index]).map(({ name }) => name)).toEqual(['Look for an earlier build of the version', 'Fetch the image of that build']);
    expect(token.lastIndexOf(true)).toBeLessThan(steps.findIndex(({ name }) => name === 'Build'));
  });

  test('and secrets are given to no action of others', () => {
    const steps = Object.values(parsed(OPENKF).jobs).flatMap((job) => job.steps).filter((step) => /secrets|github\.token/.test(JSON.stringify(step)));
    expect(steps.map(({ name, uses }) => [name, uses?.replace(/@.*/, '')])).toEqual([
      ['Look for an earlier build of the version', undefined],
      ['Fetch the image of that build', 'actions/download-artifact'], // GitHub's own
      ['Publish', undefined],
      ['Publish', undefined],
      ['Publish', undefined],
      ['Tell Slack', undefined],
    ]);
  });

  test('are not left behind by a check-out', () => {
    const checkouts = Object.values(parsed(OPENKF).jobs).flatMap((job) => job.steps).filter(({ uses }) => uses?.startsWith('actions/checkout@'));
    expect(checkouts.map((step) => step.with?.['persist-credentials'])).toEqual([false, false, false, false, false, false]);
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
    expect(jobs.build.steps.find(({ name }) => name === 'Hand the image over')?.if?.replace(' && steps.earlier.outputs.run != github.run_id', '')).toBe(condition);
    expect(jobs.build.if).toBeUndefined();
    expect(jobs.record.if).toBe(condition.replace('${{ ', '${{ always() && '));
  });

  test('is guarded against triggers that are added by hand', () => {
    const { on, jobs } = parsed({}, ({ workflow }) => workflow.on({ pullRequestTarget: {}, mergeGroup: {} }));
    expect(Object.keys(on)).toEqual(['push', 'pull_request_target', 'merge_group']);
    expect(jobs['publish-ghcr'].if).toBe(`\${{ ${MERGED} }}`);
  });

  test('is rehearsed by hand', () => {
    const { on, jobs } = parsed({ triggers: [Trigger.manual()], tags: [Tag.version(), Tag.branch()] });
    expect(on).toEqual({ workflow_dispatch: { inputs: { rehearse: { description: 'Do everything but publish', type: 'boolean', default: true } } } });
    expect(jobs['publish-ghcr'].steps[2].env?.REHEARSE).toBe('${{ inputs.rehearse }}');
    expect(jobs.record.steps[1].env?.REHEARSE).toBe('${{ inputs.rehearse }}');
  });

  test('is not rehearsed where nobody can start it by hand', () => {
    expect(workflowOf({ ...OPENKF, triggers: [...OPENKF.triggers ?? [], Trigger.called(), Trigger.repair()] })).not.toMatch(/rehearse/i);
  });
});

describe('concurrency', () => {
  /** The group of a run, as GitHub would give it. */
  function groupOf(options: Partial<ImageReleaseOptions>, run: { ref?: string; event: string; workflow?: string; rehearse?: boolean }): string {
    const github = { ref: run.ref ?? 'refs/heads/main', event_name: run.event, workflow: run.workflow ?? 'release' };
    return fill(String(parsed(options).concurrency.group), { github, inputs: { rehearse: run.rehearse } });
  }

  test('lets only a pull request be superseded', () => {
    expect(parsed(OPENKF).concurrency).toEqual({
      'group': "release-${{ startsWith(github.ref, 'refs/tags/') && 'version' || format('{0}-{1}', github.workflow, github.event_name) }}-${{ github.ref }}",
      'cancel-in-progress': "${{ github.event_name == 'pull_request' }}",
    });
    expect(parsed({}).concurrency).toEqual({ 'group': 'release-${{ github.workflow }}-${{ github.event_name }}-${{ github.ref }}', 'cancel-in-progress': false });
  });

  test('lets runs about one version wait for each other, whatever started them', () => {
    // GIVEN
    const options = { triggers: [Trigger.releasePublished(), Trigger.manual(), Trigger.called()] };
    const ref = 'refs/tags/v1.2.3';

    // THEN
    const group = groupOf(options, { ref, event: 'release' });
    expect(groupOf(options, { ref, event: 'push', workflow: 'caller' })).toBe(group);
    expect(groupOf(options, { ref, event: 'workflow_dispatch', rehearse: false })).toBe(group);
    expect(groupOf(options, { ref: 'refs/tags/v1.2.4', event: 'release' })).not.toBe(group);
  });

  test('lets runs on branches wait for those of the same event only, and for no rehearsal', () => {
    // GIVEN
    const options = { triggers: [Trigger.releasePublished(), Trigger.pushTo('main'), Trigger.manual(), Trigger.schedule('30 1 * * *')] };

    // THEN
    const groups = [
      groupOf(options, { event: 'push' }),
      groupOf(options, { event: 'schedule', workflow: 'release-nightly' }),
      groupOf(options, { event: 'workflow_dispatch', rehearse: true }),
      groupOf(options, { event: 'workflow_dispatch', rehearse: false }),
      groupOf(options, { event: 'push', ref: 'refs/heads/next' }),
    ];
    expect(new Set(groups).size).toBe(5);
  });
});
