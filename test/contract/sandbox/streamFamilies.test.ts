import { StreamClient } from '@stream-io/node-sdk';
import { StreamChat } from 'stream-chat';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startTestSandbox, type TestSandbox } from '#test/support/startSandbox.ts';

const start = 1_793_534_400_000_000_000n;
/** Advances by `step` nanoseconds whenever somebody looks. */
let step: bigint;
let sandbox: TestSandbox;
let chat: StreamChat;
let node: StreamClient;
beforeEach(async () => {
  let now = start;
  step = 1_000_000n;
  sandbox = await startTestSandbox({
    clock: {
      now: () => {
        now += step;
        return now;
      },
    },
  });
  const { apiKey, apiSecret } = sandbox.credentials.stream;
  chat = new StreamChat(apiKey, apiSecret, { baseURL: sandbox.url });
  node = new StreamClient(apiKey, apiSecret, { basePath: sandbox.url });
});
afterEach(() => sandbox.stop());

async function createGroups(count: number): Promise<string[]> {
  const ids = Array.from({ length: count }, (_, at) => `g${count - at}`);
  for (const id of ids) await chat.createUserGroup({ id, name: `Group ${id}` });
  return ids;
}

/** Reads the second family page by page, each continued after `cursorOf` the last row. */
async function pageThrough(
  limit: number,
  cursorOf: (last: { id: string; created_at: string }) => string,
): Promise<string[]> {
  const seen: string[] = [];
  let query = `limit=${limit}`;
  for (;;) {
    const { body } = await sandbox.request('GET', `/api/v2/usergroups?${query}`);
    seen.push(...body.user_groups.map((group) => group.id));
    const last = body.user_groups.at(-1);
    if (!last || body.user_groups.length < limit || seen.length > 100) return seen;
    query = `limit=${limit}&id_gt=${last.id}&created_at_gt=${cursorOf(last)}`;
  }
}

describe('both families of paths', () => {
  it('show an edit by the other family’s client, whichever made it', async () => {
    const ann = { id: 'ann', name: 'Ann', email: 'ann@example.org' };
    await chat.upsertUser(ann);
    await node.upsertUsers([{ id: 'bob', name: 'Bob', custom: { phone: '01632 960001' } }]);
    await chat.createUserGroup({ id: 'choir', name: 'Choir', member_ids: ['ann'] });
    await node.addUserGroupMembers({ id: 'choir', member_ids: ['bob'], as_admin: true });
    await node.updateUserGroup({ id: 'choir', description: 'We sing' });
    const read = (await chat.getUserGroup('choir')).user_group;
    expect(read).toMatchObject({ name: 'Choir', description: 'We sing' });
    expect(read.members?.map((member) => [member.user_id, member.is_admin])).toEqual([
      ['ann', false],
      ['bob', true],
    ]);

    await chat.updateUserGroup('choir', { name: 'Big choir' });
    await chat.removeUserGroupMembers('choir', { member_ids: ['ann'] });
    const { user_group } = await node.getUserGroup({ id: 'choir' });
    expect(user_group?.name).toBe('Big choir');
    expect(user_group?.members?.map((member) => member.user_id)).toEqual(['bob']);
    const payload = { filter_conditions: {}, sort: [{ field: 'id' }] };
    const { users } = await node.queryUsers({ payload });
    expect(users.map((user) => user.custom)).toEqual([
      { email: 'ann@example.org' },
      { phone: '01632 960001' },
    ]);
    expect((await chat.queryUsers({ id: 'bob' })).users[0]).toMatchObject({ name: 'Bob' });

    await node.deleteUserGroup({ id: 'choir' });
    expect((await chat.queryUserGroups()).user_groups).toEqual([]);
  });

  it('tell the same dates to the millisecond, on the very edges of milliseconds too', async () => {
    await chat.upsertUser({ id: 'ann' });
    for (const [at, nanoseconds] of [1_000_000n, 1_000_001n, 999_999n].entries()) {
      step = nanoseconds;
      for (let count = 0; count < 8; count += 1) {
        await chat.createUserGroup({ name: `${at}-${count}`, member_ids: ['ann'] });
      }
    }
    const strings = (await chat.queryUserGroups({ limit: 100 })).user_groups;
    const dates = (await node.listUserGroups({ limit: 100 })).user_groups;
    const millisecond = (text: string) => `${text.slice(0, 23)}Z`;
    expect(dates).toHaveLength(24);
    expect(dates.map((group) => group.created_at.toISOString())).toEqual(
      strings.map((group) => millisecond(group.created_at)),
    );
    expect(dates.map((group) => group.updated_at.toISOString())).toEqual(
      strings.map((group) => millisecond(group.updated_at)),
    );
    const id = dates.at(-1)?.id ?? '';
    const member = (await chat.getUserGroup(id)).user_group.members?.[0];
    const sameMember = (await node.getUserGroup({ id })).user_group?.members?.[0];
    expect(sameMember?.created_at.toISOString()).toBe(millisecond(String(member?.created_at)));
    const user = (await chat.queryUsers({ id: 'ann' })).users[0];
    const payload = { filter_conditions: { id: 'ann' } };
    const sameUser = (await node.queryUsers({ payload })).users[0];
    expect(sameUser?.created_at.toISOString()).toBe(millisecond(String(user?.created_at)));
  });

  it('write numbers in the one and strings in the other', async () => {
    await createGroups(1);
    const [first] = (await sandbox.request('GET', '/usergroups')).body.user_groups;
    const [second] = (await sandbox.request('GET', '/api/v2/usergroups')).body.user_groups;
    expect(first?.created_at).toMatch(/^2026-11-01T12:00:00\.\d{9}Z$/);
    expect(Math.floor(Number(second?.created_at) / 1e6)).toBe(Date.parse(first!.created_at));
    expect(second?.created_at).toBeTypeOf('number');
  });

  it('refuse in the same words', async () => {
    for (const path of ['/usergroups/none', '/usergroups?limit=0', '/users', '/nowhere']) {
      const first = await sandbox.request('GET', path);
      const second = await sandbox.request('GET', `/api/v2${path}`);
      expect(first.status).toBeGreaterThanOrEqual(400);
      expect([second.status, second.body]).toEqual([first.status, first.body]);
    }
    const patched = await sandbox.request('PATCH', '/api/v2/usergroups');
    expect([patched.status, patched.headers.get('allow')]).toEqual([405, 'GET, POST']);
    expect((await sandbox.state()).requests.byRoute).toMatchObject({
      'GET /usergroups/{id}': 1,
      'GET /api/v2/usergroups/{id}': 1,
    });
  });
});

describe('paging through the second family', () => {
  const exact = (told: string) => BigInt(told);
  const fraction = (told: string) => String(exact(told) % 1_000_000_000n).padStart(9, '0');

  it.each([
    ['the number', 300_700n],
    ['the number', 1n],
    ['RFC 3339', 300_700n],
    ['RFC 3339', 1n],
  ])('loses and repeats nothing with %s as cursor, rows %d ns apart', async (form, apart) => {
    step = apart;
    const ids = await createGroups(9);
    const seen = await pageThrough(2, ({ created_at }) =>
      form === 'the number' ? String(created_at) : `2026-11-01T12:00:00.${fraction(created_at)}Z`,
    );
    expect([...seen].sort()).toEqual([...ids].sort());
  });

  it('takes the strings of the first family as cursors too', async () => {
    await createGroups(3);
    const [first] = (await chat.queryUserGroups({ limit: 1 })).user_groups;
    const rest = await node.listUserGroups({
      id_gt: first!.id,
      created_at_gt: first!.created_at,
    });
    expect(rest.user_groups.map((group) => group.id)).toEqual(['g2', 'g1']);
  });

  it('loses nothing with the client’s Date as cursor, which has lost the microseconds', async () => {
    step = 700_300n;
    const ids = await createGroups(9);
    const seen = new Set<string>();
    let after: { id_gt: string; created_at_gt: string } | undefined;
    for (;;) {
      const { user_groups } = await node.listUserGroups({ limit: 4, ...after });
      for (const group of user_groups) seen.add(group.id);
      const last = user_groups.at(-1);
      if (!last || user_groups.length < 4) break;
      after = { id_gt: last.id, created_at_gt: last.created_at.toISOString() };
    }
    expect([...seen]).toEqual(ids);
  });

  it.each(['9'.repeat(21), '9'.repeat(30), '1e18', '1.5'])(
    'refuses the cursor %s',
    async (text) => {
      const answer = await sandbox.request('GET', `/api/v2/usergroups?created_at_gt=${text}`);
      expect([answer.status, answer.body.code]).toEqual([400, 4]);
      expect(answer.body.exception_fields).toHaveProperty('created_at_gt');
    },
  );

  it('leaves the first family with RFC 3339 alone', async () => {
    const answer = await sandbox.request('GET', `/usergroups?created_at_gt=${start}`);
    expect([answer.status, answer.body.code]).toEqual([400, 4]);
  });
});
