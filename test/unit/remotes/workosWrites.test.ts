import { describe, expect, it } from 'vitest';
import type { RemoteGroups, RemoteResult } from '#electron/sync/ports/remote.ts';
import { json, noAbort, text } from './scriptedFetch.ts';
import { valueIn } from './streamOver.ts';
import { asked, list, missing, workosOver } from './workosOver.ts';

const groups = '/organizations/org_1/groups';
const answer = { object: 'group', id: 'group_1', name: 'Kitchen', description: null };
const empty = () => new Response(null, { status: 204 });
const newGroup = { clientId: 'c', name: 'Kitchen', description: null, idempotencyKey: 'key-1' };
const nothing = { ok: true, value: null };

describe('writing', () => {
  it('creates a group with a key that is the same on every try, and no description where there is none', async () => {
    const { remote, seen } = workosOver(json(answer, 201), json(answer, 201));
    const created = valueIn(await remote.createGroup(newGroup, noAbort));
    expect(created).toMatchObject({ remoteId: 'group_1', name: 'Kitchen', description: null });
    valueIn(await remote.createGroup(newGroup, noAbort));
    expect(asked(seen)).toEqual([`POST ${groups}`, `POST ${groups}`]);
    expect(seen.map(({ json }) => json)).toEqual([{ name: 'Kitchen' }, { name: 'Kitchen' }]);
    expect(seen.map(({ headers }) => headers.get('idempotency-key'))).toEqual(['key-1', 'key-1']);
  });

  it('creates a group with its description', async () => {
    const { remote, seen } = workosOver(json({ ...answer, description: 'Who cooks' }, 201));
    valueIn(await remote.createGroup({ ...newGroup, description: 'Who cooks' }, noAbort));
    expect(seen[0]?.json).toEqual({ name: 'Kitchen', description: 'Who cooks' });
  });

  it.each([
    [{ name: 'Bar' }],
    [{ description: 'New' }],
    [{ description: null }],
    [{ name: 'Bar', description: 'New' }],
  ])('sends only the changed fields: %j', async (changes) => {
    const { remote, seen } = workosOver(json(answer));
    expect(await remote.updateGroup('group_1', changes, noAbort)).toEqual(nothing);
    expect(asked(seen)).toEqual([`PATCH ${groups}/group_1`]);
    expect(seen[0]?.json).toEqual(changes);
  });

  it('deletes, adds one and removes one', async () => {
    const { remote, seen } = workosOver(empty, json(answer), empty);
    expect(await remote.deleteGroup('group_1', noAbort)).toEqual(nothing);
    expect(await remote.addMembers('group_1', ['om_1'], false, noAbort)).toEqual(nothing);
    expect(await remote.removeMembers('group_1', ['om_1'], noAbort)).toEqual(nothing);
    const members = `${groups}/group_1/organization-memberships`;
    expect(asked(seen)).toEqual([
      `DELETE ${groups}/group_1`,
      `POST ${members}`,
      `DELETE ${members}/om_1`,
    ]);
    expect(seen.map(({ json }) => json)).toEqual([
      undefined,
      { organization_membership_id: 'om_1' },
      undefined,
    ]);
  });

  it('encodes ids in every address', async () => {
    const { remote, seen } = workosOver(json(answer), empty, json(answer), empty);
    await remote.updateGroup('a/b', { name: 'x' }, noAbort);
    await remote.deleteGroup('a/b', noAbort);
    await remote.addMembers('a/b', ['c/d'], false, noAbort);
    await remote.removeMembers('a/b', ['c/d'], noAbort);
    expect(seen.map(({ url }) => url.pathname)).toEqual([
      `${groups}/a%2Fb`,
      `${groups}/a%2Fb`,
      `${groups}/a%2Fb/organization-memberships`,
      `${groups}/a%2Fb/organization-memberships/c%2Fd`,
    ]);
  });

  it('asks nothing when there is nothing to change', async () => {
    const { remote, seen } = workosOver();
    expect(await remote.updateGroup('group_1', {}, noAbort)).toEqual(nothing);
    expect(await remote.addMembers('group_1', [], false, noAbort)).toEqual(nothing);
    expect(await remote.removeMembers('group_1', [], noAbort)).toEqual(nothing);
    expect(seen).toHaveLength(0);
  });

  it.each<[string, (remote: RemoteGroups) => Promise<RemoteResult<unknown>>]>([
    ['two added', (remote) => remote.addMembers('g', ['a', 'b'], false, noAbort)],
    ['two removed', (remote) => remote.removeMembers('g', ['a', 'b'], noAbort)],
    ['an admin added', (remote) => remote.addMembers('g', ['a'], true, noAbort)],
    ['an admin made', (remote) => remote.setAdmin('g', ['a'], true, noAbort)],
    [
      'a person made',
      (remote) =>
        remote.createPerson({ clientId: 'c', name: 'A', email: null, phone: null }, noAbort),
    ],
  ])('refuses what the vendor has not got, without asking: %s', async (_name, write) => {
    const { remote, seen } = workosOver();
    expect(await write(remote)).toMatchObject({
      ok: false,
      failure: { kind: 'http', status: 400, serverCode: 'notSupported' },
    });
    expect(seen).toHaveLength(0);
  });
});

describe('removing somebody who is not found', () => {
  it('is done when the group is there [P4]', async () => {
    const { remote, seen } = workosOver(missing('Organization membership'), json(answer));
    expect(await remote.removeMembers('group_1', ['om_1'], noAbort)).toEqual(nothing);
    expect(asked(seen)[1]).toBe(`GET ${groups}/group_1`);
  });

  it('fails when the group is gone, and when it cannot be read', async () => {
    const gone = workosOver(missing('Group'), missing('Group'), list([])).remote;
    expect(await gone.removeMembers('group_1', ['om_1'], noAbort)).toMatchObject({
      ok: false,
      failure: { kind: 'http', status: 404, serverMessage: "Group not found: 'x'." },
    });
    const broken = workosOver(missing('Organization membership'), json({ message: 'Oops' }, 500));
    expect(await broken.remote.removeMembers('group_1', ['om_1'], noAbort)).toMatchObject({
      ok: false,
      failure: { kind: 'http', status: 500 },
    });
  });
});

const writes: [string, (remote: RemoteGroups) => Promise<RemoteResult<unknown>>][] = [
  ['createGroup', (remote) => remote.createGroup(newGroup, noAbort)],
  ['updateGroup', (remote) => remote.updateGroup('g', { name: 'x' }, noAbort)],
  ['deleteGroup', (remote) => remote.deleteGroup('g', noAbort)],
  ['addMembers', (remote) => remote.addMembers('g', ['u'], false, noAbort)],
  ['removeMembers', (remote) => remote.removeMembers('g', ['u'], noAbort)],
];

describe.each(writes)('%s', (_name, write) => {
  it('is unreadable when a 2xx answer is not WorkOS’, because it may have been applied', async () => {
    for (const odd of [text('<html>ok</html>', 201), json({ status: 'ok' }), json(null)]) {
      expect(await write(workosOver(odd).remote)).toMatchObject({
        ok: false,
        failure: { kind: 'unreadable' },
      });
    }
  });

  it('is sent once, whatever comes back', async () => {
    for (const status of [401, 403, 408, 422, 429, 500, 503]) {
      const { remote, seen } = workosOver(json({ message: 'Oops.' }, status));
      expect(await write(remote)).toMatchObject({ ok: false, failure: { kind: 'http', status } });
      expect(seen).toHaveLength(1);
    }
  });
});
