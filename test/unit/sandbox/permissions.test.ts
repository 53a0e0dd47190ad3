import { SignJWT } from 'jose';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startTestSandbox, type TestSandbox } from '#test/support/startSandbox.ts';
import { manualClock } from './organisation.ts';

const now = Math.floor(Date.parse('2026-11-01T12:00:00Z') / 1000);
let sandbox: TestSandbox;
beforeAll(async () => {
  sandbox = await startTestSandbox({ clock: manualClock(now) });
  const users = Object.fromEntries(
    [
      ['owner', 'user'],
      ['groupadmin', 'user'],
      ['member', 'user'],
      ['stranger', 'user'],
      ['mod', 'moderator'],
      ['boss', 'admin'],
      ['visitor', 'guest'],
    ].map(([id = '', role]) => [id, { id, name: id, role }]),
  );
  await sandbox.request('POST', '/users', { users });
});
afterAll(() => sandbox.stop());

describe('who is asking', () => {
  const get = (path: string, headers: Record<string, string>) =>
    fetch(`${sandbox.url}${path}`, { headers }).then(async (response) => ({
      status: response.status,
      code: ((await response.json()) as { code: number }).code,
    }));
  const key = () => `/usergroups?api_key=${sandbox.credentials.stream.apiKey}`;

  it.each([
    ['no api_key', '/usergroups', 2],
    ['a wrong api_key', '/usergroups?api_key=wrong', 2],
  ])('is not known with %s', async (_, path, code) => {
    const headers = { authorization: await sandbox.serverToken(), 'stream-auth-type': 'jwt' };
    expect(await get(path, headers)).toEqual({ status: 401, code });
  });

  it('is not known without stream-auth-type or without a token', async () => {
    const authorization = await sandbox.serverToken();
    expect(await get(key(), { authorization })).toEqual({ status: 401, code: 5 });
    expect(await get(key(), { 'stream-auth-type': 'jwt' })).toEqual({ status: 401, code: 5 });
    const anonymous = { authorization, 'stream-auth-type': 'anonymous' };
    expect(await get(key(), anonymous)).toEqual({ status: 401, code: 5 });
  });

  it.each([
    ['was signed with another secret', 43, () => sign({ server: true }, 'another secret')],
    ['has expired', 40, () => sandbox.token('owner', { exp: now - 1 })],
    ['is not valid yet', 41, () => sandbox.token('owner', { nbf: now + 60 })],
    ['is used before it was issued', 42, () => sandbox.token('owner', { iat: now + 60 })],
    ['is no token', 5, () => Promise.resolve('nonsense')],
    ['begins with Bearer', 5, async () => `Bearer ${await sandbox.serverToken()}`],
    ['names nobody', 5, () => sign({}, sandbox.credentials.stream.apiSecret)],
    ['names somebody who does not exist', 5, () => sandbox.token('nobody')],
    ['is not signed at all', 5, () => Promise.resolve('eyJhbGciOiJub25lIn0.eyJzZXJ2ZXIiOnRydWV9.')],
  ])('is not known when the token %s', async (_, code, token) => {
    const answer = await sandbox.request('GET', '/usergroups', undefined, await token());
    expect([answer.status, answer.body.code]).toEqual([401, code]);
  });

  it('is known until the token expires', async () => {
    const token = await sandbox.token('owner', { iat: now, nbf: now, exp: now + 1 });
    expect((await sandbox.request('GET', '/usergroups', undefined, token)).status).toBe(200);
  });
});

describe('what a person may do', () => {
  beforeEach(async () => {
    await sandbox.request('DELETE', '/usergroups/g');
    const owner = await sandbox.token('owner');
    const body = { id: 'g', name: 'G', member_ids: ['member'] };
    const created = await sandbox.request('POST', '/usergroups', body, owner);
    expect(created.body.user_group.created_by).toBe('owner');
    await sandbox.request('POST', '/usergroups/g/members', {
      member_ids: ['groupadmin'],
      as_admin: true,
    });
  });

  const attempts = {
    rename: ['PUT', '/usergroups/g', { name: 'H' }],
    add: ['POST', '/usergroups/g/members', { member_ids: ['stranger'] }],
    remove: ['POST', '/usergroups/g/members/delete', { member_ids: ['member'] }],
    delete: ['DELETE', '/usergroups/g', undefined],
  } as const;
  const everything = Object.keys(attempts) as (keyof typeof attempts)[];

  it.each(['owner', 'groupadmin', 'mod', 'boss'])('%s may change and delete it', async (id) => {
    const token = await sandbox.token(id);
    for (const name of everything) {
      const [method, path, body] = attempts[name];
      const { status } = await sandbox.request(method, path, body, token);
      expect(status).toBeLessThan(300);
    }
  });

  it.each(['member', 'stranger', 'visitor'])('%s may do none of it', async (id) => {
    const token = await sandbox.token(id);
    for (const name of everything) {
      const [method, path, body] = attempts[name];
      const answer = await sandbox.request(method, path, body, token);
      expect([name, answer.status, answer.body.code]).toEqual([name, 403, 17]);
      const action = name === 'delete' ? 'DeleteUserGroup' : 'UpdateUserGroup';
      expect(answer.body.message).toContain(`is not allowed to perform action ${action}`);
    }
    const { groups } = await sandbox.state();
    expect(groups[0]!.members.map((member) => member.personId)).toEqual(['groupadmin', 'member']);
    expect(groups[0]!.name).toBe('G');
  });

  it('an owner turned guest is an owner no longer', async () => {
    const token = await sandbox.token('owner');
    const demoted = { users: { owner: { id: 'owner', name: 'owner', role: 'guest' } } };
    await sandbox.request('POST', '/users', demoted);
    const answer = await sandbox.request('PUT', '/usergroups/g', { name: 'H' }, token);
    expect(answer.status).toBe(403);
    const restored = { users: { owner: { id: 'owner', name: 'owner', role: 'user' } } };
    await sandbox.request('POST', '/users', restored);
  });

  it('users read groups and people, guests neither', async () => {
    const payload = encodeURIComponent(JSON.stringify({ filter_conditions: {} }));
    for (const [id, status] of [
      ['stranger', 200],
      ['visitor', 403],
    ] as const) {
      const token = await sandbox.token(id);
      for (const path of [
        '/usergroups',
        '/usergroups/search?query=g',
        '/usergroups/g',
        `/users?payload=${payload}`,
      ]) {
        const answer = await sandbox.request('GET', path, undefined, token);
        expect([id, path, answer.status]).toEqual([id, path, status]);
      }
      const created = await sandbox.request('POST', '/usergroups', { name: `of ${id}` }, token);
      expect(created.status).toBe(status === 200 ? 201 : 403);
    }
  });

  it('people change themselves but neither others nor what they may do', async () => {
    const token = await sandbox.token('member');
    const upsert = (user: { id: string; name: string; role?: string }) =>
      sandbox.request('POST', '/users', { users: { [user.id]: user } }, token);
    expect((await upsert({ id: 'member', name: 'New name' })).status).toBe(201);
    expect((await upsert({ id: 'stranger', name: 'Not me' })).status).toBe(403);
    expect((await upsert({ id: 'member', name: 'Boss', role: 'admin' })).status).toBe(403);
    expect((await upsert({ id: 'nobody-yet', name: 'New' })).status).toBe(403);
    const people = (await sandbox.state()).people;
    expect(people.find((person) => person.id === 'member')).toMatchObject({
      name: 'New name',
      role: 'user',
    });
    expect(people.find((person) => person.id === 'stranger')?.name).toBe('stranger');
  });

  it('admins make and change others, though not what they may do themselves', async () => {
    const token = await sandbox.token('boss');
    const upsert = (user: { id: string; name: string; role?: string }) =>
      sandbox.request('POST', '/users', { users: { [user.id]: user } }, token);
    expect((await upsert({ id: 'newcomer', name: 'New', role: 'guest' })).status).toBe(201);
    expect((await upsert({ id: 'newcomer', name: 'Newer', role: 'user' })).status).toBe(201);
    expect((await upsert({ id: 'boss', name: 'Boss', role: 'user' })).status).toBe(403);
    const { people } = await sandbox.state();
    expect(people.find((person) => person.id === 'newcomer')).toMatchObject({
      name: 'Newer',
      role: 'user',
    });
  });
});

function sign(payload: Record<string, unknown>, secret: string): Promise<string> {
  return new SignJWT(payload)
    .setProtectedHeader({ alg: 'HS256' })
    .sign(new TextEncoder().encode(secret));
}
