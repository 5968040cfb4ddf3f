import { IncomingMessage } from 'node:http';
import { Login } from './credentials';
import { Registry } from './registries';
import { Grant, Scope, TokenIssuer, scopesOf } from './registry-tokens';

/** What a registry answers by itself. */
export interface Answer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body: unknown;
}

export const refusal = (status: number, code: string, message: string, headers?: Answer['headers']): Answer => (
  { status, headers, body: { errors: [{ code, message }] } }
);

/** Whether a request asks for a token, rather than for content. */
export function asksForToken(registry: Registry, incoming: IncomingMessage): boolean {
  const realm = new URL(registry.realm);
  return incoming.headers.host === realm.host && new URL(incoming.url ?? '', realm).pathname === realm.pathname;
}

export function basicLogin(incoming: IncomingMessage): Login | undefined {
  const [scheme, value] = (incoming.headers.authorization ?? '').split(' ');
  if (scheme !== 'Basic') return undefined;
  const [username, ...password] = Buffer.from(value, 'base64').toString().split(':');
  return { username, password: password.join(':') };
}

/** Answers a request for a token; `form` is its body, if it has one. */
export async function answerToken(
  registry: Registry, incoming: IncomingMessage, form: string, issuer: TokenIssuer, withheld: readonly string[],
): Promise<Answer> {
  if (incoming.method === 'POST' && !registry.oauth) return refusal(405, 'UNSUPPORTED', 'the operation is unsupported');
  const parameters = incoming.method === 'POST' ? new URLSearchParams(form) : new URL(incoming.url ?? '', registry.realm).searchParams;
  const login = incoming.method === 'POST'
    ? { username: parameters.get('username') ?? '', password: parameters.get('password') ?? '' }
    : basicLogin(incoming);
  const asked = scopesOf(parameters);
  const issued = await issuer.issue(login, asked, withheld);
  if (parameters.get('service') !== registry.service || !issued) return refusal(401, 'UNAUTHORIZED', 'incorrect username or password');
  const mayNothing = asked.length > 0 && issued.grant.scopes.every(({ actions }) => actions.length === 0);
  if (registry.refusesTokens && mayNothing) return refusal(403, 'DENIED', 'requested access to the resource is denied');
  return { status: 200, body: { token: issued.token, access_token: issued.token, expires_in: 300 } };
}

/** What a request for content needs to be allowed; undefined: it only has to come from somebody. */
function neededScope(method: string, path: string): Scope | undefined {
  const [, repository] = /^\/v2\/(.+?)\/(?:manifests|blobs|tags|referrers)\//.exec(path) ?? [];
  return repository ? { repository, actions: ['GET', 'HEAD'].includes(method) ? ['pull'] : ['pull', 'push'] } : undefined;
}

export function grantOf(incoming: IncomingMessage, issuer: TokenIssuer): Grant | undefined {
  const [scheme, token] = (incoming.headers.authorization ?? '').split(' ');
  return scheme === 'Bearer' ? issuer.grantOf(token) : undefined;
}

/** The challenge to a request that may not be done; undefined: it may. */
export function challenge(registry: Registry, incoming: IncomingMessage, grant: Grant | undefined): Answer | undefined {
  const needed = neededScope(incoming.method ?? '', incoming.url ?? '');
  const granted = grant?.scopes.filter(({ repository }) => repository === needed?.repository).flatMap(({ actions }) => actions) ?? [];
  if (grant && (needed?.actions ?? []).every((action) => granted.includes(action))) return undefined;
  const parts = [`realm="${registry.realm}"`, `service="${registry.service}"`];
  if (needed) parts.push(`scope="repository:${needed.repository}:${needed.actions.join(',')}"`);
  if (incoming.headers.authorization) parts.push(`error="${grant ? 'insufficient_scope' : 'invalid_token'}"`);
  return refusal(401, 'UNAUTHORIZED', 'authentication required', { 'www-authenticate': `Bearer ${parts.join(',')}` });
}
