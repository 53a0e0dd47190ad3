import type { Instant } from '#shared/domain/time.ts';
import type { Rows } from '../repositories/rows.ts';
import type { FeedState, PullScope } from '../syncPorts.ts';

/** Where the feed stands, and what a pull has to know beside it. */
export function readFeed(rows: Rows): FeedState {
  const { cursor, movedAt } = rows.feed.read();
  return {
    cursor,
    movedAt,
    fullPullAt: fullPullAt(rows),
    isFullPullUnderWay: isUnderWay(rows, 'people') || isUnderWay(rows, 'groups'),
    hasUnreadable: rows.quarantine.isAnything(),
    rereads: [...new Set([...rows.rereads.all(), ...rows.pulledGroups.remoteIdsAcked()])],
  };
}

/** Keeps where the feed stands before a full pull; the one that is read now stays until that has ended well. */
export function beginFeed(rows: Rows, cursor: string | null, at: Instant): void {
  const nextAt = cursor === null ? null : at;
  rows.feed.write({ ...rows.feed.read(), nextCursor: cursor, nextAt });
}

/** The feed was read to its end. */
export function finishFeed(rows: Rows, at: Instant): void {
  const feed = rows.feed.read();
  if (feed.cursor !== null) rows.feed.write({ ...feed, readAt: at });
}

/** When everything here was last known to be as recent: null before the first full pull, which is people, then groups. */
export function lastPulledAt(rows: Rows): Instant | null {
  const pulledAt = fullPullAt(rows);
  return pulledAt === null ? null : (rows.feed.read().readAt ?? pulledAt);
}

function fullPullAt(rows: Rows): Instant | null {
  const peopleAt = rows.cursors.read('people')?.lastSuccessAt ?? null;
  const groupsAt = rows.cursors.read('groups')?.lastSuccessAt ?? null;
  return peopleAt === null ? null : groupsAt;
}

function isUnderWay(rows: Rows, scope: PullScope): boolean {
  const cursor = rows.cursors.read(scope);
  return cursor !== null && !cursor.isComplete;
}
