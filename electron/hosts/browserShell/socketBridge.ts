import type { MusterBridge } from '#shared/ipc/bridge.ts';
import type { Failure } from '#shared/ipc/errors.ts';
import type { MusterEvent } from '#shared/ipc/events.ts';
import type { Result } from '#shared/ipc/result.ts';

export interface SocketBridgeOptions {
  methodNames: readonly string[];
  payloadLimitBytes: number;
  open(): WebSocket;
}

/**
 * `window.muster` over a WebSocket. Every call ends in a value: `unreachable` when the shell is gone. A lost
 * connection is taken up again by itself, and the page is then told to look at everything anew.
 *
 * The shell sends this function's own text to the browser (bridgeScript.ts). It must therefore stand alone: no
 * imports but types, nothing from this module, nothing that only Node has.
 */
export function createSocketBridge(options: SocketBridgeOptions): MusterBridge {
  const shortestDelayMs = 250;
  const longestDelayMs = 8000;
  const listeners = new Set<(event: MusterEvent) => void>();
  const waiting = new Map<number, { text: string; settle(result: Result<unknown>): void }>();
  let socket: WebSocket | null = null;
  let isOpen = false;
  let failures = 0;
  let lastId = 0;

  function connect(): void {
    const opening = options.open();
    socket = opening;
    opening.addEventListener('open', () => {
      isOpen = true;
      for (const { text } of waiting.values()) opening.send(text);
      if (failures > 0) void catchUp();
      failures = 0;
    });
    opening.addEventListener('message', ({ data }) => receive(JSON.parse(String(data))));
    opening.addEventListener('close', () => {
      isOpen = false;
      socket = null;
      const lost = [...waiting.values()];
      waiting.clear();
      for (const { settle } of lost) settle(refuse('unreachable', gone));
      const delayMs = Math.min(longestDelayMs, shortestDelayMs * 2 ** failures);
      failures += 1;
      setTimeout(connect, delayMs * (0.5 + Math.random() / 2));
    });
  }

  const gone =
    'Muster itself does not answer: it was closed, or is just starting. Nothing you saved is lost.';

  function refuse(code: Failure['code'], message: string): Result<unknown> {
    return { ok: false, error: { code, message } };
  }

  function receive(message: MusterEvent | ({ id: number } & Result<unknown>)): void {
    if ('event' in message) {
      tell(message);
      return;
    }
    const { id, ...result } = message;
    waiting.get(id)?.settle(result);
    waiting.delete(id);
  }

  function tell(event: MusterEvent): void {
    for (const listener of [...listeners]) {
      try {
        listener(event);
      } catch (error) {
        // One listener's bug must not keep the event from the others; it still shows up as an uncaught error.
        setTimeout(() => {
          throw error;
        });
      }
    }
  }

  function call(method: string, params: unknown): Promise<Result<unknown>> {
    lastId += 1;
    const id = lastId;
    let text: string;
    try {
      text = JSON.stringify({ id, method, params });
    } catch {
      return Promise.resolve(refuse('invalidRequest', 'These parameters cannot be sent.'));
    }
    // Three bytes is the most that a character of a JavaScript string becomes in UTF-8.
    const mayBeTooLarge = text.length * 3 > options.payloadLimitBytes;
    if (mayBeTooLarge && new TextEncoder().encode(text).length > options.payloadLimitBytes) {
      return Promise.resolve(refuse('payloadTooLarge', 'This is more than Muster takes at once.'));
    }
    if (socket === null) return Promise.resolve(refuse('unreachable', gone));
    const opened = isOpen ? socket : null;
    return new Promise((settle) => {
      waiting.set(id, { text, settle });
      opened?.send(text);
    });
  }

  /** What happened while nobody listened is not repeated: the page learns what is open and where sync stands. */
  async function catchUp(): Promise<void> {
    const [workspaces, status] = await Promise.all([
      call('workspace.list', {}),
      call('sync.status', {}),
    ]);
    if (workspaces.ok)
      tell({ event: 'workspace.changed', payload: workspaces.value } as MusterEvent);
    if (status.ok) tell({ event: 'sync.status', payload: status.value } as MusterEvent);
  }

  connect();
  const methods = Object.fromEntries(
    options.methodNames.map((name) => [name, (params: unknown) => call(name, params)]),
  ) as MusterBridge['methods'];
  return Object.freeze({
    methods: Object.freeze(methods),
    onEvent(listener: (event: MusterEvent) => void) {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
  });
}
