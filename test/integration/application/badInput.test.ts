import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type SandboxHandle, startSandbox } from '#electron/sandbox/startSandbox.ts';
import type { Workspace } from '#shared/domain/workspace.ts';
import {
  makeDataFolder,
  startTestApplication,
  type TestApplication,
} from '#test/support/startTestApplication.ts';

let server: SandboxHandle;
let data: Awaited<ReturnType<typeof makeDataFolder>>;
let muster: TestApplication;

beforeEach(async () => {
  server = await startSandbox({ port: 0, seed: 'demo' });
  data = await makeDataFolder();
  muster = await startTestApplication(data.folder);
});

afterEach(async () => {
  await muster.application.close();
  await server.stop();
  await data.removeFolder();
});

function connection(changed: { baseUrl?: string; apiKey?: string; apiSecret?: string } = {}) {
  const { apiKey, apiSecret } = server.credentials.stream;
  return {
    provider: 'stream' as const,
    scope: null,
    baseUrl: changed.baseUrl ?? server.url,
    credentials: {
      kind: 'server' as const,
      apiKey: changed.apiKey ?? apiKey,
      apiSecret: changed.apiSecret ?? apiSecret,
    },
  };
}

async function connect(): Promise<Workspace> {
  const workspace = await muster.call('workspace.add', {
    kind: 'connect',
    name: 'Riverside',
    connection: connection(),
  });
  await muster.upToDate();
  return workspace;
}

async function httpServer(body: string, status = 200): Promise<{ url: string; server: Server }> {
  const http = createServer((_request, response) => {
    response.writeHead(status, { 'content-type': 'text/html' }).end(body);
  });
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
  return { url: `http://127.0.0.1:${(http.address() as AddressInfo).port}`, server: http };
}

describe('a connection that does not work is refused with its reason and stores nothing', () => {
  async function refused(given: ReturnType<typeof connection>) {
    const params = { kind: 'connect', name: 'Riverside', connection: given } as const;
    const tested = await muster.application.dispatch('workspace.test', { connection: given });
    const added = await muster.application.dispatch('workspace.add', params);
    expect((await muster.call('workspace.list', {})).workspaces).toEqual([]);
    expect(tested).toEqual(added);
    return added;
  }

  it('wrong secret', async () => {
    const result = await refused(connection({ apiSecret: 'wrong-secret-wrong-secret' }));
    expect(result).toMatchObject({ ok: false, error: { code: 'signInFailed' } });
    expect(JSON.stringify(result)).not.toContain('wrong-secret');
  });

  it('wrong key', async () => {
    expect(await refused(connection({ apiKey: 'nobody' }))).toMatchObject({
      error: { code: 'signInFailed' },
    });
  });

  it('nobody answers', async () => {
    const http = await httpServer('');
    await new Promise((resolve) => http.server.close(resolve));
    expect(await refused(connection({ baseUrl: http.url }))).toMatchObject({
      error: { code: 'unreachable' },
    });
  });

  it('a web page answers', async () => {
    const http = await httpServer('<!doctype html><title>Welcome</title>');
    try {
      expect(await refused(connection({ baseUrl: http.url }))).toMatchObject({
        error: { code: 'unexpectedReply' },
      });
    } finally {
      http.server.close();
    }
  });
});

it('calls before there is a workspace say so', async () => {
  expect(await muster.application.dispatch('groups.list', {})).toMatchObject({
    error: { code: 'noWorkspace' },
  });
});

describe('an edit that makes no sense changes nothing', () => {
  it.each<[string, string, (ids: { groupId: string; personId: string }) => object]>([
    ['an unknown group', 'groups.update', () => ({ groupId: unknownId, name: 'X' })],
    ['an unknown group', 'groups.delete', () => ({ groupId: unknownId })],
    ['an unknown group', 'roster.query', () => ({ groupId: unknownId })],
    ['an unknown person', 'members.add', ({ groupId }) => ({ groupId, personIds: [unknownId] })],
    ['an unknown edit', 'edit.undo', () => ({ editId: unknownId })],
    ['an unknown change', 'changes.retry', () => ({ commandId: unknownId })],
    ['an unknown change', 'changes.discard', () => ({ commandId: unknownId })],
    ['an unknown workspace', 'workspace.open', () => ({ workspaceId: unknownId })],
    ['an unknown file', 'exports.show', () => ({ target: unknownId })],
  ])('%s in %s', async (_what, method, paramsOf) => {
    await connect();
    const group = (await muster.call('groups.list', { search: 'Board' })).items[0];
    const person = (await muster.call('people.search', { text: '' })).items[0];
    if (group === undefined || person === undefined) throw new Error('No demo data.');
    const params = paramsOf({ groupId: group.id, personId: person.id });
    expect(await muster.application.dispatch(method, params)).toMatchObject({
      ok: false,
      error: { code: 'notFound' },
    });
    expect((await muster.call('changes.list', {})).total).toBe(0);
  });

  it.each(['Drivers', 'drivers', '  Drivers '])('a second group called %j', async (name) => {
    await connect();
    expect(await muster.application.dispatch('groups.create', { name })).toMatchObject({
      error: { code: 'duplicateName' },
    });
    expect((await muster.call('changes.list', {})).total).toBe(0);
  });
});

const unknownId = '01890a5d-ac96-774b-bcce-b302099a8057';

describe('exports', () => {
  it('an unwritable folder is fileDenied, and no half file is left', async () => {
    const blocker = join(data.folder, 'a-file');
    await writeFile(blocker, '');
    await muster.application.close();
    muster = await startTestApplication(data.folder, {
      chooseSaveTarget: () => Promise.resolve(join(blocker, 'roster.xlsx')),
    });
    await connect();
    const group = (await muster.call('groups.list', {})).items[0];
    if (group === undefined) throw new Error('No demo data.');
    const { target } = await muster.call('exports.chooseTarget', {
      suggestedName: 'roster',
      format: 'xlsx',
    });
    if (target === null) throw new Error('No target.');
    const { jobId } = await muster.call('exports.run', {
      source: { kind: 'group', groupId: group.id },
      columns: [{ field: 'name' }],
      output: { format: 'xlsx' },
      target,
    });
    const finished = await muster.waitFor('job.finished', (job) => job.jobId === jobId);
    expect(finished.outcome).toMatchObject({ kind: 'failed', error: { code: 'fileDenied' } });
    expect(await readdir(data.folder)).toEqual(['a-file', 'data', 'exports']);
    expect((await muster.call('groups.list', {})).total).toBe(18);
  });
});

describe('files', () => {
  it('a second Muster on the same folder is alreadyRunning, and the first goes on', async () => {
    await connect();
    await expect(startTestApplication(data.folder)).rejects.toMatchObject({
      code: 'alreadyRunning',
    });
    expect((await muster.call('groups.list', {})).total).toBe(18);
  });

  it('the folder is free again once Muster has ended', async () => {
    await muster.application.close();
    muster = await startTestApplication(data.folder);
    expect((await muster.call('workspace.list', {})).workspaces).toEqual([]);
  });

  async function damage(folder: string): Promise<Buffer> {
    for (const name of await readdir(folder)) {
      if (name.startsWith('muster.db')) {
        await writeFile(join(folder, name), 'This was a database once. '.repeat(500));
      }
    }
    return readFile(join(folder, 'muster.db'));
  }

  it('[P5] a damaged database for which nothing can be done is left as it is, and Muster runs and says why', async () => {
    const { id } = await connect();
    await muster.application.close();
    const folder = join(data.folder, 'data', 'workspaces', id);
    const file = join(folder, 'muster.db');
    const damaged = await damage(folder);
    // Nothing can be put in its place.
    await mkdir(`${file}.next/occupied`, { recursive: true });

    muster = await startTestApplication(data.folder);
    expect(await muster.call('workspace.list', {})).toMatchObject({
      openId: null,
      problem: { workspaceId: id, error: { code: 'storeCorrupt' } },
    });
    expect(await muster.application.dispatch('groups.list', {})).toMatchObject({
      error: { code: 'storeCorrupt' },
    });
    expect(await readFile(file)).toEqual(damaged);

    const demo = await muster.call('workspace.add', { kind: 'demo' });
    expect(demo.isDemo).toBe(true);
    await muster.upToDate();
    expect((await muster.call('groups.list', {})).total).toBe(18);
  });

  it('[P5] a damaged database without a copy is kept, and its workspace starts anew', async () => {
    const { id } = await connect();
    await muster.application.close();
    const folder = join(data.folder, 'data', 'workspaces', id);
    const damaged = await damage(folder);

    muster = await startTestApplication(data.folder, {
      environmentCredentials: { stream: { kind: 'server', ...server.credentials.stream } },
    });
    expect((await muster.call('workspace.list', {})).openId).toBe(id);
    const { recovery } = await muster.call('backup.list', {});
    expect(recovery).toMatchObject({ restoredFrom: null, editsRecovered: 0, isComplete: false });
    expect(await readFile(join(folder, recovery?.setAside ?? ''))).toEqual(damaged);
    await muster.upToDate();
    expect((await muster.call('groups.list', {})).total).toBe(18);
  });

  it('a data folder that cannot be made is fileDenied', async () => {
    const blocker = join(data.folder, 'blocked');
    await mkdir(blocker);
    await writeFile(join(blocker, 'data'), '');
    await expect(startTestApplication(blocker)).rejects.toMatchObject({ code: 'fileDenied' });
  });
});

it('without credentials after a restart the engine asks for a sign-in and keeps the queue', async () => {
  const { id } = await connect();
  await muster.call('sync.setOffline', { offline: true });
  await muster.call('groups.create', { name: 'Snow clearing' });
  await muster.application.close();
  muster = await startTestApplication(data.folder);

  await muster.call('sync.setOffline', { offline: false });
  await muster.waitFor('sync.status', ({ phase }) => phase === 'signedOut');
  expect((await muster.call('changes.list', {})).total).toBe(1);

  await muster.call('workspace.update', {
    workspaceId: id,
    credentials: connection().credentials,
  });
  await muster.upToDate();
  expect((await muster.call('changes.list', {})).total).toBe(0);
});
