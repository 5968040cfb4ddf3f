import { settingExpression } from './expression';
import { ReleaseStepConfig, rightsOf } from './release-step';
import { Registry } from '../model/registry';

/** What a script gets to log in to a registry, and the rights that this takes. */
export function loginOf(registry: Registry, access: 'read' | 'write'): Pick<ReleaseStepConfig, 'env' | 'permissions' | 'reasons'> {
  const { username, password, permissions, host } = registry;
  return {
    env: { USERNAME: settingExpression(username), PASSWORD: settingExpression(password) },
    ...rightsOf(access === 'write' ? permissions : permissions.map(({ scope }) => ({ scope, access, reason: `read from ${host}` }))),
  };
}
