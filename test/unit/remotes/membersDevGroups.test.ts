import { describe, expect, it } from 'vitest';
import { asked, membersDevOver, wholeList } from './membersDevOver.ts';
import { json, noAbort } from './scriptedFetch.ts';
import { valueIn } from './streamOver.ts';

/** As the vendor's reference shows it, its placeholders included. */
const documented = {
  id: 'ugrp_01HXYZ',
  name: 'VIP',
  description: 'Our best',
  member_count: 0,
  created_at: null,
  updated_at: null,
  members: [{ user_id: 'usr_01', membership_id: 'ugm_01', joined_at: null }],
  membership_history: [
    { membership_id: 'ugm_02', user_id: 'usr_02', joined_at: null, removed_at: {} },
  ],
};
const READ = 'GET /v1/groups/ugrp_01HXYZ?include_removed_memberships=true';
const listed = (page: number, size: number) =>
  `GET /v1/users?user_group_id=ugrp_01HXYZ&page=${page}&size=${size}`;

const group = (fields: object = {}) => json({ ...documented, membership_history: [], ...fields });
const read = async (...answers: Parameters<typeof membersDevOver>) => {
  const { remote, seen } = membersDevOver(...answers);
  return { ...valueIn(await remote.getGroup('ugrp_01HXYZ', noAbort)), asked: asked(seen) };
};
const keysOf = ({ group }: Awaited<ReturnType<typeof read>>) =>
  group.members.map(({ memberKey }) => memberKey);

describe('reading one group', () => {
  it('[P6] reads the documented example; its odd leaving date is set aside and takes nobody out', async () => {
    const found = await read(json(documented));
    expect(found).toEqual({
      group: {
        remoteId: 'ugrp_01HXYZ',
        name: 'VIP',
        description: 'Our best',
        createdAt: null,
        updatedAt: null,
        createdBy: null,
        members: [{ memberKey: 'usr_01', isAdmin: false, joinedAt: null }],
        history: [],
      },
      unreadable: [
        {
          kind: 'membership',
          remoteId: 'usr_02',
          raw: JSON.stringify(documented.membership_history[0]),
          reason: expect.stringContaining('removed_at'),
        },
      ],
      asked: [READ],
    });
  });

  it('has dates from the server, and those who left', async () => {
    const found = await read(
      group({
        created_at: '2026-01-15T12:00:00.123456Z',
        updated_at: '2026-01-15T14:30:00+02:00',
        members: [{ user_id: 'usr_01', membership_id: 'ugm_03', joined_at: '2026-02-01T08:00:00' }],
        membership_history: [
          {
            membership_id: 'ugm_01',
            user_id: 'usr_01',
            joined_at: '2025-01-01T00:00:00Z',
            removed_at: '2025-06-01T00:00:00.5Z',
          },
          { membership_id: 'ugm_02', user_id: 'usr_02', removed_at: '2025-07-01T00:00:00Z' },
          { membership_id: 'ugm_03', user_id: 'usr_01', joined_at: '2026-02-01T08:00:00' },
          { membership_id: 'ugm_04', user_id: 'usr_04', removed_at: null },
        ],
      }),
    );
    expect(found.group).toMatchObject({
      createdAt: '2026-01-15T12:00:00.123Z',
      updatedAt: '2026-01-15T12:30:00.000Z',
      members: [{ memberKey: 'usr_01', joinedAt: '2026-02-01T08:00:00.000Z' }],
    });
    expect(found.group.history).toEqual([
      {
        memberKey: 'usr_01',
        joinedAt: '2025-01-01T00:00:00.000Z',
        leftAt: '2025-06-01T00:00:00.500Z',
      },
      { memberKey: 'usr_02', joinedAt: null, leftAt: '2025-07-01T00:00:00.000Z' },
    ]);
    expect(found.unreadable).toEqual([]);
    expect(found.group).not.toHaveProperty('hasUnreadableMembers');
  });

  it.each(['yesterday', 'Thu, 15 Jan 2026 12:00:00 GMT', '2026-13-45T99:00:00Z', 7, {}, ''])(
    'takes the joining date %j for unknown',
    async (joined_at) => {
      const found = await read(group({ members: [{ user_id: 'usr_01', joined_at }] }));
      expect(found.group.members).toEqual([
        { memberKey: 'usr_01', isAdmin: false, joinedAt: null },
      ]);
    },
  );

  it('asks the list of users where members are left out', async () => {
    const found = await read(
      group({ members: undefined }),
      wholeList({ id: 'usr_01', name: 'A' }, { id: 'usr_02', name: [] }),
    );
    expect(found.asked).toEqual([READ, listed(1, 100)]);
    expect(keysOf(found)).toEqual(['usr_01', 'usr_02']);
    expect(found.group).not.toHaveProperty('hasUnreadableMembers');
  });

  it('asks the list of users, page by page, where fewer are named than counted', async () => {
    const users = Array.from({ length: 120 }, (_, index) => ({ id: `usr_${index}` }));
    const page = (from: number, to: number, page: number, size: number) =>
      json({ items: users.slice(from, to), total: 120, page, size, pages: 2 });
    const found = await read(
      group({
        member_count: 120,
        members: [{ user_id: 'usr_7', joined_at: '2026-01-01T00:00:00Z' }],
      }),
      page(0, 100, 1, 100),
      page(92, 120, 2, 92),
      page(0, 100, 1, 100),
    );
    expect(found.asked).toEqual([READ, listed(1, 100), listed(2, 92), listed(1, 100)]);
    expect(new Set(keysOf(found)).size).toBe(120);
    expect(found.group.members).toContainEqual({
      memberKey: 'usr_7',
      isAdmin: false,
      joinedAt: '2026-01-01T00:00:00.000Z',
    });
    expect(found.group).not.toHaveProperty('hasUnreadableMembers');
  });

  it('[P6] a membership that cannot be read is set aside, and whose it is comes from the list of users', async () => {
    const found = await read(
      group({ members: [{ user_id: 'usr_01' }, { user_id: 7 }] }),
      wholeList({ id: 'usr_01' }, { id: 'usr_02' }),
    );
    expect(keysOf(found)).toEqual(['usr_01', 'usr_02']);
    expect(found.unreadable).toMatchObject([{ kind: 'membership', raw: '{"user_id":7}' }]);
    expect(found.group).not.toHaveProperty('hasUnreadableMembers');
  });

  it.each([
    { member_count: 3 },
    { members: [{ user_id: 'usr_01' }, {}, null], member_count: null },
  ])('[P6] says that members are missing where that does not tell either: %j', async (fields) => {
    const found = await read(group(fields), wholeList({ id: 'usr_01' }, { id: 'usr_02' }));
    expect(found.group.hasUnreadableMembers).toBe(true);
  });

  it('fails where the list of users fails, because its members are not known', async () => {
    const { remote } = membersDevOver(group({ member_count: 3 }), json({ detail: 'Wait' }, 429));
    expect(await remote.getGroup('ugrp_01HXYZ', noAbort)).toMatchObject({
      ok: false,
      failure: { status: 429 },
    });
  });

  it('asks by its encoded id', async () => {
    const { remote, seen } = membersDevOver(group());
    await remote.getGroup('g/1 x', noAbort);
    expect(seen[0]?.url.pathname).toBe('/v1/groups/g%2F1%20x');
  });

  it.each([{}, { id: 'ugrp_1' }, { ...documented, members: 'all' }, []])(
    'is no answer when the group itself cannot be read: %j',
    async (answer) => {
      const { remote } = membersDevOver(json(answer));
      expect(await remote.getGroup('ugrp_1', noAbort)).toMatchObject({
        ok: false,
        failure: { kind: 'unreadable' },
      });
    },
  );

  it('fails with 404 and the vendor’s words when there is none', async () => {
    const { remote } = membersDevOver(json({ detail: 'Group not found' }, 404));
    expect(await remote.getGroup('ugrp_1', noAbort)).toMatchObject({
      ok: false,
      failure: { kind: 'http', status: 404, serverMessage: 'Group not found' },
    });
  });

  it('[P3] does not take another’s “not found” for the group’s', async () => {
    const { remote } = membersDevOver(json({ error: 'no such page' }, 404));
    expect(await remote.getGroup('ugrp_1', noAbort)).toMatchObject({
      ok: false,
      failure: { kind: 'unreadable', status: 404 },
    });
  });
});

describe('listing groups', () => {
  it('reads summaries and whole groups alike', async () => {
    const { members: _, membership_history: __, ...summary } = documented;
    const { remote, seen } = membersDevOver(
      wholeList(summary, { ...documented, id: 'ugrp_2', description: '' }),
    );
    const page = valueIn(await remote.listGroups(null, noAbort));
    expect(asked(seen)).toEqual(['GET /v1/groups?page=1&size=100']);
    expect(page).toMatchObject({ nextCursor: null, unreadable: [] });
    expect(page.items).toEqual([
      {
        remoteId: 'ugrp_01HXYZ',
        name: 'VIP',
        description: 'Our best',
        createdAt: null,
        updatedAt: null,
        createdBy: null,
      },
      expect.objectContaining({ remoteId: 'ugrp_2', description: null }),
    ]);
  });

  it('[P6] sets aside what it cannot read, and ids that no address can hold', async () => {
    const { remote } = membersDevOver(
      wholeList(documented, { id: 'b' }, { id: '..', name: 'x' }, null, { id: 'c', name: 'C' }),
    );
    const page = valueIn(await remote.listGroups(null, noAbort));
    expect(page.items.map((item) => item.remoteId)).toEqual(['ugrp_01HXYZ', 'c']);
    expect(page.unreadable.map((item) => [item.kind, item.remoteId])).toEqual([
      ['group', 'b'],
      ['group', '..'],
      ['group', null],
    ]);
  });
});
