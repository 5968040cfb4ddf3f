import { Notifier, Registry, Trigger } from '../../../src';
import { parsed, parsedRepair } from '../../support/synth';

const REGISTRIES = [Registry.dockerHub({ namespace: 'openim' }), Registry.ghcr({ namespace: 'openimsdk', id: 'mine' }), Registry.of('r.example:5000', { namespace: 'a/b' })];
const IMAGES = [{ name: 'web' }, { name: 'my.server' }];

describe('the record', () => {
  test('says what came of every job, even if some failed, and keeps it', () => {
    // WHEN
    const { record } = parsed({ registries: REGISTRIES, notifiers: [] }).jobs;

    // THEN
    expect(record).toEqual({
      'name': 'Record',
      'needs': ['build', 'publish-docker-hub', 'publish-mine', 'publish-r-example-5000'],
      'if': "${{ always() && !startsWith(github.event_name, 'pull_request') && github.event_name != 'merge_group' }}",
      'runs-on': 'ubuntu-24.04',
      'timeout-minutes': 5,
      'permissions': { contents: 'read' },
      'outputs': {
        digest: '${{ steps.record.outputs.digest }}',
        references: '${{ steps.record.outputs.references }}',
        message: '${{ steps.record.outputs.message }}',
        record: '${{ steps.record.outputs.record }}',
      },
      'steps': [
        {
          name: 'Check out',
          uses: 'actions/checkout@3d3c42e5aac5ba805825da76410c181273ba90b1',
          with: { 'persist-credentials': false, 'sparse-checkout': '.github/image-release' },
        },
        {
          name: 'Record what was published',
          id: 'record',
          env: {
            FOLDER: '${{ runner.temp }}/record',
            RELEASE: 'release',
            REPOSITORIES: 'app build publish-docker-hub docker-hub docker.io/openim/app Docker Hub\n'
              + 'app build publish-mine mine ghcr.io/openimsdk/app GHCR\n'
              + 'app build publish-r-example-5000 r-example-5000 r.example:5000/a/b/app r.example:5000\n',
            RESULTS: '${{ toJSON(needs) }}',
          },
          run: 'bash .github/image-release/record.sh',
        },
        {
          name: 'Keep the record',
          if: '${{ !cancelled() }}',
          uses: 'actions/upload-artifact@bbbca2ddaa5d8feaa63e36b76fdaad77386f024f',
          with: { 'name': 'release-record', 'path': '${{ runner.temp }}/record/release.json', 'if-no-files-found': 'error', 'overwrite': true },
        },
      ],
    });
  });

  test('names every image in every registry, each with the jobs that make it', () => {
    // WHEN
    const { jobs } = parsed({ registries: REGISTRIES, images: IMAGES, notifiers: [] });

    // THEN
    const lines = String(jobs.record.steps[1].env?.REPOSITORIES).trimEnd().split('\n');
    expect(lines).toEqual([
      'web build-web publish-web-docker-hub docker-hub docker.io/openim/web Docker Hub',
      'web build-web publish-web-mine mine ghcr.io/openimsdk/web GHCR',
      'web build-web publish-web-r-example-5000 r-example-5000 r.example:5000/a/b/web r.example:5000',
      'my.server build-my-server publish-my-server-docker-hub docker-hub docker.io/openim/my.server Docker Hub',
      'my.server build-my-server publish-my-server-mine mine ghcr.io/openimsdk/my.server GHCR',
      'my.server build-my-server publish-my-server-r-example-5000 r-example-5000 r.example:5000/a/b/my.server r.example:5000',
    ]);
    expect([...new Set(lines.flatMap((line) => line.split(' ').slice(1, 3)))].sort()).toEqual(jobs.record.needs?.slice().sort());
  });

  test('is of the repair, and of the registry that was asked for', () => {
    // WHEN
    const { record } = parsedRepair().jobs;

    // THEN
    expect(record.needs).toEqual(['find', 'publish-ghcr']);
    expect(record.steps[1].env).toEqual({
      FOLDER: '${{ runner.temp }}/record',
      RELEASE: 'release',
      REPOSITORIES: 'app find publish-ghcr ghcr ghcr.io/acme/app GHCR\n',
      RESULTS: '${{ toJSON(needs) }}',
      ONLY: '${{ inputs.registry }}',
    });
    expect(record.steps[2].with?.name).toBe('release-repair-record');
  });

  test('does not depend on who is told', () => {
    const of = (...notifiers: Notifier[]) => parsed({ triggers: [Trigger.releasePublished()], notifiers }).jobs.record;
    expect(of(Notifier.slack(), Notifier.githubIssue())).toEqual(of());
  });
});
