import { describe, expect, it } from 'vitest';
import { asked, membersDevOver } from './membersDevOver.ts';
import { type Answer, json, noAbort } from './scriptedFetch.ts';
import { valueIn } from './streamOver.ts';

const named = (from: number, to: number) =>
  Array.from({ length: to - from }, (_, index) => ({ id: `ugrp_${from + index}`, name: 'G' }));
const page = (items: unknown[], page: number, size: number, total = 300) =>
  json({ items, total, page, size, pages: Math.ceil(total / size) });
const failed = { ok: false, failure: { kind: 'unreadable', status: 200 } };

describe('a list in pages', () => {
  it('goes on with pages that overlap, and ends with a look at the front', async () => {
    const { remote, seen } = membersDevOver(
      page(named(0, 100), 1, 100, 150),
      // One was deleted before, and one added at the front since: everything is where it was, and the front is not.
      page(named(92, 150), 2, 92, 150),
      page([{ id: 'ugrp_new', name: 'N' }, ...named(1, 100)], 1, 100, 150),
    );
    const first = valueIn(await remote.listGroups(null, noAbort));
    const second = valueIn(await remote.listGroups(first.nextCursor, noAbort));
    const third = valueIn(await remote.listGroups(second.nextCursor, noAbort));
    expect(asked(seen)).toEqual([
      'GET /v1/groups?page=1&size=100',
      'GET /v1/groups?page=2&size=92',
      'GET /v1/groups?page=1&size=100',
    ]);
    expect(first.items).toHaveLength(100);
    expect(second.items.map(({ remoteId }) => remoteId)).toEqual(
      named(100, 150).map(({ id }) => id),
    );
    expect(third.items.map(({ remoteId }) => remoteId)).toEqual(['ugrp_new']);
    expect(third.nextCursor).toBeNull();
  });

  it('goes back where the items it knew are not found, and lists nothing twice', async () => {
    const { remote, seen } = membersDevOver(
      page(named(0, 100), 1, 100),
      page(named(112, 204), 2, 92, 280),
      page(named(72, 124), 2, 52, 280),
    );
    const first = valueIn(await remote.listGroups(null, noAbort));
    const lost = valueIn(await remote.listGroups(first.nextCursor, noAbort));
    expect(lost.items).toEqual([]);
    const found = valueIn(await remote.listGroups(lost.nextCursor, noAbort));
    expect(found.items.map(({ remoteId }) => remoteId)).toEqual(
      named(100, 124).map(({ id }) => id),
    );
    expect(asked(seen)[2]).toBe('GET /v1/groups?page=2&size=52');
  });

  it('[P6] keeps its place by items that cannot be read as well', async () => {
    const odd = Array.from({ length: 60 }, (_, index) => ({ title: index }));
    const { remote } = membersDevOver(
      page([...named(0, 40), ...odd], 1, 100, 101),
      page([...odd.slice(-8), ...named(40, 41)], 2, 92, 101),
    );
    const first = valueIn(await remote.listGroups(null, noAbort));
    expect(first.unreadable).toHaveLength(60);
    const second = valueIn(await remote.listGroups(first.nextCursor, noAbort));
    expect(second).toMatchObject({ items: [{ remoteId: 'ugrp_40' }], unreadable: [] });
  });

  it.each([
    { items: [], total: 3, page: 2, size: 100 },
    { items: named(0, 50), total: 300, page: 1, size: 50 },
  ])('takes another page than asked for as no answer: %j', async (answer) => {
    const { remote } = membersDevOver(json(answer));
    expect(await remote.listGroups(null, noAbort)).toMatchObject(failed);
  });

  const sized = (request: Parameters<Answer>[0]) => Number(request.url.searchParams.get('size'));
  const endless: [string, Answer][] = [
    ['its first page', (request) => Response.json({ items: named(0, sized(request)) })],
    ['its last page', (request) => Response.json({ items: named(100 - sized(request), 100) })],
    [
      'strangers',
      (request) =>
        Response.json({
          items: Array.from({ length: sized(request) }, () => ({ id: crypto.randomUUID() })),
        }),
    ],
  ];
  it.each(endless)(
    '[P8] comes to an end where the server shows %s for ever, and begins anew when asked again',
    async (_name, answer) => {
      const { remote, seen } = membersDevOver(...Array.from({ length: 200 }, () => answer));
      let cursor: string | null = null;
      let result = await remote.listGroups(cursor, noAbort);
      while (result.ok && result.value.nextCursor !== null) {
        cursor = result.value.nextCursor;
        result = await remote.listGroups(cursor, noAbort);
      }
      expect(seen.length).toBeLessThan(110);
      expect(result).toMatchObject(failed);
      const before = seen.length;
      valueIn(await remote.listGroups(cursor, noAbort));
      expect(asked(seen).slice(before)).toEqual(['GET /v1/groups?page=1&size=100']);
    },
  );

  it('takes more items than it asked for for no answer', async () => {
    const { remote } = membersDevOver(json({ items: named(0, 101) }));
    expect(await remote.listGroups(null, noAbort)).toMatchObject(failed);
  });

  it.each(['not ours', '{"page":2}', '7'])('starts again from the cursor %j', async (cursor) => {
    const { remote, seen } = membersDevOver(page(named(0, 1), 1, 100, 1));
    expect(valueIn(await remote.listGroups(cursor, noAbort)).items).toHaveLength(1);
    expect(asked(seen)).toEqual(['GET /v1/groups?page=1&size=100']);
  });

  it.each([{ groups: [] }, { items: {} }, [], null])('takes %j for no answer', async (body) => {
    const { remote } = membersDevOver(json(body));
    expect(await remote.listGroups(null, noAbort)).toMatchObject(failed);
  });

  it('reads a list whose envelope says no more than its items', async () => {
    const { remote } = membersDevOver(json({ items: named(0, 3) }));
    expect(valueIn(await remote.listGroups(null, noAbort))).toMatchObject({ nextCursor: null });
  });
});
