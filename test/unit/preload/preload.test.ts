import { beforeAll, describe, expect, it, vi } from 'vitest';
import type { MusterBridge } from '#shared/ipc/bridge.ts';
import { methodNames } from '#shared/ipc/channels.ts';
import { contextBridge, ipcRenderer } from '#test/fakes/electron/ipc.ts';

vi.mock('electron', () => import('#test/fakes/electron/index.ts'));

let bridge: MusterBridge;

beforeAll(async () => {
  await import('#electron/preload/index.ts');
  bridge = contextBridge.exposed.get('muster') as MusterBridge;
});

const event = { event: 'workspace.changed', payload: { openId: null } } as const;

describe('the preload', () => {
  it('exposes one object with one function per channel and one for events', () => {
    expect([...contextBridge.exposed.keys()]).toEqual(['muster']);
    expect(Object.keys(bridge).sort()).toEqual(['methods', 'onEvent']);
    expect(Object.keys(bridge.methods)).toEqual([...methodNames]);
    for (const method of Object.values(bridge.methods)) expect(method).toBeTypeOf('function');
  });

  it('calls the channel of the name with one parameter', async () => {
    ipcRenderer.answer = () => ({ ok: true, value: 5 });
    expect(await bridge.methods['groups.list']({ search: 'k' })).toEqual({ ok: true, value: 5 });
    expect(ipcRenderer.invoked.at(-1)).toEqual({
      channel: 'muster:groups.list',
      args: [{ search: 'k' }],
    });
  });

  it('turns a call that Electron itself refuses into a value', async () => {
    ipcRenderer.answer = () => {
      throw new Error('An object could not be cloned.');
    };
    expect(await bridge.methods['groups.list']({})).toMatchObject({
      ok: false,
      error: { code: 'internal' },
    });
  });

  it("hands events on without Electron's event object, until told to stop", () => {
    const heard: unknown[][] = [];
    const stop = bridge.onEvent((...args) => heard.push(args));
    ipcRenderer.emit('muster:event', { sender: ipcRenderer }, event);
    expect(heard).toEqual([[event]]);
    stop();
    ipcRenderer.emit('muster:event', { sender: ipcRenderer }, event);
    expect(heard).toHaveLength(1);
    expect(ipcRenderer.listenerCount('muster:event')).toBe(0);
  });

  it('keeps the listeners of two subscribers apart', () => {
    const first = vi.fn();
    const second = vi.fn();
    const stopFirst = bridge.onEvent(first);
    const stopSecond = bridge.onEvent(second);
    stopFirst();
    ipcRenderer.emit('muster:event', {}, event);
    expect(first).not.toHaveBeenCalled();
    expect(second).toHaveBeenCalledOnce();
    stopSecond();
  });
});
