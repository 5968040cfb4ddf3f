import { Command, CommanderError } from 'commander';
import { addCheckCommand } from './check-command';
import { addDiffCommand } from './diff-command';
import { EXIT_CODES } from './exit-codes';
import { addPlanCommand } from './plan-command';
import { UsageError } from './sources';
import { Terminal } from './terminal';
import { packageVersion } from '../package-version';

/**
 * Runs a command.
 *
 * @param args those after the name of the program
 * @returns the exit code
 */
export function main(args: readonly string[], terminal: Terminal): number {
  let code: number = EXIT_CODES.same;
  const program = new Command('image-release')
    .description('Tells what workflows that release container images do, before they run. Nothing runs and nothing is sent.')
    .version(packageVersion())
    .exitOverride()
    .configureOutput({
      writeOut: (text) => terminal.stdout.write(text),
      writeErr: (text) => terminal.stderr.write(text),
      outputError: (text, write) => write(text.replace(/^error: /, 'image-release: ')),
    })
    .helpCommand(false);
  const answer = (given: number): void => {
    code = given;
  };
  addPlanCommand(program, terminal);
  addDiffCommand(program, terminal, answer);
  addCheckCommand(program, terminal, answer);
  try {
    program.parse(args, { from: 'user' });
  } catch (error) {
    if (error instanceof CommanderError) {
      return error.exitCode === 0 ? EXIT_CODES.same : EXIT_CODES.badInput;
    }
    if (error instanceof UsageError) {
      terminal.stderr.write(`image-release: ${error.message}\n`);
      return EXIT_CODES.badInput;
    }
    throw error;
  }
  return code;
}
