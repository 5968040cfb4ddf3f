import { JsonPatch } from 'projen';
import { GitHub, workflows } from 'projen/lib/github';
import { parse } from 'yaml';
import { ImageRelease, Trigger } from '../../src';
import { MINIMAL, newProject, parsed, synth, Workflow, workflowOf } from '../support/synth';

const READ = workflows.JobPermission.READ;

describe('what projen offers on a workflow works on that of a release', () => {
  test('file.patch', () => {
    const { jobs } = parsed({}, ({ workflow }) => workflow.file?.patch(JsonPatch.replace('/jobs/build/timeout-minutes', 120)));
    expect(jobs.build).toMatchObject({ 'timeout-minutes': 120 });
  });

  test('file.addOverride, at the place that a reader expects', () => {
    const text = workflowOf({}, ({ workflow }) => {
      workflow.file?.addOverride('permissions.contents', 'read');
      workflow.file?.addOverride('defaults.run.shell', 'bash');
    });
    expect(Object.keys(parse(text) as Workflow)).toEqual(['name', 'on', 'permissions', 'concurrency', 'defaults', 'jobs']);
    expect(parse(text)).toMatchObject({ permissions: { contents: 'read' }, defaults: { run: { shell: 'bash' } } });
  });

  test('on', () => {
    expect(parsed({}, ({ workflow }) => workflow.on({ mergeGroup: {} })).on).toEqual({ push: { branches: ['main'] }, merge_group: null });
  });

  test('getJob and updateJob', () => {
    const { jobs } = parsed({}, ({ workflow }) => {
      const job = workflow.getJob('publish-ghcr') as workflows.Job;
      workflow.updateJob('publish-ghcr', { ...job, environment: 'production' });
    });
    expect(jobs['publish-ghcr']).toMatchObject({ name: 'Publish to GHCR', environment: 'production' });
  });

  test('addJob', () => {
    const deploy = { needs: ['publish-ghcr'], runsOn: ['ubuntu-24.04'], permissions: { contents: READ }, steps: [{ run: 'make deploy' }] };
    expect(parsed({}, ({ workflow }) => workflow.addJob('deploy', deploy)).jobs.deploy).toEqual({
      'needs': ['publish-ghcr'],
      'runs-on': 'ubuntu-24.04',
      'permissions': { contents: 'read' },
      'steps': [{ run: 'make deploy' }],
    });
  });

  test('removeJob', () => {
    expect(Object.keys(parsed({}, ({ workflow }) => workflow.removeJob('notify')).jobs)).toEqual(['build', 'publish-ghcr', 'record']);
  });

  test('steps by their ids', () => {
    const { jobs } = parsed({}, ({ workflow }) => {
      workflow.insertStepBefore('build', 'build', { id: 'generate', name: 'Generate', run: 'make generate' });
      workflow.patchStep('build', 'build', { with: { context: 'web' } });
      workflow.appendStep('build', { id: 'last', name: 'Last', run: 'true' });
      workflow.removeStep('build', 'qemu');
      expect(workflow.getStep('build', 'hand-over').name).toBe('Hand the image over');
    });
    expect(jobs.build.steps.map(({ name }) => name)).toEqual(['Check out', 'Compute tags and labels', 'Set up Buildx', 'Generate', 'Build', 'Read the digests', 'Hand the image over', 'Last']);
    expect(jobs.build.steps[4].with?.context).toBe('web');
  });

  test('github.actions.set', () => {
    const project = newProject();
    const release = new ImageRelease(project, 'release', MINIMAL);
    GitHub.of(project)?.actions.set('actions/checkout', 'actions/checkout@v6');
    release.workflow.insertStepBefore('build', 'build', { id: 'more', uses: 'actions/checkout' });
    expect(synth(project)['.github/workflows/release.yml']).toContain('- uses: actions/checkout@v6\n');
  });

  test('project.tryFindFile', () => {
    const project = newProject();
    const release = new ImageRelease(project, 'release', MINIMAL);
    expect(project.tryFindFile('.github/workflows/release.yml')).toBe(release.workflow.file);
  });

  test('a record that is kept elsewhere, and a job that uses what it says', () => {
    // WHEN
    const { jobs } = parsed({}, ({ workflow }) => {
      workflow.appendStep('record', { id: 'last', name: 'Last', env: { RECORD: '${{ steps.record.outputs.record }}' }, run: 'true' });
      workflow.addJob('deploy', { needs: ['record'], runsOn: ['ubuntu-24.04'], permissions: {}, steps: [{ run: 'deploy "$DIGEST"', env: { DIGEST: '${{ needs.record.outputs.digest }}' } }] });
    });

    // THEN
    expect(jobs.record.steps.map(({ name }) => name)).toEqual(['Check out', 'Record what was published', 'Keep the record', 'Last']);
    expect(jobs.deploy.needs).toEqual(['record']);
  });

  test('the workflow of the schedule', () => {
    const project = newProject();
    const release = new ImageRelease(project, 'release', { ...MINIMAL, triggers: [Trigger.schedule('30 1 * * *')] });
    release.scheduleWorkflow?.file?.addOverride('run-name', 'Nightly');
    expect(synth(project)['.github/workflows/release-nightly.yml']).toContain('name: release-nightly\nrun-name: Nightly\non:\n');
  });
});

describe('comments', () => {
  const comments = (change: (release: ImageRelease) => void) => workflowOf({ notifiers: [] }, change).split('\n').flatMap((line) => / # (.*)$/.exec(line)?.[1] ?? []);

  test('stand beside what they explain', () => {
    expect(comments(() => {})).toEqual([
      'check out', 'v7.0.1', 'v6.2.0', 'v4.2.0', 'v4.3.0', 'v7.3.0', 'max carries build arguments', 'not every registry takes attestations stored as OCI artifacts', 'v7.0.0', 'when all jobs are run again',
      'check out the scripts', 'push to ghcr.io', 'v7.0.1', 'v8.0.1',
      'check out the scripts', 'v7.0.1', 'v7.0.0', 'when jobs are run again',
    ]);
  });

  test('vanish where the value was changed', () => {
    const changed = comments(({ workflow }) => {
      workflow.patchStep('build', 'build', { with: { provenance: 'mode=min' } });
      workflow.patchStep('build', 'checkout', { uses: 'actions/checkout@v6' });
      workflow.file?.addOverride('jobs.build.permissions.contents', 'write');
    });
    expect(changed.filter((comment) => ['check out', 'max carries build arguments'].includes(comment))).toEqual([]);
    expect(changed.filter((comment) => comment === 'v7.0.1')).toHaveLength(2);
  });
});

describe('ids of steps', () => {
  const ids = (change: (release: ImageRelease) => void) => parsed({}, change).jobs.build.steps.flatMap(({ id }) => id ?? []);

  test('are emitted where something refers to them', () => {
    expect(ids(() => {})).toEqual(['meta', 'image']);
    expect(ids(({ workflow }) => workflow.appendStep('build', { id: 'last', name: 'Last', if: "${{ steps.qemu.outcome == 'success' }}", run: 'true' }))).toEqual(['meta', 'qemu', 'image']);
  });

  test.each(['${{ toJSON(steps) }}', "${{ contains(steps.*.outcome, 'failure') }}", "${{ steps['qemu'].outcome }}"])('are all emitted beside %s', (value) => {
    expect(ids(({ workflow }) => workflow.appendStep('build', { id: 'last', name: 'Last', env: { VALUE: value }, run: 'true' }))).toEqual([
      'checkout', 'meta', 'qemu', 'buildx', 'build', 'image', 'hand-over', 'last',
    ]);
  });
});

describe('what is right is not refused', () => {
  test.each<[string, (release: ImageRelease) => void]>([
    ['a variable of the environment that a step sets', ({ workflow }) => workflow.appendStep('build', { id: 'last', run: 'true', if: "${{ env.SET_BEFORE == 'yes' }}" })],
    ['a variable of the settings', ({ workflow }) => workflow.appendStep('build', { id: 'last', run: 'true', env: { VALUE: '${{ vars.VALUE }}' } })],
    ['an id in other capitals', ({ workflow }) => workflow.appendStep('build', { id: 'last', run: 'true', if: "${{ steps.CHECKOUT.outcome == 'success' }}" })],
    ['a secret of an environment', ({ workflow }) => workflow.addJob('deploy', {
      needs: ['publish-ghcr'], environment: 'production', runsOn: ['ubuntu-24.04'], permissions: {}, steps: [{ run: 'true', env: { TOKEN: '${{ secrets.PRODUCTION }}' } }],
    })],
    ['an output of a workflow that is called', ({ workflow }) => {
      workflow.addJob('version', { uses: './.github/workflows/version.yml', permissions: {} });
      workflow.addJob('deploy', { needs: ['version'], runsOn: ['ubuntu-24.04'], permissions: {}, steps: [{ run: 'true', env: { VERSION: '${{ needs.version.outputs.version }}' } }] });
    }],
  ])('%s', (_, change) => {
    expect(() => workflowOf({}, change)).not.toThrow();
  });
});
