import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type SandboxHandle, startSandbox } from '#electron/sandbox/startSandbox.ts';
import type { Conflict, ConflictChoice, ConflictKind } from '#shared/domain/conflict.ts';
import type { EditId, GroupId, PersonId } from '#shared/domain/ids.ts';
import {
  makeDataFolder,
  startTestApplication,
  type TestApplication,
} from '#test/support/startTestApplication.ts';

let server: SandboxHandle;
let data: Awaited<ReturnType<typeof makeDataFolder>>;
let muster: TestApplication;
let board: GroupId;

beforeEach(async () => {
  server = await startSandbox({ port: 0, seed: 'demo' });
  data = await makeDataFolder();
  muster = await startTestApplication(data.folder, {
    environmentCredentials: { stream: { kind: 'server', ...server.credentials.stream } },
  });
  await muster.call('workspace.add', {
    kind: 'connect',
    name: 'Riverside',
    connection: {
      provider: 'stream',
      scope: null,
      baseUrl: server.url,
      credentials: { kind: 'server', ...server.credentials.stream },
    },
  });
  await muster.upToDate();
  const { items } = await muster.call('groups.list', { search: 'Board' });
  const found = items.find(({ name }) => name === 'Board');
  if (found === undefined) throw new Error('No group called Board.');
  board = found.id;
});

afterEach(async () => {
  await muster.application.close();
  await server.stop();
  await data.removeFolder();
});

/** Another person's laptop: the vendor's own client. */
async function elsewhere() {
  const { StreamChat } = await import('stream-chat');
  const { apiKey, apiSecret } = server.credentials.stream;
  return new StreamChat(apiKey, apiSecret, { baseURL: server.url });
}

interface ServerGroup {
  name: string;
  description: string;
  members: { personId: string; isAdmin: boolean }[];
}

async function bothSides() {
  const response = await fetch(`${server.url}/_sandbox/state`);
  const { groups } = (await response.json()) as { groups: ServerGroup[] };
  const there = groups.map(({ name, description, members }) => ({
    name,
    description: description === '' ? null : description,
    members: members.map(({ personId, isAdmin }) => `${personId} ${isAdmin}`).sort(),
  }));
  const { items } = await muster.call('groups.list', { limit: 5000 });
  const here = await Promise.all(
    items.map(async ({ id, name, description }) => {
      const roster = await muster.call('roster.query', { groupId: id, limit: 5000 });
      const members = roster.items.map(({ memberKey, isAdmin }) => `${memberKey} ${isAdmin}`);
      return { name, description, members: members.sort() };
    }),
  );
  const byName = (one: { name: string }, other: { name: string }) =>
    one.name.localeCompare(other.name);
  return { there: there.sort(byName), here: here.sort(byName) };
}

async function expectBothEqual() {
  await muster.upToDate();
  const { there, here } = await bothSides();
  expect(here).toEqual(there);
  expect((await muster.call('changes.list', {})).total).toBe(0);
  expect((await muster.call('conflicts.list', {})).total).toBe(0);
  return there;
}

/** Edits made here and there while this laptop is offline, until the conflict is found. */
async function conflictAbout(
  kind: ConflictKind,
  edits: { here(): Promise<unknown>; there(remoteId: string): Promise<unknown> },
): Promise<Conflict> {
  await muster.call('sync.setOffline', { offline: true });
  const { remoteId } = await muster.call('groups.get', { groupId: board });
  await edits.here();
  await edits.there(remoteId ?? '');
  await muster.call('sync.setOffline', { offline: false });
  await muster.waitFor('sync.status', ({ conflicts }) => conflicts > 0);
  const { items } = await muster.call('conflicts.list', {});
  expect(items).toMatchObject([{ kind, groupId: board }]);
  const [conflict] = items;
  if (conflict === undefined) throw new Error('No conflict is listed.');
  return conflict;
}

async function settle({ id }: Conflict, choice: ConflictChoice): Promise<EditId> {
  const { editId } = await muster.call('conflicts.resolve', { conflictId: id, choice });
  if (editId === null) throw new Error('The decision is no edit.');
  return editId;
}

async function firstMember() {
  const { items } = await muster.call('roster.query', { groupId: board });
  const [member] = items.filter(({ isAdmin }) => !isAdmin);
  if (member === undefined) throw new Error('Nobody in the board.');
  return member;
}

async function outsider(): Promise<PersonId> {
  const inside = new Set(
    (await muster.call('roster.query', { groupId: board, limit: 5000 })).items.map(({ id }) => id),
  );
  const { items } = await muster.call('people.search', { text: '', limit: 100 });
  const found = items.find(({ id }) => !inside.has(id));
  if (found === undefined) throw new Error('Everybody is in the board.');
  return found.id;
}

const renamed = () =>
  conflictAbout('name', {
    here: () => muster.call('groups.update', { groupId: board, name: 'Trustees' }),
    there: async (remoteId) => (await elsewhere()).updateUserGroup(remoteId, { name: 'Directors' }),
  });
const deleted = () =>
  conflictAbout('groupDeleted', {
    here: async () => {
      await muster.call('groups.update', { groupId: board, name: 'Trustees' });
      await muster.call('members.add', { groupId: board, personIds: [await outsider()] });
    },
    there: async (remoteId) => (await elsewhere()).deleteUserGroup(remoteId),
  });

describe('two sides that changed the same, settled here', () => {
  it.each([
    ['keepMine', 'Trustees', 'Directors'],
    ['takeTheirs', 'Directors', 'Board'],
  ] as const)('the name, by %s', async (choice, name, gone) => {
    const conflict = await renamed();
    expect(conflict).toMatchObject({ base: 'Board', mine: 'Trustees', theirs: 'Directors' });
    await settle(conflict, choice);
    const names = (await expectBothEqual()).map((group) => group.name);
    expect(names).toContain(name);
    expect(names).not.toContain(gone);
  });

  it.each([
    ['keepMine', 'Mondays'],
    ['takeTheirs', 'Tuesdays'],
  ] as const)('the description, by %s', async (choice, description) => {
    const conflict = await conflictAbout('description', {
      here: () => muster.call('groups.update', { groupId: board, description: 'Mondays' }),
      there: async (remoteId) =>
        (await elsewhere()).updateUserGroup(remoteId, { description: 'Tuesdays' }),
    });
    await settle(conflict, choice);
    const groups = await expectBothEqual();
    expect(groups.find(({ name }) => name === 'Board')?.description).toBe(description);
  });

  it.each([
    ['recreate', true],
    ['takeTheirs', false],
  ] as const)('a group deleted there, by %s [P3]', async (choice, isThere) => {
    await settle(await deleted(), choice);
    const names = (await expectBothEqual()).map(({ name }) => name);
    expect(names.includes('Trustees')).toBe(isThere);
    expect(names).not.toContain('Board');
  });

  it.each([
    ['keepMine', true],
    ['takeTheirs', false],
  ] as const)('somebody removed there whose role was changed here, by %s', async (choice, isIn) => {
    const member = await firstMember();
    const conflict = await conflictAbout('memberRemoved', {
      here: () =>
        muster.call('members.setAdmin', { groupId: board, personIds: [member.id], isAdmin: true }),
      there: async (remoteId) =>
        (await elsewhere()).removeUserGroupMembers(remoteId, {
          member_ids: [member.memberKey ?? ''],
        }),
    });
    expect(conflict).toMatchObject({ peopleCount: 1, peopleNames: [member.name] });
    await settle(conflict, choice);
    const groups = await expectBothEqual();
    const members = groups.find(({ name }) => name === 'Board')?.members ?? [];
    expect(members.includes(`${member.memberKey} true`)).toBe(isIn);
    expect(members.includes(`${member.memberKey} false`)).toBe(false);
  });
});

describe('what the server does not take any more, settled here', () => {
  const boardThere = async () => (await bothSides()).there.find(({ name }) => name === 'Board');

  it.each([
    ['keepMine', 100],
    ['takeTheirs', 99],
  ] as const)(
    'a group that others have filled, by %s once somebody has left',
    async (choice, people) => {
      const theirs = await elsewhere();
      const { users } = await theirs.queryUsers({}, { id: 1 }, { limit: 100 });
      const others: string[] = [];
      const conflict = await conflictAbout('groupFull', {
        here: async () =>
          muster.call('members.add', { groupId: board, personIds: [await outsider()] }),
        there: async (remoteId) => {
          const { items } = await muster.call('roster.query', { groupId: board });
          const inside = new Set(items.map(({ memberKey }) => memberKey));
          const outside = users.map(({ id }) => id).filter((id) => !inside.has(id));
          const { user_group } = await theirs.getUserGroup(remoteId);
          others.push(...outside.slice(0, 100 - (user_group?.members?.length ?? 0)));
          await theirs.addUserGroupMembers(remoteId, { member_ids: others });
        },
      });
      expect(conflict).toMatchObject({ peopleCount: 1, mine: '101', theirs: '100' });
      const { remoteId } = await muster.call('groups.get', { groupId: board });
      const leaving = { member_ids: others.slice(0, 1) };
      await (await elsewhere()).removeUserGroupMembers(remoteId ?? '', leaving);
      await settle(conflict, choice);
      await expectBothEqual();
      expect((await boardThere())?.members).toHaveLength(people);
    },
  );

  it.each([
    ['keepMine', 'Mondays'],
    ['takeTheirs', null],
  ] as const)('a permission lost and given back, by %s', async (choice, description) => {
    const fault = {
      method: 'PUT',
      path: '/usergroups/*',
      kind: 'status',
      status: 403,
      body: { code: 17, message: 'not allowed to perform action UpdateUserGroup', StatusCode: 403 },
    };
    const faults = `${server.url}/_sandbox/faults`;
    const before = (await boardThere())?.description ?? null;
    const conflict = await conflictAbout('permissionLost', {
      here: () => muster.call('groups.update', { groupId: board, description: 'Mondays' }),
      there: () => fetch(faults, { method: 'POST', body: JSON.stringify(fault) }),
    });
    expect(conflict.theirs).toContain('not allowed');
    await fetch(faults, { method: 'DELETE' });
    await settle(conflict, choice);
    await expectBothEqual();
    expect((await boardThere())?.description).toBe(description ?? before);
  });
});

describe('a decision undone', () => {
  it('before it was sent asks again, and is settled the other way', async () => {
    const conflict = await renamed();
    await muster.call('sync.setOffline', { offline: true });
    const editId = await settle(conflict, 'keepMine');
    await muster.call('edit.undo', { editId });
    expect((await muster.call('conflicts.list', {})).items).toEqual([conflict]);
    await muster.call('sync.setOffline', { offline: false });
    await settle(conflict, 'takeTheirs');
    expect((await expectBothEqual()).map(({ name }) => name)).toContain('Directors');
  });

  it('after it was sent puts theirs back there too, and redo ours again', async () => {
    const editId = await settle(await renamed(), 'keepMine');
    await expectBothEqual();
    await muster.call('edit.undo', { editId });
    expect((await expectBothEqual()).map(({ name }) => name)).toContain('Directors');
    await muster.call('edit.redo', { editId });
    expect((await expectBothEqual()).map(({ name }) => name)).toContain('Trustees');
  });

  it('brings a group back that was let go, as a question again, and it can be made again then', async () => {
    const conflict = await deleted();
    const before = await bothSides();
    const editId = await settle(conflict, 'takeTheirs');
    await expectBothEqual();
    await muster.call('edit.undo', { editId });
    expect((await bothSides()).here).toEqual(before.here);
    expect((await muster.call('conflicts.list', {})).items).toEqual([conflict]);
    await settle(conflict, 'recreate');
    expect((await expectBothEqual()).map(({ name }) => name)).toContain('Trustees');
  });

  it('refuses a conflict that was settled meanwhile and a choice that is none of its own', async () => {
    const conflict = await renamed();
    await expect(settle(conflict, 'recreate')).rejects.toMatchObject({ code: 'invalidRequest' });
    await settle(conflict, 'takeTheirs');
    await expect(settle(conflict, 'keepMine')).rejects.toMatchObject({ code: 'notFound' });
  });
});
