import { rebase } from '#shared/commands/rebase.ts';
import type { KeptGroup, ResolutionRecord } from '#shared/domain/resolution.ts';
import type { Instant } from '#shared/domain/time.ts';
import type { Touched } from '../database/storeDatabase.ts';
import { leaveOutbox } from '../lanes/leaveOutbox.ts';
import type { ServerCopy } from '../lanes/serverCopy.ts';
import { loadLane, type StoredLane } from '../lanes/storedLane.ts';
import { writeLane } from '../lanes/writeLane.ts';
import { personRowOf } from '../lanes/writeView.ts';
import type { EditRow } from '../repositories/editRows.ts';
import type { StoredEntry } from '../repositories/outboxRows.ts';
import type { Rows } from '../repositories/rows.ts';
import type { EditReceipt } from '../workspaceStore.ts';
import { refusal } from './refusal.ts';
import { reopenConflictRows } from './reopenConflictRows.ts';
import { restoreRows } from './restoreRows.ts';

/**
 * Puts a lane back to where it stood before a conflict was settled, as far as nothing of it was sent since, and opens
 * the conflict again. Throws MusterError `cannotUndo`.
 */
export function reopenConflict(
  rows: Rows,
  record: ResolutionRecord,
  { edit, lane, at }: { edit: EditRow; lane: StoredLane; at: Instant },
  touched: Touched,
): EditReceipt {
  const { group } = lane;
  refuseTwin(rows, record, lane);
  const added = lane.entries.filter(({ command }) =>
    record.added.some(({ id }) => id === command.id),
  );
  leaveOutbox(rows, added, 'undone', at);
  const rest = lane.entries.filter((entry) => !added.includes(entry));
  const entries = restoreRows(rows, record, group, rest);
  for (const { id, undoneAt } of record.standing) {
    const again = rows.edits.byUid(id);
    if (again !== null) rows.edits.setUndone(again.id, undoneAt);
  }

  const restored =
    record.kind === 'groupDeleted' ? bringBack(rows, record, lane, at, touched) : lane;
  const copy = record.kept === null ? restored.copy : copyOf(record.kept);
  if (isPointless(copy, entries)) throw refusal('The group is not there any more.');
  reopenConflictRows(rows, record, { group, copy, entries, at });
  writeLane(rows, restored, { copy, entries, at }, touched);
  rows.activity.note({
    kind: 'undone',
    at,
    groupRow: group.id,
    groupName: group.fields.name,
    editRow: edit.id,
    detail: { kind: record.kind },
  });
  return { editId: null, changed: 1 };
}

/** A group that exists again cannot come back a second time. */
function refuseTwin(
  rows: Rows,
  { kind, choice, remoteId }: ResolutionRecord,
  lane: StoredLane,
): void {
  if (kind !== 'groupDeleted') return;
  const { group, entries } = lane;
  const isBack = choice === 'takeTheirs' && (group.isPresent || entries.length > 0);
  const twin = remoteId === null ? null : rows.groups.byRemoteId(remoteId);
  if (isBack || (twin !== null && twin.id !== group.id)) {
    throw refusal('The group is on the server again.');
  }
}

/**
 * A deleted group is as it was kept: under its old id there, and the stays that were closed with the decision are open
 * again. What the decision had made anew never happened.
 */
function bringBack(
  rows: Rows,
  { at: settledAt, kept, remoteId }: ResolutionRecord,
  lane: StoredLane,
  at: Instant,
  touched: Touched,
): StoredLane {
  const { group, personRows } = lane;
  rows.groups.setRemoteId(group.id, remoteId);
  if (kept !== null) {
    writeLane(rows, lane, { copy: null, entries: [], at }, touched);
    for (const { personId, removedAt } of kept.members) {
      rows.pastStays.reopen({
        groupId: group.id,
        personRow: personRowOf(rows, personRows, personId),
        endedAt: removedAt ?? settledAt,
        removedAt,
      });
    }
  }
  const again = rows.groups.byId(group.id) ?? group;
  // Counted anew: a view is written from its steps, and those who are back take none.
  return loadLane(rows, { ...again, memberCount: rows.memberships.countOpen(group.id) });
}

function copyOf({ fields, members }: KeptGroup): ServerCopy {
  return {
    fields,
    members: new Map(
      members.map(({ personId, isAdmin, joinedAt, datesFrom }) => [
        personId,
        { isAdmin, joinedAt, datesFrom },
      ]),
    ),
  };
}

/** Edits of a group that is not there, and that none of them makes, could never be settled. */
function isPointless(copy: ServerCopy | null, entries: readonly StoredEntry[]): boolean {
  if (entries.some(({ command }) => command.name === 'deleteGroup')) return false;
  const commands = entries.map(({ command }) => command);
  return rebase(copy, commands) === null;
}
