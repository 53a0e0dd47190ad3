import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { bridgeScript } from '#electron/hosts/browserShell/bridgeScript.ts';
import { createSocketBridge } from '#electron/hosts/browserShell/socketBridge.ts';
import { methodNames } from '#shared/ipc/channels.ts';
import type { MusterEvent } from '#shared/ipc/events.ts';

/** A WebSocket whose other end is the test. */
class FakeSocket extends EventTarget {
  readonly sent: { id: number; method: string; params: unknown }[] = [];

  send(text: string): void {
    this.sent.push(JSON.parse(text));
  }

  open(): void {
    this.dispatchEvent(new Event('open'));
  }

  lose(): void {
    this.dispatchEvent(new Event('close'));
  }

  receive(message: unknown): void {
    this.dispatchEvent(new MessageEvent('message', { data: JSON.stringify(message) }));
  }
}

let sockets: FakeSocket[];
let socket: FakeSocket;

beforeEach(() => {
  vi.useFakeTimers();
  sockets = [];
});

afterEach(() => vi.useRealTimers());

function connect(payloadLimitBytes = 1000) {
  return createSocketBridge({
    methodNames,
    payloadLimitBytes,
    open() {
      socket = new FakeSocket();
      sockets.push(socket);
      return socket as never;
    },
  });
}

const event: MusterEvent = { event: 'workspace.changed', payload: { openId: null } };

describe("the browser shell's bridge", () => {
  it('offers what the preload offers', () => {
    const bridge = connect();
    expect(Object.keys(bridge.methods)).toEqual([...methodNames]);
    expect(Object.isFrozen(bridge)).toBe(true);
    expect(Object.isFrozen(bridge.methods)).toBe(true);
  });

  it('sends a call and settles it by the answer of the same id', async () => {
    const bridge = connect();
    socket.open();
    const first = bridge.methods['groups.list']({ search: 'k' });
    const second = bridge.methods['app.info']({});
    expect(socket.sent.map(({ method, params }) => ({ method, params }))).toEqual([
      { method: 'groups.list', params: { search: 'k' } },
      { method: 'app.info', params: {} },
    ]);
    socket.receive({ id: socket.sent[1]?.id, ok: true, value: 'second' });
    socket.receive({ id: socket.sent[0]?.id, ok: true, value: 'first' });
    expect(await first).toEqual({ ok: true, value: 'first' });
    expect(await second).toEqual({ ok: true, value: 'second' });
  });

  it('keeps calls made before the connection is there', async () => {
    const bridge = connect();
    const call = bridge.methods['app.info']({});
    expect(socket.sent).toEqual([]);
    socket.open();
    expect(socket.sent).toHaveLength(1);
    socket.receive({ id: socket.sent[0]?.id, ok: true, value: 1 });
    expect(await call).toEqual({ ok: true, value: 1 });
  });

  it('answers unreachable when the shell goes, and while it is gone', async () => {
    const bridge = connect();
    socket.open();
    const waiting = bridge.methods['app.info']({});
    socket.lose();
    expect(await waiting).toMatchObject({ ok: false, error: { code: 'unreachable' } });
    expect(await bridge.methods['app.info']({})).toMatchObject({
      ok: false,
      error: { code: 'unreachable' },
    });
  });

  it('tries again, later each time up to eight seconds', () => {
    vi.spyOn(Math, 'random').mockReturnValue(1);
    connect();
    const delays: number[] = [];
    for (let attempt = 0; attempt < 8; attempt += 1) {
      socket.lose();
      const before = Date.now();
      vi.advanceTimersToNextTimer();
      delays.push(Date.now() - before);
    }
    expect(delays).toEqual([250, 500, 1000, 2000, 4000, 8000, 8000, 8000]);
    expect(sockets).toHaveLength(9);
    vi.restoreAllMocks();
  });

  it('works again after it was gone, and has the page look at everything anew', async () => {
    const bridge = connect();
    socket.open();
    const heard: MusterEvent[] = [];
    bridge.onEvent((message) => heard.push(message));
    socket.lose();
    vi.advanceTimersToNextTimer();
    socket.open();
    expect(socket.sent.map(({ method }) => method)).toEqual(['workspace.list', 'sync.status']);
    socket.receive({ id: socket.sent[0]?.id, ok: true, value: { openId: 'w' } });
    socket.receive({ id: socket.sent[1]?.id, ok: false, error: { code: 'noWorkspace' } });
    await vi.advanceTimersByTimeAsync(0);
    expect(heard).toEqual([{ event: 'workspace.changed', payload: { openId: 'w' } }]);
    const call = bridge.methods['app.info']({});
    socket.receive({ id: socket.sent.at(-1)?.id, ok: true, value: 1 });
    expect(await call).toEqual({ ok: true, value: 1 });
  });

  it('refuses by itself what the shell would hang up on', async () => {
    const bridge = connect(1000);
    socket.open();
    const tooLarge = { ok: false, error: { code: 'payloadTooLarge' } };
    expect(await bridge.methods['app.info']({ text: 'x'.repeat(1000) })).toMatchObject(tooLarge);
    expect(await bridge.methods['app.info']({ text: '名'.repeat(400) })).toMatchObject(tooLarge);
    const circular: Record<string, unknown> = {};
    circular.self = circular;
    expect(await bridge.methods['app.info'](circular)).toMatchObject({
      ok: false,
      error: { code: 'invalidRequest' },
    });
    expect(socket.sent).toEqual([]);
    void bridge.methods['app.info']({ text: 'x'.repeat(900) });
    expect(socket.sent).toHaveLength(1);
  });

  it('hands events to every listener until it is told to stop', () => {
    const bridge = connect();
    socket.open();
    const first = vi.fn();
    const second = vi.fn();
    const stop = bridge.onEvent(first);
    bridge.onEvent(second);
    socket.receive(event);
    stop();
    socket.receive(event);
    expect(first.mock.calls).toEqual([[event]]);
    expect(second).toHaveBeenCalledTimes(2);
  });

  it('does not let one listener keep an event from the next', () => {
    const bridge = connect();
    socket.open();
    const second = vi.fn();
    bridge.onEvent(() => {
      throw new Error('bug');
    });
    bridge.onEvent(second);
    socket.receive(event);
    expect(second).toHaveBeenCalledOnce();
    expect(() => vi.runAllTimers()).toThrow('bug');
  });
});

describe('the script that the page loads', () => {
  it('stands alone: it runs with nothing but what a browser has', () => {
    const opened: string[] = [];
    class PageSocket extends FakeSocket {
      constructor(url: string) {
        super();
        opened.push(url);
      }
    }
    const page: Record<string, unknown> = {};
    new Function('globalThis', 'WebSocket', 'location', bridgeScript())(page, PageSocket, {
      host: '127.0.0.1:4321',
    });
    expect(opened).toEqual(['ws://127.0.0.1:4321/socket']);
    const muster = page.muster as ReturnType<typeof connect>;
    expect(Object.keys(muster.methods)).toEqual([...methodNames]);
    expect(() => Object.assign(page, { muster: null })).toThrow(TypeError);
  });
});
