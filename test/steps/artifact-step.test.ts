import { testProject } from './project';
import { FetchStep, HandOverStep } from '../../src/steps/artifact-step';
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
});
