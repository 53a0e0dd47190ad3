import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import { getRequestListener } from '@hono/node-server';
import { MusterError } from '#shared/ipc/errors.ts';
import type { Application, HostLog } from '../hostServices.ts';
import type { RendererFiles } from '../rendererFiles.ts';
import { type Admission, createAdmission } from './admission.ts';
import { socketPath } from './bridgeScript.ts';
import { createPages } from './pages.ts';
import { createSocketHost } from './socketHost.ts';

export interface ShellServerOptions {
  application: Application;
  files: RendererFiles;
  log: HostLog;
  /** 0: any free one. */
  port: number;
}

export interface ShellServer {
  port: number;
  /** An address that opens Muster once, in whichever browser comes first. */
  issueAddress(): string;
  close(): Promise<void>;
}

/** Listens on 127.0.0.1 only. Throws MusterError `invalidRequest` when the port is taken or not allowed. */
export async function startShellServer(options: ShellServerOptions): Promise<ShellServer> {
  const server = createServer();
  const port = await listen(server, options.port);
  const admission = createAdmission(port);
  const sockets = createSocketHost(options.application, options.log);
  const pages = createPages({ ...options, admission });

  // The adapter would otherwise replace Request and Response for the whole process.
  const answer = getRequestListener(pages.fetch, {
    hostname: '127.0.0.1',
    overrideGlobalObjects: false,
  });
  server.on('request', (request, response) => void answer(request, response));
  server.on('upgrade', (request: IncomingMessage, stream: Duplex, head: Buffer) => {
    const status = refuseUpgrade(admission, request);
    if (status === null) return sockets.accept(request, stream, head);
    options.log.warn('socket.refused', { status });
    stream.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
  });

  return {
    port,
    issueAddress: () => `${admission.origin}/?token=${admission.issueToken()}`,
    async close() {
      sockets.close();
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

function refuseUpgrade(admission: Admission, request: IncomingMessage): string | null {
  const header = (name: string) => {
    const value = request.headers[name];
    return Array.isArray(value) ? value.join(', ') : value;
  };
  if (!admission.upgradeComesFromUs(header)) return '403 Forbidden';
  if (!admission.holdsSession(header)) return '401 Unauthorized';
  return request.url === socketPath ? null : '404 Not Found';
}

async function listen(server: Server, port: number): Promise<number> {
  const listening = once(server, 'listening');
  server.listen(port, '127.0.0.1');
  try {
    await listening;
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
    const reason =
      code === 'EADDRINUSE' ? 'is used by another program' : `cannot be used (${code})`;
    throw new MusterError(
      'invalidRequest',
      `Port ${port} ${reason}. Choose another with --port, or leave it out.`,
      { port },
      { cause: error },
    );
  }
  const address: AddressInfo | string | null = server.address();
  if (address === null || typeof address === 'string') {
    throw new MusterError('internal', 'The browser shell got no port.');
  }
  return address.port;
}
