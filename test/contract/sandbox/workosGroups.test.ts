import type { WorkOS } from '@workos-inc/node';
import { beforeEach, describe, expect, it } from 'vitest';
import type { WorkosIds } from '#electron/sandbox/faces/workos/workosControl.ts';
import { numberedGroups } from '#test/contract/remotes/rosterSeed.ts';
import { groupIn, sandboxWith } from '#test/contract/remotes/sandboxWith.ts';
import type { TestSandbox } from '#test/support/startSandbox.ts';
import {
  notFound,
  refusalOf,
  smallRoster,
  unauthorized,
  unprocessable,
  workosClient,
} from './workosClient.ts';

let sandbox: TestSandbox;
let client: WorkOS;
let ids: WorkosIds;
let organizationId: string;
let groupId: string;
let ann: string;
let bob: string;
beforeEach(async () => {
  sandbox = await sandboxWith(smallRoster);
  client = workosClient(sandbox);
  ids = await sandbox.workosIds();
  ({ organizationId } = sandbox.credentials.workos);
  groupId = ids.groups.choir ?? '';
  ann = ids.memberships.ann ?? '';
  bob = ids.memberships.bob ?? '';
});

const nowhere = { organizationId: 'org_01HXYZ123456789ABCDEFGHJKM' };
const unknownGroup = 'group_01HXYZ123456789ABCDEFGHJKM';
const unknownMembership = 'om_01HXYZ123456789ABCDEFGHJKM';

describe('workos.groups of the official client', () => {
  it('createGroup', async () => {
    const created = await client.groups.createGroup({
      organizationId,
      name: 'Welcome desk',
      description: 'At the door',
    });
    expect(created).toEqual({
      object: 'group',
      id: expect.stringMatching(/^group_[0-7][0-9A-HJKMNP-TV-Z]{25}$/),
      organizationId,
      name: 'Welcome desk',
      description: 'At the door',
      createdAt: expect.any(Date),
      updatedAt: created.createdAt,
    });
    const twin = await client.groups.createGroup({ organizationId, name: 'Welcome desk' });
    expect(twin).toMatchObject({ name: 'Welcome desk', description: null });
    expect(twin.id).not.toBe(created.id);

    const nameless = client.groups.createGroup({ organizationId, name: '' });
    expect(await refusalOf(nameless)).toEqual(unprocessable);
    const elsewhere = client.groups.createGroup({ ...nowhere, name: 'X' });
    expect(await refusalOf(elsewhere)).toEqual(notFound);
  });

  it('createGroup and updateGroup hold names to 256 characters and descriptions to 150', async () => {
    const longest = { organizationId, name: '𝄞'.repeat(256), description: 'é'.repeat(150) };
    const { id } = await client.groups.createGroup(longest);
    expect(await client.groups.updateGroup({ groupId: id, ...longest })).toMatchObject({
      name: longest.name,
      description: longest.description,
    });
    for (const over of [{ name: 'n'.repeat(257) }, { description: 'd'.repeat(151) }]) {
      const wanted = { ...longest, ...over };
      expect(await refusalOf(client.groups.createGroup(wanted))).toEqual(unprocessable);
      const update = client.groups.updateGroup({ groupId: id, ...wanted });
      expect(await refusalOf(update)).toEqual(unprocessable);
    }
  });

  it('listGroups, newest first unless asked otherwise', async () => {
    const desk = await client.groups.createGroup({ organizationId, name: 'Desk' });
    const list = await client.groups.listGroups({ organizationId });
    expect(list.data.map(({ name }) => name)).toEqual(['Desk', 'Choir']);
    expect(list.listMetadata).toEqual({ before: null, after: null });
    const oldest = await client.groups.listGroups({ organizationId, order: 'asc', limit: 1 });
    expect(oldest.data.map(({ name }) => name)).toEqual(['Choir']);
    expect(oldest.listMetadata).toEqual({ before: null, after: groupId });
    const next = await client.groups.listGroups({ organizationId, order: 'asc', after: groupId });
    expect(next.data).toEqual([desk]);
    expect(next.listMetadata).toEqual({ before: desk.id, after: null });

    expect(await refusalOf(client.groups.listGroups(nowhere))).toEqual(notFound);
    const tooMany = client.groups.listGroups({ organizationId, limit: 101 });
    expect(await refusalOf(tooMany)).toEqual(unprocessable);
  });

  it('listGroups with autoPagination over 250 groups: each of them once', async () => {
    const large = await sandboxWith({ groups: numberedGroups(250) });
    const list = await workosClient(large).groups.listGroups({ organizationId });
    const all = await list.autoPagination();
    expect(all.map(({ name }) => name)).toEqual(
      numberedGroups(250)
        .map(({ name }) => name)
        .reverse(),
    );
    // One as it was called, then three pages of a hundred.
    expect((await large.state()).requests.total).toBe(4);
  });

  it('getGroup', async () => {
    expect(await client.groups.getGroup({ organizationId, groupId })).toMatchObject({
      id: groupId,
      name: 'Choir',
      description: 'We sing',
    });
    const missing = client.groups.getGroup({ organizationId, groupId: unknownGroup });
    expect(await refusalOf(missing)).toEqual(notFound);
    const elsewhere = client.groups.getGroup({ ...nowhere, groupId });
    expect(await refusalOf(elsewhere)).toEqual(notFound);
    await expect(missing).rejects.toThrow(`Group not found: '${unknownGroup}'.`);
    await expect(elsewhere).rejects.toThrow(`Organization not found: '${nowhere.organizationId}'.`);
  });

  it('updateGroup', async () => {
    const before = await client.groups.getGroup({ organizationId, groupId });
    const both = { organizationId, groupId, name: 'Big choir', description: 'Louder' };
    const updated = await client.groups.updateGroup(both);
    expect(updated).toMatchObject({ id: groupId, name: 'Big choir', description: 'Louder' });
    expect(updated.createdAt).toEqual(before.createdAt);
    expect(updated.updatedAt.getTime()).toBeGreaterThan(before.updatedAt.getTime());
    const missing = client.groups.updateGroup({ ...both, groupId: unknownGroup });
    expect(await refusalOf(missing)).toEqual(notFound);
    const nameless = client.groups.updateGroup({ ...both, name: '' });
    expect(await refusalOf(nameless)).toEqual(unprocessable);
  });

  it('updateGroup without a description wipes it, as version 11 of the client sends null for it', async () => {
    const updated = await client.groups.updateGroup({ organizationId, groupId, name: 'Chorus' });
    expect(updated).toMatchObject({ name: 'Chorus', description: null });
    expect(await groupIn(sandbox, 'choir')).toMatchObject({ name: 'Chorus', description: '' });
  });

  it('deleteGroup', async () => {
    await client.groups.deleteGroup({ organizationId, groupId });
    expect(await groupIn(sandbox, 'choir')).toBeNull();
    const again = client.groups.deleteGroup({ organizationId, groupId });
    expect(await refusalOf(again)).toEqual(notFound);
  });

  it('addOrganizationMembership answers with the group, twice as well as once', async () => {
    const wanted = { organizationId, groupId, organizationMembershipId: bob };
    const group = await client.groups.getGroup({ organizationId, groupId });
    expect(await client.groups.addOrganizationMembership(wanted)).toEqual(group);
    expect(await client.groups.addOrganizationMembership(wanted)).toEqual(group);
    expect((await groupIn(sandbox, 'choir'))?.members).toEqual(['ann', 'bob']);

    const unknown = { ...wanted, organizationMembershipId: unknownMembership };
    const stranger = client.groups.addOrganizationMembership(unknown);
    expect(await refusalOf(stranger)).toEqual(notFound);
    const missing = client.groups.addOrganizationMembership({ ...wanted, groupId: unknownGroup });
    expect(await refusalOf(missing)).toEqual(notFound);
    const nobody = client.groups.addOrganizationMembership({
      ...wanted,
      organizationMembershipId: '',
    });
    expect(await refusalOf(nobody)).toEqual(unprocessable);
  });

  it('addOrganizationMembership to a full group, where there is a limit', async () => {
    const limited = await sandboxWith(smallRoster, { workos: { membersPerGroup: 1 } });
    const limitedClient = workosClient(limited);
    const toChoir = { organizationId, groupId };
    const full = limitedClient.groups.addOrganizationMembership({
      ...toChoir,
      organizationMembershipId: bob,
    });
    expect(await refusalOf(full)).toEqual([
      'GenericServerException',
      400,
      'group_membership_limit_exceeded',
    ]);
    const again = { ...toChoir, organizationMembershipId: ann };
    expect(await limitedClient.groups.addOrganizationMembership(again)).toMatchObject({
      id: groupId,
    });
  });

  it('listOrganizationMemberships of a group, without users and roles', async () => {
    await client.groups.addOrganizationMembership({
      organizationId,
      groupId,
      organizationMembershipId: bob,
    });
    const list = await client.groups.listOrganizationMemberships({
      organizationId,
      groupId,
      order: 'asc',
    });
    expect(list.data.map(({ id, userId, status }) => [id, userId, status])).toEqual([
      [ann, ids.users.ann, 'active'],
      [bob, ids.users.bob, 'active'],
    ]);
    expect(list.data[0]).toMatchObject({ customAttributes: { phone: '01632 960001', shirt: 'M' } });
    expect(list.data[0]).not.toHaveProperty('role');
    const missing = client.groups.listOrganizationMemberships({
      organizationId,
      groupId: unknownGroup,
    });
    expect(await refusalOf(missing)).toEqual(notFound);
  });

  it('removeOrganizationMembership, once', async () => {
    const wanted = { organizationId, groupId, organizationMembershipId: ann };
    await client.groups.removeOrganizationMembership(wanted);
    expect((await groupIn(sandbox, 'choir'))?.members).toEqual([]);
    const again = client.groups.removeOrganizationMembership(wanted);
    expect(await refusalOf(again)).toEqual(notFound);
    const stranger = client.groups.removeOrganizationMembership({
      ...wanted,
      organizationMembershipId: unknownMembership,
    });
    expect(await refusalOf(stranger)).toEqual(notFound);
  });

  it('userManagement.listGroupsForOrganizationMembership', async () => {
    const desk = await client.groups.createGroup({ organizationId, name: 'Desk' });
    const organizationMembershipId = ann;
    await client.groups.addOrganizationMembership({
      organizationId,
      groupId: desk.id,
      organizationMembershipId,
    });
    const listOf = (options: { organizationMembershipId: string; limit?: number }) =>
      client.userManagement.listGroupsForOrganizationMembership(options);
    const list = await listOf({ organizationMembershipId });
    expect(list.data.map(({ name }) => name)).toEqual(['Desk', 'Choir']);
    expect((await listOf({ organizationMembershipId, limit: 1 })).listMetadata.after).toBe(desk.id);
    expect((await listOf({ organizationMembershipId: bob })).data).toEqual([]);
    const missing = listOf({ organizationMembershipId: unknownMembership });
    expect(await refusalOf(missing)).toEqual(notFound);
  });

  it('knows a wrong key by its own exception, whatever is called', async () => {
    const { groups, userManagement } = workosClient(sandbox, { apiKey: 'sk_test_wrong' });
    const group = { organizationId, groupId };
    const member = { ...group, organizationMembershipId: ann };
    const calls = [
      groups.createGroup({ organizationId, name: 'X' }),
      groups.listGroups({ organizationId }),
      groups.getGroup(group),
      groups.updateGroup({ ...group, name: 'X' }),
      groups.deleteGroup(group),
      groups.addOrganizationMembership(member),
      groups.listOrganizationMemberships(group),
      groups.removeOrganizationMembership(member),
      userManagement.listGroupsForOrganizationMembership(member),
    ];
    const refusals = await Promise.all(calls.map(refusalOf));
    expect(refusals).toEqual(calls.map(() => unauthorized));
    expect(await groupIn(sandbox, 'choir')).toMatchObject({ name: 'Choir', members: ['ann'] });
  });
});
