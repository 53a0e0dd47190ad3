import { describe, expect, it } from 'vitest';
import type { Store } from '#electron/store/store.ts';
import type { GroupsOrder } from '#electron/store/workspaceStore.ts';
import type { GroupId } from '#shared/domain/ids.ts';
import type { Instant } from '#shared/domain/time.ts';
import { openTestStore } from '#test/support/openTestStore.ts';
import {
  at,
  everything,
  groupNamed,
  intents,
  newGroupId,
  personNamed,
  pull,
  remoteGroup,
  remotePerson,
  takeRemote,
} from '#test/support/storeSeed.ts';

const people = ['Ana', 'Ben', 'Cem'].map((name) => remotePerson(name));
const undated = (name: string, members: readonly string[] = []) =>
  remoteGroup(name, members, {}, null);

const names = (store: Store, sort: GroupsOrder) =>
  store.listGroups({ search: '', sort, ...everything }).items.map(({ name }) => name);

function changedAt(store: Store, groupId: GroupId): Instant | null | undefined {
  const listed = store.listGroups({ search: '', ...everything }).items;
  const inList = listed.find(({ id }) => id === groupId)?.changedAt;
  // The group alone says the same as the list.
  const alone = store.getGroup(groupId)?.changedAt;
  expect(alone).toBe(inList);
  return alone;
}

/** A store that has seen the group with Ana in it, with no date of anything. */
function seen() {
  const { store } = openTestStore();
  pull(store, { people, groups: [undated('Kitchen', ['Ana']), undated('Garden')] });
  const kitchen = groupNamed(store, 'Kitchen');
  const ben = personNamed(store, 'Ben');
  const edit = (second: number, intent = intents.add(ben)) =>
    store.commitEdit({ intents: [{ groupId: kitchen, intent }], at: at(second) }).editId;
  return { store, kitchen, edit };
}

describe('the order of groups', () => {
  const open = () => {
    const { store } = openTestStore();
    pull(store, {
      people,
      groups: [
        { ...undated('Two', ['Ana', 'Ben']), updatedAt: at(-10) },
        { ...undated('None'), updatedAt: at(-5) },
        { ...undated('b two', ['Ana', 'Ben']), updatedAt: at(-10) },
        undated('Unknown', ['Ana']),
      ],
    });
    return store;
  };

  it('is by size, the largest first, equals by name', () => {
    expect(names(open(), 'size')).toEqual(['b two', 'Two', 'Unknown', 'None']);
  });

  it('is by the last change, the last first, equals by name, the unknown at the end', () => {
    expect(names(open(), 'changed')).toEqual(['None', 'b two', 'Two', 'Unknown']);
  });

  it.each(['name', 'size', 'changed'] as const)('by %s goes on over pages', (sort) => {
    const store = open();
    const found: string[] = [];
    let cursor: string | null = null;
    do {
      const page = store.listGroups({ search: '', sort, limit: 1, cursor });
      expect(page.total).toBe(4);
      found.push(...page.items.map(({ name }) => name));
      cursor = page.nextCursor;
    } while (cursor !== null);
    expect(found).toEqual(names(store, sort));
    expect(store.listGroups({ search: 'two', sort, ...everything }).total).toBe(2);
  });
});

describe('when a group changed', () => {
  it('is not known after a first pull that told no date', () => {
    const { store, kitchen } = seen();
    expect(changedAt(store, kitchen)).toBeNull();
  });

  it('is the last date that the server tells of it or its people', () => {
    const look = (group: Parameters<typeof pull>[1]['groups']) => {
      const { store } = openTestStore();
      pull(store, { people, ...(group !== undefined && { groups: group }) });
      return changedAt(store, groupNamed(store, 'Kitchen'));
    };
    const kitchen = undated('Kitchen');
    expect(look([{ ...kitchen, createdAt: at(-9) }])).toBe(at(-9));
    expect(look([{ ...kitchen, createdAt: at(-9), updatedAt: at(-4) }])).toBe(at(-4));
    expect(look([{ ...remoteGroup('Kitchen', ['Ana']), updatedAt: at(-2000) }])).toBe(at(-1000));
    const history = [{ memberKey: 'Ben', joinedAt: at(-90), leftAt: at(-50) }];
    expect(look([{ ...kitchen, updatedAt: at(-60), history }])).toBe(at(-50));
  });

  it('does not believe a date that lies ahead of the reading', () => {
    const { store } = openTestStore();
    pull(store, { people, groups: [{ ...undated('Kitchen'), updatedAt: at(3600) }] });
    expect(changedAt(store, groupNamed(store, 'Kitchen'))).toBeNull();
  });

  it('is an edit, its undo, and no sooner than either', () => {
    const { store, kitchen, edit } = seen();
    const editId = edit(10);
    expect(changedAt(store, kitchen)).toBe(at(10));
    if (editId === null) throw new Error('Nothing was edited.');
    store.undoEdit(editId, at(20));
    expect(changedAt(store, kitchen)).toBe(at(20));
    edit(5, intents.rename('Mess'));
    expect(changedAt(store, kitchen)).toBe(at(20));
    expect(names(store, 'changed')).toEqual(['Mess', 'Garden']);
  });

  it('is not that an edit reached the server, or was tried again', () => {
    const { store, kitchen, edit } = seen();
    edit(10);
    const [waiting] = store.listChanges(everything).items;
    if (waiting === undefined) throw new Error('Nothing waits.');
    store.retryChange(waiting.id, at(30));
    store.changeLane(
      kitchen,
      undated('Kitchen', ['Ana', 'Ben']),
      ({ entries }, remote) => ({
        ...(remote !== undefined && { base: remote }),
        settled: entries.map(({ seq }) => seq),
      }),
      at(40),
    );
    expect(store.getGroup(kitchen)?.syncMark).toBe('synced');
    expect(changedAt(store, kitchen)).toBe(at(10));
  });

  it.each([
    ['who came', undated('Kitchen', ['Ana', 'Ben'])],
    ['who left', undated('Kitchen')],
    ['who is an admin now', undated('Kitchen', ['Ana*'])],
    ['another name', { ...undated('Kitchen', ['Ana']), name: 'Mess' }],
    ['another description', { ...undated('Kitchen', ['Ana']), description: 'Cooks' }],
  ])('is when a change was noticed: %s', (_what, group) => {
    const { store, kitchen } = seen();
    store.changeLane(kitchen, group, takeRemote, at(60));
    expect(changedAt(store, kitchen)).toBe(at(60));
    // Read again, nothing is new.
    store.changeLane(kitchen, group, takeRemote, at(90));
    expect(changedAt(store, kitchen)).toBe(at(60));
  });

  it('is when a new group was noticed, or made here', () => {
    const { store } = seen();
    pull(
      store,
      { groups: [undated('Kitchen', ['Ana']), undated('Garden'), undated('Bar')] },
      { at: at(7) },
    );
    expect(changedAt(store, groupNamed(store, 'Bar'))).toBe(at(7));
    const groupId = newGroupId();
    store.commitEdit({ intents: [{ groupId, intent: intents.create('New') }], at: at(8) });
    expect(changedAt(store, groupId)).toBe(at(8));
    expect(names(store, 'changed')).toEqual(['New', 'Bar', 'Garden', 'Kitchen']);
  });
});
