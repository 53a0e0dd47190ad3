import { v7 as uuid } from 'uuid';
import { groupIdSchema } from '#shared/domain/ids.ts';
import type { Instant } from '#shared/domain/time.ts';
import type { Touched } from '../database/storeDatabase.ts';
import { loadLane, newLane } from '../lanes/storedLane.ts';
import type { Rows } from '../repositories/rows.ts';
import type { RowId } from '../schema/columns.ts';
import type { DecideLane, PageOutcome, RemoteGroup, SyncStore } from '../syncPorts.ts';
import { applyDecision } from './applyDecision.ts';
import { keepUnreadable } from './keepUnreadable.ts';
import { isFirstPull, runOfPage } from './pullCursor.ts';

type GroupsPage = Parameters<SyncStore['applyGroupsPage']>[0];

/** One page of groups with their members, dropped whole when the cursor has moved meanwhile. */
export function applyGroupsPage(
  rows: Rows,
  page: GroupsPage,
  decide: DecideLane,
  touched: Touched,
): PageOutcome {
  const cursor = runOfPage(rows, 'groups', page.expectedCursor);
  if (cursor === null) return 'stale';
  const pull = { at: page.at, isFirstPull: isFirstPull(rows) };
  for (const remote of page.groups) {
    const group = applyGroup(rows, remote, pull, decide, touched);
    rows.pulledGroups.markSeen(group, cursor.run);
  }
  const listed = page.unreadable.filter(({ kind }) => kind === 'group');
  for (const remoteId of [...page.unreadRemoteIds, ...listed.map((item) => item.remoteId)]) {
    const group = remoteId === null ? null : rows.groups.byRemoteId(remoteId);
    if (group !== null) rows.pulledGroups.markSeen(group.id, cursor.run);
  }
  for (const remoteId of page.unreadRemoteIds) rows.rereads.keep(remoteId);
  keepUnreadable(rows, page.unreadable, page.at, touched);
  const hasUnread = cursor.hasUnread || page.unreadRemoteIds.length > 0;
  rows.cursors.advance('groups', page.nextCursor, hasUnread);
  return 'applied';
}

/** Writes one group as it was read, and returns its row. */
export function applyGroup(
  rows: Rows,
  remote: RemoteGroup,
  pull: { at: Instant; isFirstPull: boolean },
  decide: DecideLane,
  touched: Touched,
): RowId {
  const known = rows.groups.byRemoteId(remote.remoteId);
  const group =
    known ??
    rows.groups.insert({
      uid: groupIdSchema.parse(uuid()),
      remoteId: remote.remoteId,
      fields: { name: remote.name, description: remote.description },
      firstSeenAt: pull.at,
    });
  const lane = known === null ? newLane(group) : loadLane(rows, group);
  applyDecision(rows, { lane, remote, decide, ...pull }, touched);
  return group.id;
}
