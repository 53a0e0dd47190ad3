import { StreamClient } from '@stream-io/node-sdk';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startTestSandbox, type TestSandbox } from '#test/support/startSandbox.ts';

/** The client's error, whose type it does not export. */
interface Refusal {
  readonly code?: number;
  readonly metadata: { readonly responseCode?: number; readonly responseHeaders?: Headers };
}

let sandbox: TestSandbox;
let client: StreamClient;
beforeAll(async () => {
  sandbox = await startTestSandbox();
  client = clientOf(sandbox);
  const users = ['ann', 'bob', 'cem'].map((id) => ({ id, name: id.toUpperCase() }));
  await client.upsertUsers([
    ...users,
    { id: 'mod', role: 'moderator' },
    { id: 'visitor', role: 'guest' },
  ]);
});
afterAll(() => sandbox.stop());
beforeEach(async () => {
  for (const { id } of (await sandbox.state()).groups) await client.deleteUserGroup({ id });
  await client.createUserGroup({ id: 'choir', name: 'Choir', member_ids: ['ann'] });
});

function clientOf({ url, credentials }: TestSandbox, secret = credentials.stream.apiSecret) {
  return new StreamClient(credentials.stream.apiKey, secret, { basePath: url });
}

/** The client as a person: it has no option for that, but takes a token in place of its server token. */
function clientAs(user_id: string, claims: { exp?: number; iat?: number } = {}) {
  const own = clientOf(sandbox);
  own.apiClient.apiConfig.token = own.generateUserToken({ user_id, ...claims });
  return own;
}

/** What the official client makes of a refusal: its error's HTTP status and Stream code. */
async function refusalOf(call: Promise<unknown>) {
  const error = await call.then(
    () => null,
    (reason: Refusal) => reason,
  );
  return { status: error?.metadata.responseCode, code: error?.code };
}
const invalid = { status: 400, code: 4 };
const forbidden = { status: 403, code: 17 };
const missing = { status: 404, code: 16 };

function membersOf({ members = [] }: { members?: { user_id: string; is_admin: boolean }[] }) {
  return members.map((member) => `${member.user_id}${member.is_admin ? ' (admin)' : ''}`);
}

describe('the official node-sdk client', () => {
  it('has no group method that is not tried below', () => {
    const methods = new Set<string>();
    for (
      let level = StreamClient.prototype;
      level !== null && level !== Object.prototype;
      level = Object.getPrototypeOf(level)
    ) {
      for (const name of Object.getOwnPropertyNames(level)) methods.add(name);
    }
    expect([...methods].filter((name) => /UserGroup/.test(name)).sort()).toEqual([
      'addUserGroupMembers',
      'createUserGroup',
      'deleteUserGroup',
      'getUserGroup',
      'listUserGroups',
      'removeUserGroupMembers',
      'searchUserGroups',
      'updateUserGroup',
    ]);
  });

  it('createUserGroup', async () => {
    const request = { id: 'desk', name: 'Desk', description: 'At the door', team_id: 'north' };
    const created = await client.createUserGroup({ ...request, member_ids: ['ann', 'bob'] });
    expect(created.metadata.responseCode).toBe(201);
    expect(created.user_group).toMatchObject(request);
    expect(membersOf(created.user_group!)).toEqual(['ann', 'bob']);
    expect(created.user_group?.created_at).toBeInstanceOf(Date);
    const refused = (body: Parameters<StreamClient['createUserGroup']>[0]) =>
      refusalOf(client.createUserGroup(body));
    expect(await refused({ id: 'desk', name: 'Another' })).toEqual(invalid);
    expect(await refused({ name: 'Ghosts', member_ids: ['ghost'] })).toEqual(invalid);
    expect(await refused({ name: 'x'.repeat(256) })).toEqual(invalid);
    expect(await refused({ name: 'X', description: 'x'.repeat(1025) })).toEqual(invalid);
    const crowd = Array.from({ length: 101 }, (_, at) => `user-${at}`);
    expect(await refused({ name: 'Crowd', member_ids: crowd })).toEqual(invalid);
  });

  it('listUserGroups', async () => {
    await client.createUserGroup({ id: 'desk', name: 'Desk', team_id: 'north' });
    const { user_groups, metadata } = await client.listUserGroups();
    expect(user_groups.map((group) => group.id)).toEqual(['choir', 'desk']);
    expect(metadata.rateLimit.rateLimitRemaining).toBeLessThan(metadata.rateLimit.rateLimit ?? 0);
    const answeredAt = Date.parse(metadata.responseHeaders.get('date') ?? '');
    expect(metadata.rateLimit.rateLimitReset?.getTime()).toBeGreaterThanOrEqual(answeredAt);
    const inTeam = await client.listUserGroups({ team_id: 'north', limit: 1 });
    expect(inTeam.user_groups.map((group) => group.id)).toEqual(['desk']);
    expect(await refusalOf(client.listUserGroups({ limit: 101 }))).toEqual(invalid);
    expect(await refusalOf(client.listUserGroups({ created_at_gt: 'soon' }))).toEqual(invalid);
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
    expect(await refusalOf(tooMany)).toEqual(invalid);
  });

  it('getUserGroup', async () => {
    const { user_group } = await client.getUserGroup({ id: 'choir' });
    expect(user_group?.name).toBe('Choir');
    expect(membersOf(user_group!)).toEqual(['ann']);
    expect(user_group?.members?.[0]?.created_at).toBeInstanceOf(Date);
    expect(await refusalOf(client.getUserGroup({ id: 'nobody' }))).toEqual(missing);
    const otherTeam = client.getUserGroup({ id: 'choir', team_id: 'south' });
    expect(await refusalOf(otherTeam)).toEqual(missing);
  });

  it('updateUserGroup', async () => {
    const update = { id: 'choir', description: 'We sing' };
    const { user_group, metadata } = await client.updateUserGroup(update);
    expect(metadata.responseCode).toBe(201);
    expect(user_group).toMatchObject({ name: 'Choir', description: 'We sing' });
    expect(await refusalOf(client.updateUserGroup({ id: 'choir' }))).toEqual(invalid);
    const nobody = client.updateUserGroup({ id: 'nobody', name: 'X' });
    expect(await refusalOf(nobody)).toEqual(missing);
  });

  it('deleteUserGroup', async () => {
    const { duration } = await client.deleteUserGroup({ id: 'choir' });
    expect(duration).toMatch(/ms$/);
    expect(await refusalOf(client.deleteUserGroup({ id: 'choir' }))).toEqual(missing);
  });

  it('addUserGroupMembers', async () => {
    const members = { member_ids: ['bob', 'cem'], as_admin: true };
    const added = await client.addUserGroupMembers({ id: 'choir', ...members });
    expect(membersOf(added.user_group!).sort()).toEqual(['ann', 'bob (admin)', 'cem (admin)']);
    const partly = client.addUserGroupMembers({ id: 'choir', member_ids: ['ann', 'ghost'] });
    expect(await refusalOf(partly)).toEqual(invalid);
    const nobody = client.addUserGroupMembers({ id: 'nobody', member_ids: ['ann'] });
    expect(await refusalOf(nobody)).toEqual(missing);
  });

  it('removeUserGroupMembers', async () => {
    const removed = await client.removeUserGroupMembers({
      id: 'choir',
      member_ids: ['ann', 'bob'],
    });
    expect(membersOf(removed.user_group!)).toEqual([]);
    const none = client.removeUserGroupMembers({ id: 'choir', member_ids: [] });
    expect(await refusalOf(none)).toEqual(invalid);
    const nobody = client.removeUserGroupMembers({ id: 'nobody', member_ids: ['ann'] });
    expect(await refusalOf(nobody)).toEqual(missing);
  });

  it('queryUsers', async () => {
    const { users } = await client.queryUsers({
      payload: {
        filter_conditions: { id: { $in: ['ann', 'cem', 'zoe'] } },
        sort: [{ field: 'id', direction: -1 }],
      },
    });
    expect(users.map((user) => user.name)).toEqual(['CEM', 'ANN']);
    expect(users[0]?.created_at).toBeInstanceOf(Date);
    const payload = { filter_conditions: {}, offset: 1001 };
    expect(await refusalOf(client.queryUsers({ payload }))).toEqual(invalid);
    expect(await refusalOf(client.queryUsers())).toEqual(invalid);
  });

  it('upsertUsers and updateUsersPartial keep custom data under `custom` alone', async () => {
    const user = { id: 'dee', name: 'Dee', custom: { email: 'dee@example.org', hat: 1 } };
    const { users } = await client.upsertUsers([user]);
    expect(users.dee).toMatchObject({ ...user, role: 'user' });
    expect(users.dee).not.toHaveProperty('hat');
    expect((await sandbox.state()).people.find(({ id }) => id === 'dee')).toMatchObject({
      email: 'dee@example.org',
    });
    const set = { name: 'Dee Dee' };
    const partial = await client.updateUsersPartial({
      users: [{ id: 'dee', set, unset: ['hat'] }],
    });
    expect(partial.users.dee).toMatchObject({ ...set, custom: { email: 'dee@example.org' } });
    expect(await refusalOf(client.upsertUsers([{ id: 'not valid' }]))).toEqual(invalid);
    const nobody = client.updateUsersPartial({ users: [{ id: 'nobody', set, unset: [] }] });
    expect(await refusalOf(nobody)).toEqual(missing);
  });
});

describe('the node-sdk client’s tokens', () => {
  it('are refused when they are wrong, unknown or expired', async () => {
    const wrong = clientOf(sandbox, 'wrong secret');
    expect(await refusalOf(wrong.listUserGroups())).toEqual({ status: 401, code: 43 });
    const unknown = new StreamClient('wrong key', 'any', { basePath: sandbox.url });
    expect(await refusalOf(unknown.queryUsers())).toEqual({ status: 401, code: 2 });
    const past = Math.floor(Date.now() / 1000) - 10;
    const expired = clientAs('ann', { exp: past, iat: past - 10 });
    expect(await refusalOf(expired.listUserGroups())).toEqual({ status: 401, code: 40 });
  });

  it('let a person do what the person may: as owner, as admin of the group, as moderator', async () => {
    const own = { id: 'own', name: 'Bob’s', member_ids: ['cem'] };
    const { user_group } = await clientAs('bob').createUserGroup(own);
    expect(user_group?.created_by).toBe('bob');
    const rename = (as: string, name: string) => clientAs(as).updateUserGroup({ id: 'own', name });
    expect(await refusalOf(rename('cem', 'Cem’s'))).toEqual(forbidden);
    await clientAs('bob').addUserGroupMembers({ id: 'own', member_ids: ['cem'], as_admin: true });
    expect((await rename('cem', 'Cem’s')).user_group?.name).toBe('Cem’s');
    expect((await rename('mod', 'Everyone’s')).user_group?.name).toBe('Everyone’s');
    await clientAs('bob').deleteUserGroup({ id: 'own' });
  });

  it('let strangers and guests do no more than they may', async () => {
    const [bob, visitor] = [clientAs('bob'), clientAs('visitor')];
    expect((await bob.getUserGroup({ id: 'choir' })).user_group?.name).toBe('Choir');
    const membership = { id: 'choir', member_ids: ['bob'] };
    const calls = [
      bob.updateUserGroup({ id: 'choir', name: 'X' }),
      bob.deleteUserGroup({ id: 'choir' }),
      bob.addUserGroupMembers(membership),
      bob.removeUserGroupMembers(membership),
      visitor.listUserGroups(),
      visitor.searchUserGroups({ query: 'ch' }),
      visitor.getUserGroup({ id: 'choir' }),
      visitor.createUserGroup({ name: 'X' }),
      visitor.queryUsers({ payload: { filter_conditions: {} } }),
    ];
    const refusals = await Promise.all(calls.map(refusalOf));
    expect(refusals).toEqual(calls.map(() => forbidden));
  });
});

describe('ids and budgets with the node-sdk client', () => {
  it('reaches an id with a space, but none with a slash, which it does not encode', async () => {
    await client.createUserGroup({ id: 'two words', name: 'Two words' });
    await client.createUserGroup({ id: 'a/b', name: 'Slash' });
    expect((await client.getUserGroup({ id: 'two words' })).user_group?.name).toBe('Two words');
    expect(await refusalOf(client.getUserGroup({ id: 'a/b' }))).toEqual(missing);
    expect((await client.getUserGroup({ id: 'a%2Fb' })).user_group?.name).toBe('Slash');
    await client.deleteUserGroup({ id: 'a%2Fb' });
  });

  it('shares one budget per operation with the other family', async () => {
    const small = await startTestSandbox({
      rateLimit: { budget: 2, windowSeconds: 60 },
      clock: { now: () => 1_793_534_400_000_000_000n },
    });
    try {
      const remaining = (await small.request('GET', '/usergroups')).headers.get(
        'x-ratelimit-remaining',
      );
      expect(remaining).toBe('1');
      const { metadata } = await clientOf(small).listUserGroups();
      expect(metadata.rateLimit).toMatchObject({ rateLimit: 2, rateLimitRemaining: 0 });
      const refused = await clientOf(small)
        .listUserGroups()
        .catch((error: Refusal) => error);
      expect(refused).toMatchObject({ code: 9, metadata: { responseCode: 429 } });
      expect(refused.metadata.responseHeaders?.get('retry-after')).toMatch(/^\d+$/);
      expect((await small.request('GET', '/usergroups')).status).toBe(429);
    } finally {
      await small.stop();
    }
  });
});
