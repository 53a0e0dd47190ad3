import type { SyncStore } from './ports/store.ts';

/** A copy younger than this is not fetched again because it comes onto the screen. */
const freshForMs = 30_000;

/** When each group was last read, in memory: after a restart nothing is fresh. */
export interface Freshness {
  isFresh(remoteId: string): boolean;
  /** Counts as read now, though nothing came of it. */
  note(remoteId: string): void;
}

/** The same store, noting every server copy that is written through it: only what is stored has been read. */
export function watchFreshness(
  store: SyncStore,
  nowMs: () => number,
): { store: SyncStore; freshness: Freshness } {
  const readAtMs = new Map<string, number>();
  const note = (remoteId: string) => void readAtMs.set(remoteId, nowMs());
  return {
    freshness: {
      note,
      isFresh(remoteId) {
        const atMs = readAtMs.get(remoteId);
        const ageMs = atMs === undefined ? freshForMs : nowMs() - atMs;
        // A time ahead of the clock is from before the clock was set back.
        return ageMs >= 0 && ageMs < freshForMs;
      },
    },
    store: {
      ...store,
      applyGroupsPage(page, decide) {
        const outcome = store.applyGroupsPage(page, decide);
        if (outcome === 'applied') for (const { remoteId } of page.groups) note(remoteId);
        return outcome;
      },
      applyChanges(page, decide) {
        const outcome = store.applyChanges(page, decide);
        if (outcome === 'applied') for (const { remoteId } of page.groups) note(remoteId);
        return outcome;
      },
      changeLane(groupId, remote, decide, at) {
        const change = store.changeLane(groupId, remote, decide, at);
        if (remote !== undefined && remote !== null) note(remote.remoteId);
        return change;
      },
    },
  };
}
