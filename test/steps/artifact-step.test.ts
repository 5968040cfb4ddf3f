import { testProject } from './project';
import { FetchStep, HandOverStep, KeepRecordStep } from '../../src/steps/artifact-step';
import { Pin } from '../../src/steps/pin';
import { Pins } from '../../src/steps/pins';

const project = testProject();
const COMMIT = '0123456789abcdef0123456789abcdef01234567';

describe('HandOverStep', () => {
  test('uploads the layout under the name that it is given, and again when all jobs are run again', () => {
    expect(new HandOverStep(project, { artifact: 'release-team-app', retentionDays: 1 }).toGithub()).toEqual({
      needs: [],
      env: {},
      steps: [{
        name: 'Hand the image over',
        id: 'hand-over',
        uses: 'actions/upload-artifact@bbbca2ddaa5d8feaa63e36b76fdaad77386f024f',
        with: {
          'name': 'release-team-app',
          'path': '${{ runner.temp }}/image',
          'if-no-files-found': 'error',
          'compression-level': 0,
          'retention-days': 1,
          'overwrite': true,
        },
      }],
      notes: { 'with.overwrite': 'when all jobs are run again' },
    });
  });

  test('takes a condition, an expression for the days, and other pins', () => {
    // WHEN
    const [step] = new HandOverStep(project, {
      artifact: 'release-app',
      condition: '${{ always() }}',
      retentionDays: '${{ 5 }}',
      pins: new Pins([Pin.action('actions/upload-artifact', 'v9', COMMIT)]),
    }).toGithub().steps;

    // THEN
    expect(step).toMatchObject({ if: '${{ always() }}', uses: `actions/upload-artifact@${COMMIT}`, with: { 'retention-days': '${{ 5 }}' } });
  });
});

describe('FetchStep', () => {
  test('downloads what was handed over to where it lay', () => {
    expect(new FetchStep(project, { artifact: 'release-team-app' }).toGithub()).toEqual({
      needs: [],
      env: {},
      steps: [{
        name: 'Fetch the image',
        id: 'fetch',
        uses: 'actions/download-artifact@3e5f45b2cfb9172054b4087a40e8e0b5a5461e7c',
        with: { name: 'release-team-app', path: '${{ runner.temp }}/image' },
      }],
    });
  });

  test('takes other pins', () => {
    // GIVEN
    const pins = new Pins([Pin.action('actions/download-artifact', 'v9', COMMIT)]);

    // THEN
    expect(new FetchStep(project, { artifact: 'release-app', pins }).toGithub().steps[0].uses).toBe(`actions/download-artifact@${COMMIT}`);
  });

  test('downloads what another run handed over, if there is one, and needs a right for it', () => {
    expect(new FetchStep(project, { artifact: 'release-app-1.2.3', run: { stepId: 'earlier', outputName: 'run' } }).toGithub()).toEqual({
      needs: [],
      env: {},
      steps: [{
        name: 'Fetch the image of that build',
        id: 'fetch',
        if: '${{ steps.earlier.outputs.run }}',
        uses: 'actions/download-artifact@3e5f45b2cfb9172054b4087a40e8e0b5a5461e7c',
        with: {
          'name': 'release-app-1.2.3',
          'path': '${{ runner.temp }}/image',
          'run-id': '${{ steps.earlier.outputs.run }}',
          'github-token': '${{ github.token }}',
        },
      }],
      permissions: { actions: 'read' },
      reasons: { actions: 'fetch the image of an earlier run' },
    });
  });
});

describe('KeepRecordStep', () => {
  test('uploads the record, of a failed run too, for as long as the repository keeps artifacts', () => {
    expect(new KeepRecordStep(project, { artifact: 'release-record', file: '${{ runner.temp }}/record/release.json' }).toGithub()).toEqual({
      needs: [],
      env: {},
      steps: [{
        name: 'Keep the record',
        id: 'keep-record',
        if: '${{ !cancelled() }}',
        uses: 'actions/upload-artifact@bbbca2ddaa5d8feaa63e36b76fdaad77386f024f',
        with: { 'name': 'release-record', 'path': '${{ runner.temp }}/record/release.json', 'if-no-files-found': 'error', 'overwrite': true },
      }],
      notes: { 'with.overwrite': 'when jobs are run again' },
    });
  });

  test('takes other pins', () => {
    // GIVEN
    const pins = new Pins([Pin.action('actions/upload-artifact', 'v9', COMMIT)]);

    // THEN
    expect(new KeepRecordStep(project, { artifact: 'a', file: 'b', pins }).toGithub().steps[0].uses).toBe(`actions/upload-artifact@${COMMIT}`);
  });
});
