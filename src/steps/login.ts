import { JobPermission } from 'projen/lib/github/workflows-model';
import { settingExpression } from './expression';
import { ReleaseStepConfig } from './release-step';
import { Registry } from '../model/registry';

/** What a script gets to log in to a registry, and the rights that this takes. */
export function loginOf(registry: Registry, access: 'read' | 'write'): Pick<ReleaseStepConfig, 'env' | 'permissions' | 'reasons'> {
  const { permissions } = registry;
  const granted = (permission: { readonly access: string }) => access === 'read' ? JobPermission.READ : permission.access as JobPermission;
  return {
    env: { USERNAME: settingExpression(registry.username), PASSWORD: settingExpression(registry.password) },
    permissions: Object.fromEntries(permissions.map((permission) => [permission.scope, granted(permission)])),
    reasons: Object.fromEntries(permissions.map(({ scope, reason }) => [scope, access === 'read' ? `read from ${registry.host}` : reason])),
  };
}
