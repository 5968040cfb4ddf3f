import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Project } from 'projen';
import { Pin } from '../../../src';
import { reviewOf } from '../../support/review';

const STEPS = ['Check out', 'Set up Node.js', 'Install the packages', 'Compare with the base', 'Regenerate', 'Require that nothing changed'];

describe('the review', () => {
  test('may read and nothing else, and gets no secret: code of the pull request runs here', () => {
    // WHEN
    const { jobs: { review } } = reviewOf({ comment: true });

    // THEN
    expect(review).toEqual({
      'name': 'Review',
      'runs-on': 'ubuntu-24.04',
      'timeout-minutes': 15,
      'permissions': { contents: 'read' },
      'outputs': { differs: '${{ steps.compare.outputs.differs }}' },
      'steps': expect.any(Array),
    });
    expect(JSON.stringify(review)).not.toMatch(/secrets|token/i);
    expect(review.steps[0].with).toEqual({ 'persist-credentials': false, 'fetch-depth': 2 });
  });

  test('says what changes before it runs projen, which may fail', () => {
    expect(reviewOf().jobs.review.steps.map(({ name }) => name)).toEqual(STEPS);
  });

  test('hands over what it found only if somebody comments on it', () => {
    // WHEN
    const [without, { steps }] = [reviewOf({ comment: false }), reviewOf({ comment: true })].map(({ jobs }) => jobs.review);

    // THEN
    expect(without).not.toHaveProperty('outputs');
    expect(steps.map(({ name }) => name)).toEqual([...STEPS.slice(0, 4), 'Hand the review over', ...STEPS.slice(4)]);
    expect(steps[4].with).toMatchObject({ name: 'release-review' });
  });

  test('runs the commands of the project, in every condition', () => {
    // GIVEN
    const project = new Project({ name: 'test', outdir: mkdtempSync(join(tmpdir(), 'review-')), projenCommand: 'pnpm projen' });

    // WHEN
    const { steps } = reviewOf({ nodeVersion: 'lts/*', install: 'make deps' }, undefined, project).jobs.review;

    // THEN
    expect(steps[1].with).toEqual({ 'node-version': 'lts/*' });
    expect([steps[2].run, steps[4].run, steps[5].env]).toEqual(['make deps', 'pnpm projen', { COMMAND: 'pnpm projen' }]);
    expect(steps.every((step) => step.if === undefined && step['continue-on-error'] === undefined)).toBe(true);
  });

  test('takes other pins', () => {
    const names = ['actions/checkout', 'actions/setup-node', 'actions/upload-artifact', 'actions/download-artifact'];
    const { review, comment } = reviewOf({ comment: true, pins: names.map((name) => Pin.action(name, 'v99', '0'.repeat(40))) }).jobs;
    expect([...review.steps, ...comment.steps].flatMap(({ uses }) => uses ?? [])).toEqual([
      names[0], names[1], names[2], names[0], names[3],
    ].map((name) => `${name}@${'0'.repeat(40)}`));
  });
});
