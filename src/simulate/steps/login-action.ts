import { StepResult } from './step-result';
import { Effect } from '../effect';
import { linesOf, Text } from '../value';

/**
 * Logs in to one registry, or with `registry-auth` to several.
 *
 * @see https://github.com/docker/login-action
 */
export function loginAction(inputs: Readonly<Record<string, Text>>): StepResult {
  const several = linesOf(inputs['registry-auth'] ?? '').flatMap((line) => /^-?\s*registry:\s*['"]?([^\s'"]+)/.exec(String(line))?.[1] ?? []);
  const registries: Text[] = several.length > 0 ? several : [inputs.registry === undefined || inputs.registry === '' ? 'docker.io' : inputs.registry];
  if (several.length === 0 && inputs.password === '') {
    return { effects: [], outputs: {}, failure: 'the password is empty' };
  }
  return { effects: registries.map((registry): Effect => ({ kind: 'login', registry })), outputs: {} };
}
