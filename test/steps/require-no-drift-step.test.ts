import { Merged, merging } from './merged';
import { testProject } from './project';
import { RegenerateStep } from '../../src/steps/regenerate-step';
import { RequireNoDriftStep } from '../../src/steps/require-no-drift-step';

const project = testProject();
const merge = merging();

const COMMITTED = { '.gitignore': 'node_modules/\n', '.github/workflows/release.yml': 'name: release\n' };

/** Runs both steps where `npx` does that. */
function regenerate(npx: string, committed: Record<string, string> = COMMITTED): ReturnType<Merged['run']> {
  const merged = merge({}, committed);
  merged.npx(npx);
  const [first, second] = [RegenerateStep, RequireNoDriftStep].map((Step) => new Step(project, { command: 'npx projen' }).toGithub().steps[0]);
  expect(merged.run(first).status).toBe(0);
  return merged.run(second);
}

describe('RequireNoDriftStep', () => {
  test('needs no right', () => {
    expect(new RequireNoDriftStep(project, { command: 'npx projen' }).toGithub()).toEqual({
      needs: [],
      env: {},
      steps: [{ name: 'Require that nothing changed', id: 'drift', env: { COMMAND: 'npx projen' }, run: expect.any(String) }],
    });
  });

  test.each([
    ['nothing is written', 'true'],
    ['the same is written', "[ \"$1\" = projen ] && echo 'name: release' > .github/workflows/release.yml"],
    ['only what git ignores is written', 'mkdir node_modules && touch node_modules/x'],
  ])('is content if %s', (_name, npx) => {
    expect(regenerate(npx)).toMatchObject({ status: 0, stdout: '', stderr: '' });
  });

  test.each<[string, string, string, string]>([
    ['is changed', "echo 'name: other' > .github/workflows/release.yml", '.github/workflows/release.yml', '-name: release\n+name: other\n'],
    ['is new', 'echo new > .github/release.md', '.github/release.md', '@@ -0,0 +1 @@\n+new\n'],
    ['is gone', 'rm .github/workflows/release.yml', '.github/workflows/release.yml', '@@ -1 +0,0 @@\n-name: release\n'],
    ['has a name that means something to GitHub', 'echo x > "100%0A::error::.yml"', '100%250A::error::.yml', '+x\n'],
  ])('stops if a file %s, shows it and says what to run', (_name, npx, path, diff) => {
    // WHEN
    const { status, stdout, stderr } = regenerate(npx);

    // THEN
    const lines = stdout.trimEnd().split('\n');
    expect({ status, stderr }).toEqual({ status: 1, stderr: '' });
    expect(lines[0]).toBe('::group::What npx projen changes');
    expect(stdout).toContain(`${diff}::endgroup::\n`);
    expect(lines.at(-1)).toBe(`::error title=Generated files differ::Run npx projen and commit what it changes: ${path}`);
  });

  test('sees a workflow that is gone and ignored, so that git would not miss it', () => {
    const { status, stdout } = regenerate("echo 'name: release' > .github/workflows/release.yml", { '.gitignore': '', '.github/workflows/.gitignore': '*\n!.gitignore\n' });
    expect(status).toBe(1);
    expect(stdout.trimEnd().split('\n').at(-1)).toBe('::error title=Generated files differ::Run npx projen and commit what it changes: .github/workflows/release.yml');
  });

  test('names every file', () => {
    const { stdout } = regenerate('echo a > a; echo b > README.md; rm .github/workflows/release.yml');
    expect(stdout.trimEnd().split('\n').at(-1)).toBe('::error title=Generated files differ::Run npx projen and commit what it changes: .github/workflows/release.yml README.md a');
  });
});
