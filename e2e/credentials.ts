import { randomBytes } from 'node:crypto';
import { ALIYUN, DOCKER_HUB, GHCR, Registry } from './registries';

export interface Login {
  readonly username: string;
  readonly password: string;
}

/** What the emitted workflow may know, with values that are found again wherever they leak to. */
export interface Credentials {
  /** Value of each repository secret but the webhook. */
  readonly secrets: Record<string, string>;
  readonly token: string;
  readonly actor: string;
  login(registry: Registry): Login;
}

export function inventCredentials(): Credentials {
  const invent = (name: string) => `${name}-${randomBytes(8).toString('hex')}`;
  const secrets = {
    DOCKER_USERNAME: invent('hub-user'),
    DOCKER_PASSWORD: invent('hub-password'),
    ALIREGISTRY_USERNAME: invent('aliyun-user'),
    ALIREGISTRY_TOKEN: invent('aliyun-token'),
  };
  const token = invent('github-token');
  const actor = 'octocat';
  const logins = new Map<Registry, Login>([
    [DOCKER_HUB, { username: secrets.DOCKER_USERNAME, password: secrets.DOCKER_PASSWORD }],
    [ALIYUN, { username: secrets.ALIREGISTRY_USERNAME, password: secrets.ALIREGISTRY_TOKEN }],
    [GHCR, { username: actor, password: token }],
  ]);
  return { secrets, token, actor, login: (registry) => logins.get(registry)! };
}
