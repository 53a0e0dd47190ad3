import { beforeEach, describe, expect, it } from 'vitest';
import { numberedGroups } from '#test/contract/remotes/rosterSeed.ts';
import { sandboxWith } from '#test/contract/remotes/sandboxWith.ts';
import type { TestSandbox } from '#test/support/startSandbox.ts';
import { membersDevRequest } from './membersDevClient.ts';
import { smallRoster } from './workosClient.ts';

let sandbox: TestSandbox;
const send = (method: string, path: string, body?: unknown) =>
  membersDevRequest(sandbox, method, path, body);
const names = async (path: string) => {
  const { status, body } = await send('GET', path);
  expect(status).toBe(200);
  return body.items.map(({ name }) => name);
};

describe('the list of groups', () => {
  it('has summaries, with the number of members and without the members', async () => {
    sandbox = await sandboxWith(smallRoster);
    const { groups } = await sandbox.membersDevIds();
    const { members, membership_history, ...summary } = (
      await send('GET', `/v1/groups/${groups.choir}`)
    ).body;
    expect([members.length, membership_history]).toEqual([1, []]);
    const { body } = await send('GET', '/v1/groups');
    expect(body).toEqual({ items: [summary], total: 1, page: 1, size: 50, pages: 1 });
    expect(body.items[0]).toMatchObject({ id: groups.choir, member_count: 1 });
  });

  it('comes in pages, newest first, the last one short and those past it empty', async () => {
    sandbox = await sandboxWith({ groups: numberedGroups(7) });
    const page = async (query: string) => (await send('GET', `/v1/groups?${query}`)).body;
    const everybody = (await page('')).items.map(({ id }) => id);
    const created = (await page('')).items.map(({ created_at }) => String(created_at));
    expect(created).toEqual(created.toSorted().toReversed());
    const pages = [await page('size=3'), await page('size=3&page=2'), await page('size=3&page=3')];
    expect(pages.map(({ items }) => items.length)).toEqual([3, 3, 1]);
    expect(pages.flatMap(({ items }) => items.map(({ id }) => id))).toEqual(everybody);
    expect(await page('size=3&page=4')).toEqual({
      items: [],
      total: 7,
      page: 4,
      size: 3,
      pages: 3,
    });
    expect(await page('page=9&page=2&size=5')).toMatchObject({ page: 2, size: 5, total: 7 });
    expect(await page('page=2.0&size=%2B5')).toMatchObject({ page: 2, size: 5 });
    expect((await page('size=100')).items).toHaveLength(7);
  });

  it('of nothing has no pages', async () => {
    sandbox = await sandboxWith();
    expect((await send('GET', '/v1/groups')).body).toEqual({
      items: [],
      total: 0,
      page: 1,
      size: 50,
      pages: 0,
    });
  });

  it('moves under a reader: a new group shows the last one twice, a deleted one hides one', async () => {
    sandbox = await sandboxWith({ groups: numberedGroups(4) });
    const [first = '', second = ''] = await names('/v1/groups?size=2');
    await send('POST', '/v1/groups', { name: 'New' });
    expect((await names('/v1/groups?size=2&page=2'))[0]).toBe(second);
    const { items, total } = (await send('GET', '/v1/groups?size=2')).body;
    expect([items.map(({ name }) => name), total]).toEqual([['New', first], 5]);
    const third = (await names('/v1/groups?size=2&page=2'))[1];
    for (const { id } of items) await send('DELETE', `/v1/groups/${id}`);
    expect(await names('/v1/groups?size=2&page=2')).not.toContain(third);
  });

  it.each([
    ['page=0', 'page', 'greater_than_equal', 'greater than or equal to 1', '0', { ge: 1 }],
    ['size=0', 'size', 'greater_than_equal', 'greater than or equal to 1', '0', { ge: 1 }],
    ['size=101', 'size', 'less_than_equal', 'less than or equal to 100', '101', { le: 100 }],
    [
      'size=ten',
      'size',
      'int_parsing',
      'a valid integer, unable to parse string as an integer',
      'ten',
      undefined,
    ],
  ])('is refused with ?%s in pydantic’s words', async (query, field, type, text, input, ctx) => {
    sandbox = await sandboxWith();
    for (const list of ['groups', 'users']) {
      const { status, body } = await send('GET', `/v1/${list}?${query}`);
      const complaint = { type, loc: ['query', field], msg: `Input should be ${text}`, input };
      expect([status, body]).toEqual([422, { detail: [{ ...complaint, ...(ctx && { ctx }) }] }]);
    }
  });
});

describe('the list of users', () => {
  let choir: string;
  let band: string;
  beforeEach(async () => {
    sandbox = await sandboxWith({
      ...smallRoster,
      groups: [...smallRoster.groups, { id: 'band', name: 'Band' }],
      memberships: [
        { groupId: 'choir', personId: 'ann' },
        { groupId: 'choir', personId: 'bob' },
        { groupId: 'band', personId: 'cem' },
      ],
    });
    const { groups, users } = await sandbox.membersDevIds();
    await send('PATCH', `/v1/groups/${groups.choir}`, { user_ids: [users.ann] });
    choir = `user_group_id=${groups.choir}`;
    band = `user_group_id=${groups.band}`;
  });

  it('has exactly the fields that are documented, of everybody, newest first', async () => {
    const { body } = await send('GET', '/v1/users?page=1&size=2');
    expect(body).toMatchObject({ total: 3, page: 1, size: 2, pages: 2 });
    const everybody = await names('/v1/users');
    expect(everybody).toEqual(['Cem Çelik Öz', 'Bob', 'Ann Ackland']);
    expect((await send('GET', '/v1/users?page=2&size=2')).body.items).toEqual([
      {
        id: (await sandbox.membersDevIds()).users.ann,
        name: 'Ann Ackland',
        external_id: null,
        emails: [
          {
            id: expect.stringMatching(/^uem_[0-9A-HJKMNP-TV-Z]{26}$/),
            email: 'ann@example.org',
            is_default: true,
          },
        ],
        addresses: [],
        phones: [
          {
            id: expect.stringMatching(/^uph_[0-9A-HJKMNP-TV-Z]{26}$/),
            number: '01632 960001',
            country_code: null,
            is_default: true,
          },
        ],
        subscriptions: [],
      },
    ]);
    expect(body.items[0]).toMatchObject({ emails: [], phones: [] });
  });

  it('can be narrowed to active members of a group, or of one or more', async () => {
    expect(await names(`/v1/users?${choir}`)).toEqual(['Ann Ackland']);
    expect(await names(`/v1/users?${choir}&${band}`)).toEqual(['Cem Çelik Öz', 'Ann Ackland']);
    expect(await names('/v1/users?user_group_id=ugrp_nobody')).toEqual([]);
    const { body } = await send('GET', `/v1/users?${choir}&${band}&size=1`);
    expect([body.items.length, body.total, body.pages]).toEqual([1, 2, 2]);
  });

  it('can be searched by name and e-mail', async () => {
    expect(await names('/v1/users?search=ÇELIK')).toEqual(['Cem Çelik Öz']);
    expect(await names('/v1/users?search=bob%40')).toEqual(['Bob']);
    expect(await names('/v1/users?search=01632')).toEqual([]);
    expect(await names(`/v1/users?search=example.org&${choir}`)).toEqual(['Ann Ackland']);
    expect(await names('/v1/users?search=')).toHaveLength(3);
  });

  it('finds nobody who has bought something', async () => {
    expect(await names('/v1/users?product_id=prod_1')).toEqual([]);
  });
});
