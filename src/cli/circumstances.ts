import { Command, Option } from 'commander';
import { repositoryFacts } from './git';
import { UsageError } from './sources';
import { RepositoryFacts } from '../simulate/events/repository-facts';

/** What is said of the repository on the command line. */
export interface RepositoryOptions {
  readonly repository?: string;
  readonly defaultBranch?: string;
  readonly visibility?: string;
  readonly variable: readonly string[];
}

const VISIBILITIES = ['public', 'private', 'internal'] as const;

/** Adds the options that say what is known of the repository. */
export function addRepositoryOptions(command: Command): Command {
  return command
    .option('--repository <owner/name>', 'the repository (default: that of the git remote origin)')
    .option('--default-branch <name>', 'its default branch (default: that of the git remote origin)')
    .option('--visibility <visibility>', `of the repository: ${VISIBILITIES.join(', ')}`)
    .addOption(new Option('--variable <name=value>', 'a variable of the repository; may be given several times').argParser(collect).default([], 'none'));
}

/** For options that may be given several times. */
export function collect(value: string, values: readonly string[]): readonly string[] {
  return [...values, value];
}

/**
 * What is known of the repository: what is said, else what git knows.
 *
 * @throws UsageError
 */
export function factsFrom({ repository, defaultBranch, visibility }: RepositoryOptions, folder: string): RepositoryFacts {
  if (repository !== undefined && !/^[\w.-]+\/[\w.-]+$/.test(repository)) {
    throw new UsageError(`--repository ${repository} is no owner/name`);
  }
  const known = VISIBILITIES.find((candidate) => candidate === visibility);
  if (visibility !== undefined && known === undefined) {
    throw new UsageError(`--visibility ${visibility} is none of ${VISIBILITIES.join(', ')}`);
  }
  const facts = repositoryFacts(folder);
  return {
    ...facts,
    ...(repository !== undefined && { repository }),
    ...(defaultBranch !== undefined && { defaultBranch }),
    ...(known !== undefined && { visibility: known }),
  };
}

/**
 * The variables as they are given.
 *
 * @throws UsageError
 */
export function variablesFrom({ variable }: RepositoryOptions): Record<string, string> {
  return Object.fromEntries(variable.map((assignment) => {
    const [, name, value] = /^(\w+)=(.*)$/s.exec(assignment) ?? [];
    if (name === undefined) {
      throw new UsageError(`--variable ${assignment} is not of the form name=value`);
    }
    return [name, value];
  }));
}
