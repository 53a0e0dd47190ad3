import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type SandboxHandle, startSandbox } from '#electron/sandbox/startSandbox.ts';
import { backupIdSchema, type GroupId, type WorkspaceId } from '#shared/domain/ids.ts';
import type { MusterEvent } from '#shared/ipc/events.ts';
import {
  makeDataFolder,
  startTestApplication,
  type TestApplication,
} from '#test/support/startTestApplication.ts';

let server: SandboxHandle;
let data: Awaited<ReturnType<typeof makeDataFolder>>;
let muster: TestApplication;
let workspaceId: WorkspaceId;

beforeEach(async () => {
  server = await startSandbox({ port: 0, seed: 'demo' });
  data = await makeDataFolder();
  muster = await start(data.folder);
  const { id } = await muster.call('workspace.add', {
    kind: 'connect',
    name: 'Riverside',
    connection: {
      provider: 'stream',
      scope: null,
      baseUrl: server.url,
      credentials: { kind: 'server', ...server.credentials.stream },
    },
  });
  workspaceId = id;
  await muster.upToDate();
});

afterEach(async () => {
  await muster.application.close();
  await server.stop();
  await data.removeFolder();
});

const start = (folder: string) =>
  startTestApplication(folder, {
    environmentCredentials: { stream: { kind: 'server', ...server.credentials.stream } },
  });

async function whileClosed(task: () => Promise<void>): Promise<void> {
  await muster.application.close();
  await task();
  muster = await start(data.folder);
}

const workspaceFolder = () => join(data.folder, 'data', 'workspaces', workspaceId);
const dataFile = () => join(workspaceFolder(), 'muster.db');

async function groupNamed(name: string): Promise<GroupId> {
  const { items } = await muster.call('groups.list', { search: name });
  const group = items.find((candidate) => candidate.name === name);
  if (group === undefined) throw new Error(`No group called ${name}.`);
  return group.id;
}

interface ServerGroup {
  id: string;
  name: string;
  members: unknown[];
}

async function groupsThere(): Promise<ServerGroup[]> {
  const response = await fetch(`${server.url}/_sandbox/state`);
  return ((await response.json()) as { groups: ServerGroup[] }).groups;
}

/** The laptop that lets somebody else change a group on the server. */
async function somebodyRenames(from: string, to: string): Promise<void> {
  const other = await makeDataFolder();
  const laptop = await start(other.folder);
  try {
    await laptop.call('workspace.add', {
      kind: 'connect',
      name: 'Office',
      connection: {
        provider: 'stream',
        scope: null,
        baseUrl: server.url,
        credentials: { kind: 'server', ...server.credentials.stream },
      },
    });
    await laptop.upToDate();
    const { items } = await laptop.call('groups.list', { search: from });
    const group = items.find(({ name }) => name === from);
    if (group === undefined) throw new Error(`No group called ${from} there.`);
    await laptop.call('groups.update', { groupId: group.id, name: to });
    await laptop.upToDate();
  } finally {
    await laptop.application.close();
    await other.removeFolder();
  }
}

/** Waits until a copy of that reason is listed: the daily one is made behind everything else. */
async function backupOf(reason: string) {
  for (;;) {
    const { backups } = await muster.call('backup.list', {});
    const found = backups.find((backup) => backup.reason === reason);
    if (found !== undefined) return found;
  }
}

describe('copies', () => {
  it('are made on demand, listed newest first, and hold no credentials', async () => {
    const made = await muster.call('backup.create', {});
    expect(made.reason).toBe('manual');
    const again = await muster.call('backup.create', {});
    const { backups, recovery } = await muster.call('backup.list', {});
    expect(recovery).toBeNull();
    expect(backups.filter(({ reason }) => reason === 'manual')).toEqual([again, made]);
    const bytes = await readFile(join(workspaceFolder(), 'backups', `${made.id}.db`));
    expect(bytes.length).toBe(made.bytes);
    expect(bytes.includes(server.credentials.stream.apiSecret)).toBe(false);
  });

  it('are made once a day, when the workspace is opened', async () => {
    await whileClosed(async () => {});
    const daily = await backupOf('daily');
    await whileClosed(async () => {});
    await muster.call('backup.create', {});
    const { backups } = await muster.call('backup.list', {});
    expect(backups.filter(({ reason }) => reason === 'daily')).toEqual([daily]);
  });

  it('cannot be asked for while no workspace is open', async () => {
    const empty = await makeDataFolder();
    const other = await startTestApplication(empty.folder);
    for (const [method, params] of [
      ['backup.list', {}],
      ['backup.create', {}],
      ['backup.restore', { backupId: 'x' }],
      ['backup.dismissRecovery', {}],
    ] as const) {
      expect(await other.application.dispatch(method, params)).toMatchObject({
        error: { code: 'noWorkspace' },
      });
    }
    await other.application.close();
    await empty.removeFolder();
  });

  it('that cannot be written say so, and leave nothing half done', async () => {
    await whileClosed(() => writeFile(join(workspaceFolder(), 'backups'), ''));
    expect(await muster.application.dispatch('backup.create', {})).toMatchObject({
      error: { code: 'fileDenied' },
    });
    expect((await muster.call('groups.list', {})).total).toBe(18);
    expect((await readdir(workspaceFolder())).filter((name) => name.includes('part'))).toEqual([]);
  });
});

describe('restoring', () => {
  it('[P4] does not send again what was sent since: what others made of it meanwhile stays', async () => {
    await muster.call('sync.setOffline', { offline: true });
    const groupId = await groupNamed('Board');
    await muster.call('groups.update', { groupId, name: 'Committee' });
    const backup = await muster.call('backup.create', {});
    await muster.call('sync.setOffline', { offline: false });
    await muster.upToDate();
    await somebodyRenames('Committee', 'Trustees');

    await muster.call('backup.restore', { backupId: backup.id });
    await muster.upToDate();
    expect((await muster.call('changes.list', {})).total).toBe(0);
    expect((await groupsThere()).map(({ name }) => name)).toContain('Trustees');
    expect((await groupsThere()).map(({ name }) => name)).not.toContain('Committee');
    await groupNamed('Trustees');
    expect((await muster.call('groups.list', {})).total).toBe(18);
  });

  it('[P2] keeps what is unsent, sends it once, and tells that everything may have changed', async () => {
    const backup = await muster.call('backup.create', {});
    await muster.call('sync.setOffline', { offline: true });
    await muster.call('groups.create', { name: 'Snow clearing' });
    const events: MusterEvent[] = [];
    muster.application.onEvent((event) => events.push(event));

    expect(await muster.call('backup.restore', { backupId: backup.id })).toEqual({});
    expect(events.filter(({ event }) => event === 'workspace.changed')).toMatchObject([
      { payload: { openId: null } },
      { payload: { openId: workspaceId } },
    ]);
    expect(await muster.call('changes.list', {})).toMatchObject({
      total: 1,
      items: [{ command: 'createGroup', state: 'queued' }],
    });
    expect((await muster.call('sync.status', {})).phase).toBe('offline');
    await muster.call('sync.setOffline', { offline: false });
    await muster.upToDate();
    expect((await groupsThere()).filter(({ name }) => name === 'Snow clearing')).toHaveLength(1);
    const { backups } = await muster.call('backup.list', {});
    expect(backups.map(({ reason }) => reason)).toContain('restore');
  });

  it('a copy that is not there, or no good, changes nothing and disturbs nobody', async () => {
    const backup = await muster.call('backup.create', {});
    const copy = join(workspaceFolder(), 'backups', `${backup.id}.db`);
    await writeFile(copy, (await readFile(copy)).fill(0x5a, 8192));
    const events: MusterEvent[] = [];
    muster.application.onEvent((event) => events.push(event));
    const unknown = backupIdSchema.parse('../muster');
    expect(
      await muster.application.dispatch('backup.restore', { backupId: unknown }),
    ).toMatchObject({ error: { code: 'notFound' } });
    expect(
      await muster.application.dispatch('backup.restore', { backupId: backup.id }),
    ).toMatchObject({
      error: { code: 'storeCorrupt', message: 'This copy is damaged. Nothing was changed.' },
    });
    expect(events.filter(({ event }) => event === 'workspace.changed')).toEqual([]);
    expect((await muster.call('groups.list', {})).total).toBe(18);
  });

  it('that fails half way leaves the workspace open as it was', async () => {
    const backup = await muster.call('backup.create', {});
    await muster.call('groups.create', { name: 'Snow clearing' });
    await muster.upToDate();
    // A folder stands where the new file is made.
    await mkdir(`${dataFile()}.next.part/occupied`, { recursive: true });
    expect(
      await muster.application.dispatch('backup.restore', { backupId: backup.id }),
    ).toMatchObject({ ok: false, error: { code: 'fileDenied' } });
    expect((await muster.call('groups.list', {})).total).toBe(19);
  });
});

describe('a data file found damaged', () => {
  it('[P1] is replaced by its copy with the unsent edits, which are sent; the user is told until they have read it', async () => {
    await muster.call('backup.create', {});
    await muster.call('sync.setOffline', { offline: true });
    await muster.call('groups.create', { name: 'Snow clearing' });
    let bytes = Buffer.alloc(0);
    await whileClosed(async () => {
      bytes = (await readFile(dataFile())).fill(0x5a, 0, 4096);
      await writeFile(dataFile(), bytes);
    });

    const { recovery } = await muster.call('backup.list', {});
    expect(recovery).toMatchObject({ editsRecovered: 1, editsToCheck: 0 });
    expect(recovery?.restoredFrom).not.toBeNull();
    expect(await readFile(join(workspaceFolder(), recovery?.setAside ?? ''))).toEqual(bytes);
    expect(muster.log.join()).toContain('store.recovered');
    expect((await muster.call('groups.list', {})).total).toBe(19);
    await muster.call('sync.setOffline', { offline: false });
    await muster.upToDate();
    expect((await groupsThere()).filter(({ name }) => name === 'Snow clearing')).toHaveLength(1);

    await whileClosed(async () => {});
    expect((await muster.call('backup.list', {})).recovery).toEqual(recovery);
    await muster.call('backup.dismissRecovery', {});
    expect((await muster.call('backup.list', {})).recovery).toBeNull();
  });
});
