import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join, relative } from 'node:path';
import { Checks } from './check';
import { actionlint } from './go-tools';
import { outcomeOf } from './process';
import { shellcheck, zizmor } from './python-tools';
import { missingPrograms } from './requirements';
import { createWorkspace } from './workspace';

const ROOT = join(__dirname, '..');
const EXAMPLES = join(ROOT, 'examples');

interface Linter {
  readonly name: string;
  readonly program: string;
  readonly args: readonly string[];
}

interface Linters {
  readonly workflow: readonly Linter[];
  readonly script: readonly Linter[];
  readonly env: NodeJS.ProcessEnv;
}

async function installLinters(): Promise<Linters> {
  const shell = { name: 'shellcheck', program: await shellcheck(), args: [] };
  return {
    workflow: [
      { name: 'actionlint', program: await actionlint(), args: ['-shellcheck', shell.program] },
      {
        name: 'zizmor',
        program: await zizmor(),
        args: ['--offline', '--quiet', '--no-progress', '--persona=pedantic', `--config=${join(__dirname, 'zizmor.yml')}`],
      },
    ],
    // One script reads another that stands beside it.
    script: [{ ...shell, args: ['--external-sources', '--source-path=SCRIPTDIR'] }],
    env: { ...process.env, PATH: `${dirname(shell.program)}${delimiter}${process.env.PATH}` },
  };
}

function files(folder: string, extension: RegExp): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true }).map(String).filter((file) => extension.test(file)).sort().map((file) => join(folder, file));
}

/** One check is one linter on one file. `project` is a repository; `name` is what it is called. */
async function lintProject(checks: Checks, linters: Linters, project: string, name: string): Promise<void> {
  const lint = async (applied: readonly Linter[], file: string) => {
    for (const { name: linter, program, args } of applied) {
      const { code, stdout, stderr } = await outcomeOf(program, [...args, relative(project, file)], { cwd: project, env: linters.env });
      checks.equal(`${linter} ${join(name, relative(project, file))}`, code === 0 ? [] : `${stdout}${stderr}`.trim().split('\n'), []);
    }
  };
  for (const file of files(join(project, '.github/workflows'), /\.ya?ml$/)) await lint(linters.workflow, file);
  for (const file of files(join(project, '.github'), /\.sh$/)) await lint(linters.script, file);
}

async function main(): Promise<number> {
  const missing = missingPrograms(['git', 'go', 'python3']);
  missing.forEach((problem) => console.error(`lint: ${problem}`));
  if (missing.length > 0) return 1;

  const linters = await installLinters();
  const checks = new Checks();
  await lintProject(checks, linters, ROOT, '');
  for (const example of readdirSync(EXAMPLES, { withFileTypes: true }).filter((entry) => entry.isDirectory())) {
    // An example is a repository of its own: `uses: ./…` is looked up from its root.
    const workspace = mkdtempSync(join(tmpdir(), 'lint-'));
    await createWorkspace(join(EXAMPLES, example.name), workspace, process.env);
    await lintProject(checks, linters, workspace, join('examples', example.name));
    rmSync(workspace, { recursive: true });
  }
  console.log(`\n${checks.passed} passed, ${checks.failed} failed`);
  return checks.failed === 0 ? 0 : 1;
}

main().then((code) => process.exit(code), (error) => {
  console.error(error);
  process.exit(1);
});
