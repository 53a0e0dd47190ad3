import { afterEach, describe, expect, it, vi } from 'vitest';
import type { MusterBridge } from '#shared/ipc/bridge.ts';
import { createFakeBridge } from '#test/fakes/fakeBridge.ts';
import { ask, failureOf } from '../../../renderer/ipc/ask.ts';
import { call } from '../../../renderer/ipc/call.ts';

afterEach(() => {
  vi.unstubAllGlobals();
});

function withBridge(bridge: MusterBridge | undefined): void {
  vi.stubGlobal('window', { muster: bridge });
}

function answering(answer: () => Promise<unknown>): MusterBridge {
  const bridge = createFakeBridge();
  return { ...bridge, methods: { ...bridge.methods, 'app.info': answer as never } };
}

describe('calling a method', () => {
  it('gives the value', async () => {
    withBridge(createFakeBridge({ latencyMs: 0 }));
    expect(await call('app.info', {})).toMatchObject({ ok: true, value: { name: 'Muster' } });
  });

  it('gives the host’s failure as it is', async () => {
    withBridge(createFakeBridge({ latencyMs: 0, failing: { 'app.info': 'diskFull' } }));
    expect(await call('app.info', {})).toMatchObject({ ok: false, error: { code: 'diskFull' } });
  });

  it('never throws: not without a host, not when the host does', async () => {
    withBridge(undefined);
    expect(await call('app.info', {})).toMatchObject({ ok: false, error: { code: 'internal' } });
    withBridge(answering(() => Promise.reject(new Error('gone'))));
    expect(await call('app.info', {})).toMatchObject({ ok: false, error: { code: 'internal' } });
  });

  it('does not pass on a value or a failure that is not the contract’s', async () => {
    for (const answer of [
      { ok: true, value: { name: 7 } },
      { ok: false, error: { code: 'made up' } },
    ]) {
      withBridge(answering(() => Promise.resolve(answer)));
      expect(await call('app.info', {})).toMatchObject({ ok: false, error: { code: 'internal' } });
    }
  });

  it('throws the failure for queries, which know nothing else', async () => {
    withBridge(createFakeBridge({ latencyMs: 0, failing: { 'app.info': 'unreachable' } }));
    const error = await ask('app.info', {}).catch((thrown: unknown) => thrown);
    expect(failureOf(error).code).toBe('unreachable');
    expect(failureOf(new TypeError('x')).code).toBe('internal');
  });
});
