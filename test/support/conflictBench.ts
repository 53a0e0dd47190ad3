import { expect } from 'vitest';
import type { StoreOptions } from '#electron/store/openStore.ts';
import type { Store } from '#electron/store/store.ts';
import type { RemoteGroup } from '#electron/sync/ports/remote.ts';
import type { DecideLane } from '#electron/sync/ports/store.ts';
import type { Intent } from '#shared/commands/command.ts';
import { rebase } from '#shared/commands/rebase.ts';
import type { ConflictChoice, ConflictKind } from '#shared/domain/conflict.ts';
import type { GroupState } from '#shared/domain/group.ts';
import type { EditId, GroupId, PersonId } from '#shared/domain/ids.ts';
import { openTestStore, type TestStore } from '#test/support/openTestStore.ts';
import {
  at,
  everything,
  groupNamed,
  personNamed,
  pull,
  remoteGroup,
  remotePerson,
  rosterNames,
} from '#test/support/storeSeed.ts';
import { readTable } from '#test/support/storeTable.ts';

const words = { kind: 'http', status: 403, serverMessage: 'No.', serverCode: '17' };
const parkedKinds: readonly ConflictKind[] = ['groupFull', 'permissionLost'];

/** A store with Kitchen (Ana, and Ben as admin) in which conflicts can be found, settled, sent and looked at. */
export interface ConflictBench {
  readonly store: Store;
  readonly bench: TestStore;
  readonly kitchen: GroupId;
  person(name: string): PersonId;
  commit(...wishes: Intent[]): EditId;
  /** The engine finds a conflict about the rows that `concerns`, all of them unless given. */
  find(
    kind: ConflictKind,
    remote: RemoteGroup | null | undefined,
    concerns?: (command: Intent) => boolean,
  ): void;
  /** Settles the open conflict of this kind. */
  settle(kind: ConflictKind, choice: ConflictChoice): EditId;
  /** Everything in the queue is sent, accepted and read back. */
  send(): void;
  /** What a screen can show, and what is in the queue. */
  picture(): unknown;
  /** I1, P2, marks: what holds after every step. */
  check(): void;
  undo(editId: EditId): EditId | null;
  redo(editId: EditId): EditId | null;
}

export function openConflictBench(
  options: Omit<Partial<StoreOptions>, 'file'> = {},
): ConflictBench {
  const bench = openTestStore({ newRemoteId: () => 'fresh', ...options });
  const people = ['Ana', 'Ben', 'Cem', 'Dan', 'Eve'].map((name) => remotePerson(name));
  pull(bench.store, { people, groups: [remoteGroup('Kitchen', ['Ana', 'Ben*'])] });
  const kitchen = groupNamed(bench.store, 'Kitchen');
  let clock = 10;
  const now = () => {
    clock += 1;
    return at(clock);
  };
  const self: ConflictBench = {
    bench,
    kitchen,
    get store() {
      return bench.store;
    },
    person: (name) => personNamed(bench.store, name),
    commit(...wishes) {
      const { editId } = bench.store.commitEdit({
        intents: wishes.map((intent) => ({ groupId: kitchen, intent })),
        at: now(),
      });
      if (editId === null) throw new Error('Nothing was to change.');
      return editId;
    },
    find(kind, remote, concerns = () => true) {
      const held = ({ entries }: Parameters<DecideLane>[0]) =>
        entries.filter(
          ({ state, command }) => state !== 'conflict' && state !== 'parked' && concerns(command),
        );
      bench.store.changeLane(
        kitchen,
        remote,
        (lane, copy) => ({
          ...(copy ? { base: copy } : {}),
          entries: held(lane).map(({ seq, attempts }) => ({
            seq,
            state: parkedKinds.includes(kind) ? ('parked' as const) : ('conflict' as const),
            attempts: attempts + 1,
            lastFailure: parkedKinds.includes(kind) ? words : null,
          })),
          conflicts: [
            {
              kind,
              seqs: held(lane).map(({ seq }) => seq),
              base: 'base',
              mine: 'mine',
              theirs: theirSide(kind, copy ?? null),
            },
          ],
        }),
        now(),
      );
      // Refused rows are parked, whatever holds them.
      if (parkedKinds.includes(kind)) park(bench.store, kitchen, kind, now());
      self.check();
    },
    settle(kind, choice) {
      const { editId } = bench.store.resolveConflict(conflictOf(bench.store, kind), choice, now());
      self.check();
      if (editId === null) throw new Error('The decision is no edit.');
      return editId;
    },
    send() {
      const sent = new Set<number>();
      bench.store.changeLane(
        kitchen,
        undefined,
        ({ entries }) => ({
          entries: entries
            .filter(({ state }) => state === 'queued')
            .map(({ seq, attempts }) => {
              sent.add(seq);
              return { seq, state: 'acked' as const, attempts: attempts + 1 };
            }),
        }),
        now(),
      );
      self.check();
      bench.store.changeLane(
        kitchen,
        undefined,
        ({ base, entries }) => ({
          base: rebase(
            base,
            entries.filter(({ seq }) => sent.has(seq)).map(({ command }) => command),
          ),
          settled: [...sent],
        }),
        now(),
      );
      self.check();
    },
    picture() {
      const { store } = bench;
      const lane = store.readLane(kitchen);
      const group = store.getGroup(kitchen);
      return {
        // When it last changed goes on: taking a change back is one.
        group: group === null ? null : { ...group, changedAt: null },
        state: store.groupState(kitchen),
        changes: store.listChanges(everything).items,
        conflicts: store.listConflicts(everything).items,
        counts: store.counts(),
        base: lane?.base,
        remoteId: lane?.remoteId,
        rows: lane?.entries,
        stays: readTable(
          bench.file,
          `SELECT person_id, standing, is_admin, joined_at, dates_from, left_at, left_from, sync_mark
           FROM membership ORDER BY person_id, standing, joined_at`,
        ),
      };
    },
    check: () => checkStore(bench, kitchen),
    undo(editId) {
      const { editId: back } = bench.store.undoEdit(editId, now());
      self.check();
      return back;
    },
    redo(editId) {
      const { editId: again } = bench.store.redoEdit(editId, now());
      self.check();
      return again;
    },
  };
  return self;
}

function theirSide(kind: ConflictKind, copy: GroupState | null): string | null {
  if (copy === null) return null;
  return kind === 'name' || kind === 'description' ? copy.fields[kind] : 'theirs';
}

function park(store: Store, groupId: GroupId, kind: ConflictKind, now: ReturnType<typeof at>) {
  const held = new Set(
    store.listConflicts(everything).items.find((found) => found.kind === kind)?.commandIds,
  );
  store.changeLane(
    groupId,
    undefined,
    ({ entries }) => ({
      entries: entries
        .filter(({ command }) => held.has(command.id))
        .map(({ seq }) => ({ seq, state: 'parked' as const, lastFailure: words })),
    }),
    now,
  );
}

export function conflictOf(store: Store, kind: ConflictKind) {
  const found = store.listConflicts(everything).items.find((conflict) => conflict.kind === kind);
  if (found === undefined) throw new Error(`No open conflict of kind ${kind}.`);
  return found.id;
}

function checkStore({ store, file }: TestStore, groupId: GroupId): void {
  const lane = store.readLane(groupId);
  const folded =
    lane === null
      ? null
      : rebase(
          lane.base,
          lane.entries.map(({ command }) => command),
        );
  const plain = (state: typeof folded) =>
    state && {
      fields: state.fields,
      members: [...state.members]
        .map(([id, { isAdmin, joinedAt }]) => [id, isAdmin, joinedAt])
        .sort(),
    };
  expect(plain(store.groupState(groupId)), 'I1').toEqual(plain(folded));
  const states = lane?.entries.map(({ state }) => state) ?? [];
  const isStuck = states.some((state) => state === 'parked' || state === 'conflict');
  const mark = states.length === 0 ? 'synced' : isStuck ? 'attention' : 'waiting';
  expect(store.getGroup(groupId)?.syncMark ?? mark, 'mark').toBe(mark);
  expect(rosterNames(store, groupId)).toHaveLength(store.getGroup(groupId)?.memberCount ?? 0);
  const count = (sql: string) => readTable(file, `SELECT count(*) AS n FROM ${sql}`)[0]?.n;
  const finished = `activity WHERE args IS NOT NULL AND outcome IS NULL
    AND command_uid NOT IN (SELECT uid FROM outbox)`;
  expect(count(finished), 'P2: left without a word').toBe(0);
  const uncopied = `outbox WHERE uid NOT IN
    (SELECT command_uid FROM activity WHERE args IS NOT NULL AND outcome IS NULL)`;
  expect(count(uncopied), 'P2: pending without a copy').toBe(0);
  const idle = `conflict c WHERE resolved_at IS NULL AND NOT EXISTS (
    SELECT 1 FROM json_each(c.commands) j JOIN outbox o ON o.uid = j.value
    WHERE o.state IN ('conflict', 'parked'))`;
  expect(count(idle), 'a conflict that holds up nothing').toBe(0);
}
