import { randomBytes } from 'node:crypto';
import { Login } from './credentials';
import { Registry } from './registries';
import { RegistryStore } from './registry';

/** What one repository is asked to let a client do. */
export interface Scope {
  readonly repository: string;
  readonly actions: readonly string[];
}

/** What a token stands for. */
export interface Grant {
  /** Undefined: nobody in particular. */
  readonly username?: string;
  readonly scopes: readonly Scope[];
}

/** Who may do what: https://distribution.github.io/distribution/spec/auth/token/ */
export class TokenIssuer {
  private readonly grants = new Map<string, Grant>();

  constructor(
    private readonly store: RegistryStore,
    private readonly owner: Login,
    private readonly isPublic: (registry: Registry, repository: string) => boolean,
  ) {}

  /** A token for what of `asked` its user may do; undefined: the user is unknown. */
  async issue(login: Login | undefined, asked: readonly Scope[], withheld: readonly string[] = []): Promise<{ token: string; grant: Grant } | undefined> {
    if (login && !this.isOwner(login)) return undefined;
    const scopes = await Promise.all(asked.map(async ({ repository, actions }) => ({
      repository,
      actions: (await this.allowed(login, repository, actions)).filter((action) => !withheld.includes(action)),
    })));
    const grant: Grant = { username: login?.username, scopes };
    const token = randomBytes(24).toString('base64url');
    this.grants.set(token, grant);
    return { token, grant };
  }

  grantOf(token: string): Grant | undefined {
    return this.grants.get(token);
  }

  isOwner({ username, password }: Login): boolean {
    return username === this.owner.username && password === this.owner.password;
  }

  private async allowed(login: Login | undefined, repository: string, actions: readonly string[]): Promise<string[]> {
    const mayPush = login !== undefined && !this.store.registry.publicRepositories?.test(repository);
    // A repository comes into being when its owner asks to push to it; until then there is nothing to pull.
    const mayPull = mayPush ? actions.includes('push') || await this.exists(repository) : this.isPublic(this.store.registry, repository);
    return actions.filter((action) => action === 'push' ? mayPush : action === 'pull' && mayPull);
  }

  private async exists(repository: string): Promise<boolean> {
    return (await fetch(`http://127.0.0.1:${this.store.port}/v2/${repository}/tags/list`)).ok;
  }
}

/** `repository:library/alpine:pull,push`, several with spaces between or given several times. */
export function scopesOf(parameters: URLSearchParams): Scope[] {
  return parameters.getAll('scope').flatMap((text) => text.split(' ')).flatMap((text) => {
    const [type, repository, actions] = text.split(':');
    return type === 'repository' && actions ? [{ repository, actions: actions.split(',') }] : [];
  });
}
