import { beforeEach, describe, expect, it } from 'vitest';
import { groupIn, sandboxWith } from '#test/contract/remotes/sandboxWith.ts';
import type { TestSandbox } from '#test/support/startSandbox.ts';
import { membersDevRequest } from './membersDevClient.ts';
import { smallRoster } from './workosClient.ts';

let sandbox: TestSandbox;
let choir: string;
let ann: string;
let bob: string;
let cem: string;
beforeEach(async () => {
  sandbox = await sandboxWith(smallRoster);
  const { groups, users } = await sandbox.membersDevIds();
  choir = `/v1/groups/${groups.choir}`;
  ({ ann = '', bob = '', cem = '' } = users);
});

const send = (method: string, path: string, body?: unknown) =>
  membersDevRequest(sandbox, method, path, body);
const withHistory = '?include_removed_memberships=true';
const userIds = (entries: readonly { user_id: string }[]) => entries.map((entry) => entry.user_id);

describe('a group', () => {
  it('has exactly the fields that are documented', async () => {
    await send('PATCH', choir, { user_ids: [bob] });
    const { status, headers, body } = await send('GET', `${choir}${withHistory}`);
    expect(status).toBe(200);
    expect(headers.get('content-type')).toBe('application/json');
    const instant = expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{6})?Z$/);
    const ugm = expect.stringMatching(/^ugm_[0-9A-HJKMNP-TV-Z]{26}$/);
    expect(body).toEqual({
      id: expect.stringMatching(/^ugrp_[0-9A-HJKMNP-TV-Z]{26}$/),
      name: 'Choir',
      description: 'We sing',
      member_count: 1,
      created_at: instant,
      updated_at: instant,
      members: [{ user_id: bob, membership_id: ugm, joined_at: instant }],
      membership_history: [
        {
          membership_id: ugm,
          user_id: ann,
          joined_at: '2026-03-01T00:00:00Z',
          removed_at: instant,
        },
      ],
    });
    expect(bob).toMatch(/^usr_[0-9A-HJKMNP-TV-Z]{26}$/);
  });

  it('shows those who left only when asked', async () => {
    await send('PATCH', choir, { user_ids: [] });
    for (const query of ['', '?include_removed_memberships=false']) {
      const { body } = await send('GET', `${choir}${query}`);
      expect([body.members, body.membership_history, body.member_count]).toEqual([[], [], 0]);
    }
    const { body } = await send('GET', `${choir}?include_removed_memberships=1`);
    expect(userIds(body.membership_history)).toEqual([ann]);
  });

  it('that nobody has is 404, whatever is done to it', async () => {
    const nobody = '/v1/groups/ugrp_01HXYZ123456789ABCDEFGHJKM';
    for (const [method, body] of [['GET'], ['PATCH', { name: 'x' }], ['DELETE']] as const) {
      const answer = await send(method, nobody, body);
      expect([answer.status, answer.body]).toEqual([404, { detail: 'Group not found' }]);
    }
    expect((await send('GET', '/v1/groups/choir')).status).toBe(404);
  });
});

describe('creating a group', () => {
  it('answers 201 with the whole group, its first members in it', async () => {
    const { status, body } = await send('POST', '/v1/groups', {
      name: 'Desk',
      description: 'At the door',
      user_ids: [ann, cem, ann],
    });
    expect([status, body.name, body.description]).toEqual([201, 'Desk', 'At the door']);
    expect([userIds(body.members).sort(), body.member_count]).toEqual([[ann, cem].sort(), 2]);
    expect((await send('GET', `/v1/groups/${body.id}`)).body).toEqual(body);
    expect((await groupIn(sandbox, body.id))?.members).toEqual(['ann', 'cem']);
  });

  it('needs a name only, which another group may have', async () => {
    const first = (await send('POST', '/v1/groups', { name: 'Choir', colour: 'red' })).body;
    const second = (await send('POST', '/v1/groups', { name: 'Choir', description: null })).body;
    expect(second).toMatchObject({ name: 'Choir', description: null, members: [] });
    expect(second.id).not.toBe(first.id);
    expect((await sandbox.state()).groups).toHaveLength(3);
  });
});

describe('updating a group', () => {
  it('changes what the body has and nothing else', async () => {
    const before = (await send('GET', choir)).body;
    const renamed = (await send('PATCH', choir, { name: 'Chorus' })).body;
    expect(renamed).toEqual({ ...before, name: 'Chorus', updated_at: renamed.updated_at });
    expect(renamed.updated_at > before.updated_at).toBe(true);
    const emptied = (await send('PATCH', choir, { description: null })).body;
    expect(emptied).toMatchObject({ name: 'Chorus', description: null, members: before.members });
    for (const same of [{}, { name: 'Chorus' }, { description: '' }, { user_ids: [ann] }]) {
      const answer = await send('PATCH', choir, same);
      expect([answer.status, answer.body]).toEqual([200, emptied]);
    }
  });

  it('replaces the members: who stays keeps the membership, who comes back has another', async () => {
    const before = (await send('GET', choir)).body;
    const joined = (await send('PATCH', choir, { user_ids: [bob, ann] })).body;
    expect(joined.members).toContainEqual(before.members[0]);
    expect(joined).toMatchObject({ member_count: 2, updated_at: before.updated_at });
    await send('PATCH', choir, { user_ids: [bob] });
    await send('PATCH', choir, { user_ids: [bob, ann] });

    const { body } = await send('GET', `${choir}${withHistory}`);
    expect(userIds(body.members)).toEqual([bob, ann]);
    expect(body.membership_history).toMatchObject([
      { user_id: ann, membership_id: before.members[0]?.membership_id },
    ]);
    const [left] = body.membership_history;
    const again = body.members.find(({ user_id }) => user_id === ann);
    expect(again?.membership_id).not.toBe(left?.membership_id);
    expect((again?.joined_at ?? '') > (left?.removed_at ?? '')).toBe(true);
    expect((await send('GET', `${choir}${withHistory}`)).body).toEqual(body);
  });

  it('changes name and members together, or neither of them', async () => {
    const both = (await send('PATCH', choir, { name: 'Desk', user_ids: [cem] })).body;
    expect([both.name, userIds(both.members)]).toEqual(['Desk', [cem]]);
    const before = await sandbox.state();
    const nobody = 'usr_01HXYZ123456789ABCDEFGHJKM';
    const refused = await send('PATCH', choir, { name: 'Bar', user_ids: [ann, nobody, 'bob'] });
    expect([refused.status, refused.body]).toEqual([
      422,
      {
        detail: [nobody, 'bob'].map((input, at) => ({
          type: 'value_error',
          loc: ['body', 'user_ids', at + 1],
          msg: `Value error, unknown user ${input}`,
          input,
          ctx: { error: {} },
        })),
      },
    ]);
    expect((await sandbox.state()).groups).toEqual(before.groups);
  });
});

describe('deleting a group', () => {
  it('answers 204 once and 404 from then on', async () => {
    const { status, headers, body } = await send('DELETE', choir);
    expect([status, body, headers.get('content-type')]).toEqual([204, undefined, null]);
    expect((await send('DELETE', choir)).status).toBe(404);
    expect((await send('GET', choir)).status).toBe(404);
    expect((await sandbox.state()).groups).toEqual([]);
  });
});
