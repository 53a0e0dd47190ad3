import { StreamChat, type UserGroupResponse } from 'stream-chat';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startTestSandbox, type TestSandbox } from '#test/support/startSandbox.ts';

let sandbox: TestSandbox;
let client: StreamChat;
beforeAll(async () => {
  sandbox = await startTestSandbox();
  const { apiKey, apiSecret } = sandbox.credentials.stream;
  client = new StreamChat(apiKey, apiSecret, { baseURL: sandbox.url });
  await client.upsertUsers(['ann', 'bob', 'cem'].map((id) => ({ id, name: id.toUpperCase() })));
});
afterAll(() => sandbox.stop());
beforeEach(async () => {
  for (const { id } of (await sandbox.state()).groups) await client.deleteUserGroup(id);
  await client.createUserGroup({ id: 'choir', name: 'Choir', member_ids: ['ann'] });
});

/** What the official client makes of a refusal: its error's status and Stream code. */
async function refusalOf(call: Promise<unknown>) {
  const error = await call.then(
    () => null,
    (reason: { status?: number; code?: number; message?: string }) => reason,
  );
  return { status: error?.status, code: error?.code };
}
const membersOf = (group: UserGroupResponse) =>
  (group.members ?? []).map((member) => `${member.user_id}${member.is_admin ? ' (admin)' : ''}`);

describe('the official stream-chat client', () => {
  it('has no group method that is not tried below', () => {
    const methods = Object.getOwnPropertyNames(StreamChat.prototype);
    expect(methods.filter((name) => /UserGroup/.test(name)).sort()).toEqual([
      'addUserGroupMembers',
      'createUserGroup',
      'deleteUserGroup',
      'getUserGroup',
      'queryUserGroups',
      'removeUserGroupMembers',
      'searchUserGroups',
      'updateUserGroup',
    ]);
  });

  it('createUserGroup', async () => {
    const { user_group } = await client.createUserGroup({
      id: 'desk',
      name: 'Welcome desk',
      description: 'At the door',
      team_id: 'north',
      member_ids: ['ann', 'bob'],
    });
    expect(user_group).toMatchObject({
      id: 'desk',
      name: 'Welcome desk',
      description: 'At the door',
      team_id: 'north',
    });
    expect(membersOf(user_group)).toEqual(['ann', 'bob']);
    expect(new Date(user_group.created_at).getTime()).toBeGreaterThan(0);
    const again = client.createUserGroup({ id: 'desk', name: 'Another' });
    expect(await refusalOf(again)).toEqual({ status: 400, code: 4 });
    const unknown = client.createUserGroup({ name: 'Ghosts', member_ids: ['ghost'] });
    expect(await refusalOf(unknown)).toEqual({ status: 400, code: 4 });
    const crowd = Array.from({ length: 101 }, (_, at) => `user-${at}`);
    for (const wrong of [
      { name: 'x'.repeat(256) },
      { name: 'X', description: 'x'.repeat(1025) },
      { name: 'X', member_ids: crowd },
    ]) {
      const refused = refusalOf(client.createUserGroup(wrong));
      expect(await refused).toEqual({ status: 400, code: 4 });
    }
  });

  it('queryUserGroups, page after page as its own paginator asks', async () => {
    for (const name of ['A', 'B', 'C', 'D']) await client.createUserGroup({ id: name, name });
    const seen: string[] = [];
    let options: Parameters<StreamChat['queryUserGroups']>[0] = { limit: 2 };
    for (;;) {
      const { user_groups } = await client.queryUserGroups(options);
      seen.push(...user_groups.map((group) => group.id));
      const last = user_groups.at(-1);
      if (user_groups.length < 2 || !last) break;
      options = { limit: 2, created_at_gt: last.created_at, id_gt: last.id };
    }
    expect(seen).toEqual(['choir', 'A', 'B', 'C', 'D']);
    expect(await refusalOf(client.queryUserGroups({ limit: 101 }))).toEqual({
      status: 400,
      code: 4,
    });
  });

  it('searchUserGroups', async () => {
    await client.createUserGroup({ id: 'chess', name: 'Chess', team_id: 'north' });
    const found = await client.searchUserGroups({ query: 'ch' });
    expect(found.user_groups.map((group) => group.name)).toEqual(['Chess', 'Choir']);
    const rest = await client.searchUserGroups({ query: 'ch', name_gt: 'Chess', id_gt: 'chess' });
    expect(rest.user_groups.map((group) => group.name)).toEqual(['Choir']);
    const inTeam = await client.searchUserGroups({ query: 'ch', team_id: 'north', limit: 1 });
    expect(inTeam.user_groups.map((group) => group.name)).toEqual(['Chess']);
    const tooMany = client.searchUserGroups({ query: 'ch', limit: 26 });
    expect(await refusalOf(tooMany)).toEqual({ status: 400, code: 4 });
  });

  it('getUserGroup', async () => {
    const { user_group } = await client.getUserGroup('choir');
    expect(user_group.name).toBe('Choir');
    expect(membersOf(user_group)).toEqual(['ann']);
    expect(await refusalOf(client.getUserGroup('nobody'))).toEqual({ status: 404, code: 16 });
    const otherTeam = client.getUserGroup('choir', { team_id: 'south' });
    expect(await refusalOf(otherTeam)).toEqual({ status: 404, code: 16 });
  });

  it('updateUserGroup', async () => {
    const { user_group } = await client.updateUserGroup('choir', { description: 'We sing' });
    expect(user_group).toMatchObject({ name: 'Choir', description: 'We sing' });
    expect(membersOf(user_group)).toEqual(['ann']);
    expect(await refusalOf(client.updateUserGroup('choir', {}))).toEqual({ status: 400, code: 4 });
    const missing = client.updateUserGroup('nobody', { name: 'X' });
    expect(await refusalOf(missing)).toEqual({ status: 404, code: 16 });
  });

  it('deleteUserGroup', async () => {
    expect(await client.deleteUserGroup('choir')).toMatchObject({ duration: expect.any(String) });
    expect(await refusalOf(client.deleteUserGroup('choir'))).toEqual({ status: 404, code: 16 });
  });

  it('addUserGroupMembers', async () => {
    const added = await client.addUserGroupMembers('choir', {
      member_ids: ['bob', 'cem'],
      as_admin: true,
    });
    expect(membersOf(added.user_group).sort()).toEqual(['ann', 'bob (admin)', 'cem (admin)']);
    const partly = client.addUserGroupMembers('choir', { member_ids: ['ann', 'ghost'] });
    expect(await refusalOf(partly)).toEqual({ status: 400, code: 4 });
    const missing = client.addUserGroupMembers('nobody', { member_ids: ['ann'] });
    expect(await refusalOf(missing)).toEqual({ status: 404, code: 16 });
  });

  it('removeUserGroupMembers', async () => {
    const removed = await client.removeUserGroupMembers('choir', { member_ids: ['ann', 'bob'] });
    expect(membersOf(removed.user_group)).toEqual([]);
    const nobody = client.removeUserGroupMembers('choir', { member_ids: [] });
    expect(await refusalOf(nobody)).toEqual({ status: 400, code: 4 });
    const missing = client.removeUserGroupMembers('nobody', { member_ids: ['ann'] });
    expect(await refusalOf(missing)).toEqual({ status: 404, code: 16 });
  });

  it('upsertUsers, upsertUser and partialUpdateUser', async () => {
    const user = { id: 'dee', name: 'Dee', email: 'dee@example.org', phone: '01632 960001' };
    const { users } = await client.upsertUser(user);
    expect(users.dee).toMatchObject({ ...user, role: 'user' });
    const partial = await client.partialUpdateUser({ id: 'dee', set: { name: 'Dee Dee' } });
    expect(partial.users.dee).toMatchObject({ ...user, name: 'Dee Dee' });
    expect(await refusalOf(client.upsertUser({ id: 'not valid' }))).toEqual({
      status: 400,
      code: 4,
    });
    const missing = client.partialUpdateUser({ id: 'nobody', set: { name: 'X' } });
    expect(await refusalOf(missing)).toEqual({ status: 404, code: 16 });
  });

  it('queryUsers', async () => {
    const { users } = await client.queryUsers({ id: { $in: ['ann', 'cem', 'zoe'] } }, [{ id: -1 }]);
    expect(users.map((user) => user.id)).toEqual(['cem', 'ann']);
    const named = await client.queryUsers({ name: { $autocomplete: 'bo' } }, [], { limit: 1 });
    expect(named.users.map((user) => user.name)).toEqual(['BOB']);
    const far = client.queryUsers({ id: 'ann' }, [], { offset: 1001 });
    expect(await refusalOf(far)).toEqual({ status: 400, code: 4 });
  });

  it('is told apart by its token', async () => {
    const { apiKey } = sandbox.credentials.stream;
    const wrong = new StreamChat(apiKey, 'wrong secret', { baseURL: sandbox.url });
    expect(await refusalOf(wrong.queryUserGroups())).toEqual({ status: 401, code: 43 });
    const unknown = new StreamChat('wrong key', 'any', { baseURL: sandbox.url });
    expect(await refusalOf(unknown.queryUserGroups())).toEqual({ status: 401, code: 2 });
  });

  it('accepts the tokens it makes for people', async () => {
    const token = client.createToken('ann');
    const created = await sandbox.request('POST', '/usergroups', { name: 'Ann’s' }, token);
    expect(created.body.user_group.created_by).toBe('ann');
    const expired = client.createToken('ann', Math.floor(Date.now() / 1000) - 10);
    const refused = await sandbox.request('GET', '/usergroups', undefined, expired);
    expect(refused.body.code).toBe(40);
  });

  it('understands a refusal for too many requests', async () => {
    await sandbox.fault({ kind: 'status', status: 429, times: 1, retryAfterSeconds: 1 });
    expect(await refusalOf(client.queryUserGroups())).toEqual({ status: 429, code: 9 });
  });
});
