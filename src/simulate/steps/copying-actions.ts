import { itemsOf } from './csv';
import type { StepContext } from './perform-step';
import { StepResult } from './step-result';
import { Push } from '../effect';
import { runShell } from '../shell/run-shell';
import { Text } from '../value';

type Inputs = Readonly<Record<string, Text>>;

/**
 * Copies an image to other references.
 *
 * @see https://github.com/akhilerm/tag-push-action
 */
export function tagPushAction({ dst }: Inputs): StepResult {
  return { effects: itemsOf(dst).map((reference): Push => ({ kind: 'push', reference })), outputs: {} };
}

/**
 * Runs a command until it succeeds: once, as far as it can be told.
 *
 * @see https://github.com/nick-fields/retry
 */
export function retryAction({ command = '', shell }: Inputs, { scope: { world }, env }: StepContext): StepResult {
  const { effects } = runShell(command, env, { shell: typeof shell === 'string' && shell !== '' ? shell : undefined, readFile: world.readFile });
  return { effects, outputs: {}, otherOutputs: 'the command gives it' };
}
