import { IncomingMessage, ServerResponse, request as httpRequest } from 'node:http';
import { Server, createServer } from 'node:https';
import { Transform } from 'node:stream';
import { Certificate } from './certificate';
import { Login } from './credentials';
import { Faults, Misbehaviour } from './faults';
import { sha256 } from './inspect';
import { Registry } from './registries';
import { RegistryStore } from './registry';
import { Answer, answerToken, asksForToken, basicLogin, challenge, grantOf, refusal } from './registry-access';
import { TokenIssuer } from './registry-tokens';

export interface LoggedRequest {
  readonly registry: Registry;
  readonly method: string;
  readonly path: string;
  readonly userAgent: string;
  /** The user of the credential, or of the token, that came with it; undefined when none came. */
  username?: string;
  status: number;
  /** Bytes of content that came with it. */
  bodyBytes: number;
}

export const isByBuilder = ({ userAgent }: LoggedRequest) => userAgent.startsWith('buildkit/');

export interface RegistryProxy {
  readonly requests: LoggedRequest[];
  /** What goes wrong from now on. */
  setFaults(faults: Faults): Promise<void>;
  stop(): Promise<void>;
}

export interface Authority {
  login(registry: Registry): Login;
  isPublic(registry: Registry, repository: string): boolean;
}

/** The loopback address of a registry in one of the worlds that are open at a time. */
export const addressOf = (registry: Registry, world: number) => `127.0.${world}.${registry.place}`;

/** TLS servers under the registries' real names: they check who asks, meet the faults, note each request and hand it on. */
export async function startRegistryProxy(
  stores: readonly RegistryStore[], certificate: Certificate, authority: Authority, world: number,
): Promise<RegistryProxy> {
  const requests: LoggedRequest[] = [];
  let faults = new Faults([], () => 0);
  const fronts = stores.map((store) => {
    const issuer = new TokenIssuer(store, authority.login(store.registry), authority.isPublic.bind(authority));
    const serve = (incoming: IncomingMessage, response: ServerResponse) => {
      handle(incoming, response, store, issuer, faults, requests).catch((error) => response.destroy(error as Error));
    };
    return { registry: store.registry, server: createServer({ cert: certificate.cert, key: certificate.key }, serve) };
  });
  const setFaults = async (next: Faults) => {
    faults = next;
    await Promise.all(fronts.map(({ registry, server }) => (
      next.refusesConnections(registry) ? close(server) : listen(server, addressOf(registry, world))
    )));
  };
  await setFaults(faults);
  return { requests, setFaults, stop: async () => { await Promise.all(fronts.map(({ server }) => close(server))); } };
}

async function listen(server: Server, address: string): Promise<void> {
  if (!server.listening) await new Promise<void>((resolve, reject) => server.once('error', reject).listen(443, address, resolve));
}

async function close(server: Server): Promise<void> {
  if (!server.listening) return;
  await new Promise((resolve) => {
    server.close(resolve);
    server.closeAllConnections();
  });
}

async function handle(
  incoming: IncomingMessage, response: ServerResponse, store: RegistryStore, issuer: TokenIssuer, faults: Faults, requests: LoggedRequest[],
): Promise<void> {
  const { registry, port } = store;
  const method = incoming.method ?? '';
  const path = incoming.url ?? '';
  const forToken = asksForToken(registry, incoming);
  const grant = grantOf(incoming, issuer);
  const username = grant?.username ?? basicLogin(incoming)?.username;
  const logged: LoggedRequest = { registry, method, path, userAgent: incoming.headers['user-agent'] ?? '', username, status: 0, bodyBytes: 0 };
  requests.push(logged);
  const answer = ({ status, headers, body }: Answer) => {
    logged.status = status;
    response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(typeof body === 'string' ? body : JSON.stringify(body));
  };

  // A manifest is small; a blob is passed on as it comes.
  const body = forToken || path.includes('/manifests/') ? await bodyOf(incoming) : undefined;
  const met = faults.meet({ registry, method, path, body: body?.toString() ?? '' });
  if (met?.kind === 'answer') {
    // A client that is still sending would take the answer for a broken connection.
    for await (const _ of incoming);
    return answer(refusal(met.status, met.code, met.message, met.headers));
  }
  if (forToken) {
    if (method === 'POST') logged.username = new URLSearchParams(body?.toString()).get('username') ?? undefined;
    return answer(await answerToken(registry, incoming, body?.toString() ?? '', issuer, met?.kind === 'withhold' ? met.actions : []));
  }
  const challenged = challenge(registry, incoming, grant);
  if (challenged) return answer(challenged);
  if (met?.kind === 'drop') return void incoming.once('data', () => incoming.socket.destroy());
  if (met?.kind === 'substitute') return answer(substitute(met));

  const onward = httpRequest({
    host: '127.0.0.1', port, method, path, headers: { ...incoming.headers, 'x-forwarded-proto': 'https' },
  }, (reply) => {
    logged.status = reply.statusCode ?? 0;
    response.writeHead(logged.status, reply.headers);
    reply.pipe(response);
  }).on('error', (error) => response.destroy(error));
  incoming.on('error', (error) => onward.destroy(error));
  if (body) {
    logged.bodyBytes = body.length;
    onward.end(body);
    return;
  }
  incoming.on('data', (chunk: Buffer) => { logged.bodyBytes += chunk.length; });
  (met?.kind === 'slow' ? incoming.pipe(throttle(met.bytesPerSecond)) : incoming).pipe(onward);
}

function substitute({ mediaType, body }: Extract<Misbehaviour, { kind: 'substitute' }>): Answer {
  return { status: 200, headers: { 'content-type': mediaType, 'docker-content-digest': sha256(body), 'content-length': String(body.length) }, body };
}

const throttle = (bytesPerSecond: number) => new Transform({
  transform(chunk: Buffer, _encoding, done) {
    setTimeout(() => done(null, chunk), chunk.length / bytesPerSecond * 1_000);
  },
});

async function bodyOf(incoming: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}
