import { testProject } from './project';
import { Pin } from '../../src/steps/pin';
import { Pins } from '../../src/steps/pins';
import { FetchReviewStep, HandReviewOverStep } from '../../src/steps/review-artifact-step';

const project = testProject();
const COMMIT = '0123456789abcdef0123456789abcdef01234567';

describe('HandReviewOverStep', () => {
  test('uploads the review for a day, and again when all jobs are run again', () => {
    expect(new HandReviewOverStep(project, { artifact: 'release-review' }).toGithub()).toEqual({
      needs: [],
      env: {},
      steps: [{
        name: 'Hand the review over',
        id: 'hand-over',
        uses: 'actions/upload-artifact@bbbca2ddaa5d8feaa63e36b76fdaad77386f024f',
        with: { 'name': 'release-review', 'path': '${{ runner.temp }}/review.md', 'if-no-files-found': 'error', 'retention-days': 1, 'overwrite': true },
      }],
      notes: { 'with.overwrite': 'when all jobs are run again' },
    });
  });

  test('takes another pin', () => {
    const pins = new Pins([Pin.action('actions/upload-artifact', 'v9', COMMIT)]);
    expect(new HandReviewOverStep(project, { artifact: 'a', pins }).toGithub().steps[0].uses).toBe(`actions/upload-artifact@${COMMIT}`);
  });
});

describe('FetchReviewStep', () => {
  test('downloads the review to where it replaces no file of the repository', () => {
    expect(new FetchReviewStep(project, { artifact: 'release-review' }).toGithub()).toEqual({
      needs: [],
      env: {},
      steps: [{
        name: 'Fetch the review',
        id: 'fetch',
        uses: 'actions/download-artifact@3e5f45b2cfb9172054b4087a40e8e0b5a5461e7c',
        with: { name: 'release-review', path: '${{ runner.temp }}/review' },
      }],
    });
  });

  test('takes another pin', () => {
    const pins = new Pins([Pin.action('actions/download-artifact', 'v9', COMMIT)]);
    expect(new FetchReviewStep(project, { artifact: 'a', pins }).toGithub().steps[0].uses).toBe(`actions/download-artifact@${COMMIT}`);
  });
});
