import { LatestRule, Registry, Secret, Tag, Trigger, Variable } from '../../../src';
import { parsedRepair, stepOf } from '../../support/synth';

const REGISTRIES = [Registry.dockerHub({ namespace: 'openim' }), Registry.ghcr({ namespace: 'openimsdk' })];

describe('the find job', () => {
  test('looks into every registry, reads what it found and hands it over, and builds nothing', () => {
    // WHEN
    const { find } = parsedRepair({ registries: REGISTRIES }).jobs;

    // THEN
    expect(find).toMatchObject({ 'name': 'Find app', 'runs-on': 'ubuntu-24.04', 'timeout-minutes': 60 });
    expect(find.if).toBe("${{ !startsWith(github.event_name, 'pull_request') && github.event_name != 'merge_group' }}");
    expect(find.steps.map(({ name }) => name)).toEqual([
      'Require a version', 'Check out', 'Compute tags and labels', 'Look in Docker Hub', 'Look in GHCR', 'Read the digests', 'Hand the image over',
    ]);
    expect(find.outputs).toEqual({
      digest: '${{ steps.image.outputs.digest }}',
      tags: '${{ steps.meta.outputs.tag-names }}',
      platforms: '${{ steps.image.outputs.platforms }}',
      version: '${{ steps.version.outputs.version }}',
    });
  });

  test('only reads, and needs no right for a login of your own', () => {
    expect(parsedRepair({ registries: REGISTRIES }).jobs.find.permissions).toEqual({ contents: 'read', packages: 'read' });
    expect(parsedRepair({ registries: [REGISTRIES[0]] }).jobs.find.permissions).toEqual({ contents: 'read' });
    expect(parsedRepair({ registries: [Registry.ghcr({ namespace: 'a', username: Variable.of('WHO'), password: Secret.of('TOKEN') })] }).jobs.find.permissions).toEqual({ contents: 'read' });
  });

  test('gives every registry its own login only', () => {
    const { find } = parsedRepair({ registries: REGISTRIES }).jobs;
    const LOOK = { TAGS: '${{ steps.meta.outputs.tag-names }}', LAYOUT: '${{ runner.temp }}/image' };
    expect([stepOf(find, 'Look in Docker Hub')?.env, stepOf(find, 'Look in GHCR')?.env]).toEqual([
      { IMAGE: 'docker.io/openim/app', ...LOOK, USERNAME: '${{ secrets.DOCKER_USERNAME }}', PASSWORD: '${{ secrets.DOCKER_PASSWORD }}' },
      { IMAGE: 'ghcr.io/openimsdk/app', ...LOOK, USERNAME: '${{ github.actor }}', PASSWORD: '${{ github.token }}' },
    ]);
  });

  test('requires the version that was asked for, and checks out the scripts only', () => {
    const { find } = parsedRepair().jobs;
    expect(find.steps[0]).toMatchObject({ id: 'version', env: { VERSION: '${{ inputs.version }}' } });
    expect(find.steps[0]).not.toHaveProperty('if');
    expect(find.steps[1].with).toEqual({ 'persist-credentials': false, 'sparse-checkout': '.github/image-release' });
  });

  test('asks for the tags of that version, and for those that move only where they are wanted', () => {
    // GIVEN
    const triggers = [Trigger.releasePublished(), Trigger.pushTo('main'), Trigger.repair()];

    // WHEN
    const { find } = parsedRepair({ triggers }).jobs;

    // THEN
    expect(stepOf(find, 'Compute tags and labels')?.with).toEqual({
      images: 'ghcr.io/acme/app\n',
      flavor: "latest=${{ inputs.move && 'auto' || 'false' }}",
      tags: [
        'type=semver,pattern={{version}},value=${{ inputs.version }}',
        'type=semver,pattern={{major}}.{{minor}},value=${{ inputs.version }},enable=${{ inputs.move }}',
        "type=semver,pattern={{major}},value=${{ inputs.version }},enable=${{ inputs.move && !startsWith(inputs.version, 'v0.') && !startsWith(inputs.version, '0.') }}",
        '',
      ].join('\n'),
    });
  });

  test('gives latest only if it is to move', () => {
    const { find } = parsedRepair({ tags: [Tag.version(), Tag.latest({ rule: LatestRule.GITHUB_RELEASE })] }).jobs;
    expect(stepOf(find, 'Compute tags and labels')?.with?.flavor).toBe("latest=${{ inputs.move && 'auto' || 'false' }}");
  });

  test('hands over under a name of its own, for as long as GitHub runs failed jobs again', () => {
    const { jobs } = parsedRepair();
    expect(stepOf(jobs.find, 'Hand the image over')?.with).toMatchObject({
      'name': 'release-repair.app.${{ steps.version.outputs.version || github.event_name }}', 'retention-days': 30, 'overwrite': true,
    });
    expect(stepOf(jobs.find, 'Hand the image over')).not.toHaveProperty('if');
    expect(stepOf(jobs['publish-ghcr'], 'Fetch the image')?.with?.name).toBe('release-repair.app.${{ needs.find.outputs.version || github.event_name }}');
  });

  test('is one for each image', () => {
    const { jobs } = parsedRepair({ images: [{ name: 'web' }, { name: 'team/server' }] });
    expect(Object.keys(jobs).slice(0, 4)).toEqual(['find-web', 'publish-web-ghcr', 'find-team-server', 'publish-team-server-ghcr']);
    expect(stepOf(jobs['find-team-server'], 'Look in GHCR')?.env?.IMAGE).toBe('ghcr.io/acme/team/server');
  });
});
