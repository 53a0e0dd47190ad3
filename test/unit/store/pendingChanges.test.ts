import { describe, expect, it } from 'vitest';
import type { Store } from '#electron/store/store.ts';
import type { NewConflict, OutboxEntry } from '#electron/sync/ports/store.ts';
import type { Intent } from '#shared/commands/command.ts';
import type { OutboxState } from '#shared/domain/change.ts';
import { commandIdSchema, type GroupId } from '#shared/domain/ids.ts';
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

function openSeeded() {
  const bench = openTestStore({ newRemoteId: () => 'fresh' });
  const { store } = bench;
  pull(store, {
    people: ['Ana', 'Ben', 'Cem'].map((name) => remotePerson(name)),
    groups: [remoteGroup('Kitchen', ['Ana', 'Ben*'])],
  });
  const kitchen = groupNamed(store, 'Kitchen');
  const commit = (intent: Intent, groupId = kitchen, time = 10) =>
    store.commitEdit({ intents: [{ groupId, intent }], at: at(time) });
  return { bench, store, kitchen, commit };
}

function setStates(store: Store, groupId: GroupId, ...states: OutboxState[]): void {
  store.changeLane(
    groupId,
    undefined,
    ({ entries }) => ({
      entries: entries.map(({ seq }, n) => ({
        seq,
        state: states[n] ?? 'queued',
        attempts: 1,
        nextAttemptAt: at(99),
        lastFailure: { kind: 'http', status: 403, serverMessage: 'No.', serverCode: '17' },
      })),
    }),
    at(20),
  );
}

/** The engine finds a conflict: `base` is what the server has now. */
function conflict(
  store: Store,
  groupId: GroupId,
  kind: NewConflict['kind'],
  remote: ReturnType<typeof remoteGroup> | null,
): void {
  store.changeLane(
    groupId,
    remote,
    ({ entries }, copy) => ({
      ...(copy ? { base: copy } : {}),
      entries: entries.map(({ seq }) => ({ seq, state: 'conflict' })),
      conflicts: [
        {
          kind,
          seqs: entries.map(({ seq }) => seq),
          base: 'Kitchen',
          mine: 'Cooks',
          theirs: 'Mess',
        },
      ],
    }),
    at(20),
  );
}

const only = (store: Store) => store.listChanges(everything).items[0]!;
const entriesOf = (store: Store, groupId: GroupId): readonly OutboxEntry[] =>
  store.readLane(groupId)?.entries ?? [];
const unknown = commandIdSchema.parse(newGroupId());

describe('discardChange', () => {
  it('drops the row, shows the server’s copy again and keeps a copy in activity [P2]', () => {
    const { bench, store, kitchen, commit } = openSeeded();
    commit(intents.rename('Cooks'));
    setStates(store, kitchen, 'parked');
    expect(only(store)).toMatchObject({
      state: 'parked',
      serverMessage: 'No.',
      serverStatus: 403,
      serverCode: '17',
    });
    store.discardChange(only(store).id, at(30));
    expect(store.getGroup(kitchen)).toMatchObject({ name: 'Kitchen', syncMark: 'synced' });
    expect(store.counts()).toMatchObject({ waiting: 0, parked: 0, conflicts: 0 });
    expect(
      readTable(bench.file, 'SELECT kind, command, args, outcome FROM activity ORDER BY id'),
    ).toEqual([
      { kind: 'edit', command: 'updateGroup', args: '{"name":"Cooks"}', outcome: 'discarded' },
      { kind: 'discarded', command: null, args: null, outcome: null },
    ]);
  });

  it('leaves the other rows of the lane', () => {
    const { store, kitchen, commit } = openSeeded();
    commit(intents.rename('Cooks'));
    commit(intents.describe('Soup'));
    store.discardChange(only(store).id, at(30));
    expect(store.getGroup(kitchen)).toMatchObject({ name: 'Kitchen', description: 'Soup' });
  });

  it('drops a group’s creation with everything that depends on it', () => {
    const { store, commit } = openSeeded();
    const groupId = newGroupId();
    commit(intents.create('Choir'), groupId);
    commit(intents.add(personNamed(store, 'Ana')), groupId);
    commit(intents.rename('Singers'), groupId);
    store.discardChange(only(store).id, at(30));
    expect(store.listChanges(everything).total).toBe(0);
    expect(store.getGroup(groupId)).toBeNull();
    expect(store.readLane(groupId)).toBeNull();
  });

  it('lets a group go that was deleted there, and keeps its history', () => {
    const { bench, store, kitchen, commit } = openSeeded();
    commit(intents.rename('Cooks'));
    commit(intents.take(personNamed(store, 'Ana')));
    conflict(store, kitchen, 'groupDeleted', null);
    expect(store.getGroup(kitchen)?.syncMark).toBe('attention');
    store.discardChange(only(store).id, at(30));
    expect(store.getGroup(kitchen)).toBeNull();
    expect(store.listChanges(everything).total).toBe(0);
    expect(readTable(bench.file, 'SELECT standing, left_from FROM membership ORDER BY id')).toEqual(
      [
        { standing: 'past', left_from: 'observed' },
        { standing: 'past', left_from: 'observed' },
      ],
    );
    expect(readTable(bench.file, 'SELECT 1 FROM conflict WHERE resolved_at IS NULL')).toEqual([]);
  });

  it.each(['sending', 'acked'] as const)('refuses a row that is %s', (state) => {
    const { store, kitchen, commit } = openSeeded();
    commit(intents.rename('Cooks'));
    setStates(store, kitchen, state);
    expect(() => store.discardChange(only(store).id, at(30))).toThrow(
      expect.objectContaining({ code: 'cannotUndo' }),
    );
    expect(store.listChanges(everything).total).toBe(1);
  });

  it('does not know a row that is not there', () => {
    const { store } = openSeeded();
    expect(() => store.discardChange(unknown, at(30))).toThrow(
      expect.objectContaining({ code: 'notFound' }),
    );
  });
});

describe('retryChange', () => {
  it('puts a refused row back, and the refused rows of its lane with it', () => {
    const { store, kitchen, commit } = openSeeded();
    commit(intents.rename('Cooks'));
    commit(intents.describe('Soup'));
    setStates(store, kitchen, 'parked', 'parked');
    expect(store.lanesToPush(at(50))).toEqual([]);
    store.retryChange(store.listChanges(everything).items[1]!.id, at(30));
    expect(entriesOf(store, kitchen)).toMatchObject([
      { state: 'queued', nextAttemptAt: null, lastFailure: null },
      { state: 'queued', nextAttemptAt: null, lastFailure: null },
    ]);
    expect(store.lanesToPush(at(50))).toEqual([kitchen]);
    expect(store.getGroup(kitchen)?.syncMark).toBe('waiting');
  });

  it('tries a waiting row at once', () => {
    const { store, kitchen, commit } = openSeeded();
    commit(intents.rename('Cooks'));
    setStates(store, kitchen, 'waiting');
    expect(store.lanesToPush(at(50))).toEqual([]);
    expect(store.nextAttemptAt()).toBe(at(99));
    store.retryChange(only(store).id, at(30));
    expect(store.lanesToPush(at(50))).toEqual([kitchen]);
    expect(store.nextAttemptAt()).toBeNull();
  });

  it.each(['queued', 'sending', 'acked'] as const)('leaves a row that is %s as it is', (state) => {
    const { store, kitchen, commit } = openSeeded();
    commit(intents.rename('Cooks'));
    setStates(store, kitchen, state);
    store.retryChange(only(store).id, at(30));
    expect(only(store).state).toBe(state);
  });

  it('sends a conflicting row over what the server has now', () => {
    const { store, kitchen, commit } = openSeeded();
    commit(intents.rename('Cooks'));
    conflict(store, kitchen, 'name', remoteGroup('Kitchen', ['Ana', 'Ben*'], { name: 'Mess' }));
    expect(only(store)).toMatchObject({
      state: 'conflict',
      conflict: { kind: 'name', base: 'Kitchen', mine: 'Cooks', theirs: 'Mess' },
    });
    expect(entriesOf(store, kitchen)[0]?.baseFields).toEqual({ name: 'Kitchen' });
    store.retryChange(only(store).id, at(30));
    expect(entriesOf(store, kitchen)[0]).toMatchObject({
      state: 'queued',
      baseFields: { name: 'Mess' },
    });
    expect(only(store).conflict).toBeNull();
    expect(store.counts()).toMatchObject({ waiting: 1, conflicts: 0 });
  });

  it('makes a group again that was deleted there, from the kept copy and under a new id', () => {
    const { bench, store, kitchen, commit } = openSeeded();
    commit(intents.rename('Cooks'));
    commit(intents.add(personNamed(store, 'Cem')));
    conflict(store, kitchen, 'groupDeleted', null);
    store.retryChange(only(store).id, at(30));

    const lane = store.readLane(kitchen);
    expect(lane).toMatchObject({ base: null, remoteId: 'fresh' });
    expect(
      lane?.entries.map(({ command, state, attempts }) => [command.name, state, attempts]),
    ).toEqual([
      ['createGroup', 'queued', 0],
      ['updateGroup', 'queued', 0],
      ['addMembers', 'queued', 0],
    ]);
    expect(lane?.entries[0]?.command.args).toMatchObject({ name: 'Kitchen' });
    expect(lane?.entries[1]?.baseFields).toEqual({ name: 'Kitchen' });
    expect(rosterNames(store, kitchen)).toEqual(['Ana', 'Ben*', 'Cem']);
    expect(store.getGroup(kitchen)).toMatchObject({ name: 'Cooks', syncMark: 'waiting' });
    expect(store.counts()).toMatchObject({ waiting: 3, conflicts: 0 });
    // The stays that the server ended stay ended.
    expect(
      readTable(bench.file, 'SELECT standing, count(*) AS n FROM membership GROUP BY 1 ORDER BY 1'),
    ).toEqual([
      { standing: 'open', n: 3 },
      { standing: 'past', n: 2 },
    ]);
    store.undoEdit(store.listChanges(everything).items.at(-1)!.editId, at(31));
    expect(rosterNames(store, kitchen)).toEqual(['Ana', 'Ben*']);
  });

  it('adds somebody again whom the server removed, where we had changed their role', () => {
    const { store, kitchen, commit } = openSeeded();
    const ana = personNamed(store, 'Ana');
    commit(intents.admin(true, ana));
    conflict(store, kitchen, 'memberRemoved', remoteGroup('Kitchen', ['Ben*']));
    expect(rosterNames(store, kitchen)).toEqual(['Ben*']);
    store.retryChange(only(store).id, at(30));
    expect(rosterNames(store, kitchen)).toEqual(['Ana*', 'Ben*']);
    expect(entriesOf(store, kitchen).map(({ command }) => command.name)).toEqual([
      'setAdmin',
      'addMembers',
    ]);
  });

  it('does not know a row that is not there', () => {
    const { store } = openSeeded();
    expect(() => store.retryChange(unknown, at(30))).toThrow(
      expect.objectContaining({ code: 'notFound' }),
    );
  });
});

describe('listChanges', () => {
  it('describes every command in the order it was made, page by page', () => {
    const { store, commit } = openSeeded();
    const [ana, ben, cem] = ['Ana', 'Ben', 'Cem'].map((name) => personNamed(store, name));
    const groupId = newGroupId();
    commit(intents.create('Choir', [ana!, ben!, cem!]), groupId);
    commit(intents.describe('Songs'), groupId);
    commit(intents.admin(true, ana!), groupId);
    commit(intents.take(ben!, cem!), groupId);
    const { items } = store.listChanges(everything);
    expect(items).toMatchObject([
      { command: 'createGroup', newName: 'Choir', peopleCount: 3, changesDescription: false },
      { command: 'updateGroup', newName: null, newDescription: 'Songs', changesDescription: true },
      { command: 'setAdmin', isAdmin: true, peopleNames: ['Ana'] },
      { command: 'removeMembers', isAdmin: null, peopleCount: 2, groupName: 'Choir' },
    ]);
    const first = store.listChanges({ limit: 3, cursor: null });
    const second = store.listChanges({ limit: 3, cursor: first.nextCursor });
    expect([...first.items, ...second.items]).toEqual(items);
    expect([first.total, second.nextCursor]).toEqual([4, null]);
  });
});
