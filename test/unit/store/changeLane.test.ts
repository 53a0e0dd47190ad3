import { describe, expect, it } from 'vitest';
import type { DecideLane, NewConflict } from '#electron/sync/ports/store.ts';
import type { Intent } from '#shared/commands/command.ts';
import { type GroupId, personIdSchema } from '#shared/domain/ids.ts';
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
  takeRemote,
} from '#test/support/storeSeed.ts';
import { readTable } from '#test/support/storeTable.ts';

function openSeeded() {
  const bench = openTestStore();
  const { store } = bench;
  pull(store, {
    people: ['Ana', 'Ben', 'Cem'].map((name) => remotePerson(name)),
    groups: [remoteGroup('Kitchen', ['Ana', 'Ben*']), remoteGroup('Garden', ['Cem'])],
  });
  const commit = (groupId: GroupId, intent: Intent, time = 10) =>
    store.commitEdit({ intents: [{ groupId, intent }], at: at(time) });
  return {
    bench,
    store,
    commit,
    kitchen: groupNamed(store, 'Kitchen'),
    garden: groupNamed(store, 'Garden'),
  };
}

const settleAll: DecideLane = ({ entries }, remote) => ({
  base: remote ?? null,
  settled: entries.map(({ seq }) => seq),
});

describe('changeLane', () => {
  it('gives the decision the lane and the server’s copy in our ids', () => {
    const { store, commit, kitchen } = openSeeded();
    commit(kitchen, intents.rename('Cooks'));
    const [ana, cem] = ['Ana', 'Cem'].map((name) => personNamed(store, name));
    const remote = remoteGroup('Kitchen', ['Ana*', 'Cem', 'k9'], { description: 'Soup' });
    store.changeLane(
      kitchen,
      remote,
      (lane, copy) => {
        expect(lane).toMatchObject({ groupId: kitchen, remoteId: 'Kitchen' });
        expect(lane.entries.map(({ command }) => command.name)).toEqual(['updateGroup']);
        expect(copy?.fields).toEqual({ name: 'Kitchen', description: 'Soup' });
        const stranger = [...(copy?.members.keys() ?? [])].at(-1);
        expect([...(copy?.members.keys() ?? [])]).toEqual([ana, cem, stranger]);
        expect(copy?.members.get(ana!)).toMatchObject({ isAdmin: true });
        return {};
      },
      at(20),
    );
    expect(store.searchPeople({ text: 'k9', forGroupId: null, ...everything }).items).toMatchObject(
      [{ name: 'k9', memberKey: 'k9', status: 'unknown' }],
    );
  });

  it('writes base, rows and view together: what is pending stays on top of what is new', () => {
    const { store, commit, kitchen } = openSeeded();
    commit(kitchen, intents.rename('Cooks'));
    commit(kitchen, intents.add(personNamed(store, 'Cem')), 11);
    store.changeLane(
      kitchen,
      remoteGroup('Kitchen', ['Ben*', 'Cem'], { name: 'Mess', description: 'Soup' }),
      ({ entries }, remote) => ({ base: remote ?? null, settled: [entries[1]!.seq] }),
      at(20),
    );
    expect(store.getGroup(kitchen)).toMatchObject({ name: 'Cooks', description: 'Soup' });
    expect(rosterNames(store, kitchen)).toEqual(['Ben*', 'Cem']);
    expect(store.readLane(kitchen)).toMatchObject({
      base: { fields: { name: 'Mess', description: 'Soup' } },
      entries: [{ command: { name: 'updateGroup' } }],
    });
  });

  it('dates an add by the edit until the server’s date comes', () => {
    const { store, commit, kitchen } = openSeeded();
    commit(kitchen, intents.add(personNamed(store, 'Cem')));
    const row = () =>
      store.queryRoster({
        groupId: kitchen,
        filter: 'cem',
        sort: [],
        ...everything,
      }).items[0];
    expect(row()).toMatchObject({ joinedAt: at(10), datesFrom: 'edit', syncMark: 'waiting' });
    const remote = remoteGroup('Kitchen', ['Ana', 'Ben*', 'Cem'], {}, at(12));
    store.changeLane(kitchen, remote, settleAll, at(20));
    expect(row()).toMatchObject({ joinedAt: at(12), datesFrom: 'server', syncMark: 'synced' });
  });

  it('keeps the date of an edit that a server without dates confirms', () => {
    const { store, commit, kitchen } = openSeeded();
    commit(kitchen, intents.add(personNamed(store, 'Cem')));
    const remote = remoteGroup('Kitchen', ['Ana', 'Ben*', 'Cem'], {}, null);
    store.changeLane(kitchen, remote, settleAll, at(20));
    store.changeLane(kitchen, remote, takeRemote, at(30));
    const members = store.groupState(kitchen)?.members;
    expect(members?.get(personNamed(store, 'Cem'))?.joinedAt).toEqual(at(10));
    expect(members?.get(personNamed(store, 'Ana'))?.joinedAt).toEqual(at(-1000));
  });

  it('writes attempts, times and failures, and leaves alone what it is not told', () => {
    const { store, commit, kitchen } = openSeeded();
    commit(kitchen, intents.rename('Cooks'));
    const failure = { kind: 'http', status: 503, serverMessage: 'Later.', serverCode: null };
    const change = (wish: object) =>
      store.changeLane(
        kitchen,
        undefined,
        ({ entries }) => ({
          entries: entries.map(({ seq }) => ({ seq, state: 'waiting' as const, ...wish })),
        }),
        at(20),
      );
    change({ attempts: 2, nextAttemptAt: at(60), lastFailure: failure });
    change({});
    expect(store.readLane(kitchen)?.entries).toMatchObject([
      { state: 'waiting', attempts: 2, nextAttemptAt: at(60), lastFailure: failure },
    ]);
    change({ nextAttemptAt: null, lastFailure: null });
    expect(store.readLane(kitchen)?.entries).toMatchObject([
      { attempts: 2, nextAttemptAt: null, lastFailure: null },
    ]);
  });

  it('keeps what is left of an edit as the row’s command, and the whole of it in activity', () => {
    const { bench, store, commit, garden } = openSeeded();
    const [ana, ben] = ['Ana', 'Ben'].map((name) => personNamed(store, name));
    commit(garden, intents.add(ana!, ben!));
    store.changeLane(
      garden,
      remoteGroup('Garden', ['Cem', 'Ana']),
      ({ entries }, remote) => ({
        base: remote ?? null,
        entries: [{ seq: entries[0]!.seq, state: 'parked', intent: intents.add(ben!) }],
      }),
      at(20),
    );
    expect(store.listChanges(everything).items).toMatchObject([
      { state: 'parked', peopleNames: ['Ben'] },
    ]);
    const roster = store.queryRoster({
      groupId: garden,
      filter: '',
      sort: [],
      ...everything,
    });
    expect(roster.items.map(({ name, syncMark }) => [name, syncMark])).toEqual([
      ['Ana', 'synced'],
      ['Ben', 'attention'],
      ['Cem', 'synced'],
    ]);
    const [copy] = readTable(bench.file, 'SELECT args FROM activity WHERE args IS NOT NULL');
    expect(JSON.parse(String(copy?.args)).members).toHaveLength(2);
  });

  it('inserts a conflict once, takes new rows in, and closes it when it holds up none', () => {
    const { bench, store, commit, kitchen } = openSeeded();
    commit(kitchen, intents.rename('Cooks'));
    const found =
      (mine: string): DecideLane =>
      ({ entries }) => ({
        conflicts: [
          {
            kind: 'name',
            seqs: entries.map(({ seq }) => seq),
            base: 'Kitchen',
            mine,
            theirs: 'Mess',
          },
        ] satisfies NewConflict[],
      });
    store.changeLane(kitchen, undefined, found('Cooks'), at(20));
    commit(kitchen, intents.rename('Chefs'), 21);
    store.changeLane(kitchen, undefined, found('Chefs'), at(22));
    expect(readTable(bench.file, 'SELECT kind, mine, resolved_at FROM conflict')).toEqual([
      { kind: 'name', mine: '"Chefs"', resolved_at: null },
    ]);
    expect(store.listChanges(everything).items.map(({ conflict }) => conflict?.mine)).toEqual([
      'Chefs',
      'Chefs',
    ]);
    expect(store.counts()).toMatchObject({ waiting: 0, conflicts: 1 });

    store.changeLane(kitchen, remoteGroup('Kitchen', ['Ana', 'Ben*']), settleAll, at(30));
    const [{ resolved_at } = {}] = readTable(bench.file, 'SELECT resolved_at FROM conflict');
    expect(resolved_at).toBe(Date.parse(at(30)));
    expect(store.counts()).toMatchObject({ waiting: 0, conflicts: 0 });
  });

  it('keeps a group that was deleted there as long as edits of ours wait [P3]', () => {
    const { store, commit, kitchen } = openSeeded();
    commit(kitchen, intents.rename('Cooks'));
    store.changeLane(
      kitchen,
      null,
      ({ entries }) => ({
        conflicts: [
          {
            kind: 'groupDeleted',
            seqs: entries.map(({ seq }) => seq),
            base: 'Kitchen',
            mine: 'Cooks',
            theirs: null,
          },
        ],
      }),
      at(20),
    );
    expect(store.getGroup(kitchen)).toMatchObject({ name: 'Cooks', syncMark: 'attention' });
    expect(rosterNames(store, kitchen)).toEqual(['Ana', 'Ben*']);
    expect(store.readLane(kitchen)?.base?.fields.name).toBe('Kitchen');
  });

  it('writes nothing at all when the decision throws', () => {
    const { store, commit, kitchen } = openSeeded();
    commit(kitchen, intents.rename('Cooks'));
    const before = store.readLane(kitchen);
    expect(() =>
      store.changeLane(
        kitchen,
        remoteGroup('Kitchen', ['stranger']),
        () => {
          throw new Error('a bug');
        },
        at(20),
      ),
    ).toThrow('a bug');
    expect(store.readLane(kitchen)).toEqual(before);
    const { total } = store.searchPeople({ text: 'stranger', forGroupId: null, ...everything });
    expect(total).toBe(0);
  });

  it('knows no group that is not there (any more)', () => {
    const { store, kitchen } = openSeeded();
    expect(store.changeLane(newGroupId(), undefined, () => ({}), at(20))).toBeNull();
    store.changeLane(kitchen, null, takeRemote, at(20));
    expect(store.changeLane(kitchen, undefined, () => ({}), at(21))).toBeNull();
    expect(store.readLane(kitchen)).toBeNull();
  });

  it('gives up the twin that a pull made of a group before its id was known', () => {
    const { bench, store, commit } = openSeeded();
    const groupId = newGroupId();
    commit(groupId, intents.create('Choir', [personNamed(store, 'Ana')]));
    expect(store.readLane(groupId)?.remoteId).toBeNull();
    const theirs = remoteGroup('server-7', ['Ana'], { name: 'Choir' });
    pull(store, { groups: [theirs] });
    expect(store.listGroups({ search: 'choir', ...everything }).total).toBe(2);
    store.changeLane(
      groupId,
      theirs,
      (lane, remote) => ({ ...settleAll(lane, remote), remoteId: 'server-7' }),
      at(30),
    );
    expect(store.listGroups({ search: 'choir', ...everything }).items).toMatchObject([
      { id: groupId, remoteId: 'server-7', memberCount: 1 },
    ]);
    expect(
      readTable(
        bench.file,
        `SELECT count(*) AS n FROM membership m JOIN roster_group g ON g.id = m.group_id
         WHERE g.name = 'Choir'`,
      ),
    ).toEqual([{ n: 1 }]);
  });
});

describe('the queue', () => {
  it('names groups with a row that may be sent, oldest edit first', () => {
    const { store, commit, kitchen, garden } = openSeeded();
    const choir = newGroupId();
    commit(garden, intents.rename('Yard'));
    commit(kitchen, intents.rename('Cooks'));
    commit(choir, intents.create('Choir'));
    expect(store.lanesToPush(at(50))).toEqual([garden, kitchen, choir]);

    const state = (groupId: GroupId, wish: object) =>
      store.changeLane(
        groupId,
        undefined,
        ({ entries }) => ({
          entries: entries.map(({ seq }) => ({ seq, state: 'queued' as const, ...wish })),
        }),
        at(20),
      );
    state(garden, { state: 'waiting', nextAttemptAt: at(60) });
    state(kitchen, { state: 'parked' });
    expect(store.lanesToPush(at(59))).toEqual([choir]);
    expect(store.nextAttemptAt()).toBe(at(60));
    expect(store.lanesToPush(at(60))).toEqual([garden, choir]);
    // A newer edit is the user's decision about the refused one.
    commit(kitchen, intents.describe('Soup'));
    expect(store.lanesToPush(at(59))).toEqual([choir, kitchen]);
    state(choir, { state: 'conflict' });
    state(kitchen, { state: 'acked' });
    expect(store.lanesToPush(at(59))).toEqual([]);
  });

  it('puts what was being sent back in the queue after a restart, with the same id', () => {
    const { bench, store, commit, kitchen } = openSeeded();
    commit(kitchen, intents.rename('Cooks'));
    store.changeLane(
      kitchen,
      undefined,
      ({ entries }) => ({ entries: [{ seq: entries[0]!.seq, state: 'sending', attempts: 1 }] }),
      at(20),
    );
    const [before] = store.readLane(kitchen)?.entries ?? [];
    const again = bench.reopen();
    expect(again.recoverSending()).toBe(1);
    expect(again.recoverSending()).toBe(0);
    expect(again.readLane(kitchen)?.entries).toEqual([{ ...before, state: 'queued' }]);
  });

  it('counts rows by what they wait for', () => {
    const { store, commit, kitchen } = openSeeded();
    for (const name of ['a', 'b', 'c', 'd', 'e', 'f']) commit(kitchen, intents.rename(name));
    const states = ['queued', 'sending', 'acked', 'waiting', 'parked', 'conflict'] as const;
    store.changeLane(
      kitchen,
      undefined,
      ({ entries }) => ({ entries: entries.map(({ seq }, n) => ({ seq, state: states[n]! })) }),
      at(20),
    );
    expect(store.counts()).toMatchObject({ waiting: 4, parked: 1, conflicts: 1 });
  });

  it('knows the server’s keys and ids', () => {
    const { store } = openSeeded();
    const ana = personNamed(store, 'Ana');
    const unknown = personIdSchema.parse(newGroupId());
    expect(store.memberKeys([ana, unknown])).toEqual(new Map([[ana, 'Ana']]));
    expect(store.knownRemoteIds(['Kitchen', 'Nowhere'])).toEqual(new Set(['Kitchen']));
    expect(store.knownPeople([ana, unknown])).toEqual(new Set([ana]));
  });
});
