import { ImageReleaseOptions, LatestRule, Registry, Tag, Trigger } from '../../../src';
import { parsed, parsedRepair, stepOf, WorkflowJob } from '../../support/synth';

const VERSIONS = { triggers: [Trigger.releasePublished()] };
const envOf = (options: Partial<ImageReleaseOptions>) => stepOf(parsed(options).jobs['publish-ghcr'], 'Publish')?.env ?? {};

function publish(registry: Registry, options: Partial<ImageReleaseOptions> = {}): WorkflowJob {
  return parsed({ registries: [registry], ...options }).jobs[`publish-${registry.id}`];
}

describe('a publish job', () => {
  test('checks out the scripts, fetches the image and publishes it, and says how that ended', () => {
    // WHEN
    const job = parsed(VERSIONS).jobs['publish-ghcr'];

    // THEN
    expect(job).toMatchObject({ 'name': 'Publish to GHCR', 'needs': ['build'], 'runs-on': 'ubuntu-24.04', 'timeout-minutes': 45 });
    expect(job.steps.map(({ name }) => name)).toEqual(['Check out', 'Fetch the image', 'Publish']);
    expect(job.steps[0].with).toEqual({ 'persist-credentials': false, 'sparse-checkout': '.github/image-release' });
    expect(job.steps[2]).toEqual({
      name: 'Publish',
      id: 'publish',
      env: {
        IMAGE: 'ghcr.io/acme/app',
        TAGS: '${{ needs.build.outputs.tags }}',
        DIGEST: '${{ needs.build.outputs.digest }}',
        LAYOUT: '${{ runner.temp }}/image',
        USERNAME: '${{ github.actor }}',
        PASSWORD: '${{ github.token }}',
        VERSION: '${{ needs.build.outputs.version }}',
      },
      run: 'bash .github/image-release/publish.sh',
    });
    expect(job.outputs).toEqual({
      outcome: '${{ steps.publish.outputs.outcome }}',
      reason: '${{ steps.publish.outputs.reason }}',
      kept: '${{ steps.publish.outputs.kept }}',
      seconds: '${{ steps.publish.outputs.seconds }}',
    });
  });

  test('gets what it needs from the build of its image', () => {
    const { jobs } = parsed({ ...VERSIONS, images: [{ name: 'web' }, { name: 'team/server' }] });
    expect(stepOf(jobs['publish-team-server-ghcr'], 'Publish')?.env).toMatchObject({
      IMAGE: 'ghcr.io/acme/team/server',
      TAGS: '${{ needs.build-team-server.outputs.tags }}',
      DIGEST: '${{ needs.build-team-server.outputs.digest }}',
      VERSION: '${{ needs.build-team-server.outputs.version }}',
    });
    expect(stepOf(jobs['publish-team-server-ghcr'], 'Fetch the image')?.with?.name).toBe('release.team-server.${{ needs.build-team-server.outputs.version || github.event_name }}');
  });

  test('is about no version where none is released', () => {
    expect(Object.keys(envOf({}))).toEqual(['IMAGE', 'TAGS', 'DIGEST', 'LAYOUT', 'USERNAME', 'PASSWORD']);
    expect(envOf({ triggers: [Trigger.tag('v*')], tags: [Tag.raw('edge')] })).not.toHaveProperty('VERSION');
  });

  test('may replace a version only where that is wanted', () => {
    expect(envOf({ ...VERSIONS, overwrite: true }).OVERWRITE).toBe('true');
    expect(envOf({ ...VERSIONS, overwrite: false })).not.toHaveProperty('OVERWRITE');
  });

  test.each([
    [{}, undefined],
    [{ rule: LatestRule.HIGHEST_VERSION }, undefined],
    [{ rule: LatestRule.GITHUB_RELEASE }, 'latest'],
    [{ rule: LatestRule.GITHUB_RELEASE, prefix: 'x-', suffix: '-alpine' }, 'x-latest-alpine'],
  ])('asks GitHub for its latest release only where latest follows it: %j', (options, latest) => {
    expect(envOf({ ...VERSIONS, tags: [Tag.version(), Tag.majorMinor(), Tag.latest(options)] }).LATEST).toBe(latest);
  });

  test('asks for it in a repair too', () => {
    const { jobs } = parsedRepair({ tags: [Tag.version(), Tag.latest({ rule: LatestRule.GITHUB_RELEASE })] });
    expect(stepOf(jobs['publish-ghcr'], 'Publish')?.env).toMatchObject({ LATEST: 'latest', GITHUB_TOKEN: '${{ github.token }}' });
  });

  test('reads without a login where everybody is to be able to pull', () => {
    expect(stepOf(publish(Registry.ghcr({ namespace: 'acme', anonymousPull: true })), 'Publish')?.env?.ANONYMOUS).toBe('true');
    expect(envOf({})).not.toHaveProperty('ANONYMOUS');
  });
});

describe('an environment', () => {
  const registries = [Registry.dockerHub({ namespace: 'acme', environment: 'production: Docker Hub' }), Registry.ghcr({ namespace: 'acme' })];

  test('is that of the job that publishes there, and of no other', () => {
    const { jobs } = parsed({ registries });
    expect(Object.entries(jobs).flatMap(([id, { environment }]) => environment === undefined ? [] : [[id, environment]])).toEqual([['publish-docker-hub', 'production: Docker Hub']]);
  });

  test('can hold secrets of its own, which a change by hand may use', () => {
    const use = (job: string) => () => parsed({ registries }, ({ workflow }) => workflow.appendStep(job, { id: 'last', run: 'true', env: { TOKEN: '${{ secrets.IN_PRODUCTION }}' } }));
    expect(use('publish-docker-hub')).not.toThrow();
    expect(use('publish-ghcr')).toThrow(/IN_PRODUCTION/);
  });
});

describe('a runner', () => {
  const stepsOn = (...runner: string[]) => publish(Registry.ghcr({ namespace: 'acme', runner })).steps.map(({ name }) => name);

  test('is that of the job that publishes there, and of no other', () => {
    const { jobs } = parsed({ registries: [Registry.ghcr({ namespace: 'acme', runner: ['self-hosted', 'china'] }), Registry.of('quay.io', { namespace: 'acme', runner: ['ubuntu-24.04-arm'] })] });
    expect(Object.fromEntries(Object.entries(jobs).map(([id, job]) => [id, job['runs-on']]))).toEqual({
      'build': 'ubuntu-24.04', 'publish-ghcr': ['self-hosted', 'china'], 'publish-quay-io': 'ubuntu-24.04-arm', 'record': 'ubuntu-24.04', 'notify': 'ubuntu-24.04',
    });
  });

  test('gets buildx, and no BuildKit, if GitHub does not host it', () => {
    expect(stepsOn('self-hosted', 'linux')).toEqual(['Check out', 'Set up Buildx', 'Fetch the image', 'Publish']);
    expect(stepOf(publish(Registry.ghcr({ namespace: 'acme', runner: ['self-hosted'] }), { mirror: 'mirror.gcr.io' }), 'Set up Buildx')?.with).toEqual({
      'version': 'v0.36.1', 'driver': 'docker', 'cache-binary': false,
    });
  });

  test.each(['ubuntu-latest', 'ubuntu-24.04', 'ubuntu-24.04-arm'])('has buildx if it is %s', (label) => {
    expect(stepsOn(label)).toEqual(['Check out', 'Fetch the image', 'Publish']);
  });
});
