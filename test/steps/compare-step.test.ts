import { merging } from './merged';
import { testProject } from './project';
import { CompareStep } from '../../src/steps/compare-step';

const project = testProject();
const merge = merging();

const BEFORE = { '.github/workflows/release.yml': 'name: before\n' };
const AFTER = { '.github/workflows/release.yml': 'name: after\n' };
const step = () => new CompareStep(project).toGithub().steps[0];

describe('CompareStep', () => {
  test('needs no right, and says whether anything differs', () => {
    expect(new CompareStep(project).toGithub()).toEqual({
      needs: [],
      env: {},
      steps: [{ name: 'Compare with the base', id: 'compare', env: { REVIEW: '${{ runner.temp }}/review.md', DEFAULT_BRANCH: '${{ github.event.repository.default_branch }}' }, run: expect.any(String) }],
    });
    expect(new CompareStep(project).differs).toEqual({ stepId: 'compare', outputName: 'differs' });
  });

  test('compares what is merged with what it is merged into, whatever stands in the folder', () => {
    // GIVEN
    const merged = merge(BEFORE, AFTER);
    merged.write({ '.github/workflows/release.yml': 'name: not committed\n' });
    merged.npx('echo "$*"; for revision in "$4" "$5"; do git show "$revision:.github/workflows/release.yml"; done; exit 1');

    // WHEN
    const { status, outputs, summary, stderr } = merged.run(step());

    // THEN
    expect({ status, stderr, outputs }).toEqual({ status: 0, stderr: '', outputs: 'differs=true\n' });
    expect(summary).toBe('--no-install image-release diff HEAD^1 HEAD --default-branch ${{ github.event.repository.default_branch }} --format markdown\nname: before\nname: after\n');
    expect(merged.read('review.md')).toBe(summary);
  });

  test('says that nothing differs, in the words of the command', () => {
    const merged = merge(BEFORE, { 'src/main.go': 'package main\n' });
    merged.npx('echo Same.');
    expect(merged.run(step())).toEqual({ status: 0, stdout: '', stderr: '', outputs: 'differs=false\n', summary: 'Same.\n' });
  });

  test('says that all is new where there was no workflow', () => {
    const merged = merge({}, AFTER);
    merged.npx('echo "the base has none" >&2; exit 2');
    expect(merged.run(step())).toEqual({ status: 0, stdout: '', stderr: '', outputs: 'differs=true\n', summary: 'There was no workflow before: all of them are new.\n' });
  });

  test.each([
    ['what it was given is bad', 'echo something; echo "image-release: bad" >&2; exit 2', 'image-release: bad\n'],
    ['it is not installed', 'echo "npm error npx canceled" >&2; exit 1', 'npm error npx canceled\n'],
    ['it says nothing', '', ''],
  ])('fails if %s, and hands nothing on', (_name, npx, stderr) => {
    const merged = merge(BEFORE, AFTER);
    merged.npx(npx);
    expect(merged.run(step())).toEqual({ status: 1, stdout: '', stderr, outputs: '', summary: '' });
  });
});
