import { describe, expect, it } from 'vitest';
import type { Params } from '#shared/ipc/contract.ts';
import { openTestStore } from '#test/support/openTestStore.ts';
import {
  at,
  everything,
  groupNamed,
  intents,
  personNamed,
  pull,
  remoteGroup,
  remotePerson,
} from '#test/support/storeSeed.ts';

type StaysFilter = Params<'members.history'>['filter'];

/** Ana is in since 10. Ben was in twice. Cem left and came back. Dan is about to be taken out. Eve has no date. */
function seen() {
  const { store } = openTestStore();
  const people = ['Ana', 'Ben', 'Cem', 'Dan', 'Eve'].map((name) => remotePerson(name));
  const since = { Ana: at(10), Cem: at(40), Dan: at(15), Eve: null };
  const kitchen = {
    ...remoteGroup('Kitchen'),
    members: Object.entries(since).map(([memberKey, joinedAt]) => ({
      memberKey,
      joinedAt,
      isAdmin: false,
    })),
    history: [
      { memberKey: 'Ben', joinedAt: at(1), leftAt: at(5) },
      { memberKey: 'Ben', joinedAt: at(20), leftAt: at(25) },
      { memberKey: 'Cem', joinedAt: at(2), leftAt: at(30) },
    ],
  };
  pull(store, { people, groups: [kitchen] }, { at: at(100) });
  const groupId = groupNamed(store, 'Kitchen');
  store.commitEdit({
    intents: [{ groupId, intent: intents.take(personNamed(store, 'Dan')) }],
    at: at(200),
  });
  const list = (filter?: StaysFilter, text?: string) =>
    store.listStays({
      groupId,
      ...(filter !== undefined && { filter }),
      ...(text !== undefined && { text }),
      ...everything,
    });
  const names = (filter?: StaysFilter, text?: string) =>
    list(filter, text)?.items.map(({ person }) => person.name);
  return { store, groupId, list, names };
}

const between = (kind: 'joined' | 'left', from: number, to: number): StaysFilter => ({
  kind,
  from: at(from),
  to: at(to),
});

describe('the stays of a group', () => {
  it('are all of them unless some are asked for', () => {
    const { names } = seen();
    const all = ['Dan', 'Cem', 'Cem', 'Ben', 'Ana', 'Ben', 'Eve'];
    expect([names(), names({ kind: 'ever' })]).toEqual([all, all]);
  });

  it('are those that last, of who is in the group now', () => {
    const { list, names } = seen();
    expect(names({ kind: 'current' })).toEqual(['Cem', 'Ana', 'Eve']);
    expect(list({ kind: 'current' })?.items[0]).toMatchObject({ joinedAt: at(40), leftAt: null });
  });

  it('are those of who was in it and is not: somebody who came back is not former', () => {
    expect(seen().names({ kind: 'former' })).toEqual(['Dan', 'Ben', 'Ben']);
  });

  it('are those that began or ended between two instants, both included', () => {
    const { names } = seen();
    expect(names(between('joined', 2, 20))).toEqual(['Dan', 'Cem', 'Ben', 'Ana']);
    expect(names(between('joined', 3, 9))).toEqual([]);
    expect(names(between('left', 5, 30))).toEqual(['Cem', 'Ben', 'Ben']);
    expect(names(between('left', 6, 29))).toEqual(['Ben']);
    expect(names(between('left', 100, 300))).toEqual(['Dan']);
  });

  it('are those of people whose name, e-mail or phone holds every word', () => {
    const { names, list } = seen();
    expect(names(undefined, 'CE')).toEqual(['Cem', 'Cem']);
    expect(names({ kind: 'former' }, 'be example')).toEqual(['Ben', 'Ben']);
    expect(names({ kind: 'current' }, 'ben')).toEqual([]);
    expect(names(undefined, '%')).toEqual([]);
    expect(list(undefined, 'cem')?.total).toBe(2);
  });

  it('come in pages of what was asked for', () => {
    const { store, groupId } = seen();
    const page = (cursor: string | null, text = '') =>
      store.listStays({ groupId, filter: { kind: 'former' }, text, limit: 2, cursor });
    const first = page(null);
    expect(first).toMatchObject({ total: 3, nextCursor: '2' });
    const second = page(first?.nextCursor ?? null);
    expect(second).toMatchObject({ total: 3, nextCursor: null, items: [{ joinedAt: at(1) }] });
    expect(page(null, 'ben')).toMatchObject({ total: 2, nextCursor: null });
  });
});
