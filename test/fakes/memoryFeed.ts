import type { ChangesPage, FeedState } from '#electron/sync/ports/store.ts';
import type { Instant } from '#shared/domain/time.ts';
import type { StoreData } from './memoryStoreData.ts';

/** What the in-memory store keeps of a change feed. Never changed, only replaced. */
export interface MemoryFeed {
  cursor: string | null;
  movedAt: Instant | null;
  next: { cursor: string; at: Instant } | null;
  readAt: Instant | null;
  /** Remote ids of groups that could not be read. */
  unread: readonly string[];
}

export const unreadFeed: MemoryFeed = {
  cursor: null,
  movedAt: null,
  next: null,
  readAt: null,
  unread: [],
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
    rereads: [...new Set([...feed.unread, ...acked])],
  };
}

/** The full pull has ended: the feed goes on from where it stood when that began. */
export function handOver({ next, unread }: MemoryFeed): MemoryFeed {
  return { ...unreadFeed, cursor: next?.cursor ?? null, movedAt: next?.at ?? null, unread };
}

/** Groups that were read, and those that could not be. */
export function noteReads(
  feed: MemoryFeed,
  {
    groups,
    unreadRemoteIds,
    goneRemoteIds = [],
  }: Pick<ChangesPage, 'groups' | 'unreadRemoteIds'> & Partial<Pick<ChangesPage, 'goneRemoteIds'>>,
): MemoryFeed {
  const read = new Set([...groups.map(({ remoteId }) => remoteId), ...goneRemoteIds]);
  const unread = [...feed.unread.filter((id) => !read.has(id)), ...unreadRemoteIds];
  return { ...feed, unread: [...new Set(unread)] };
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
