import type { ReadGroup, RemoteChanges, RemoteResult } from '../ports/remote.ts';

/** A copy older than this is read again. */
const keptForMs = 5 * 60_000;

/**
 * Groups that were read in full and not stored yet. A page of groups is stored whole, so without this a pull whose
 * rate limit is smaller than a page would read the same groups again after each wait, and never come to its end.
 * A page of changes is kept for the same reason, and with it only groups read after it was.
 * Whoever sends anything clears it: a copy from before an acknowledgement must not be taken for one from after it.
 */
export interface KeptReads {
  find(remoteId: string, nowMs: number): RemoteResult<ReadGroup> | undefined;
  keep(remoteId: string, result: RemoteResult<ReadGroup>, nowMs: number): void;
  /** The page of changes at that cursor, while groups read because of it are kept. */
  findChanges(cursor: string, nowMs: number): RemoteChanges | undefined;
  keepChanges(cursor: string, changes: RemoteChanges, nowMs: number): void;
  drop(remoteIds: readonly string[]): void;
  clear(): void;
  isEmpty(): boolean;
}

export function createKeptReads(): KeptReads {
  const reads = new Map<string, { result: RemoteResult<ReadGroup>; atMs: number }>();
  let page: { cursor: string; changes: RemoteChanges; atMs: number } | null = null;
  const isYoung = (atMs: number, nowMs: number) => nowMs >= atMs && nowMs - atMs <= keptForMs;
  return {
    find(remoteId, nowMs) {
      const read = reads.get(remoteId);
      return read !== undefined && isYoung(read.atMs, nowMs) ? read.result : undefined;
    },
    findChanges: (cursor, nowMs) =>
      page?.cursor === cursor && isYoung(page.atMs, nowMs) ? page.changes : undefined,
    keepChanges(cursor, changes, nowMs) {
      page = { cursor, changes, atMs: nowMs };
    },
    keep: (remoteId, result, nowMs) => void reads.set(remoteId, { result, atMs: nowMs }),
    drop(remoteIds) {
      for (const remoteId of remoteIds) reads.delete(remoteId);
    },
    clear() {
      reads.clear();
      page = null;
    },
    isEmpty: () => reads.size === 0 && page === null,
  };
}
