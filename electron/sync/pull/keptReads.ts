import type { ReadGroup, RemoteResult } from '../ports/remote.ts';

/** A copy older than this is read again. */
const keptForMs = 5 * 60_000;

/**
 * Groups that were read in full and not stored yet. A page of groups is stored whole, so without this a pull whose
 * rate limit is smaller than a page would read the same groups again after each wait, and never come to its end.
 * Whoever sends anything clears it: a copy from before an acknowledgement must not be taken for one from after it.
 */
export interface KeptReads {
  find(remoteId: string, nowMs: number): RemoteResult<ReadGroup> | undefined;
  keep(remoteId: string, result: RemoteResult<ReadGroup>, nowMs: number): void;
  drop(remoteIds: readonly string[]): void;
  clear(): void;
  isEmpty(): boolean;
}

export function createKeptReads(): KeptReads {
  const reads = new Map<string, { result: RemoteResult<ReadGroup>; atMs: number }>();
  return {
    find(remoteId, nowMs) {
      const read = reads.get(remoteId);
      if (read === undefined) return undefined;
      const ageMs = nowMs - read.atMs;
      return ageMs >= 0 && ageMs <= keptForMs ? read.result : undefined;
    },
    keep: (remoteId, result, nowMs) => void reads.set(remoteId, { result, atMs: nowMs }),
    drop(remoteIds) {
      for (const remoteId of remoteIds) reads.delete(remoteId);
    },
    clear: () => reads.clear(),
    isEmpty: () => reads.size === 0,
  };
}
