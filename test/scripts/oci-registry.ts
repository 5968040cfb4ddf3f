import { createServer, IncomingMessage, Server, ServerResponse } from 'node:http';
import { AddressInfo } from 'node:net';
import { Image } from './image';

/** What the registry answers to one request: a status with a text (or a value as JSON) and headers; or it hangs up. */
export type Answer = readonly [status: number, body?: unknown, headers?: Record<string, string>] | 'hangs up' | 'as usual';

/** A call of `docker buildx imagetools create`. */
export interface Copy {
  readonly tags: string[];
  readonly args: string[];

  /** What docker logs in with. */
  readonly config: any;
}

const USER = 'robot';

/**
 * A registry on this machine with one repository, acme/app. It speaks as much of
 * https://github.com/opencontainers/distribution-spec/blob/main/spec.md as a client needs that copies nothing itself:
 * docker is a fake that tells it which tags to move. It notes all that happens, in order.
 */
export class OciRegistry {
  public readonly user = USER;
  public password = 'pa$$ "word"';
  public access: 'bearer' | 'basic' | 'open' = 'bearer';

  /** Whether everybody may pull. */
  public isPublic = false;

  /** What nobody gets at the token endpoint of a private repository: a denial, or a token that is good for nothing. */
  public givesNobodyTokens = false;
  public mayPush = true;
  public tokenField = 'token';

  /** Which image a tag serves, by digest. */
  public readonly tags = new Map<string, string>();
  public readonly blobs = new Map<string, Buffer>();

  /** What happened, in order. */
  public readonly events: string[] = [];
  public readonly copies: Copy[] = [];

  private readonly answers = new Map<string, Answer[]>();
  private readonly tokens = new Map<string, { user: string; actions: string[] }>();
  private readonly server: Server;

  constructor() {
    this.server = createServer((request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => void this.handle(request, response, Buffer.concat(chunks).toString('utf8')).catch((error) => {
        this.events.push(`the test failed: ${error}`);
        response.destroy();
      }));
    });
  }

  /** What docker says before it fails; undefined: it succeeds, and the tags are moved by `move`. */
  public docker: (copy: Copy) => string | undefined = () => undefined;
  public move = (tag: string, digest: string): void => void this.tags.set(tag, digest);
  public onSleep: () => Promise<void> | void = () => undefined;

  /** How it asks who somebody is, and where it opens an upload. */
  public challenge: (url: string) => string = (url) => `Bearer realm="${url}/token",service="registry.test"`;
  public uploadLocation: (path: string) => string = (path) => path;

  public async start(): Promise<void> {
    await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve));
  }

  public async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  public get host(): string {
    return `127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  public get url(): string {
    return `http://${this.host}`;
  }

  public get repository(): string {
    return `${this.host}/acme/app`;
  }

  /** Has an image, served by tags. */
  public has(image: Image, ...tags: string[]): Image {
    image.blobs.forEach((bytes, digest) => this.blobs.set(digest, bytes));
    tags.forEach((tag) => this.tags.set(tag, image.digest));
    return image;
  }

  /** Answers the next requests of that kind (`GET /v2/`) so; those after them as usual. */
  public will(request: string, ...answers: Answer[]): void {
    this.answers.set(request, [...this.answers.get(request) ?? [], ...answers]);
  }

  /** What happened after the name of a kind of event: `sleep`, `docker`. */
  public of(kind: string): string[] {
    return this.events.filter((event) => event.startsWith(`${kind} `)).map((event) => event.slice(kind.length + 1));
  }

  private async handle(request: IncomingMessage, response: ServerResponse, body: string): Promise<void> {
    const { pathname: path, search } = new URL(request.url!, this.url);
    const answer = await this.answer(request, path, decodeURIComponent(search.replaceAll('+', ' ')), body);
    if (answer === 'hangs up') {
      response.destroy();
      return;
    }
    const [status, value = '', headers] = answer as [number, unknown?, Record<string, string>?];
    response.writeHead(status, headers).end(typeof value === 'string' || Buffer.isBuffer(value) ? value : JSON.stringify(value));
  }

  private async answer(request: IncomingMessage, path: string, search: string, body: string): Promise<Answer> {
    if (path === '/-/sleep') {
      this.events.push(`sleep ${body}`);
      await this.onSleep();
      return [200];
    }
    if (path === '/-/docker') {
      return this.copy(body.split('\0'));
    }
    const { user, actions } = this.identify(request.headers.authorization);
    this.events.push(`${request.method} ${path}${search} (${user})`);
    const next = this.answers.get(`${request.method} ${path}`)?.shift() ?? 'as usual';
    if (next !== 'as usual') {
      return next;
    }
    if (path === '/token') {
      return this.token(user, search.replace(/^.*:/, '').split(','));
    }
    const needed = path === '/v2/' ? [] : [request.method === 'GET' ? 'pull' : 'push'];
    if (this.access !== 'open' && !(actions && needed.every((action) => actions.includes(action)))) {
      return actions?.length && user !== 'a token of nobody'
        ? [403, { errors: [{ code: 'DENIED', message: 'requested access to the resource is denied' }] }]
        : [401, { errors: [{ code: 'UNAUTHORIZED', message: 'authentication required' }] }, {
          'www-authenticate': this.access === 'basic' ? 'Basic realm="registry.test"' : this.challenge(this.url),
        }];
    }
    return this.serve(request.method!, path);
  }

  private serve(method: string, path: string): Answer {
    const name = path.split('/').at(-1)!;
    if (path === '/v2/') {
      return [200, {}];
    }
    if (method === 'POST' && path === '/v2/acme/app/blobs/uploads/') {
      return [202, '', { location: this.uploadLocation('/v2/acme/app/blobs/uploads/0?_state=abc') }];
    }
    if (method === 'DELETE' && path === '/v2/acme/app/blobs/uploads/0') {
      return [204];
    }
    if (method === 'GET' && path.startsWith('/v2/acme/app/manifests/') && this.blobs.has(this.tags.get(name) ?? name)) {
      return [200, this.blobs.get(this.tags.get(name) ?? name)];
    }
    if (method === 'GET' && path.startsWith('/v2/acme/app/blobs/') && this.blobs.has(name)) {
      return [200, this.blobs.get(name)];
    }
    return [404, { errors: [{ code: 'MANIFEST_UNKNOWN', message: 'manifest unknown' }] }];
  }

  private rightsOf(user: string): string[] {
    return user === USER ? ['pull', ...(this.mayPush ? ['push'] : [])] : this.isPublic ? ['pull'] : [];
  }

  /** Gives those rights of the wanted ones that the user has, as registries do. */
  private token(user: string, wanted: string[]): Answer {
    const known = user === USER || (user === 'nobody' && (this.isPublic || this.givesNobodyTokens));
    if (!known) {
      return [401, { errors: [{ code: 'UNAUTHORIZED', message: 'incorrect username or password' }] }];
    }
    const token = `secret-token-${this.tokens.size}`;
    this.tokens.set(token, { user, actions: wanted.filter((action) => this.rightsOf(user).includes(action)) });
    return [200, { [this.tokenField]: token }];
  }

  /** Who it is, and what they may do here; no actions: they have to say first who they are. */
  private identify(authorization = ''): { user: string; actions?: string[] } {
    const [scheme, value = ''] = authorization.split(' ');
    if (scheme === 'Basic') {
      const [user, ...password] = Buffer.from(value, 'base64').toString('utf8').split(':');
      const isRight = user === USER && password.join(':') === this.password;
      return { user: isRight ? USER : `a wrong ${user}`, ...(isRight && this.access === 'basic' && { actions: this.rightsOf(USER) }) };
    }
    if (scheme === 'Bearer') {
      const token = this.tokens.get(value);
      return { user: token ? `a token of ${token.user}` : 'a wrong token', ...(token && { actions: token.actions }) };
    }
    return { user: authorization === '' ? 'nobody' : 'somebody', ...(this.access === 'basic' && this.isPublic && { actions: ['pull'] }) };
  }

  private copy(words: string[]): Answer {
    const args = words.slice(0, -1);
    const tags = args.filter((arg) => arg.startsWith('--tag=')).map((arg) => arg.replace(/^.*:/, ''));
    const copy = { tags, args, config: JSON.parse(words.at(-1)!) };
    this.copies.push(copy);
    this.events.push(`docker ${tags.join(' ')}`);
    const said = this.docker(copy);
    if (said !== undefined) {
      return [500, said];
    }
    const digest = args.at(-1)!.split('@').at(-1)!;
    tags.forEach((tag) => this.move(tag, digest));
    return [200, 'copied\n'];
  }
}
