import { createServer, IncomingHttpHeaders, Server } from 'node:http';
import { AddressInfo } from 'node:net';

/** What a server was asked. */
export interface Request {
  readonly method: string;
  readonly url: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** What it answers: a status with a text, or with a value as JSON. */
export type Answer = readonly [status: number, body: unknown];

/** A server on this machine that notes what it is asked. */
export class Loopback {
  public readonly requests: Request[] = [];
  private server?: Server;
  public answer: (request: Request) => Answer = () => [200, 'ok'];

  public get url(): string {
    return `http://127.0.0.1:${(this.server?.address() as AddressInfo).port}`;
  }

  public async start(): Promise<void> {
    this.server = createServer((incoming, response) => {
      const chunks: Buffer[] = [];
      incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
      incoming.on('end', () => {
        const request = { method: incoming.method!, url: incoming.url!, headers: incoming.headers, body: Buffer.concat(chunks).toString('utf8') };
        this.requests.push(request);
        const [status, body] = this.answer(request);
        response.writeHead(status, status === 301 ? { location: '/elsewhere' } : {}).end(typeof body === 'string' ? body : JSON.stringify(body));
      });
    });
    await new Promise<void>((resolve) => this.server!.listen(0, '127.0.0.1', resolve));
  }

  public stop(): void {
    this.server?.closeAllConnections();
    this.server?.close();
  }
}

/** A server for the tests of one file. */
export function loopback(): Loopback {
  const server = new Loopback();
  beforeAll(() => server.start());
  afterAll(() => server.stop());
  beforeEach(() => {
    server.requests.length = 0;
    server.answer = () => [200, 'ok'];
  });
  return server;
}
