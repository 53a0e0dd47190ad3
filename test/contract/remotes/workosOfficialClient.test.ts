import type { WorkOS } from '@workos-inc/node';
import { beforeEach, describe, expect, it } from 'vitest';
import type { RemoteGroups } from '#electron/sync/ports/remote.ts';
import { smallRoster, workosClient } from '#test/contract/sandbox/workosClient.ts';
import type { TestSandbox } from '#test/support/startSandbox.ts';
import { noAbort, valueIn } from './contractSubject.ts';
import { sandboxWith } from './sandboxWith.ts';
import { workosRemote } from './workosRemote.ts';

let sandbox: TestSandbox;
let remote: RemoteGroups;
let client: WorkOS;
let organizationId: string;
let choir: string;
let ann: string;
let bob: string;
beforeEach(async () => {
  sandbox = await sandboxWith(smallRoster);
  remote = workosRemote(sandbox);
  client = workosClient(sandbox);
  ({ organizationId } = sandbox.credentials.workos);
  const { groups, memberships } = await sandbox.workosIds();
  choir = groups.choir ?? '';
  ann = memberships.ann ?? '';
  bob = memberships.bob ?? '';
});

const read = async (id = choir) => valueIn(await remote.getGroup(id, noAbort)).group;
const changesAfter = async (cursor: string | null) => {
  const answer = valueIn(await remote.readChanges(cursor, noAbort));
  return answer.kind === 'changes' ? answer.changes : null;
};
const standing = async () => (await changesAfter(null))?.nextCursor ?? '';
const newGroup = { clientId: 'c', name: 'Desk', description: 'Front', idempotencyKey: 'key-1' };

describe('what the official client does', () => {
  it('is read by the adapter', async () => {
    const made = await client.groups.createGroup({ organizationId, name: 'Desk' });
    expect(await read(made.id)).toEqual({
      remoteId: made.id,
      name: 'Desk',
      description: null,
      createdAt: made.createdAt.toISOString(),
      updatedAt: made.updatedAt.toISOString(),
      createdBy: null,
      members: [],
    });
    const member = { organizationId, groupId: made.id, organizationMembershipId: bob };
    await client.groups.addOrganizationMembership(member);
    expect((await read(made.id)).members).toEqual([
      { memberKey: bob, isAdmin: false, joinedAt: null },
    ]);
    await client.groups.removeOrganizationMembership(member);
    expect((await read(made.id)).members).toEqual([]);
    await client.groups.deleteGroup({ organizationId, groupId: made.id });
    expect(await remote.getGroup(made.id, noAbort)).toMatchObject({
      failure: { kind: 'http', status: 404, serverMessage: `Group not found: '${made.id}'.` },
    });
  });

  it('is told by the feed: people who change, come back and leave', async () => {
    const cursor = await standing();
    const { userManagement } = client;
    await userManagement.deactivateOrganizationMembership(ann);
    await userManagement.updateOrganizationMembership(bob, { roleSlug: 'admin' });
    const first = await changesAfter(cursor);
    expect(first).toMatchObject({ peopleGone: [], groupIds: [], hasMore: false });
    expect(new Map(first?.people.map((person) => [person.memberKey, person]))).toEqual(
      new Map([
        [ann, expect.objectContaining({ name: 'Ann Ackland', status: 'inactive' })],
        [bob, expect.objectContaining({ attributes: expect.objectContaining({ role: 'admin' }) })],
      ]),
    );
    await userManagement.reactivateOrganizationMembership(ann);
    await userManagement.deleteOrganizationMembership(bob);
    expect(await changesAfter(first?.nextCursor ?? '')).toMatchObject({
      people: [{ memberKey: ann, status: 'active' }],
      peopleGone: [bob],
    });
  });

  it('is not told of a user’s new name, which the list has', async () => {
    const cursor = await standing();
    const { users } = await sandbox.workosIds();
    await client.userManagement.updateUser({ userId: users.ann ?? '', name: 'Ann Other' });
    expect((await changesAfter(cursor))?.people).toEqual([]);
    const { items } = valueIn(await remote.listPeople(null, noAbort));
    expect(items.find(({ memberKey }) => memberKey === ann)?.name).toBe('Ann Other');
  });

  it('wipes a description when it renames, where the adapter leaves it', async () => {
    valueIn(await remote.updateGroup(choir, { name: 'Chorus' }, noAbort));
    const group = { organizationId, groupId: choir };
    expect(await client.groups.getGroup(group)).toMatchObject({
      name: 'Chorus',
      description: 'We sing',
    });
    await client.groups.updateGroup({ ...group, name: 'Choir' });
    expect(await read()).toMatchObject({ name: 'Choir', description: null });
  });
});

describe('what the adapter does', () => {
  it('is read by the official client', async () => {
    const { remoteId } = valueIn(await remote.createGroup(newGroup, noAbort));
    const group = { organizationId, groupId: remoteId };
    expect(await client.groups.getGroup(group)).toMatchObject({
      name: 'Desk',
      description: 'Front',
    });
    valueIn(await remote.updateGroup(remoteId, { description: null }, noAbort));
    valueIn(await remote.addMembers(remoteId, [ann], false, noAbort));
    expect(await client.groups.getGroup(group)).toMatchObject({ name: 'Desk', description: null });
    const members = await client.groups.listOrganizationMemberships(group);
    expect(members.data.map(({ id }) => id)).toEqual([ann]);
    const ofAnn = await client.userManagement.listGroupsForOrganizationMembership({
      organizationMembershipId: ann,
    });
    expect(ofAnn.data.map(({ id }) => id)).toEqual(expect.arrayContaining([choir, remoteId]));
    valueIn(await remote.removeMembers(remoteId, [ann], noAbort));
    expect((await client.groups.listOrganizationMemberships(group)).data).toEqual([]);
    valueIn(await remote.deleteGroup(remoteId, noAbort));
    const { data } = await client.groups.listGroups({ organizationId });
    expect(data.map(({ id }) => id)).toEqual([choir]);
  });

  it('[P4] makes no second group with the key of one that was made, also after a rename there', async () => {
    const { remoteId } = valueIn(await remote.createGroup(newGroup, noAbort));
    await client.groups.updateGroup({ organizationId, groupId: remoteId, name: 'Reception' });
    expect(valueIn(await remote.createGroup(newGroup, noAbort)).remoteId).toBe(remoteId);
    const other = { ...newGroup, idempotencyKey: 'key-2' };
    expect(valueIn(await remote.createGroup(other, noAbort)).remoteId).not.toBe(remoteId);
  });

  it('lists people of every status', async () => {
    await client.userManagement.deactivateOrganizationMembership(bob);
    const { items } = valueIn(await remote.listPeople(null, noAbort));
    expect(items.map(({ memberKey, status }) => [memberKey, status])).toEqual(
      expect.arrayContaining([
        [ann, 'active'],
        [bob, 'inactive'],
      ]),
    );
    expect(items).toHaveLength(3);
  });
});
