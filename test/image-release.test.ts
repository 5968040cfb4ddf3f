import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Project } from 'projen';
import { ImageRelease, ImageReleaseOptions, ReleaseOptionsError, Trigger } from '../src';
import { MINIMAL, newProject, synth } from './support/synth';

function problemsOf(attempt: () => unknown): string[] {
  try {
    attempt();
  } catch (error) {
    return (error as ReleaseOptionsError).problems.map(({ path, reason }) => `${path} ${reason}`);
  }
  return [];
}

const SCHEDULED = { triggers: [Trigger.schedule('30 1 * * *')] };
const REPAIRED = { triggers: [Trigger.releasePublished(), Trigger.repair()] };

test.each<[string, Partial<ImageReleaseOptions>, string, Partial<ImageReleaseOptions>]>([
  ['release', {}, 'release', {}],
  ['release', {}, 'Release', {}],
  ['release-nightly', {}, 'release', SCHEDULED],
  ['release', SCHEDULED, 'release-nightly', {}],
  ['release-repair', {}, 'release', REPAIRED],
  ['release', REPAIRED, 'release-repair', {}],
  ['release', REPAIRED, 'Release-Repair', SCHEDULED],
])('a release beside another whose workflow has the same file is refused: %s %j, %s %j', (first, options, second, others) => {
  // GIVEN
  const project = newProject();
  new ImageRelease(project, first, { ...MINIMAL, ...options });

  // THEN
  expect(problemsOf(() => new ImageRelease(project, second, { ...MINIMAL, ...others }))).toEqual(['name names a workflow that another release of this project has']);
});

test('a release beside one whose name only begins the same is taken', () => {
  // GIVEN
  const project = newProject();
  new ImageRelease(project, 'release', MINIMAL);

  // THEN
  expect(problemsOf(() => new ImageRelease(project, 'release-repair', { ...MINIMAL, ...REPAIRED }))).toEqual([]);
  expect(problemsOf(() => new ImageRelease(project, 'release-nightly', { ...MINIMAL, ...SCHEDULED }))).toEqual([]);
});

test('a subproject is refused, where GitHub would not find its workflow', () => {
  const parent = newProject();
  const project = new Project({ name: 'web', parent, outdir: 'web' });
  expect(problemsOf(() => new ImageRelease(project, 'release', MINIMAL))).toEqual(['project is not the root of its repository, where GitHub looks for workflows']);
});

test('what was refused leaves nothing behind', () => {
  // GIVEN
  const project = newProject();
  expect(problemsOf(() => new ImageRelease(project, 'release', { ...MINIMAL, images: [] }))).toHaveLength(1);

  // WHEN
  new ImageRelease(project, 'release', MINIMAL);

  // THEN
  expect(Object.keys(synth(project)).filter((path) => path.startsWith('.github/workflows/'))).toEqual(['.github/workflows/release.yml']);
});

test('an ejected project has no line that says who writes its files', () => {
  // GIVEN
  process.env.PROJEN_EJECTING = 'true';
  try {
    const project = new Project({ name: 'test', outdir: mkdtempSync(join(tmpdir(), 'image-release-')) });
    new ImageRelease(project, 'release', MINIMAL);

    // WHEN
    const files = synth(project);

    // THEN
    expect(files['.github/workflows/release.yml'].split('\n').slice(0, 2)).toEqual(['', 'name: release']);
    expect(files['.github/image-release/publish.sh']).not.toContain('undefined');
  } finally {
    delete process.env.PROJEN_EJECTING;
  }
});
