import { describe, expect, it } from 'vitest';
import type { Store } from '#electron/store/store.ts';
import type { OutboxState } from '#shared/domain/change.ts';
import { type EditId, editIdSchema, type GroupId } from '#shared/domain/ids.ts';
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
  rosterNames,
} from '#test/support/storeSeed.ts';
import { readTable } from '#test/support/storeTable.ts';

function openSeeded(options: Parameters<typeof openTestStore>[0] = {}) {
  const bench = openTestStore(options);
  pull(bench.store, {
    people: ['Ana', 'Ben', 'Cem'].map((name) => remotePerson(name)),
    groups: [remoteGroup('Kitchen', ['Ana', 'Ben*']), remoteGroup('Garden', ['Cem'])],
  });
  const { store } = bench;
  return {
    bench,
    store,
    kitchen: groupNamed(store, 'Kitchen'),
    garden: groupNamed(store, 'Garden'),
  };
}

type Wish = Parameters<Store['commitEdit']>[0]['intents'][number]['intent'];

function commit(store: Store, groupId: GroupId, intent: Wish, time = 10): EditId {
  const { editId } = store.commitEdit({ intents: [{ groupId, intent }], at: at(time) });
  if (editId === null) throw new Error('Nothing was changed.');
  return editId;
}

function setState(store: Store, groupId: GroupId, state: OutboxState): void {
  store.changeLane(
    groupId,
    undefined,
    ({ entries }) => ({ entries: entries.map(({ seq }) => ({ seq, state })) }),
    at(20),
  );
}

/** The server takes the whole wish of a lane over, and the rows leave. */
function settle(store: Store, groupId: GroupId): void {
  store.changeLane(
    groupId,
    undefined,
    ({ entries }) => ({
      base: store.groupState(groupId),
      settled: entries.map(({ seq }) => seq),
    }),
    at(30),
  );
}

const refusal = (message: RegExp) =>
  expect.objectContaining({ code: 'cannotUndo', message: expect.stringMatching(message) });

describe('undoEdit', () => {
  it.each(['queued', 'waiting', 'parked', 'conflict'] as const)(
    'withdraws an edit that is %s: no row, no trace on the roster, a note in activity',
    (state) => {
      const { bench, store, kitchen } = openSeeded();
      const before = store.groupState(kitchen);
      const editId = commit(store, kitchen, intents.take(personNamed(store, 'Ana')));
      setState(store, kitchen, state);
      expect(store.undoEdit(editId, at(40))).toEqual({ editId: null, changed: 1 });
      expect(store.groupState(kitchen)).toEqual(before);
      expect(store.listChanges(everything).total).toBe(0);
      expect(store.getGroup(kitchen)?.syncMark).toBe('synced');
      const notes = readTable(bench.file, 'SELECT kind, outcome FROM activity ORDER BY id');
      expect(notes).toEqual([
        { kind: 'edit', outcome: 'undone' },
        { kind: 'undone', outcome: null },
      ]);
    },
  );

  it('opens a provisionally closed interval again instead of making another', () => {
    const { bench, store, kitchen } = openSeeded();
    const rows = () => readTable(bench.file, 'SELECT * FROM membership ORDER BY id');
    const before = rows();
    store.undoEdit(commit(store, kitchen, intents.take(personNamed(store, 'Ana'))), at(40));
    expect(rows()).toEqual(before);
    store.undoEdit(commit(store, kitchen, intents.add(personNamed(store, 'Cem'))), at(40));
    expect(rows()).toEqual(before);
  });

  it('withdraws a group made here with its people', () => {
    const { bench, store } = openSeeded();
    const groupId = newGroupId();
    const editId = commit(store, groupId, intents.create('Choir', [personNamed(store, 'Ana')]));
    store.undoEdit(editId, at(40));
    expect(store.getGroup(groupId)).toBeNull();
    expect(store.countGroups()).toBe(2);
    const left = readTable(bench.file, "SELECT 1 FROM membership WHERE dates_from = 'edit'");
    expect(left).toEqual([]);
  });

  it.each(['sending', 'acked', 'sent'] as const)(
    'takes an edit back that is %s by a new edit the other way',
    (state) => {
      const { store, kitchen } = openSeeded();
      const editId = commit(store, kitchen, intents.rename('Cooks'));
      if (state === 'sent') settle(store, kitchen);
      else setState(store, kitchen, state);
      const receipt = store.undoEdit(editId, at(40));
      expect(receipt).toEqual({ editId: expect.any(String), changed: 1 });
      expect(store.getGroup(kitchen)?.name).toBe('Kitchen');
      expect(store.listChanges(everything).items.at(-1)).toMatchObject({
        editId: receipt.editId,
        newName: 'Kitchen',
        state: 'queued',
      });
    },
  );

  it('takes a sent edit of several groups back in the opposite order', () => {
    const { store, kitchen, garden } = openSeeded();
    const ana = personNamed(store, 'Ana');
    const { editId } = store.commitEdit({
      intents: [
        { groupId: garden, intent: intents.add(ana) },
        { groupId: kitchen, intent: intents.take(ana) },
      ],
      at: at(10),
    });
    settle(store, garden);
    store.undoEdit(editId!, at(40));
    expect(rosterNames(store, garden)).toEqual(['Cem']);
    expect(rosterNames(store, kitchen)).toEqual(['Ana', 'Ben*']);
    const commands = store.listChanges(everything).items.map(({ command }) => command);
    expect(commands).toEqual(['removeMembers', 'addMembers', 'removeMembers']);
  });

  it('makes a deleted group anew under new ids once the deletion was sent', () => {
    const { store, kitchen } = openSeeded({ newRemoteId: () => 'fresh' });
    const editId = commit(store, kitchen, intents.remove());
    settle(store, kitchen);
    store.undoEdit(editId, at(40));
    const again = groupNamed(store, 'Kitchen');
    expect(again).not.toBe(kitchen);
    expect(store.getGroup(again)?.remoteId).toBe('fresh');
    expect(rosterNames(store, again)).toEqual(['Ana', 'Ben*']);
    expect(store.readLane(kitchen)).toBeNull();
  });

  it('takes back the whole of an edit whose row was narrowed, not only what is left of it', () => {
    const { store, garden } = openSeeded();
    const [ana, ben] = ['Ana', 'Ben'].map((name) => personNamed(store, name));
    const editId = commit(store, garden, intents.add(ana!, ben!));
    // The server took Ana and refused Ben.
    store.changeLane(
      garden,
      remoteGroup('Garden', ['Cem', 'Ana']),
      ({ entries }, remote) => ({
        base: remote ?? null,
        entries: entries.map(({ seq }) => ({ seq, state: 'parked', intent: intents.add(ben!) })),
      }),
      at(20),
    );
    expect(store.undoEdit(editId, at(40)).editId).not.toBeNull();
    expect(rosterNames(store, garden)).toEqual(['Cem']);
  });

  it('refuses while a later edit of the same field stands, and allows it once that is undone', () => {
    const { store, kitchen } = openSeeded();
    const first = commit(store, kitchen, intents.rename('Cooks'));
    const second = commit(store, kitchen, intents.rename('Chefs'), 11);
    expect(() => store.undoEdit(first, at(40))).toThrow(refusal(/name was changed again later/));
    store.undoEdit(second, at(41));
    store.undoEdit(first, at(42));
    expect(store.getGroup(kitchen)).toMatchObject({ name: 'Kitchen', description: null });
  });

  it('counts a sent edit and its undoing as nothing, and an undone undoing as an edit again', () => {
    const { store, kitchen } = openSeeded();
    const first = commit(store, kitchen, intents.rename('Cooks'));
    const second = commit(store, kitchen, intents.rename('Chefs'), 11);
    settle(store, kitchen);
    const back = store.undoEdit(second, at(40)).editId;
    settle(store, kitchen);
    const again = store.undoEdit(back!, at(41)).editId;
    expect(store.getGroup(kitchen)?.name).toBe('Chefs');
    expect(() => store.undoEdit(first, at(42))).toThrow(refusal(/name was changed again later/));
    store.undoEdit(again!, at(43));
    expect(store.undoEdit(first, at(44)).editId).not.toBeNull();
    expect(store.getGroup(kitchen)).toMatchObject({ name: 'Kitchen', description: null });
  });

  it('lets an edit be undone again after its undoing was withdrawn', () => {
    const { store, kitchen } = openSeeded();
    const editId = commit(store, kitchen, intents.rename('Cooks'));
    settle(store, kitchen);
    const back = store.undoEdit(editId, at(40)).editId;
    store.undoEdit(back!, at(41));
    expect(store.getGroup(kitchen)?.name).toBe('Cooks');
    store.undoEdit(editId, at(42));
    expect(store.getGroup(kitchen)?.name).toBe('Kitchen');
  });

  it('refuses what was undone or discarded already, what has no group any more, and the unknown', () => {
    const { store, kitchen, garden } = openSeeded();
    const undone = commit(store, kitchen, intents.rename('Cooks'));
    store.undoEdit(undone, at(40));
    expect(() => store.undoEdit(undone, at(41))).toThrow(refusal(/already/));

    const discarded = commit(store, kitchen, intents.rename('Chefs'));
    store.discardChange(store.listChanges(everything).items[0]!.id, at(42));
    expect(() => store.undoEdit(discarded, at(43))).toThrow(refusal(/discarded/));

    const orphan = commit(store, garden, intents.rename('Yard'));
    settle(store, garden);
    store.changeLane(garden, null, () => ({ base: null }), at(44));
    expect(() => store.undoEdit(orphan, at(45))).toThrow(refusal(/not there/));

    const unknown = editIdSchema.parse(newGroupId());
    expect(() => store.undoEdit(unknown, at(46))).toThrow(
      expect.objectContaining({ code: 'notFound' }),
    );
  });

  it('lets a deletion there hold once the last edit of ours is withdrawn', () => {
    const { store, kitchen } = openSeeded();
    const editId = commit(store, kitchen, intents.rename('Cooks'));
    store.changeLane(
      kitchen,
      null,
      ({ entries }) => ({
        entries: entries.map(({ seq }) => ({ seq, state: 'conflict' })),
        conflicts: [
          {
            kind: 'groupDeleted',
            seqs: [entries[0]!.seq],
            base: 'Kitchen',
            mine: 'Cooks',
            theirs: null,
          },
        ],
      }),
      at(20),
    );
    expect(store.getGroup(kitchen)).toMatchObject({ name: 'Cooks', syncMark: 'attention' });
    store.undoEdit(editId, at(40));
    expect(store.getGroup(kitchen)).toBeNull();
  });

  it('lets go of edits after 90 days, but never of an unsent one', () => {
    const day = 24 * 60 * 60 * 1000;
    let now = Date.UTC(2026, 0, 1);
    const { bench, store, kitchen, garden } = openSeeded({ now: () => now });
    const sent = commit(store, kitchen, intents.rename('Cooks'));
    const unsent = commit(store, garden, intents.rename('Yard'));
    settle(store, kitchen);
    now += 89 * day;
    expect(() => bench.reopen().undoEdit(sent, at(40))).not.toThrow();
    settle(bench.store, kitchen);
    now += 2 * day;
    const later = bench.reopen();
    expect(() => later.undoEdit(sent, at(50))).toThrow(
      expect.objectContaining({ code: 'notFound' }),
    );
    expect(later.undoEdit(unsent, at(51))).toEqual({ editId: null, changed: 1 });
    expect(readTable(bench.file, 'SELECT 1 FROM edit')).toHaveLength(1);
  });
});
