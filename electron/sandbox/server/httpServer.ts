import { createServer, type Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import { reasonOf, SandboxError } from '../sandboxError.ts';
import type { Outcome } from './requestPipeline.ts';

/** A server that listens on the loopback address only. */
export interface HttpServer {
  readonly port: number;
  /** Closes the port and every connection, idle or not. */
  close(): Promise<void>;
}

/** Starts listening; port 0 takes a free one. Throws SandboxError `portUnavailable`. */
export async function listen(
  port: number,
  handle: (request: Request) => Promise<Outcome>,
): Promise<HttpServer> {
  const listener = getRequestListener(
    async (request, { outgoing }) => {
      const outcome = await handle(request).catch((): Outcome => ({ kind: 'dropped' }));
      if (outcome.kind === 'answer') return outcome.response;
      if (!(outgoing instanceof ServerResponse))
        throw new Error('the sandbox speaks HTTP/1.1 only');
      if (outcome.kind === 'truncated') await sendHalf(outcome.response, outgoing);
      outgoing.socket?.destroy();
      return RESPONSE_ALREADY_SENT;
    },
    // The app around a demo sandbox keeps its own Request and Response.
    { overrideGlobalObjects: false },
  );
  const server = createServer((incoming, outgoing) => void listener(incoming, outgoing));
  await opened(server, port);
  return { port: (server.address() as AddressInfo).port, close: () => closed(server) };
}

/** Promises the whole body in Content-Length and sends the first half of it. */
async function sendHalf(response: Response, outgoing: ServerResponse): Promise<void> {
  const body = Buffer.from(await response.arrayBuffer());
  outgoing.writeHead(response.status, {
    ...Object.fromEntries(response.headers),
    'content-length': String(body.byteLength),
  });
  await new Promise<void>((resolve) => {
    outgoing.write(body.subarray(0, Math.floor(body.byteLength / 2)), () => resolve());
  });
}

function opened(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const fail = (error: NodeJS.ErrnoException) => {
      const reason =
        error.code === 'EADDRINUSE'
          ? 'it is in use'
          : error.code === 'EACCES'
            ? 'it is not allowed'
            : reasonOf(error);
      reject(new SandboxError('portUnavailable', `Port ${port} cannot be opened: ${reason}`));
    };
    server.once('error', fail);
    server.listen({ port, host: '127.0.0.1' }, () => {
      server.off('error', fail);
      resolve();
    });
  });
}

function closed(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
