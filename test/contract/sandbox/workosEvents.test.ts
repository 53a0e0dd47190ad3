import type { WorkOS } from '@workos-inc/node';
import { beforeEach, describe, expect, it } from 'vitest';
import type { WorkosIds } from '#electron/sandbox/faces/workos/workosControl.ts';
import { sandboxWith } from '#test/contract/remotes/sandboxWith.ts';
import type { TestSandbox } from '#test/support/startSandbox.ts';
import { manualClock } from '#test/unit/sandbox/organisation.ts';
import { refusalOf, smallRoster, unauthorized, workosClient } from './workosClient.ts';

let sandbox: TestSandbox;
let clock: ReturnType<typeof manualClock>;
let client: WorkOS;
let ids: WorkosIds;
let organizationId: string;
let groupId: string;
let ann: string;
beforeEach(async () => {
  clock = manualClock(Date.parse('2026-11-01T12:00:00Z') / 1000);
  sandbox = await sandboxWith(smallRoster, { clock });
  client = workosClient(sandbox);
  ids = await sandbox.workosIds();
  ({ organizationId } = sandbox.credentials.workos);
  groupId = ids.groups.choir ?? '';
  ann = ids.memberships.ann ?? '';
});

type ListOptions = NonNullable<Parameters<WorkOS['events']['listEvents']>[0]>;
type EventName = NonNullable<ListOptions['events']>[number];

/** The client's type wants names of events; none of them means all, on the wire as well. */
const list = (options: Partial<ListOptions> = {}) =>
  client.events.listEvents({ events: [], ...options });

async function feed(options: Partial<ListOptions> = {}) {
  return (await list({ order: 'asc', limit: 100, ...options })).data;
}
const namesOf = async (options: Partial<ListOptions> = {}) =>
  (await feed(options)).map(({ event }) => event);

/** Every event by following the cursor, page by page. */
async function allPages(limit: number): Promise<string[]> {
  const seen: string[] = [];
  let after: string | undefined;
  do {
    const options = { order: 'asc', limit, ...(after && { after }) } as const;
    const { data, listMetadata } = await list(options);
    expect(data.length).toBeLessThanOrEqual(limit);
    seen.push(...data.map(({ id }) => id));
    after = listMetadata.after ?? undefined;
  } while (after);
  return seen;
}

async function makeGroups(count: number): Promise<void> {
  for (let at = 0; at < count; at += 1) {
    await client.groups.createGroup({ organizationId, name: `Group ${at}` });
  }
}

describe('events.listEvents of the official client', () => {
  it('tells nothing of the organisation that was there from the start', async () => {
    expect(await feed()).toEqual([]);
  });

  it('tells what becomes of a group, as it was at the time', async () => {
    const created = await client.groups.createGroup({ organizationId, name: 'Desk' });
    const group = { organizationId, groupId: created.id };
    clock.advanceSeconds(60);
    const updated = await client.groups.updateGroup({ ...group, name: 'Front desk' });
    const member = { ...group, organizationMembershipId: ann };
    await client.groups.addOrganizationMembership(member);
    await client.groups.removeOrganizationMembership(member);
    await client.groups.deleteGroup(group);
    const events = await feed();
    expect(events.map(({ event, data }) => [event, data])).toEqual([
      ['group.created', created],
      ['group.updated', updated],
      ['group.member_added', { groupId: created.id, organizationMembershipId: ann }],
      ['group.member_removed', { groupId: created.id, organizationMembershipId: ann }],
      ['group.deleted', updated],
    ]);
    expect(events[0]).toMatchObject({
      id: expect.stringMatching(/^event_[0-7][0-9A-HJKMNP-TV-Z]{25}$/),
      createdAt: '2026-11-01T12:00:00.000Z',
      context: {},
    });
    expect(events.map(({ id }) => id)).toEqual(events.map(({ id }) => id).sort());
  });

  it('tells one thing about a deleted group, nothing about its members', async () => {
    await client.groups.deleteGroup({ organizationId, groupId });
    expect(await namesOf()).toEqual(['group.deleted']);
  });

  it('tells nothing where nothing changed', async () => {
    const member = { organizationId, groupId, organizationMembershipId: ann };
    await client.groups.addOrganizationMembership(member);
    await client.groups.updateGroup({
      organizationId,
      groupId,
      name: 'Choir',
      description: 'We sing',
    });
    await client.userManagement.reactivateOrganizationMembership(ann);
    await refusalOf(client.groups.createGroup({ organizationId, name: '' }));
    expect(await feed()).toEqual([]);
  });

  it('tells what becomes of memberships and users', async () => {
    const { userManagement } = client;
    const user = await userManagement.createUser({ email: 'dee@example.org', name: 'Dee' });
    await userManagement.deactivateOrganizationMembership(ann);
    await userManagement.reactivateOrganizationMembership(ann);
    await userManagement.updateOrganizationMembership(ann, { roleSlug: 'admin' });
    await userManagement.updateUser({ userId: user.id, name: 'Dee Dee' });
    await userManagement.deleteOrganizationMembership(ann);
    await userManagement.deleteUser(user.id);
    const events = await feed();
    expect(events.map(({ event }) => event)).toEqual([
      'user.created',
      'organization_membership.created',
      'organization_membership.updated',
      'organization_membership.updated',
      'organization_membership.updated',
      'user.updated',
      'organization_membership.deleted',
      'organization_membership.deleted',
      'user.deleted',
    ]);
    expect(events.slice(2, 5).map(({ data }) => data)).toMatchObject([
      { id: ann, status: 'inactive', role: { slug: 'member' } },
      { id: ann, status: 'active', role: { slug: 'member' } },
      { id: ann, status: 'active', role: { slug: 'admin' } },
    ]);
    // Ann left the choir with this, which nothing else says.
    expect(events[6]?.data).toMatchObject({ id: ann, userId: ids.users.ann });
  });

  it('tells one thing about a deleted organization, and lets it be read', async () => {
    await client.organizations.deleteOrganization(organizationId);
    expect(await namesOf({ organizationId })).toEqual(['organization.deleted']);
  });

  it('is filtered by names, organization and dates', async () => {
    await client.groups.createGroup({ organizationId, name: 'Early' });
    clock.advanceSeconds(3600);
    await client.userManagement.createUser({ email: 'dee@example.org' });
    clock.advanceSeconds(3600);
    await client.groups.deleteGroup({ organizationId, groupId });
    const names: EventName[] = ['group.created', 'group.deleted'];
    expect(await namesOf({ events: names })).toEqual(names);
    expect(await namesOf({ events: ['dsync.activated'] })).toEqual([]);
    expect(await namesOf({ organizationId })).toEqual([
      'group.created',
      'organization_membership.created',
      'group.deleted',
    ]);
    expect(await namesOf({ rangeStart: '2026-11-01T12:00:00Z' })).not.toContain('group.created');
    expect(await namesOf({ rangeStart: '2026-11-01T11:59:59Z' })).toContain('group.created');
    expect(await namesOf({ rangeEnd: '2026-11-01T14:00:00Z' })).not.toContain('group.deleted');
    expect(await namesOf({ rangeStart: '2026-11-01T13:30:00+00:00' })).toEqual(['group.deleted']);
  });

  it('goes on after a cursor, newest first unless told otherwise', async () => {
    await makeGroups(12);
    const newest = await list();
    expect(newest.data).toHaveLength(10);
    expect(newest.data[0]).toMatchObject({ data: { name: 'Group 11' } });
    const events = (await feed()).map(({ id }) => id);
    expect(newest.listMetadata.after).toBe(events[2]);
    expect(await allPages(5)).toEqual(events);
    const rest = await feed({ after: events[9] ?? '' });
    expect(rest.map(({ id }) => id)).toEqual(events.slice(10));
    expect(await feed({ after: events[11] ?? '' })).toEqual([]);
  });

  it('takes as a cursor an event that the filter leaves out', async () => {
    await makeGroups(1);
    await client.groups.deleteGroup({ organizationId, groupId });
    const [first] = await feed();
    const rest = await namesOf({ after: first?.id ?? '', events: ['group.deleted'] });
    expect(rest).toEqual(['group.deleted']);
    const last = await feed({ events: ['group.created'], after: first?.id ?? '' });
    expect(last).toEqual([]);
  });

  it('refuses what makes no sense', async () => {
    const refused = (options: Partial<ListOptions>) => refusalOf(list(options));
    const invalid = ['UnprocessableEntityException', 422, 'unprocessable_entity'];
    expect(await refused({ limit: 101 })).toEqual(invalid);
    expect(await refused({ rangeStart: 'yesterday' })).toEqual(invalid);
    expect(await refused({ events: ['everything' as EventName] })).toEqual(invalid);
    const generic = ['GenericServerException', 400];
    expect(await refused({ organizationId: 'org_01HXYZ123456789ABCDEFGHJKM' })).toEqual(generic);
    expect(await refused({ after: 'event_01HXYZ123456789ABCDEFGHJKM' })).toEqual(generic);
    const { events } = workosClient(sandbox, { apiKey: 'sk_test_wrong' });
    expect(await refusalOf(events.listEvents({ events: [] }))).toEqual(unauthorized);
  });
});

describe('a feed that forgets', () => {
  it('keeps events for 30 days', async () => {
    await makeGroups(1);
    const [first] = await feed();
    clock.advanceSeconds(30 * 86_400);
    expect(await feed()).toHaveLength(1);
    clock.advanceSeconds(1);
    expect(await feed()).toEqual([]);
    await makeGroups(1);
    expect(await feed()).toHaveLength(1);
    const tooOld = list({ order: 'asc', after: first?.id ?? '' });
    expect(await refusalOf(tooOld)).toEqual(['GenericServerException', 400]);
  });

  it('can be made to forget at once', async () => {
    await makeGroups(2);
    const [first] = await feed();
    await sandbox.forgetEvents();
    expect(await feed()).toEqual([]);
    const tooOld = list({ order: 'asc', after: first?.id ?? '' });
    await expect(tooOld).rejects.toThrow(/^Event not found: 'event_/);
    await makeGroups(1);
    expect(await namesOf()).toEqual(['group.created']);
  });
});

describe('a feed that delivers badly', () => {
  it('delivers events twice, on one page and over pages, and none too few', async () => {
    await makeGroups(9);
    const inOrder = await allPages(100);
    await sandbox.deliverEvents({ duplicates: true });
    const twice = await allPages(6);
    expect([...new Set(twice)]).toEqual(inOrder);
    expect(twice.length).toBeGreaterThanOrEqual(inOrder.length * 2);
    expect([...new Set(await allPages(1))]).toEqual(inOrder);
    expect(await feed({ after: inOrder.at(-1) ?? '' })).toEqual([]);
  });

  it('delivers events in disorder, and none too few', async () => {
    await makeGroups(9);
    const inOrder = await allPages(100);
    await sandbox.deliverEvents({ disorder: true, duplicates: true });
    const delivered = await allPages(100);
    expect([...new Set(delivered)]).not.toEqual(inOrder);
    expect([...new Set(delivered)].sort()).toEqual(inOrder);
    expect([...new Set(await allPages(4))].sort()).toEqual(inOrder);
  });

  it('delivers the oldest first whatever was asked for', async () => {
    await makeGroups(3);
    const inOrder = await allPages(100);
    await sandbox.deliverEvents({ ignoresOrder: true });
    for (const order of ['asc', 'desc'] as const) {
      expect((await feed({ order, limit: 2 })).map(({ id }) => id)).toEqual(inOrder.slice(0, 2));
    }
    await expect(sandbox.deliverEvents({ dropped: true } as object)).rejects.toThrow('400');
  });
});
