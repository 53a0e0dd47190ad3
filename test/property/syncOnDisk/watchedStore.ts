import type { Store } from '#electron/store/store.ts';
import type { DecideLane, Lane, LaneChange, SyncStore } from '#electron/sync/ports/store.ts';
import type { GroupState } from '#shared/domain/group.ts';
import type { GroupId } from '#shared/domain/ids.ts';
import type { GoneRow } from '#test/fakes/memorySyncStore.ts';
import { mustEqual } from '../sync/mustEqual.ts';
import { plain } from '../sync/world.ts';

/** What an engine did to a store, as seen from between the two. */
export interface Watch {
  /** Told of every row, or part of one, that a committed decision took out of the outbox. */
  onEnd(end: GoneRow): void;
  /** Told of every id on the server that a group here was given. */
  onRemoteId(groupId: GroupId, remoteId: string): void;
  /** Told of what must never happen: the engine would take it for trouble and try again. */
  onComplaint(complaint: unknown): void;
}

/**
 * The engine's side of a store. Once cut, every call through it throws, as if the process had died; once closed, a call
 * is moreover something to complain of. After every
 * decision the copy that is stored has to be the copy that was decided.
 */
export function watchStore(
  store: Store,
  watch: Watch,
): { store: SyncStore; cut(): void; close(): void } {
  let isCut = false;
  let isClosed = false;
  let decided: { lane: Lane; change: LaneChange }[] = [];
  const observed =
    (decide: DecideLane): DecideLane =>
    (lane, remote) => {
      const change = decide(lane, remote);
      decided.push({ lane, change });
      return change;
    };
  /** Only what was committed has happened. */
  const committing = <Value>(call: () => Value): Value => {
    decided = [];
    const value = call();
    for (const { lane, change } of decided) {
      for (const end of endsOf(lane, change)) watch.onEnd(end);
      if (change.remoteId !== undefined) watch.onRemoteId(lane.groupId, change.remoteId);
      if (change.base === undefined) continue;
      checkCopy(lane.groupId, change.base);
    }
    return value;
  };
  const checkCopy = (groupId: GroupId, wanted: GroupState | null) => {
    const stored = store.readLane(groupId)?.base ?? null;
    try {
      mustEqual(plain(stored), plain(wanted), '[I1] the stored copy is the one decided');
    } catch (error) {
      watch.onComplaint(error);
    }
  };
  const watched: SyncStore = {
    ...store,
    applyGroupsPage: (page, decide) =>
      committing(() => store.applyGroupsPage(page, observed(decide))),
    applyChanges: (page, decide) => committing(() => store.applyChanges(page, observed(decide))),
    changeLane: (groupId, remote, decide, at) =>
      committing(() => store.changeLane(groupId, remote, observed(decide), at)),
  };
  const checkOpen = () => {
    if (isClosed) watch.onComplaint(new Error('The store was used after the engine had stopped.'));
    if (isCut || isClosed) throw new Error('The process is dead.');
  };
  return {
    cut: () => {
      isCut = true;
    },
    close: () => {
      isClosed = true;
    },
    store: new Proxy(watched, {
      get(target, name: keyof SyncStore) {
        checkOpen();
        const call = target[name] as (...args: unknown[]) => unknown;
        return (...args: unknown[]) => {
          checkOpen();
          try {
            return call(...args);
          } catch (error) {
            watch.onComplaint(error);
            throw error;
          }
        };
      },
    }),
  };
}

function endsOf(lane: Lane, { base = null, settled = [], entries = [] }: LaneChange): GoneRow[] {
  return lane.entries.flatMap((entry): GoneRow[] => {
    const row = { ...entry, groupId: lane.groupId };
    if (settled.includes(entry.seq)) return [{ row, how: { kind: 'settled', base, lane } }];
    const left = entries.find(({ seq }) => seq === entry.seq)?.intent;
    return left === undefined ? [] : [{ row, how: { kind: 'narrowed', base, lane, left } }];
  });
}
