import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestSandbox, type TestSandbox } from '#test/support/startSandbox.ts';
import { addPeople, idsOf } from './organisation.ts';

let sandbox: TestSandbox;
beforeAll(async () => {
  sandbox = await startTestSandbox();
});
afterAll(() => sandbox.stop());

const upsert = (...users: ({ id: string } & Record<string, unknown>)[]) =>
  sandbox.request('POST', '/users', {
    users: Object.fromEntries(users.map((user) => [user.id, user])),
  });
const query = (payload: unknown) =>
  sandbox.request('GET', `/users?payload=${encodeURIComponent(JSON.stringify(payload))}`);
const idsFound = async (filter: unknown, more: object = {}) => {
  const sort = [{ field: 'id', direction: 1 }];
  const { body } = await query({ filter_conditions: filter, sort, ...more });
  return (body.users ?? [body.message]).map((user) => user.id ?? user);
};

describe('upserting users', () => {
  it('creates with custom fields at the top level or under custom', async () => {
    const answer = await upsert(
      { id: 'top', name: 'Top', email: 'top@example.org', phone: '01632 960001', shoe: 41 },
      { id: 'nested', name: 'Nested', custom: { email: 'n@example.org', shoe: 42 }, teams: ['a'] },
    );
    expect(answer.status).toBe(201);
    expect(answer.body.users.top).toMatchObject({
      role: 'user',
      email: 'top@example.org',
      phone: '01632 960001',
      shoe: 41,
      custom: { email: 'top@example.org', phone: '01632 960001', shoe: 41 },
    });
    expect(answer.body.users.nested).toMatchObject({
      email: 'n@example.org',
      custom: { shoe: 42 },
      teams: ['a'],
    });
  });

  it('replaces what is said about a user but keeps role, teams and creation time', async () => {
    const first = await upsert({ id: 'r', name: 'R', role: 'admin', teams: ['x'], hat: true });
    const second = await upsert({ id: 'r', name: 'Renamed' });
    const user = second.body.users.r!;
    expect(user).toMatchObject({ name: 'Renamed', role: 'admin', teams: ['x'], custom: {} });
    expect(user).not.toHaveProperty('hat');
    expect(user.created_at).toBe(first.body.users.r!.created_at);
    expect(user.updated_at > user.created_at).toBe(true);
  });

  it('changes nothing when an answer is sent back as it came', async () => {
    const { body } = await upsert({ id: 'loop', name: 'Loop', email: 'l@example.org', hat: [1] });
    const again = await upsert(body.users.loop as { id: string });
    const { updated_at: _before, ...before } = body.users.loop!;
    expect(again.body.users.loop).toMatchObject(before);
    expect(Object.keys(again.body.users.loop!.custom).sort()).toEqual(['email', 'hat']);
  });

  it('sets and unsets single fields, of everybody named or of nobody', async () => {
    await upsert({ id: 'part', name: 'Part', email: 'p@example.org', hat: 'red', shoe: 40 });
    const partial = (users: unknown) => sandbox.request('PATCH', '/users', { users });
    const answer = await partial([
      { id: 'part', set: { shoe: 41, role: 'moderator' }, unset: ['hat', 'email'] },
    ]);
    expect(answer.status).toBe(200);
    expect(answer.body.users.part).toMatchObject({ name: 'Part', role: 'moderator', shoe: 41 });
    expect(answer.body.users.part!.custom).toEqual({ shoe: 41 });
    const half = await partial([
      { id: 'part', set: { shoe: 1 } },
      { id: 'missing', set: {} },
    ]);
    expect([half.status, half.body.code]).toEqual([404, 16]);
    expect(await idsFound({ shoe: 1 })).toEqual([]);
  });

  it.each([
    ['no users', {}],
    ['an id that is not the key', { users: { a: { id: 'b' } } }],
    ['a missing id', { users: { a: { name: 'A' } } }],
    ['an id with a blank in it', { users: { 'a b': { id: 'a b' } } }],
    ['a name that is a number', { users: { a: { id: 'a', name: 1 } } }],
    ['an e-mail that is a number', { users: { a: { id: 'a', custom: { email: 1 } } } }],
    ['101 users', { users: Object.fromEntries(idsOf('u', 101).map((id) => [id, { id }])) }],
  ])('is refused with %s', async (_, body) => {
    const answer = await sandbox.request('POST', '/users', body);
    expect([answer.status, answer.body.code]).toEqual([400, 4]);
  });
});

describe('querying users', () => {
  beforeAll(async () => {
    await upsert(
      { id: 'q-1', name: 'Ann Lee', email: 'ann@example.org', role: 'admin', age: 30, batch: 'q' },
      { id: 'q-2', name: 'Bob Lee', email: 'bob@example.org', teams: ['red', 'blue'], batch: 'q' },
    );
    await upsert({ id: 'q-3', name: 'Åsa Öberg', age: 50, skills: ['first aid'], batch: 'q' });
    await upsert({ id: 'q-4', name: 'Leela', age: 'unknown', batch: 'q' });
  });

  it.each([
    [{ id: 'q-1' }, ['q-1']],
    [{ id: { $in: ['q-4', 'q-2', 'nobody'] } }, ['q-2', 'q-4']],
    [{ batch: 'q', id: { $nin: ['q-2'] } }, ['q-1', 'q-3', 'q-4']],
    [{ batch: 'q', id: { $ne: 'q-2' } }, ['q-1', 'q-3', 'q-4']],
    [{ batch: 'q', id: { $gt: 'q-2' } }, ['q-3', 'q-4']],
    [{ batch: 'q', id: { $gte: 'q-2', $lt: 'q-4' } }, ['q-2', 'q-3']],
    [{ batch: 'q', id: { $lte: 'q-1' } }, ['q-1']],
    [{ id: { $autocomplete: 'q-' } }, ['q-1', 'q-2', 'q-3', 'q-4']],
    [{ batch: 'q', name: { $autocomplete: 'lee' } }, ['q-1', 'q-2', 'q-4']],
    [{ batch: 'q', name: { $autocomplete: 'ÖB' } }, ['q-3']],
    [{ name: 'Bob Lee' }, ['q-2']],
    [{ email: { $in: ['ann@example.org'] } }, ['q-1']],
    [{ batch: 'q', role: 'admin' }, ['q-1']],
    [{ batch: 'q', banned: true }, []],
    [{ batch: 'q', banned: { $ne: true }, id: { $lt: 'q-2' } }, ['q-1']],
    [{ batch: 'q', teams: { $contains: 'red' } }, ['q-2']],
    [{ batch: 'q', teams: { $in: ['blue', 'green'] } }, ['q-2']],
    [{ teams: ['red', 'blue'] }, ['q-2']],
    [{ batch: 'q', age: { $gt: 30 } }, ['q-3']],
    [{ batch: 'q', 'custom.age': { $gte: 30 } }, ['q-1', 'q-3']],
    [{ batch: 'q', age: { $exists: false } }, ['q-2']],
    [{ batch: 'q', skills: { $contains: 'first aid' } }, ['q-3']],
    [{ batch: 'q', last_active: { $exists: true } }, []],
    [{ $and: [{ batch: 'q' }, { age: 30 }] }, ['q-1']],
    [{ batch: 'q', $or: [{ age: 50 }, { teams: { $contains: 'red' } }] }, ['q-2', 'q-3']],
    [{ batch: 'q', $nor: [{ age: 50 }, { role: 'admin' }] }, ['q-2', 'q-4']],
  ])('%j finds %j', async (filter, expected) => {
    expect(await idsFound(filter)).toEqual(expected);
  });

  it('compares instants to the nanosecond', async () => {
    const { body } = await query({ filter_conditions: { id: 'q-3' } });
    const [user] = body.users;
    const created = user!.created_at;
    expect(await idsFound({ batch: 'q', created_at: { $gt: created } })).toEqual(['q-4']);
    expect(await idsFound({ batch: 'q', created_at: { $gte: created } })).toEqual(['q-3', 'q-4']);
    expect(await idsFound({ created_at: created })).toEqual(['q-3']);
  });

  it('sorts by several fields, those without a value last', async () => {
    const sorted = async (...sort: [string, 1 | -1][]) => {
      const { body } = await query({
        filter_conditions: { batch: 'q' },
        sort: sort.map(([field, direction]) => ({ field, direction })),
      });
      return body.users.map((user) => user.id);
    };
    expect(await sorted(['email', 1])).toEqual(['q-1', 'q-2', 'q-3', 'q-4']);
    expect(await sorted(['email', -1], ['name', -1])).toEqual(['q-2', 'q-1', 'q-3', 'q-4']);
    expect(await sorted(['role', -1], ['created_at', -1])).toEqual(['q-4', 'q-3', 'q-2', 'q-1']);
  });

  it('pages by limit and offset, and by id beyond the reach of offset', async () => {
    await addPeople(sandbox, idsOf('many', 250), { batch: 'many' });
    const filter = { batch: 'many' };
    expect(await idsFound(filter)).toHaveLength(30);
    expect(await idsFound(filter, { limit: 100, offset: 200 })).toHaveLength(50);
    const seen: unknown[] = [];
    let after = '';
    for (;;) {
      const page = await idsFound({ ...filter, id: { $gt: after } }, { limit: 100 });
      seen.push(...page);
      if (page.length < 100) break;
      after = String(page.at(-1));
    }
    expect(seen).toEqual(idsOf('many', 250).sort());
  });

  it.each([
    ['no filter', { limit: 1 }],
    ['a filter that is a list', { filter_conditions: [] }],
    ['a limit of 101', { filter_conditions: {}, limit: 101 }],
    ['an offset of 1,001', { filter_conditions: {}, offset: 1001 }],
    ['six sort fields', { filter_conditions: {}, sort: Array(6).fill({ field: 'id' }) }],
    ['a sort direction of 2', { filter_conditions: {}, sort: [{ field: 'id', direction: 2 }] }],
    ['an unknown operator', { filter_conditions: { id: { $like: 'x' } } }],
    ['an operator the field does not have', { filter_conditions: { email: { $gt: 'a' } } }],
    ['an unknown combination', { filter_conditions: { $xor: [{ id: 'a' }] } }],
    ['an $or of nothing', { filter_conditions: { $or: [] } }],
    ['an $in of no list', { filter_conditions: { id: { $in: 'a' } } }],
    ['an $exists of no boolean', { filter_conditions: { name: { $exists: 'yes' } } }],
    ['an instant that is none', { filter_conditions: { created_at: { $gt: 'then' } } }],
    ['an id that is a number', { filter_conditions: { id: 7 } }],
  ])('is refused with %s', async (_, payload) => {
    const answer = await query(payload);
    expect([answer.status, answer.body.code]).toEqual([400, 4]);
  });

  it('is refused without a payload or with one that is no JSON', async () => {
    expect((await sandbox.request('GET', '/users')).status).toBe(400);
    expect((await sandbox.request('GET', '/users?payload={')).status).toBe(400);
  });
});
