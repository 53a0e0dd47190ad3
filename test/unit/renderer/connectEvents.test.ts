import { describe, expect, it } from 'vitest';
import { workspaceIdSchema } from '#shared/domain/ids.ts';
import { syncStatusSchema } from '#shared/domain/syncStatus.ts';
import type { MusterBridge } from '#shared/ipc/bridge.ts';
import type { MusterEvent } from '#shared/ipc/events.ts';
import { createFakeBridge } from '#test/fakes/fakeBridge.ts';
import { connectEvents } from '../../../renderer/ipc/connectEvents.ts';
import { createQueryClient } from '../../../renderer/ipc/queryClient.ts';
import { jobKey, pagesKey, queryKey } from '../../../renderer/ipc/queryKeys.ts';
import { uuid } from './changeOf.ts';

const first = workspaceIdSchema.parse(uuid(7, 1));
const second = workspaceIdSchema.parse(uuid(7, 2));

function connected() {
  const bridge = createFakeBridge({ latencyMs: 0 });
  const queries = createQueryClient();
  const opened: unknown[] = [];
  const commands: unknown[] = [];
  const disconnect = connectEvents(
    bridge,
    queries,
    (openId) => opened.push(openId),
    (command) => commands.push(command),
  );
  return { bridge, queries, opened, commands, disconnect };
}

describe('events from the host', () => {
  it('put the status, the settings and the look of tables into the cache as they come', async () => {
    const { bridge, queries } = connected();
    await bridge.methods['sync.setOffline']({ offline: true });
    expect(queries.getQueryData(queryKey('sync.status', {}))).toMatchObject({ phase: 'offline' });
    await bridge.methods['settings.set']({ density: 'compact' });
    expect(queries.getQueryData(queryKey('settings.get', {}))).toMatchObject({
      density: 'compact',
    });
    await bridge.methods['layout.set']({ peopleColumns: ['name', 'phone'] });
    expect(queries.getQueryData(queryKey('layout.get', {}))).toMatchObject({
      peopleColumns: ['name', 'phone'],
      groupSort: 'name',
    });
  });

  it('make the sync log stale when a pull or push has ended, and not at its every step', async () => {
    const { bridge, queries } = connected();
    const log = queryKey('sync.log', { limit: 20 });
    const status = await bridge.methods['sync.status']({});
    if (!status.ok) throw new Error('The fake bridge has a status.');
    const payload = syncStatusSchema.parse(status.value);
    bridge.emit({ event: 'sync.status', payload });
    queries.setQueryData(log, { items: [], nextCursor: null, total: 0 });
    bridge.emit({ event: 'sync.status', payload: { ...payload, waiting: 7 } });
    expect(queries.getQueryState(log)?.isInvalidated).toBe(false);
    bridge.emit({ event: 'sync.status', payload: { ...payload, phase: 'pulling' } });
    expect(queries.getQueryState(log)?.isInvalidated).toBe(true);
  });

  it('make what a change of the store touched stale, and nothing else', () => {
    const { bridge, queries } = connected();
    const list = pagesKey('groups.list', { search: '' });
    queries.setQueryData(list, { pages: [], pageParams: [] });
    queries.setQueryData(queryKey('app.info', {}), {});
    bridge.emit({
      event: 'store.changed',
      payload: { version: 1, groupIds: null, people: false, changes: true },
    });
    expect(queries.getQueryState(list)?.isInvalidated).toBe(true);
    expect(queries.getQueryState(queryKey('app.info', {}))?.isInvalidated).toBe(false);
  });

  it('drop another workspace’s data and view when a workspace is opened', () => {
    const { bridge, queries, opened } = connected();
    const list = pagesKey('groups.list', { search: '' });
    queries.setQueryData(queryKey('workspace.list', {}), {
      workspaces: [],
      openId: first,
      problem: null,
    });
    queries.setQueryData(list, { pages: [], pageParams: [] });
    bridge.emit({ event: 'workspace.changed', payload: { openId: second } });
    expect(queries.getQueryData(list)).toBeUndefined();
    expect(opened).toEqual([second]);
  });

  it('keep data and view when the open workspace was only renamed', () => {
    const { bridge, queries, opened } = connected();
    const list = pagesKey('groups.list', { search: '' });
    queries.setQueryData(queryKey('workspace.list', {}), {
      workspaces: [],
      openId: first,
      problem: null,
    });
    queries.setQueryData(list, { pages: [], pageParams: [] });
    bridge.emit({ event: 'workspace.changed', payload: { openId: first } });
    expect(queries.getQueryData(list)).toBeDefined();
    expect(queries.getQueryState(queryKey('workspace.list', {}))?.isInvalidated).toBe(true);
    expect(opened).toEqual([]);
  });

  it('keep a job’s end that comes before the call that began it has returned', () => {
    const { bridge, queries } = connected();
    const payload = {
      jobId: uuid(6, 1),
      outcome: { kind: 'done', target: uuid(5, 1), fileName: 'a.csv', rows: 3, bytes: 9 },
    };
    bridge.emit({ event: 'job.finished', payload } as MusterEvent);
    const [, jobId] = jobKey(uuid(6, 1) as never);
    expect(queries.getQueryData(['job', jobId])).toMatchObject({ outcome: { rows: 3 } });
  });

  it('pass on what the native menu asks for, as far as this window knows it', () => {
    const { bridge, commands } = connected();
    bridge.emit({ event: 'desk.command', payload: { command: 'newGroup' } });
    bridge.emit({
      event: 'desk.command',
      payload: { command: 'flyAway' },
    } as unknown as MusterEvent);
    expect(commands).toEqual(['newGroup']);
  });

  it('are dropped when they are not understood', () => {
    const { bridge, queries } = connected();
    bridge.emit({ event: 'sync.status', payload: { phase: 'dreaming' } } as unknown as MusterEvent);
    bridge.emit({ event: 'no.such', payload: {} } as unknown as MusterEvent);
    bridge.emit({ event: 'toString', payload: {} } as unknown as MusterEvent);
    expect(queries.getQueryCache().getAll()).toEqual([]);
  });

  it('are no longer heard after disconnecting', async () => {
    const { bridge, queries, disconnect } = connected();
    disconnect();
    await bridge.methods['sync.setOffline']({ offline: true });
    expect(queries.getQueryData(queryKey('sync.status', {}))).toBeUndefined();
  });
});

describe('the fake bridge', () => {
  it('has every method of the contract and refuses parameters that do not fit', async () => {
    const bridge: MusterBridge = createFakeBridge({ latencyMs: 0 });
    const refused = await bridge.methods['groups.get']({ groupId: 'x' });
    expect(refused).toMatchObject({ ok: false, error: { code: 'invalidRequest' } });
    const listed = await bridge.methods['groups.list']({});
    expect(listed).toMatchObject({ ok: true, value: { total: 18 } });
  });
});
