import type { ChangesPage, FeedState } from '#electron/sync/ports/store.ts';
import type { Instant } from '#shared/domain/time.ts';
import type { StoreData } from './memoryStoreData.ts';

/** What the in-memory store keeps of a change feed. Never changed, only replaced. */
export interface MemoryFeed {
  cursor: string | null;
  movedAt: Instant | null;
  next: { cursor: string; at: Instant } | null;
  readAt: Instant | null;
  /** Remote ids of groups that could not be read, or that are gone there while edits keep the copy. */
  rereads: readonly string[];
}

export const unreadFeed: MemoryFeed = {
  cursor: null,
  movedAt: null,
  next: null,
  readAt: null,
  rereads: [],
};

export function feedState({ feed, cursors, quarantine, rows, groups }: StoreData): FeedState {
  const acked = [...rows.values()].flatMap(({ state, groupId }) => {
    const remoteId = state === 'acked' ? groups.get(groupId)?.remoteId : null;
    return remoteId == null ? [] : [remoteId];
  });
  return {
    cursor: feed.cursor,
    movedAt: feed.movedAt,
    fullPullAt: cursors.groups.lastSuccessAt,
    isFullPullUnderWay: Object.values(cursors).some(
      ({ run, isComplete }) => run > 0 && !isComplete,
    ),
    hasUnreadable: quarantine.length > 0,
    rereads: [...new Set([...feed.rereads, ...acked])],
  };
}

/** The full pull has ended: the feed goes on from where it stood when that began. */
export function handOver({ next, rereads }: MemoryFeed): MemoryFeed {
  return { ...unreadFeed, cursor: next?.cursor ?? null, movedAt: next?.at ?? null, rereads };
}

/** Whether a group is to be read again whatever the feed says. */
export function noteReread(
  feed: MemoryFeed,
  remoteId: string | null,
  isWanted: boolean,
): MemoryFeed {
  if (remoteId === null) return feed;
  const others = feed.rereads.filter((id) => id !== remoteId);
  return { ...feed, rereads: isWanted ? [...others, remoteId] : others };
}

/** What was set aside of people and groups that are read well now has been mended. */
export function isMendedBy(
  { people, peopleGone, groups, goneRemoteIds }: ChangesPage,
  { kind, remoteId }: { kind: string; remoteId: string | null },
): boolean {
  if (remoteId === null) return false;
  if (kind === 'person') {
    return peopleGone.includes(remoteId) || people.some((one) => one.memberKey === remoteId);
  }
  if (kind !== 'group') return false;
  return goneRemoteIds.includes(remoteId) || groups.some((one) => one.remoteId === remoteId);
}
