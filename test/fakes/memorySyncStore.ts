import type {
  RemoteGroup,
  RemoteIdentity,
  RemotePerson,
  UnreadableItem,
} from '#electron/sync/ports/remote.ts';
import type { DecideLane, NewConflict, PullScope, SyncStore } from '#electron/sync/ports/store.ts';
import type { Intent } from '#shared/commands/command.ts';
import { applyIntent } from '#shared/commands/registry.ts';
import type { GroupState } from '#shared/domain/group.ts';
import {
  commandIdSchema,
  editIdSchema,
  type GroupId,
  groupIdSchema,
  type PersonId,
  personIdSchema,
} from '#shared/domain/ids.ts';
import type { Instant } from '#shared/domain/time.ts';
import type { CycleRecord } from '#shared/ipc/methods/sync.ts';
import { connectTo } from './cuttableStore.ts';
import { feedState, handOver, isMendedBy, noteReread } from './memoryFeed.ts';
import {
  createNewPeopleSide,
  type MemoryPeople,
  recognise,
  waitingForPeople,
} from './memoryNewPeople.ts';
import {
  applyDecision,
  baseFieldsOf,
  closeConflicts,
  draftOf,
  emptyData,
  emptyGroup,
  findByRemoteId,
  type GoneRow,
  laneOf,
  type MemoryGroup,
  type MemoryRow,
  narrowIntent,
  refold,
  rowOf,
  type StoreData,
} from './memoryStoreData.ts';

/** An in-memory store with what its screens would do, and with what only a test may see. */
export interface MemorySyncStore extends SyncStore, MemoryPeople {
  /** A connection that can be cut: from then on, every call through it throws, as if the process had died. */
  connect(): { store: SyncStore; cut(): void };
  /** One edit, as the screens make it. Returns the row, or null when it changes nothing. */
  commit(groupId: GroupId, intent: Intent, at: Instant): MemoryRow | null;
  newGroupId(): GroupId;
  retry(seq: number): void;
  discard(seq: number): void;
  personOf(memberKey: string): PersonId;
  groupOf(remoteId: string): GroupId | null;
  view(groupId: GroupId): GroupState | null;
  groups(): readonly MemoryGroup[];
  rows(): readonly MemoryRow[];
  openConflicts(): readonly NewConflict[];
  readonly gone: readonly GoneRow[];
  readonly cycles: readonly CycleRecord[];
  readonly quarantined: readonly UnreadableItem[];
  people(): ReadonlyMap<string, { name: string; status: string }>;
  identity(): RemoteIdentity | null;
}

export type { GoneRow, MemoryGroup, MemoryRow } from './memoryStoreData.ts';

export interface MemoryStoreOptions {
  /** Makes ids that differ from those of another store. */
  number?: number;
  /** Whether the provider lets the client choose a group's id. */
  clientChoosesIds?: boolean;
}

export function createMemorySyncStore(options: MemoryStoreOptions = {}): MemorySyncStore {
  const { number = 1, clientChoosesIds = true } = options;
  let data = emptyData();
  let isInTransaction = false;
  let lastId = 0;
  let lastSeq = 0;

  const newId = () => {
    lastId += 1;
    const digits = lastId.toString(16).padStart(12, '0');
    return `0198${number.toString(16).padStart(4, '0')}-0000-7000-8000-${digits}`;
  };

  /** All or nothing, and never one inside another. */
  function transaction<Value>(work: (draft: StoreData) => Value): Value {
    if (isInTransaction) throw new Error('A transaction inside a transaction.');
    isInTransaction = true;
    const draft = draftOf(data);
    try {
      const value = work(draft);
      data = draft;
      return value;
    } finally {
      isInTransaction = false;
    }
  }

  function personOf(draft: StoreData, memberKey: string): PersonId {
    const known = draft.keys.get(memberKey);
    if (known !== undefined) return known;
    const personId = personIdSchema.parse(newId());
    draft.keys.set(memberKey, personId);
    draft.people.set(memberKey, { name: memberKey, status: 'unknown', seenInRun: 0 });
    return personId;
  }

  function stateOf(draft: StoreData, group: RemoteGroup): GroupState {
    return {
      fields: { name: group.name, description: group.description },
      members: new Map(
        group.members.map(({ memberKey, isAdmin, joinedAt }) => [
          personOf(draft, memberKey),
          { isAdmin, joinedAt },
        ]),
      ),
    };
  }

  function takeGroup(
    draft: StoreData,
    group: RemoteGroup,
    decide: DecideLane,
    seenInRun?: number,
  ): void {
    const groupId = findByRemoteId(draft, group.remoteId)?.groupId ?? groupIdSchema.parse(newId());
    const known = draft.groups.get(groupId) ?? emptyGroup(groupId, group.remoteId);
    draft.groups.set(groupId, { ...known, seenInRun: seenInRun ?? known.seenInRun });
    applyDecision(draft, groupId, stateOf(draft, group), decide);
  }

  function movesCursor(
    draft: StoreData,
    scope: PullScope,
    page: { expectedCursor: string | null; nextCursor: string | null },
  ): boolean {
    const current = draft.cursors[scope];
    const isStale = current.isComplete || current.hasAllPages;
    if (isStale || current.cursor !== page.expectedCursor) return false;
    const hasAllPages = page.nextCursor === null;
    draft.cursors[scope] = { ...current, cursor: page.nextCursor, hasAllPages };
    return true;
  }

  function setAside(draft: StoreData, items: readonly UnreadableItem[]): void {
    const run = draft.cursors.groups.run;
    for (const item of items) {
      draft.quarantine = draft.quarantine.filter(
        (other) => other.item.kind !== item.kind || other.item.remoteId !== item.remoteId,
      );
      draft.quarantine.push({ item, run });
    }
  }

  const store: MemorySyncStore = {
    recoverSending: () =>
      transaction((draft) => {
        const cutOff = [...draft.rows.values()].filter(({ state }) => state === 'sending');
        for (const row of cutOff) draft.rows.set(row.seq, { ...row, state: 'queued' });
        const people = [...draft.newPeople.values()].filter(({ state }) => state === 'sending');
        for (const one of people) draft.newPeople.set(one.personId, { ...one, state: 'queued' });
        return cutOff.length + people.length;
      }),
    beginPull: (scope) =>
      transaction((draft) => {
        const current = draft.cursors[scope];
        if (current.isComplete) {
          const run = current.run + 1;
          const start = { cursor: null, isComplete: false, hasAllPages: false };
          draft.cursors[scope] = { ...current, run, ...start };
        }
        // Complete for whoever asks: nothing is left to fetch, though the run is not closed.
        const { hasAllPages, ...cursor } = draft.cursors[scope];
        return { ...cursor, isComplete: hasAllPages };
      }),
    applyPeoplePage: (page) =>
      transaction((draft) => {
        if (!movesCursor(draft, 'people', page)) return 'stale';
        const seenInRun = draft.cursors.people.run;
        for (const person of page.people) seePerson(draft, person, seenInRun);
        setAside(draft, page.unreadable);
        return 'applied';
      }),
    applyGroupsPage: (page, decide) =>
      transaction((draft) => {
        if (!movesCursor(draft, 'groups', page)) return 'stale';
        const seenInRun = draft.cursors.groups.run;
        for (const group of page.groups) takeGroup(draft, group, decide, seenInRun);
        for (const remoteId of page.unreadRemoteIds) {
          const known = findByRemoteId(draft, remoteId);
          if (known !== null) draft.groups.set(known.groupId, { ...known, seenInRun });
          draft.feed = noteReread(draft.feed, remoteId, true);
        }
        setAside(draft, page.unreadable);
        return 'applied';
      }),
    ...createNewPeopleSide({
      data: () => data,
      transaction,
      seePerson,
      newPersonId: () => personIdSchema.parse(newId()),
    }),
    finishPeoplePull: (at) =>
      transaction((draft) => {
        const cursor = draft.cursors.people;
        for (const [key, person] of draft.people) {
          if (person.seenInRun < cursor.run && person.status !== 'unknown') {
            draft.people.set(key, { ...person, status: 'gone' });
          }
        }
        draft.cursors.people = { ...cursor, isComplete: true, lastSuccessAt: at };
      }),
    groupsNotSeen: () =>
      [...data.groups.values()].flatMap(({ groupId, remoteId, seenInRun }) =>
        remoteId === null || seenInRun === data.cursors.groups.run ? [] : [{ groupId, remoteId }],
      ),
    finishGroupsPull: (at) =>
      transaction((draft) => {
        const cursor = draft.cursors.groups;
        draft.quarantine = draft.quarantine.filter(({ run }) => run === cursor.run);
        draft.cursors.groups = { ...cursor, isComplete: true, lastSuccessAt: at };
        draft.feed = handOver(draft.feed);
      }),
    readFeed: () => feedState(data),
    beginFeed: (cursor, at) =>
      transaction((draft) => {
        draft.feed = { ...draft.feed, next: cursor === null ? null : { cursor, at } };
      }),
    groupsOf: (memberKeys) => {
      const personIds = memberKeys.flatMap((key) => data.keys.get(key) ?? []);
      return [...data.groups.values()].flatMap(({ remoteId, base, view }) => {
        const holds = personIds.some((id) => base?.members.has(id) || view?.members.has(id));
        return holds && remoteId !== null ? [remoteId] : [];
      });
    },
    applyChanges: (page, decide) =>
      transaction((draft) => {
        const { feed } = draft;
        if (feed.cursor !== page.expectedCursor) return 'stale';
        for (const person of page.people) seePerson(draft, person, 0);
        for (const memberKey of page.peopleGone) {
          const person = draft.people.get(memberKey);
          if (person !== undefined) draft.people.set(memberKey, { ...person, status: 'gone' });
        }
        for (const group of page.groups) takeGroup(draft, group, decide);
        for (const remoteId of page.goneRemoteIds) {
          draft.feed = noteReread(draft.feed, remoteId, false);
          const known = findByRemoteId(draft, remoteId);
          if (known !== null) applyDecision(draft, known.groupId, null, decide);
        }
        for (const remoteId of page.unreadRemoteIds) {
          draft.feed = noteReread(draft.feed, remoteId, true);
        }
        draft.quarantine = draft.quarantine.filter(({ item }) => !isMendedBy(page, item));
        setAside(draft, page.unreadable);
        const movedAt = page.nextCursor === feed.cursor ? feed.movedAt : page.at;
        draft.feed = { ...draft.feed, cursor: page.nextCursor, movedAt };
        return 'applied';
      }),
    finishFeed: (at) =>
      transaction((draft) => {
        draft.feed = { ...draft.feed, readAt: at };
      }),
    lanesToPush: (now) => {
      const due = [...data.rows.values()].filter(
        ({ state, nextAttemptAt }) =>
          state === 'queued' || (state === 'waiting' && (nextAttemptAt ?? '') <= now),
      );
      const blocked = waitingForPeople(data);
      const attemptsOf = (groupId: GroupId) =>
        Math.max(...due.filter((row) => row.groupId === groupId).map(({ attempts }) => attempts));
      const groups = new Set(due.sort((a, b) => a.seq - b.seq).map(({ groupId }) => groupId));
      return [...groups]
        .filter((groupId) => !blocked.has(groupId))
        .sort((one, other) => attemptsOf(one) - attemptsOf(other));
    },
    nextAttemptAt: () => {
      const blocked = waitingForPeople(data);
      const rows = [...data.rows.values()].filter(({ groupId }) => !blocked.has(groupId));
      return (
        [...rows, ...data.newPeople.values()]
          .flatMap(({ state, nextAttemptAt }) =>
            state === 'waiting' && nextAttemptAt !== null ? [nextAttemptAt] : [],
          )
          .sort()[0] ?? null
      );
    },
    readLane: (groupId) => laneOf(data, groupId),
    changeLane: (groupId, remote, decide) =>
      transaction((draft) => {
        if (!draft.groups.has(groupId)) return null;
        const remoteId = remote === undefined ? null : (laneOf(draft, groupId)?.remoteId ?? null);
        draft.quarantine = draft.quarantine.filter(
          ({ item }) => item.kind !== 'group' || item.remoteId !== remoteId || remoteId === null,
        );
        const state = remote === undefined || remote === null ? remote : stateOf(draft, remote);
        return applyDecision(draft, groupId, state, decide);
      }),
    quarantine: (items) => transaction((draft) => setAside(draft, items)),
    memberKeys(personIds) {
      const wanted = new Set(personIds);
      const found = [...data.keys].filter(([, personId]) => wanted.has(personId));
      return new Map(found.map(([memberKey, personId]) => [personId, memberKey]));
    },
    knownRemoteIds: (remoteIds) =>
      new Set(remoteIds.filter((remoteId) => findByRemoteId(data, remoteId) !== null)),
    keepIdentity: (identity) =>
      transaction((draft) => {
        draft.identity = identity;
      }),
    counts: () => {
      const rows = [...data.rows.values()];
      const held = new Set(data.conflicts.flatMap(({ seqs }) => seqs));
      const parked = rows.filter(({ state }) => state === 'parked');
      const inConflict = rows.filter(({ state }) => state === 'conflict');
      const people = [...data.newPeople.values()];
      const refused = people.filter(({ state }) => state === 'parked').length;
      return {
        waiting: rows.length - parked.length - inConflict.length + people.length - refused,
        parked: parked.filter(({ seq }) => !held.has(seq)).length + refused,
        conflicts: data.conflicts.length,
        quarantined: data.quarantine.length,
        lastPulledAt: data.feed.readAt ?? data.cursors.groups.lastSuccessAt,
      };
    },
    recordCycle: (cycle) => transaction((draft) => void draft.cycles.push(cycle)),

    connect: () => connectTo(store),
    newGroupId: () => groupIdSchema.parse(newId()),
    commit: (groupId, wanted, at) =>
      transaction((draft) => {
        const isNew = wanted.name === 'createGroup';
        const group =
          draft.groups.get(groupId) ??
          emptyGroup(groupId, isNew && clientChoosesIds ? groupId : null);
        const intent = narrowIntent(group.view, wanted);
        if (intent === null) return null;
        const view = applyIntent(group.view, intent, at);
        if (view === group.view) return null;
        lastSeq += 1;
        const row: MemoryRow = {
          seq: lastSeq,
          groupId,
          editId: editIdSchema.parse(newId()),
          command: { ...intent, id: commandIdSchema.parse(newId()), version: 1, groupId, at },
          state: 'queued',
          baseFields: baseFieldsOf(intent, group.base),
          attempts: 0,
          nextAttemptAt: null,
          lastFailure: null,
        };
        draft.rows.set(row.seq, row);
        draft.groups.set(groupId, { ...group, view });
        return row;
      }),
    retry: (seq) =>
      transaction((draft) => {
        const row = rowOf(draft, seq);
        const base = draft.groups.get(row.groupId)?.base ?? null;
        const baseFields = baseFieldsOf(row.command, base);
        draft.rows.set(seq, { ...row, state: 'queued', nextAttemptAt: null, baseFields });
        closeConflicts(draft, [seq]);
      }),
    discard: (seq) =>
      transaction((draft) => {
        const row = rowOf(draft, seq);
        draft.rows.delete(seq);
        closeConflicts(draft, [seq]);
        draft.gone.push({ row, how: { kind: 'discarded' } });
        refold(draft, row.groupId);
      }),
    personOf: (memberKey) =>
      data.keys.get(memberKey) ?? transaction((draft) => personOf(draft, memberKey)),
    groupOf: (remoteId) => findByRemoteId(data, remoteId)?.groupId ?? null,
    view: (groupId) => data.groups.get(groupId)?.view ?? null,
    groups: () => [...data.groups.values()],
    rows: () => [...data.rows.values()],
    openConflicts: () => data.conflicts,
    get gone() {
      return data.gone;
    },
    get cycles() {
      return data.cycles;
    },
    get quarantined() {
      return data.quarantine.map(({ item }) => item);
    },
    people: () => data.people,
    identity: () => data.identity,
  };

  function seePerson(draft: StoreData, person: RemotePerson, seenInRun: number): void {
    recognise(draft, person);
    personOf(draft, person.memberKey);
    const { memberKey, name, status } = person;
    draft.people.set(memberKey, { name, status, seenInRun });
  }

  return store;
}
