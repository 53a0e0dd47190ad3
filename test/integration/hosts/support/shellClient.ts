import { once } from 'node:events';
import { type IncomingHttpHeaders, request } from 'node:http';
import { WebSocket } from 'ws';

export interface Reply {
  status: number;
  headers: IncomingHttpHeaders;
  body: string;
}

/** A request with any headers at all, also those that browsers and fetch do not let one set. */
export async function ask(
  port: number,
  path: string,
  headers: Record<string, string> = {},
  method = 'GET',
): Promise<Reply> {
  const asking = request({
    host: '127.0.0.1',
    port,
    path,
    method,
    headers: { host: `127.0.0.1:${port}`, ...headers },
  });
  asking.end();
  const [response] = await once(asking, 'response');
  response.setEncoding('utf8');
  let body = '';
  for await (const chunk of response) body += chunk;
  return { status: response.statusCode, headers: response.headers, body };
}

/** Exchanges the token of a printed address for the cookie. */
export async function signIn(address: string): Promise<{ port: number; cookie: string }> {
  const { port, search } = new URL(address);
  const reply = await ask(Number(port), `/${search}`);
  const [cookie] = reply.headers['set-cookie'] ?? [];
  if (reply.status !== 303 || cookie === undefined) throw new Error(`no session: ${reply.body}`);
  return { port: Number(port), cookie: cookie.split(';')[0] ?? '' };
}

export type Upgrade = { socket: WebSocket } | { status: number };

/** Opens the WebSocket, or tells the status it was refused with. */
export async function upgrade(
  port: number,
  headers: Record<string, string>,
  path = '/socket',
): Promise<Upgrade> {
  const socket = new WebSocket(`ws://127.0.0.1:${port}${path}`, { headers });
  return new Promise((resolve, reject) => {
    socket.once('open', () => resolve({ socket }));
    socket.once('unexpected-response', (_request, response) => {
      response.resume();
      resolve({ status: response.statusCode ?? 0 });
    });
    socket.once('error', reject);
  });
}
