import { describe, expect, it } from 'vitest';
import type { RemoteGroups, RemoteResult } from '#electron/sync/ports/remote.ts';
import { json, noAbort, text } from './scriptedFetch.ts';
import { streamOver, valueIn } from './streamOver.ts';

const answer = { id: 'g1', name: 'Kitchen', created_at: '2026-01-15T12:00:00Z' };
const done = json({ duration: '1ms', user_group: answer }, 201);
const newGroup = { clientId: 'g1', name: 'Kitchen', description: null, idempotencyKey: 'k' };

async function sent(write: (remote: RemoteGroups) => Promise<RemoteResult<unknown>>) {
  const { remote, seen } = streamOver(done);
  valueIn(await write(remote));
  return seen.map(({ method, url, json }) => ({ method, path: url.pathname, json }));
}

describe('writing', () => {
  it('creates a group under the id we chose', async () => {
    const { remote, seen } = streamOver(done);
    const created = valueIn(await remote.createGroup(newGroup, noAbort));
    expect(created).toEqual({
      remoteId: 'g1',
      name: 'Kitchen',
      description: null,
      createdAt: '2026-01-15T12:00:00.000Z',
      updatedAt: null,
      createdBy: null,
    });
    expect(seen[0]).toMatchObject({ method: 'POST', json: { id: 'g1', name: 'Kitchen' } });
    expect(Object.keys(seen[0]?.json ?? {})).toEqual(['id', 'name']);
    expect(seen[0]?.url.pathname).toBe('/usergroups');
  });

  it('creates a group with its description', async () => {
    const requests = await sent((remote) =>
      remote.createGroup({ ...newGroup, description: 'Who cooks' }, noAbort),
    );
    expect(requests[0]?.json).toEqual({ id: 'g1', name: 'Kitchen', description: 'Who cooks' });
  });

  it('[P4] tells of an id that exists already by status and code', async () => {
    const message = 'CreateUserGroup failed with error: "user group with id g1 already exists"';
    const { remote } = streamOver(json({ code: 4, message, StatusCode: 400 }, 400));
    expect(await remote.createGroup(newGroup, noAbort)).toMatchObject({
      ok: false,
      failure: { kind: 'http', status: 400, serverCode: '4', serverMessage: message },
    });
  });

  it.each([
    [{ name: 'Bar' }, { name: 'Bar' }],
    [{ description: 'New' }, { description: 'New' }],
    [{ description: null }, { description: '' }],
    [
      { name: 'Bar', description: 'New' },
      { name: 'Bar', description: 'New' },
    ],
  ])('sends only the changed fields: %j', async (changes, body) => {
    expect(await sent((remote) => remote.updateGroup('g1', changes, noAbort))).toEqual([
      { method: 'PUT', path: '/usergroups/g1', json: body },
    ]);
  });

  it('deletes', async () => {
    const { remote, seen } = streamOver(json({ duration: '1ms' }));
    expect(await remote.deleteGroup('g1', noAbort)).toEqual({ ok: true, value: null });
    expect(seen[0]).toMatchObject({ method: 'DELETE', json: undefined });
    expect(seen[0]?.url.pathname).toBe('/usergroups/g1');
  });

  it.each([true, false])('adds people with as_admin %s', async (isAdmin) => {
    expect(await sent((remote) => remote.addMembers('g1', ['a', 'b'], isAdmin, noAbort))).toEqual([
      {
        method: 'POST',
        path: '/usergroups/g1/members',
        json: { member_ids: ['a', 'b'], as_admin: isAdmin },
      },
    ]);
  });

  it.each([true, false])('sets the admin flag to %s by adding again', async (isAdmin) => {
    expect(await sent((remote) => remote.setAdmin('g1', ['a'], isAdmin, noAbort))).toEqual([
      {
        method: 'POST',
        path: '/usergroups/g1/members',
        json: { member_ids: ['a'], as_admin: isAdmin },
      },
    ]);
  });

  it('removes people', async () => {
    expect(await sent((remote) => remote.removeMembers('g1', ['a', 'b'], noAbort))).toEqual([
      { method: 'POST', path: '/usergroups/g1/members/delete', json: { member_ids: ['a', 'b'] } },
    ]);
  });

  it('encodes the group’s id in every address', async () => {
    const { remote, seen } = streamOver(done, json({ duration: '' }), done, done, done);
    await remote.updateGroup('a/b', { name: 'x' }, noAbort);
    await remote.deleteGroup('a/b', noAbort);
    await remote.addMembers('a/b', ['u'], false, noAbort);
    await remote.setAdmin('a/b', ['u'], true, noAbort);
    await remote.removeMembers('a/b', ['u'], noAbort);
    expect(seen.map((request) => request.url.pathname)).toEqual([
      '/usergroups/a%2Fb',
      '/usergroups/a%2Fb',
      '/usergroups/a%2Fb/members',
      '/usergroups/a%2Fb/members',
      '/usergroups/a%2Fb/members/delete',
    ]);
  });

  it('asks nothing when there is nothing to change', async () => {
    const { remote, seen } = streamOver();
    const nothing = { ok: true, value: null };
    expect(await remote.updateGroup('g1', {}, noAbort)).toEqual(nothing);
    expect(await remote.addMembers('g1', [], false, noAbort)).toEqual(nothing);
    expect(await remote.setAdmin('g1', [], true, noAbort)).toEqual(nothing);
    expect(await remote.removeMembers('g1', [], noAbort)).toEqual(nothing);
    expect(seen).toHaveLength(0);
  });
});

const writes: [string, (remote: RemoteGroups) => Promise<RemoteResult<unknown>>][] = [
  ['createGroup', (remote) => remote.createGroup(newGroup, noAbort)],
  ['updateGroup', (remote) => remote.updateGroup('g1', { name: 'x' }, noAbort)],
  ['deleteGroup', (remote) => remote.deleteGroup('g1', noAbort)],
  ['addMembers', (remote) => remote.addMembers('g1', ['u'], false, noAbort)],
  ['setAdmin', (remote) => remote.setAdmin('g1', ['u'], true, noAbort)],
  ['removeMembers', (remote) => remote.removeMembers('g1', ['u'], noAbort)],
];

describe.each(writes)('%s', (_name, write) => {
  it('is unreadable when a 2xx answer is not Stream’s, because it may have been applied', async () => {
    for (const odd of [text('<html>ok</html>', 201), json({}, 201), text('', 200)]) {
      const { remote } = streamOver(odd);
      expect(await write(remote)).toMatchObject({ ok: false, failure: { kind: 'unreadable' } });
    }
  });

  it('is sent once, whatever comes back', async () => {
    for (const status of [408, 429, 500, 503]) {
      const { remote, seen } = streamOver(json({ code: -1, message: 'Oops.' }, status));
      expect(await write(remote)).toMatchObject({ ok: false, failure: { kind: 'http', status } });
      expect(seen).toHaveLength(1);
    }
  });
});
