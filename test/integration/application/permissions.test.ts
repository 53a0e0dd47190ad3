import { afterEach, beforeEach, expect, it } from 'vitest';
import type { GroupId, PersonId } from '#shared/domain/ids.ts';
import { MusterError } from '#shared/ipc/errors.ts';
import { startTestSandbox, type TestSandbox } from '#test/support/startSandbox.ts';
import {
  makeDataFolder,
  startTestApplication,
  type TestApplication,
} from '#test/support/startTestApplication.ts';

const notTheirs = 'Only the person who made this group, its admins or a moderator may change it.';
const notTheirsToDelete =
  'Only the person who made this group, its admins or a moderator may delete it.';

let server: TestSandbox;
let muster: TestApplication;
let removeFolder: () => Promise<void>;

/** Ana, an ordinary user: Kitchen is hers, of Choir she is an admin, of Board a member, and with Desk she has no tie. */
beforeEach(async () => {
  server = await startTestSandbox();
  await putPeople({ ana: 'user', ben: 'user', cem: 'user' });
  const ana = await server.token('ana');
  const ben = await server.token('ben');
  const make = (name: string, token: string, ids: string[]) =>
    server.request('POST', '/usergroups', { id: name, name, member_ids: ids }, token);
  await make('Kitchen', ana, ['ben']);
  await make('Choir', ben, ['ben']);
  await make('Board', ben, ['ana', 'ben']);
  await make('Desk', ben, ['ben']);
  const asAdmin = { member_ids: ['ana'], as_admin: true };
  await server.request('POST', '/usergroups/Choir/members', asAdmin);

  const made = await makeDataFolder();
  removeFolder = made.removeFolder;
  muster = await startTestApplication(made.folder);
  await muster.call('workspace.add', {
    kind: 'connect',
    name: 'Ana’s',
    connection: {
      provider: 'stream',
      baseUrl: server.url,
      scope: null,
      credentials: {
        kind: 'user',
        apiKey: server.credentials.stream.apiKey,
        userToken: await server.token('ana'),
      },
    },
  });
  await muster.upToDate();
  await muster.call('sync.setOffline', { offline: true });
});

afterEach(async () => {
  await muster.application.close();
  await server.stop();
  await removeFolder();
});

function putPeople(roles: Record<string, string>) {
  const users = Object.entries(roles).map(([id, role]) => [id, { id, name: id, role }]);
  return server.request('POST', '/users', { users: Object.fromEntries(users) });
}

async function groupNamed(name: string): Promise<GroupId> {
  const { items } = await muster.call('groups.list', { search: name });
  const found = items.find((group) => group.name === name);
  if (found === undefined) throw new Error(`${name} is not here.`);
  return found.id;
}

async function personNamed(name: string): Promise<PersonId> {
  const [found] = (await muster.call('people.search', { text: name })).items;
  if (found === undefined) throw new Error(`${name} is not here.`);
  return found.id;
}

/** The call's failure, as the contract tells it. */
async function failureOf(call: Promise<unknown>) {
  const error = await call.then(
    () => null,
    (reason: unknown) => reason,
  );
  return error instanceof MusterError ? { code: error.code, message: error.message } : error;
}

async function unsent(): Promise<number> {
  return (await muster.call('changes.list', {})).total;
}

it('refuses an edit of somebody else’s group at once, offline, with the reason', async () => {
  const cem = await personNamed('cem');
  const ben = await personNamed('ben');
  for (const name of ['Board', 'Desk']) {
    const groupId = await groupNamed(name);
    const edits = [
      () => muster.call('groups.update', { groupId, name: 'Other' }),
      () => muster.call('groups.update', { groupId, description: 'Other' }),
      () => muster.call('members.add', { groupId, personIds: [cem] }),
      () => muster.call('members.remove', { groupId, personIds: [ben] }),
      () => muster.call('members.setAdmin', { groupId, personIds: [ben], isAdmin: true }),
    ];
    for (const edit of edits) {
      expect(await failureOf(edit())).toEqual({ code: 'permissionDenied', message: notTheirs });
    }
    expect(await failureOf(muster.call('groups.delete', { groupId }))).toEqual({
      code: 'permissionDenied',
      message: notTheirsToDelete,
    });
    expect(await muster.call('groups.get', { groupId })).toMatchObject({
      name,
      mayUpdate: false,
      mayDelete: false,
    });
  }
  expect(await unsent()).toBe(0);
});

it('moves nobody out of or into somebody else’s group, and then nothing of it is done', async () => {
  const kitchen = await groupNamed('Kitchen');
  const desk = await groupNamed('Desk');
  const personIds = [await personNamed('ben')];
  const move = (fromGroupId: GroupId, toGroupId: GroupId) =>
    failureOf(muster.call('members.move', { fromGroupId, toGroupIds: [toGroupId], personIds }));
  expect(await move(kitchen, desk)).toMatchObject({ code: 'permissionDenied' });
  expect(await move(desk, kitchen)).toMatchObject({ code: 'permissionDenied' });
  expect(await unsent()).toBe(0);
});

it('takes edits of own groups, of those one is an admin of and of new ones, and they arrive', async () => {
  const cem = await personNamed('cem');
  for (const name of ['Kitchen', 'Choir']) {
    const groupId = await groupNamed(name);
    await muster.call('members.add', { groupId, personIds: [cem] });
    await muster.call('groups.update', { groupId, name: `New ${name}` });
  }
  const { groupId } = await muster.call('groups.create', { name: 'Snow', personIds: [cem] });
  await muster.call('groups.update', { groupId, description: 'In winter' });
  await muster.call('sync.setOffline', { offline: false });
  await muster.upToDate();
  expect(await unsent()).toBe(0);

  const { groups } = await server.state();
  const there = groups.map(({ name, createdBy }) => [name, createdBy]);
  expect(there).toContainEqual(['New Kitchen', 'ana']);
  expect(there).toContainEqual(['New Choir', 'ben']);
  expect(there).toContainEqual(['Snow', 'ana']);
  expect(await muster.call('groups.get', { groupId })).toMatchObject({ mayUpdate: true });
});

it('refuses to make a person at once, offline, with the reason', async () => {
  const made = muster.call('people.create', { name: 'Dora' });
  await expect(made).rejects.toMatchObject({
    code: 'permissionDenied',
    message: 'Your role does not let you add people to the organisation.',
  });
  expect((await muster.call('people.search', { text: 'Dora' })).items).toEqual([]);
});

it('checks an undo and a redo as well', async () => {
  const choir = await groupNamed('Choir');
  const renamed = await muster.call('groups.update', { groupId: choir, name: 'Singers' });
  if (renamed.editId === null) throw new Error('Nothing was renamed.');
  await muster.call('sync.setOffline', { offline: false });
  await muster.upToDate();
  // Ben takes Ana’s admin flag away.
  const noAdmin = { member_ids: ['ana'], as_admin: false };
  await server.request('POST', '/usergroups/Choir/members', noAdmin);
  await muster.call('sync.setOffline', { offline: true });
  await muster.call('sync.setOffline', { offline: false });
  await muster.upToDate();
  expect(await muster.call('groups.get', { groupId: choir })).toMatchObject({ mayUpdate: false });

  const { editId } = renamed;
  expect(await failureOf(muster.call('edit.undo', { editId }))).toEqual({
    code: 'permissionDenied',
    message: notTheirs,
  });
  expect(await unsent()).toBe(0);
});

it('allows it after the role has changed on the server and a sync', async () => {
  const desk = await groupNamed('Desk');
  await putPeople({ ana: 'moderator' });
  const edit = () => muster.call('groups.update', { groupId: desk, name: 'Front desk' });
  expect(await failureOf(edit())).toMatchObject({ code: 'permissionDenied' });

  await muster.call('sync.setOffline', { offline: false });
  await muster.upToDate();
  await muster.call('sync.setOffline', { offline: true });
  expect(await muster.call('groups.get', { groupId: desk })).toMatchObject({
    mayUpdate: true,
    mayDelete: true,
  });
  await edit();
  await muster.call('sync.setOffline', { offline: false });
  await muster.upToDate();
  expect((await server.state()).groups.map(({ name }) => name)).toContain('Front desk');
});

it('forgets the role of whoever signed in before when other credentials are put in', async () => {
  const desk = await groupNamed('Desk');
  expect(await muster.call('groups.get', { groupId: desk })).toMatchObject({ mayUpdate: false });
  const [workspace] = (await muster.call('workspace.list', {})).workspaces;
  if (workspace === undefined) throw new Error('No workspace.');
  await muster.call('workspace.update', {
    workspaceId: workspace.id,
    credentials: { kind: 'server', ...server.credentials.stream },
  });
  // Still offline: nothing was asked yet.
  expect((await muster.call('sync.status', {})).isOfflineByChoice).toBe(true);
  await muster.call('groups.update', { groupId: desk, name: 'Front desk' });
  expect(await muster.call('groups.get', { groupId: desk })).toMatchObject({ mayDelete: true });
});
