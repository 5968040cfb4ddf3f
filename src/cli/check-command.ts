import { execFileSync } from 'node:child_process';
import { Command, Option } from 'commander';
import { asset } from '../assets';
import { addRepositoryOptions, factsFrom, RepositoryOptions, variablesFrom } from './circumstances';
import { EXIT_CODES } from './exit-codes';
import { concernsImages, planned } from './planned';
import { Source, sourceOf, UsageError } from './sources';
import { Terminal } from './terminal';
import { packageVersion } from '../package-version';
import { checkWorkflow } from '../review/check/check';
import { Finding } from '../review/check/finding';
import { findingsAsAnnotations } from '../review/check/formats/github';
import { findingsAsJson } from '../review/check/formats/json';
import { findingsAsSarif } from '../review/check/formats/sarif';
import { findingsAsText } from '../review/check/formats/text';
import { officialFindings } from '../review/check/official';
import { printable } from '../review/printable';

const FORMATS = {
  text: (findings: readonly Finding[]) => printable(findingsAsText(findings)),
  json: findingsAsJson,
  sarif: (findings: readonly Finding[]) => findingsAsSarif(findings, { name: 'image-release', version: packageVersion(), url: REPOSITORY, rulesUrl: RULES_URL }),
  github: (findings: readonly Finding[]) => printable(findingsAsAnnotations(findings)),
} as const;

interface CheckOptions extends RepositoryOptions {
  readonly format: keyof typeof FORMATS;
}

const REPOSITORY = 'https://github.com/openimsdk/projen-image-release';
const RULES_URL = `${REPOSITORY}/blob/main/docs/checks.md`;

const EXAMPLES = `
Examples:
  image-release check
  image-release check .github/workflows/release.yml
  image-release check --format sarif > check.sarif
  image-release check --format github      annotations, within a workflow

Each rule is explained in ${RULES_URL}
Exit code: 0 no error and no warning, 1 at least one, 2 bad input`;

/** Adds `check`: what is wrong with workflows. */
export function addCheckCommand(program: Command, terminal: Terminal, exit: (code: number) => void): void {
  const command = program.command('check')
    .description('finds what GitHub would refuse and what a release would suffer from')
    .argument('[file...]', 'workflows, or folders or git revisions that have some (default: those of this folder)')
    .addOption(new Option('-f, --format <format>', 'how to print').choices(Object.keys(FORMATS)).default('text'))
    .addHelpText('after', EXAMPLES);
  addRepositoryOptions(command).action((files: readonly string[], options: CheckOptions) => {
    const sources = (files.length === 0 ? ['.'] : files).map((file) => sourceOf(file, terminal.cwd()));
    const findings = sources.flatMap((source) => findingsOf(source, options, terminal.cwd()));
    terminal.stdout.write(FORMATS[options.format](findings));
    exit(findings.some(({ severity }) => severity !== 'note') ? EXIT_CODES.different : EXIT_CODES.same);
  });
}

/** What GitHub refuses cannot be planned, so that is said alone; of several workflows our own rules look at those that have to do with images. */
function findingsOf(source: Source, options: RepositoryOptions, folder: string): Finding[] {
  const official = officialFindings(source.workflows, runChecker);
  const circumstances = { facts: factsFrom(options, folder), variables: variablesFrom(options) };
  return source.workflows.flatMap((workflow) => {
    const own = official.filter(({ path }) => path === workflow.path);
    try {
      return planned({ ...source, workflows: [workflow], single: true }, circumstances)
        .flatMap((plan) => source.single || concernsImages(plan) ? checkWorkflow(plan.workflow, plan, own) : own);
    } catch (error) {
      if (error instanceof UsageError && own.length > 0) {
        return own;
      }
      throw error;
    }
  });
}

/** The language service answers later, so it is a process of its own that is waited for. */
function runChecker(input: string): string {
  return execFileSync(process.execPath, [asset('workflow-checker.cjs')], { input, encoding: 'utf8', env: {}, maxBuffer: 64 * 1024 * 1024 });
}
