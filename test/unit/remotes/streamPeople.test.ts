import { describe, expect, it } from 'vitest';
import { json, noAbort } from './scriptedFetch.ts';
import { streamOver, valueIn } from './streamOver.ts';

const users = (...list: unknown[]) => json({ duration: '1ms', users: list });
const numbered = (count: number) =>
  Array.from({ length: count }, (_, index) => ({ id: `u-${String(index).padStart(3, '0')}` }));

async function personFrom(user: object) {
  const { remote } = streamOver(users(user));
  const page = valueIn(await remote.listPeople(null, noAbort));
  expect(page.unreadable).toEqual([]);
  return page.items[0];
}

describe('listing people', () => {
  it('asks for everybody by id, a hundred at a time', async () => {
    const { remote, seen } = streamOver(users(...numbered(100)), users(...numbered(3)));
    const first = valueIn(await remote.listPeople(null, noAbort));
    expect(first.items).toHaveLength(100);
    const second = valueIn(await remote.listPeople(first.nextCursor, noAbort));
    expect(second.nextCursor).toBeNull();
    const payloads = seen.map((request) => {
      expect(request.url.pathname).toBe('/users');
      return JSON.parse(request.url.searchParams.get('payload') ?? '');
    });
    const common = {
      sort: [{ field: 'id', direction: 1 }],
      limit: 100,
      include_deactivated_users: true,
    };
    expect(payloads).toEqual([
      { filter_conditions: {}, ...common },
      { filter_conditions: { id: { $gt: 'u-099' } }, ...common },
    ]);
  });

  it('ends with a short page', async () => {
    const { remote } = streamOver(users(...numbered(99)));
    expect(valueIn(await remote.listPeople(null, noAbort)).nextCursor).toBeNull();
  });

  it('reads e-mail, phone and the rest from the top level', async () => {
    expect(
      await personFrom({
        id: 'u1',
        name: ' Ana Souza ',
        email: 'ana@example.org',
        phone: 41791234567,
        shirt: 'M',
        vegan: true,
        role: 'user',
        language: 'pt',
        image: 'https://example.org/a.png',
        created_at: '2025-01-01T00:00:00Z',
        unread_count: 0,
      }),
    ).toEqual({
      memberKey: 'u1',
      name: 'Ana Souza',
      email: 'ana@example.org',
      phone: '41791234567',
      otherEmails: [],
      clientId: null,
      status: 'active',
      attributes: { shirt: 'M', vegan: 'true' },
    });
  });

  it('reads them from custom data, which wins over the top level', async () => {
    expect(
      await personFrom({
        id: 'u1',
        email: 'old@example.org',
        custom: { email: 'new@example.org', phone: '0041 79', language: 'Rumantsch', tags: ['a'] },
      }),
    ).toMatchObject({
      email: 'new@example.org',
      phone: '0041 79',
      attributes: { language: 'Rumantsch' },
    });
  });

  it.each([{}, { name: '' }, { name: '  ' }, { name: null }])(
    'names people by their id when they have no name: %j',
    async (fields) => {
      expect(await personFrom({ id: 'u1', ...fields })).toMatchObject({
        name: 'u1',
        email: null,
        phone: null,
      });
    },
  );

  it.each([
    [{ deactivated_at: '2026-01-01T00:00:00Z' }, 'inactive'],
    [{ deleted_at: '2026-01-01T00:00:00Z' }, 'inactive'],
    [{ deactivated_at: null }, 'active'],
  ])('reads %j as %s', async (fields, status) => {
    expect(await personFrom({ id: 'u1', ...fields })).toMatchObject({ status });
  });

  it('is not tricked by fields named like an object’s own', async () => {
    const person = await personFrom(
      JSON.parse('{"id":"u1","custom":{"__proto__":"x","constructor":"y"}}'),
    );
    expect(Object.entries(person?.attributes ?? {})).toEqual(
      expect.arrayContaining([['constructor', 'y']]),
    );
    expect(Object.getPrototypeOf(person?.attributes)).toBe(Object.prototype);
  });

  it('[P6] sets aside what it cannot read and keeps the rest of the page', async () => {
    const { remote } = streamOver(
      users({ id: 'u1' }, { name: 'Nobody' }, 'what?', { id: 'u2', name: 5 }, { id: 'u3' }),
    );
    const page = valueIn(await remote.listPeople(null, noAbort));
    expect(page.items.map((person) => person.memberKey)).toEqual(['u1', 'u3']);
    expect(page.unreadable.map(({ kind, remoteId, raw }) => ({ kind, remoteId, raw }))).toEqual([
      { kind: 'person', remoteId: null, raw: '{"name":"Nobody"}' },
      { kind: 'person', remoteId: null, raw: '"what?"' },
      { kind: 'person', remoteId: 'u2', raw: '{"id":"u2","name":5}' },
    ]);
    expect(page.unreadable[2]?.reason).toContain('name');
  });

  it('[P6] keeps at most 10,000 characters of what it set aside', async () => {
    const { remote } = streamOver(users({ id: 'u1', name: ['x'.repeat(20_000)] }));
    const page = valueIn(await remote.listPeople(null, noAbort));
    expect(page.unreadable[0]?.raw).toHaveLength(10_000);
  });

  it('[P6] goes on after a page whose last item is unreadable', async () => {
    const { remote } = streamOver(users(...numbered(98), { id: 'u-098', name: 1 }, {}));
    const page = valueIn(await remote.listPeople(null, noAbort));
    expect(page.items).toHaveLength(98);
    expect(page.nextCursor).toBe('u-098');
  });

  it('does not read the same page for ever', async () => {
    const full = users(...numbered(100));
    const { remote } = streamOver(full, full);
    const first = valueIn(await remote.listPeople(null, noAbort));
    expect(await remote.listPeople(first.nextCursor, noAbort)).toMatchObject({
      ok: false,
      failure: { kind: 'unreadable' },
    });
  });

  it('takes a page without its envelope for no answer', async () => {
    const { remote } = streamOver(json({ people: [] }));
    expect(await remote.listPeople(null, noAbort)).toMatchObject({
      ok: false,
      failure: { kind: 'unreadable', status: 200 },
    });
  });
});
