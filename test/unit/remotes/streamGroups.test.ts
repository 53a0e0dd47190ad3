import { describe, expect, it } from 'vitest';
import { json, noAbort } from './scriptedFetch.ts';
import { streamOver, valueIn } from './streamOver.ts';

const groups = (...list: unknown[]) => json({ duration: '1ms', user_groups: list });
const CREATED = '2026-01-15T12:00:00.123456789Z';
const group = (id: string, fields: object = {}) => ({
  id,
  name: `Group ${id}`,
  created_at: CREATED,
  updated_at: CREATED,
  ...fields,
});
const fullPage = () => Array.from({ length: 100 }, (_, index) => group(`g-${index}`));

async function read(answer: object) {
  const { remote } = streamOver(json({ duration: '1ms', user_group: answer }));
  return valueIn(await remote.getGroup('g1', noAbort));
}

describe('listing groups', () => {
  it('goes on after the last group, echoing its creation time to the nanosecond', async () => {
    const { remote, seen } = streamOver(groups(...fullPage()), groups(group('g-100')));
    const first = valueIn(await remote.listGroups(null, noAbort));
    expect(first.items).toHaveLength(100);
    const second = valueIn(await remote.listGroups(first.nextCursor, noAbort));
    expect(second).toMatchObject({ nextCursor: null, items: [{ remoteId: 'g-100' }] });
    expect(seen.map((request) => request.url.pathname)).toEqual(['/usergroups', '/usergroups']);
    expect(seen[0]?.url.searchParams.get('limit')).toBe('100');
    expect(seen[0]?.url.searchParams.has('id_gt')).toBe(false);
    expect(seen[1]?.url.searchParams.get('created_at_gt')).toBe(CREATED);
    expect(seen[1]?.url.searchParams.get('id_gt')).toBe('g-99');
  });

  it('reads dates to the millisecond, and no description as none', async () => {
    const { remote } = streamOver(
      groups(
        group('a', { description: '', updated_at: '2026-01-15T14:30:00.5+02:00' }),
        group('b', { description: 'Who cooks' }),
      ),
    );
    const page = valueIn(await remote.listGroups(null, noAbort));
    expect(page.items).toEqual([
      {
        remoteId: 'a',
        name: 'Group a',
        description: null,
        createdAt: '2026-01-15T12:00:00.123Z',
        updatedAt: '2026-01-15T12:30:00.500Z',
        createdBy: null,
      },
      expect.objectContaining({ remoteId: 'b', description: 'Who cooks' }),
    ]);
  });

  it.each(['yesterday', '2026-01-15T12:00:00', '2026-13-45T99:00:00Z', '', null])(
    'takes the date %j for unknown',
    async (created_at) => {
      const { remote } = streamOver(groups(group('a', { created_at })));
      const page = valueIn(await remote.listGroups(null, noAbort));
      expect(page.items[0]?.createdAt).toBeNull();
    },
  );

  it('[P6] sets aside what it cannot read, and ids that no address can hold', async () => {
    const { remote } = streamOver(
      groups(group('a'), { id: 'b' }, group('..'), group(''), null, group('c', { future: {} })),
    );
    const page = valueIn(await remote.listGroups(null, noAbort));
    expect(page.items.map((item) => item.remoteId)).toEqual(['a', 'c']);
    expect(page.unreadable.map((item) => [item.kind, item.remoteId])).toEqual([
      ['group', 'b'],
      ['group', '..'],
      ['group', null],
      ['group', null],
    ]);
  });

  it('[P6] goes on after a page whose last items are unreadable', async () => {
    const { remote, seen } = streamOver(
      groups(...fullPage().slice(0, 98), { id: 'odd', created_at: 'then' }, {}),
      groups(),
    );
    const page = valueIn(await remote.listGroups(null, noAbort));
    await remote.listGroups(page.nextCursor, noAbort);
    expect(seen[1]?.url.searchParams.get('id_gt')).toBe('odd');
    expect(seen[1]?.url.searchParams.get('created_at_gt')).toBe('then');
  });

  it('does not read the same page for ever, nor one that leads nowhere', async () => {
    const { remote } = streamOver(groups(...fullPage()), groups(...fullPage()));
    const first = valueIn(await remote.listGroups(null, noAbort));
    const stuck = { ok: false, failure: { kind: 'unreadable' } };
    expect(await remote.listGroups(first.nextCursor, noAbort)).toMatchObject(stuck);
    const nameless = streamOver(groups(...Array.from({ length: 100 }, () => ({}))));
    expect(await nameless.remote.listGroups(null, noAbort)).toMatchObject(stuck);
  });

  it.each(['not ours', '{"page":2}', '7'])('starts again from the cursor %j', async (cursor) => {
    const { remote, seen } = streamOver(groups(group('a')));
    expect(valueIn(await remote.listGroups(cursor, noAbort)).items).toHaveLength(1);
    expect(seen[0]?.url.searchParams.has('id_gt')).toBe(false);
  });

  it('takes a page without its envelope for no answer', async () => {
    const { remote } = streamOver(json({ groups: [] }));
    expect(await remote.listGroups(null, noAbort)).toMatchObject({
      ok: false,
      failure: { kind: 'unreadable', status: 200 },
    });
  });
});

describe('reading one group', () => {
  it('asks by its encoded id', async () => {
    const { remote, seen } = streamOver(json({ user_group: group('g/1 x') }));
    await remote.getGroup('g/1 x', noAbort);
    expect(seen[0]?.url.pathname).toBe('/usergroups/g%2F1%20x');
  });

  it('has its members with their flag and date', async () => {
    const member = { group_id: 'g1', app_pk: 1, created_at: CREATED };
    expect(
      await read(
        group('g1', {
          members: [
            { ...member, user_id: 'u1', is_admin: true },
            { ...member, user_id: 'u2', is_admin: false },
            { user_id: 'u3' },
          ],
        }),
      ),
    ).toEqual({
      group: expect.objectContaining({
        remoteId: 'g1',
        members: [
          { memberKey: 'u1', isAdmin: true, joinedAt: '2026-01-15T12:00:00.123Z' },
          { memberKey: 'u2', isAdmin: false, joinedAt: '2026-01-15T12:00:00.123Z' },
          { memberKey: 'u3', isAdmin: false, joinedAt: null },
        ],
      }),
      unreadable: [],
    });
  });

  it.each([{}, { members: null }, { members: [] }])('is empty for %j', async (fields) => {
    expect((await read(group('g1', fields))).group.members).toEqual([]);
  });

  it('[P6] sets aside members it cannot read', async () => {
    const { group: found, unreadable } = await read(
      group('g1', { members: [{ user_id: 'u1' }, { user_id: 'u2', is_admin: 'yes' }, 3] }),
    );
    expect(found.members.map((member) => member.memberKey)).toEqual(['u1']);
    expect(unreadable.map((item) => [item.kind, item.remoteId])).toEqual([
      ['membership', 'u2'],
      ['membership', null],
    ]);
  });

  it.each([{}, { id: 'g1' }, group('g1', { members: 'all' })])(
    'is no answer when the group itself cannot be read',
    async (answer) => {
      const { remote } = streamOver(json({ user_group: answer }));
      expect(await remote.getGroup('g1', noAbort)).toMatchObject({
        ok: false,
        failure: { kind: 'unreadable' },
      });
    },
  );

  it('fails with 404 and the code when there is none', async () => {
    const { remote } = streamOver(json({ code: 16, message: 'does not exist' }, 404));
    expect(await remote.getGroup('g1', noAbort)).toMatchObject({
      ok: false,
      failure: { kind: 'http', status: 404, serverCode: '16' },
    });
  });
});
