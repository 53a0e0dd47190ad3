import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { type WebSocket, WebSocketServer } from 'ws';
import type { Application, HostLog } from '../hostServices.ts';
import { payloadLimitBytes } from '../payloadLimit.ts';
import { readRequest, writeAnswer, writeEvent } from '../rpcMessage.ts';

/** A page that does not read any more is cut off before it fills the memory. It connects again when it can. */
const mostUnsentBytes = 32 * 1024 * 1024;

/** Serves the dispatcher and its events over WebSockets that were admitted before. */
export function createSocketHost(application: Application, log: HostLog) {
  const server = new WebSocketServer({
    noServer: true,
    maxPayload: payloadLimitBytes,
    perMessageDeflate: false,
  });
  const stopEvents = application.onEvent((event) => {
    if (server.clients.size === 0) return;
    const text = writeEvent(event);
    for (const socket of server.clients) send(socket, text);
  });

  function send(socket: WebSocket, text: string): void {
    if (socket.readyState !== socket.OPEN) return;
    if (socket.bufferedAmount > mostUnsentBytes) {
      log.warn('socket.tooSlow');
      socket.terminate();
    } else socket.send(text);
  }

  async function answer(socket: WebSocket, text: string): Promise<void> {
    const read = readRequest(text);
    if (!read.ok) return send(socket, writeAnswer(read.id, { ok: false, error: read.error }));
    const { id, method, params } = read.request;
    send(socket, writeAnswer(id, await application.dispatch(method, params)));
  }

  server.on('connection', (socket) => {
    // ws has closed the connection by then, with the fitting code (1009 for a message above the limit).
    socket.on('error', (error) => log.warn('socket.failed', { error: error.message }));
    socket.on('message', (data, isBinary) => {
      if (isBinary) socket.close(1003, 'text only');
      else void answer(socket, data.toString());
    });
  });

  return {
    accept(request: IncomingMessage, stream: Duplex, head: Buffer): void {
      server.handleUpgrade(request, stream, head, (socket) => {
        server.emit('connection', socket, request);
      });
    },
    /** Tells every page that the shell goes away. */
    close(): void {
      stopEvents();
      for (const socket of server.clients) {
        socket.close(1001, 'Muster was closed');
      }
      server.close();
    },
  };
}
