import { afterEach, beforeEach, expect, it } from 'vitest';
import { type SandboxHandle, startSandbox } from '#electron/sandbox/startSandbox.ts';
import type { GroupId } from '#shared/domain/ids.ts';
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
  muster = await startTestApplication(data.folder, signedIn());
  await connect();
  await muster.upToDate();
});

afterEach(async () => {
  await muster.application.close();
  await server.stop();
  await data.removeFolder();
});

const signedIn = () => ({
  environmentCredentials: { stream: { kind: 'server' as const, ...server.credentials.stream } },
});

function connect() {
  return muster.call('workspace.add', {
    kind: 'connect',
    name: 'Riverside',
    connection: {
      provider: 'stream',
      scope: null,
      baseUrl: server.url,
      credentials: { kind: 'server', ...server.credentials.stream },
    },
  });
}

async function restart(): Promise<void> {
  await muster.application.close();
  muster = await startTestApplication(data.folder, signedIn());
}

async function groupNamed(name: string): Promise<GroupId> {
  const { items } = await muster.call('groups.list', { search: name });
  const group = items.find((candidate) => candidate.name === name);
  if (group === undefined) throw new Error(`No group called ${name}.`);
  return group.id;
}

async function people(count: number) {
  const { items } = await muster.call('people.search', { text: '', limit: count });
  return items.map(({ id }) => id);
}

interface ServerState {
  groups: {
    name: string;
    description: string;
    members: { personId: string; isAdmin: boolean }[];
  }[];
}

/** The server's whole dataset and this laptop's, in the same shape. */
async function bothSides() {
  const response = await fetch(`${server.url}/_sandbox/state`);
  const state = (await response.json()) as ServerState;
  const there = state.groups
    .map(({ name, description, members }) => ({
      name,
      description: description === '' ? null : description,
      members: members.map(({ personId, isAdmin }) => `${personId} ${isAdmin}`).sort(),
    }))
    .sort((a, b) => a.name.localeCompare(b.name));

  const { items } = await muster.call('groups.list', { limit: 5000 });
  const here = await Promise.all(
    items.map(async ({ id, name, description }) => {
      const roster = await muster.call('roster.query', { groupId: id, limit: 5000 });
      const members = roster.items
        .map(({ memberKey, isAdmin }) => `${memberKey} ${isAdmin}`)
        .sort();
      return { name, description, members };
    }),
  );
  return { there, here: here.sort((a, b) => a.name.localeCompare(b.name)) };
}

it('pulls the whole organisation', async () => {
  const { there, here } = await bothSides();
  expect(here).toHaveLength(18);
  expect(here).toEqual(there);
});

it('[P1] [P4] sends edits made offline and kept over a restart, each exactly once', async () => {
  await muster.call('sync.setOffline', { offline: true });
  const kitchen = await groupNamed('Community kitchen');
  const board = await groupNamed('Board');
  const [first, second, third] = (await muster.call('roster.query', { groupId: kitchen })).items;
  if (first === undefined || second === undefined || third === undefined)
    throw new Error('Small kitchen.');

  await muster.call('groups.update', { groupId: kitchen, name: 'Kitchen crew' });
  await muster.call('groups.update', { groupId: kitchen, description: 'Thursdays, hall B' });
  await muster.call('members.remove', { groupId: kitchen, personIds: [first.id] });
  await muster.call('members.setAdmin', {
    groupId: kitchen,
    personIds: [second.id],
    isAdmin: true,
  });
  await muster.call('members.move', {
    fromGroupId: kitchen,
    toGroupIds: [board],
    personIds: [third.id],
  });
  const created = await muster.call('groups.create', {
    name: 'Snow clearing',
    personIds: await people(5),
  });
  await muster.call('members.add', {
    groupId: created.groupId,
    personIds: (await people(8)).slice(5),
    asAdmin: true,
  });
  await muster.call('groups.delete', { groupId: await groupNamed('Newsletter') });

  expect(await muster.call('sync.status', {})).toMatchObject({
    phase: 'offline',
    isOfflineByChoice: true,
    parked: 0,
  });
  const before = await bothSides();
  expect(before.here).not.toEqual(before.there);

  await restart();
  expect((await bothSides()).here).toEqual(before.here);
  expect(await muster.call('sync.status', {})).toMatchObject({ isOfflineByChoice: true });

  await muster.call('sync.setOffline', { offline: false });
  await muster.upToDate();
  const after = await bothSides();
  expect(after.here).toEqual(before.here);
  expect(after.there).toEqual(before.here);
  expect((await muster.call('changes.list', {})).total).toBe(0);
});

it('undoes the last edit before and after it was sent', async () => {
  const kitchen = await groupNamed('Community kitchen');
  const start = (await bothSides()).here;
  const [first] = (await muster.call('roster.query', { groupId: kitchen })).items;
  if (first === undefined) throw new Error('Empty kitchen.');

  await muster.call('sync.setOffline', { offline: true });
  const unsent = await muster.call('members.remove', { groupId: kitchen, personIds: [first.id] });
  if (unsent.editId === null) throw new Error('Nothing was removed.');
  await muster.call('edit.undo', { editId: unsent.editId });
  expect((await muster.call('changes.list', {})).total).toBe(0);
  expect((await bothSides()).here).toEqual(start);

  await muster.call('sync.setOffline', { offline: false });
  const sent = await muster.call('members.remove', { groupId: kitchen, personIds: [first.id] });
  if (sent.editId === null) throw new Error('Nothing was removed.');
  await muster.upToDate();
  expect((await bothSides()).there).not.toEqual(start);
  await muster.call('edit.undo', { editId: sent.editId });
  await muster.upToDate();
  expect((await bothSides()).there).toEqual(start);
});

it('[P4] makes one group when the answer to its creation is lost', async () => {
  await setFault({ method: 'POST', path: '/usergroups', kind: 'dropAnswer', times: 1 });
  await muster.call('groups.create', { name: 'Snow clearing' });
  await muster.upToDate();
  const { there, here } = await bothSides();
  expect(there.filter(({ name }) => name === 'Snow clearing')).toHaveLength(1);
  expect(here).toEqual(there);
});

it('[P2] keeps an edit the server refuses, with the server’s words, until it is discarded', async () => {
  await setFault({
    method: 'PUT',
    path: '/usergroups/*',
    kind: 'status',
    status: 403,
    body: { code: 17, message: 'not allowed to perform action UpdateUserGroup', StatusCode: 403 },
    times: 1,
  });
  const board = await groupNamed('Board');
  await muster.call('groups.update', { groupId: board, name: 'Trustees' });
  await muster.waitFor('sync.status', ({ conflicts }) => conflicts === 1);

  const { items } = await muster.call('changes.list', {});
  expect(items).toMatchObject([
    {
      state: 'parked',
      newName: 'Trustees',
      serverMessage: expect.stringContaining('not allowed'),
      conflict: { kind: 'permissionLost' },
    },
  ]);
  expect(await muster.call('groups.get', { groupId: board })).toMatchObject({
    name: 'Trustees',
    syncMark: 'attention',
  });
  expect((await muster.call('sync.status', {})).phase).toBe('needsAttention');

  const [refused] = items;
  if (refused === undefined) throw new Error('No change is listed.');
  await muster.call('changes.discard', { commandId: refused.id });
  expect(await muster.call('groups.get', { groupId: board })).toMatchObject({ name: 'Board' });
  await muster.upToDate();
});

it('[P3] keeps pending edits of a group somebody deleted on the server', async () => {
  await muster.call('sync.setOffline', { offline: true });
  const board = await groupNamed('Board');
  await muster.call('groups.update', { groupId: board, description: 'Meets on Mondays' });
  const { remoteId } = await muster.call('groups.get', { groupId: board });
  await deleteOnServer(remoteId ?? '');
  await muster.call('sync.setOffline', { offline: false });
  await muster.waitFor('sync.status', ({ conflicts }) => conflicts === 1);

  const [change] = (await muster.call('changes.list', {})).items;
  expect(change).toMatchObject({ state: 'conflict', conflict: { kind: 'groupDeleted' } });
  expect(await muster.call('groups.get', { groupId: board })).toMatchObject({
    name: 'Board',
    description: 'Meets on Mondays',
  });

  if (change === undefined) throw new Error('No change is listed.');
  await muster.call('changes.retry', { commandId: change.id });
  await muster.upToDate();
  const { there, here } = await bothSides();
  expect(here).toEqual(there);
  expect(there.find(({ name }) => name === 'Board')?.description).toBe('Meets on Mondays');
});

async function setFault(fault: object): Promise<void> {
  const response = await fetch(`${server.url}/_sandbox/faults`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(fault),
  });
  expect(response.status).toBeLessThan(300);
}

async function deleteOnServer(remoteId: string): Promise<void> {
  const { StreamChat } = await import('stream-chat');
  const { apiKey, apiSecret } = server.credentials.stream;
  const client = new StreamChat(apiKey, apiSecret, { baseURL: server.url });
  await client.deleteUserGroup(remoteId);
}
