import { IncomingMessage, ServerResponse, request as httpRequest } from 'node:http';
import { createServer } from 'node:https';
import { Certificate } from './certificate';
import { Login } from './credentials';
import { Faults } from './faults';
import { Registry } from './registries';
import { RegistryStore } from './registry';

export interface LoggedRequest {
  readonly registry: Registry;
  readonly method: string;
  readonly path: string;
  readonly userAgent: string;
  /** The user of the credential that came with it; undefined when none came. */
  readonly username?: string;
  status: number;
  bodyBytes: number;
}

export const isByBuilder = ({ userAgent }: LoggedRequest) => userAgent.startsWith('buildkit/');

export interface RegistryProxy {
  readonly requests: readonly LoggedRequest[];
  stop(): Promise<void>;
}

interface Authority {
  login(registry: Registry): Login;
}

/** TLS servers under the registries' real names: they check the log-in, meet the faults, note each request and hand it on. */
export async function startRegistryProxy(
  stores: readonly RegistryStore[], certificate: Certificate, authority: Authority, faults: Faults,
): Promise<RegistryProxy> {
  const requests: LoggedRequest[] = [];
  const stops = await Promise.all(stores.map(async (store) => {
    const server = createServer({ cert: certificate.cert, key: certificate.key }, (incoming, response) => {
      handle(incoming, response, store, authority.login(store.registry), faults, requests)
        .catch((error) => response.destroy(error as Error));
    });
    await new Promise<void>((resolve, reject) => server.once('error', reject).listen(443, store.registry.address, resolve));
    return () => new Promise((resolve) => {
      server.close(resolve);
      server.closeAllConnections();
    });
  }));
  return { requests, stop: async () => { await Promise.all(stops.map((stop) => stop())); } };
}

async function handle(
  incoming: IncomingMessage, response: ServerResponse, store: RegistryStore, login: Login, faults: Faults, requests: LoggedRequest[],
): Promise<void> {
  const { registry, port } = store;
  const method = incoming.method ?? '';
  const path = incoming.url ?? '';
  const [username, password] = basicCredential(incoming);
  const logged: LoggedRequest = { registry, method, path, userAgent: incoming.headers['user-agent'] ?? '', username, status: 0, bodyBytes: 0 };
  requests.push(logged);
  const answer = (status: number, code: string, message: string, headers: Record<string, string> = {}) => {
    logged.status = status;
    response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify({ errors: [{ code, message }] }));
  };

  // A manifest is small; a blob is passed on as it comes.
  const body = path.includes('/manifests/') ? await bodyOf(incoming) : undefined;
  const fault = faults.meet(registry, method, path, body?.toString() ?? '');
  if (fault) return answer(fault.status, fault.code, fault.message);
  if (!(username === login.username && password === login.password) && !isPublic(registry, method, path)) {
    return answer(401, 'UNAUTHORIZED', 'authentication required', { 'www-authenticate': `Basic realm="${registry.name}"` });
  }

  const onward = httpRequest({
    host: '127.0.0.1', port, method, path, headers: { ...incoming.headers, 'x-forwarded-proto': 'https' },
  }, (reply) => {
    logged.status = reply.statusCode ?? 0;
    response.writeHead(logged.status, reply.headers);
    reply.pipe(response);
  }).on('error', (error) => response.destroy(error));
  if (body) {
    logged.bodyBytes = body.length;
    onward.end(body);
  } else {
    incoming.on('data', (chunk: Buffer) => { logged.bodyBytes += chunk.length; }).pipe(onward);
  }
}

function basicCredential(incoming: IncomingMessage): string[] {
  const [scheme, value] = (incoming.headers.authorization ?? '').split(' ');
  if (!scheme) return [];
  return scheme === 'Basic' ? Buffer.from(value, 'base64').toString().split(':') : [scheme];
}

function isPublic(registry: Registry, method: string, path: string): boolean {
  return ['GET', 'HEAD'].includes(method) && registry.publicRepositories?.test(path.replace(/^\/v2\//, '')) === true;
}

async function bodyOf(incoming: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}
