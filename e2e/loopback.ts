import { IncomingMessage, ServerResponse, createServer } from 'node:http';
import { AddressInfo } from 'node:net';
import { GitHub } from './github';

/** The other services that a workflow talks to: GitHub's API and Slack. */
export interface Loopback {
  readonly githubApi: string;
  readonly slackWebhook: string;
  /** Each body that was posted to Slack. */
  readonly slackMessages: string[];
  stop(): Promise<void>;
}

export async function startLoopback(github: GitHub): Promise<Loopback> {
  const slackMessages: string[] = [];
  const handle = async (incoming: IncomingMessage, response: ServerResponse) => {
    let body = '';
    for await (const chunk of incoming) body += String(chunk);
    if (incoming.method === 'POST' && incoming.url === '/slack') {
      slackMessages.push(body);
      response.end('ok');
      return;
    }
    const answer = github.answer(incoming.method ?? '', new URL(incoming.url ?? '', 'http://github'), incoming.headers.authorization, body);
    response.writeHead(answer.status, { 'content-type': 'application/json' }).end(JSON.stringify(answer.body));
  };
  const server = createServer((incoming, response) => {
    handle(incoming, response).catch((error) => response.destroy(error as Error));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    githubApi: origin,
    slackWebhook: `${origin}/slack`,
    slackMessages,
    stop: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
