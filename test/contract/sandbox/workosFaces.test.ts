import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it, onTestFinished } from 'vitest';
import { sandboxWith } from '#test/contract/remotes/sandboxWith.ts';
import { startTestSandbox } from '#test/support/startSandbox.ts';
import { smallRoster, streamClient, workosClient } from './workosClient.ts';

/** The client's type wants names of events; none of them means all. */
const allEvents = { events: [], order: 'asc' as const, limit: 100 };

describe('one dataset under two faces', () => {
  it('shows what Stream’s client does in WorkOS’ lists and events', async () => {
    const sandbox = await sandboxWith(smallRoster);
    const stream = streamClient(sandbox);
    const workos = workosClient(sandbox);
    const { organizationId } = sandbox.credentials.workos;
    await stream.createUserGroup({
      id: 'desk',
      name: 'Desk',
      team_id: 'north',
      member_ids: ['ann', 'bob'],
    });
    const { groups, memberships, users } = await sandbox.workosIds();
    const desk = { organizationId, groupId: groups.desk ?? '' };

    expect(await workos.groups.getGroup(desk)).toMatchObject({ name: 'Desk', description: null });
    const members = await workos.groups.listOrganizationMemberships(desk);
    expect(members.data.map(({ id }) => id).sort()).toEqual(
      [memberships.ann, memberships.bob].sort(),
    );
    await stream.updateUserGroup('desk', { description: 'At the door' });
    expect(await workos.groups.getGroup(desk)).toMatchObject({ description: 'At the door' });
    await stream.addUserGroupMembers('desk', { member_ids: ['bob', 'cem'], as_admin: true });
    await stream.removeUserGroupMembers('desk', { member_ids: ['ann', 'zoe'] });
    const bobby = { id: 'bob', name: 'Bobby', email: 'bob@example.org' };
    await stream.upsertUser(bobby);
    await stream.upsertUser({ id: 'dee', name: 'Dee' });
    await stream.deleteUserGroup('desk');

    const { data } = await workos.events.listEvents(allEvents);
    const about = (personId: string) => ({
      groupId: desk.groupId,
      organizationMembershipId: memberships[personId],
    });
    expect(data.map(({ event }) => event)).toEqual([
      'group.created',
      'group.member_added',
      'group.member_added',
      'group.updated',
      'group.member_added',
      'group.member_removed',
      'user.updated',
      'user.created',
      'organization_membership.created',
      'group.deleted',
    ]);
    expect([1, 2, 4, 5].map((at) => data[at]?.data)).toEqual(
      ['ann', 'bob', 'cem', 'ann'].map(about),
    );
    expect(data[6]?.data).toMatchObject({ id: users.bob, name: 'Bobby' });
    const everybody = await workos.userManagement.listUsers({ organizationId });
    expect(everybody.data.map(({ name }) => name)).toContain('Dee');
  });

  it('shows what WorkOS’ client does to Stream’s', async () => {
    const sandbox = await sandboxWith(smallRoster);
    const stream = streamClient(sandbox);
    const workos = workosClient(sandbox);
    const { organizationId } = sandbox.credentials.workos;
    const { groups, memberships } = await sandbox.workosIds();
    const choir = { organizationId, groupId: groups.choir ?? '' };
    const bob = memberships.bob ?? '';

    await workos.groups.addOrganizationMembership({ ...choir, organizationMembershipId: bob });
    await workos.groups.updateGroup({ ...choir, name: 'Chorus', description: 'Louder' });
    const { user_group: chorus } = await stream.getUserGroup('choir');
    expect(chorus).toMatchObject({ name: 'Chorus', description: 'Louder' });
    expect(chorus.members?.map(({ user_id }) => user_id)).toEqual(['ann', 'bob']);
    const joined = new Date(chorus.members?.[1]?.created_at ?? 0);
    expect(joined.getTime()).toBeGreaterThan(Date.parse('2026-03-01'));

    const created = await workos.groups.createGroup({ organizationId, name: 'Desk' });
    expect((await stream.getUserGroup(created.id)).user_group).toMatchObject({ name: 'Desk' });
    await workos.userManagement.deleteOrganizationMembership(bob);
    const { user_group: without } = await stream.getUserGroup('choir');
    expect(without.members?.map(({ user_id }) => user_id)).toEqual(['ann']);
    await workos.groups.deleteGroup(choir);
    const { user_groups: left } = await stream.queryUserGroups();
    expect(left.map(({ id }) => id)).toEqual([created.id]);
  });

  it('keeps an admin of Stream’s an admin when WorkOS adds the member again', async () => {
    const sandbox = await sandboxWith(smallRoster);
    const stream = streamClient(sandbox);
    const { groups, memberships } = await sandbox.workosIds();
    await stream.addUserGroupMembers('choir', { member_ids: ['ann'], as_admin: true });
    await workosClient(sandbox).groups.addOrganizationMembership({
      organizationId: sandbox.credentials.workos.organizationId,
      groupId: groups.choir ?? '',
      organizationMembershipId: memberships.ann ?? '',
    });
    const { user_group: group } = await stream.getUserGroup('choir');
    expect(group.members).toMatchObject([{ user_id: 'ann', is_admin: true }]);
  });

  it('gives a group that Stream deletes and creates again another id', async () => {
    const sandbox = await sandboxWith(smallRoster);
    const stream = streamClient(sandbox);
    const before = await sandbox.workosIds();
    await stream.deleteUserGroup('choir');
    await stream.createUserGroup({ id: 'choir', name: 'Choir' });
    const after = await sandbox.workosIds();
    expect(after.groups.choir).toMatch(/^group_/);
    expect(after.groups.choir).not.toBe(before.groups.choir);
    expect(after.memberships).toEqual(before.memberships);
  });
});

describe('a sandbox with a data file', () => {
  function dataFile(): string {
    const folder = mkdtempSync(join(tmpdir(), 'muster-workos-'));
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
    return join(folder, 'sandbox.sqlite');
  }
  const started = async (file: string, seed: 'demo' | 'empty' = 'empty') => {
    const sandbox = await startTestSandbox({ seed, dataFile: file });
    onTestFinished(() => sandbox.stop());
    return sandbox;
  };

  it('goes on with the same key, ids, memberships and events', async () => {
    const file = dataFile();
    const first = await started(file, 'demo');
    const { userManagement, groups, events, organizations } = workosClient(first);
    const { organizationId } = first.credentials.workos;
    const known = await first.workosIds();
    const [ann = '', bob = '', cem = ''] = Object.values(known.memberships);
    await groups.createGroup({ organizationId, name: 'Desk', description: 'd' });
    await userManagement.deactivateOrganizationMembership(ann);
    await userManagement.deleteOrganizationMembership(bob);
    const { userId } = await userManagement.getOrganizationMembership(cem);
    await userManagement.deleteUser(userId);
    const before = {
      ids: await first.workosIds(),
      feed: (await events.listEvents(allEvents)).data,
      organization: await organizations.getOrganization(organizationId),
    };
    await first.stop();

    const second = await started(file);
    const again = workosClient(second);
    expect(second.credentials).toEqual(first.credentials);
    expect(before.organization.name).toBe('Riverside Volunteers');
    expect({
      ids: await second.workosIds(),
      feed: (await again.events.listEvents(allEvents)).data,
      organization: await again.organizations.getOrganization(organizationId),
    }).toEqual(before);
    expect(before.feed.length).toBeGreaterThan(4);
    const membership = await again.userManagement.getOrganizationMembership(ann);
    expect(membership.status).toBe('inactive');
    const newer = await again.groups.createGroup({ organizationId, name: 'Newer' });
    const { data } = await again.events.listEvents(allEvents);
    expect(data.map(({ id }) => id)).toEqual(data.map(({ id }) => id).sort());
    expect(data.at(-1)?.data).toEqual(newer);
    await second.forgetEvents();
    await again.organizations.deleteOrganization(organizationId);
    await second.stop();

    const third = await started(file, 'demo');
    const last = workosClient(third);
    expect((await last.organizations.listOrganizations()).data).toEqual([]);
    expect((await last.events.listEvents(allEvents)).data).toMatchObject([
      { event: 'organization.deleted' },
    ]);
  });

  it('takes on a file from before there were events', async () => {
    const file = dataFile();
    const first = await started(file, 'demo');
    const ids = await first.workosIds();
    await first.stop();
    const database = new Database(file);
    database.exec('DROP TABLE journal; DROP TABLE enrolment');
    database.exec('ALTER TABLE person DROP COLUMN external_id');
    database.exec('ALTER TABLE person DROP COLUMN further_contacts');
    database.exec(`DELETE FROM setting WHERE key NOT LIKE 'stream.%'`);
    database.pragma('user_version = 10');
    database.close();

    const second = await started(file);
    expect(await second.workosIds()).toEqual(ids);
    const { organizationId } = second.credentials.workos;
    const client = workosClient(second);
    await client.groups.createGroup({ organizationId, name: 'Desk' });
    expect((await client.events.listEvents(allEvents)).data).toHaveLength(1);
  });

  it('is the organization it is told to be', async () => {
    const workos = { apiKey: 'sk_test_mine', organizationId: 'org_01HXYZ123456789ABCDEFGHJKM' };
    const sandbox = await startTestSandbox({ seed: 'empty', credentials: { workos } });
    onTestFinished(() => sandbox.stop());
    expect(sandbox.credentials.workos).toEqual(workos);
    const { data } = await workosClient(sandbox).organizations.listOrganizations();
    expect(data.map(({ id }) => id)).toEqual([workos.organizationId]);
  });
});
