import { Command, Option } from 'commander';
import { addRepositoryOptions, factsFrom, RepositoryOptions, variablesFrom } from './circumstances';
import { EXIT_CODES } from './exit-codes';
import { badInputAsUsageError, planned } from './planned';
import { Source, sourcesToCompare } from './sources';
import { paletteOf, Terminal } from './terminal';
import { differenceOf } from '../review/diff/difference';
import { differenceAsJson } from '../review/diff/difference-json';
import { differenceAsMarkdown } from '../review/diff/difference-markdown';
import { differenceAsText } from '../review/diff/difference-text';
import { plansToCompare, Version } from '../review/diff/plans-to-compare';
import { printable } from '../review/printable';
import { Circumstances } from '../simulate/simulate';

interface DiffOptions extends RepositoryOptions {
  readonly format: 'text' | 'markdown' | 'json';
}

const EXAMPLES = `
Examples:
  image-release diff HEAD .              what the changes of the working tree mean
  image-release diff main HEAD
  image-release diff v1.4.0 v1.5.0 --format markdown
  image-release diff old.yml new.yml

Exit code: 0 the same meaning, 1 another meaning, 2 bad input`;

/** Adds `diff`: what changes in meaning. */
export function addDiffCommand(program: Command, terminal: Terminal, exit: (code: number) => void): void {
  const command = program.command('diff')
    .description('says what changes in meaning, event by event: wider rights and newly published references come first')
    .argument('<base>', 'the version before: a workflow, a folder or a git revision')
    .argument('<head>', 'the version after')
    .addOption(new Option('-f, --format <format>', 'how to print').choices(['text', 'markdown', 'json']).default('text'))
    .addHelpText('after', EXAMPLES);
  addRepositoryOptions(command).action((base: string, head: string, options: DiffOptions) => {
    const sources = sourcesToCompare(base, head, terminal.cwd());
    const circumstances = { facts: factsFrom(options, terminal.cwd()), variables: variablesFrom(options) };
    const [before, after] = [sources.base, sources.head].map((source) => versionOf(source, circumstances));
    const plans = badInputAsUsageError(head, () => plansToCompare(before, after));
    const difference = differenceOf(plans.base, plans.head);
    const print = {
      json: () => differenceAsJson(difference),
      markdown: () => differenceAsMarkdown(difference),
      text: () => printable(differenceAsText(difference, paletteOf(terminal))),
    }[options.format];
    terminal.stdout.write(print());
    exit(difference.changes.length === 0 ? EXIT_CODES.same : EXIT_CODES.different);
  });
}

function versionOf(source: Source, circumstances: Circumstances): Version {
  return { plans: planned(source, circumstances), circumstances: { ...circumstances, readFile: source.readFile } };
}
