import type { PersonId } from '#shared/domain/ids.ts';
import type { GroupRow } from '../repositories/groupRows.ts';
import type { StoredEntry } from '../repositories/outboxRows.ts';
import type { Rows } from '../repositories/rows.ts';
import type { RowId } from '../schema/columns.ts';
import type { Lane } from '../syncPorts.ts';
import type { CurrentIntervals } from './planIntervals.ts';
import type { CopyMember, ServerCopy } from './serverCopy.ts';

/** One group's queue with the copies it stands between, as the tables hold them. */
export interface StoredLane {
  group: GroupRow;
  copy: ServerCopy | null;
  entries: readonly StoredEntry[];
  intervals: ReadonlyMap<PersonId, CurrentIntervals>;
  /** The keys of everybody met so far; grows as others are looked up. */
  personRows: Map<PersonId, RowId>;
}

export function loadLane(rows: Rows, group: GroupRow): StoredLane {
  const personRows = new Map<PersonId, RowId>();
  const entries = rows.outbox.ofGroup(group.id);
  const intervals = rows.memberships.currentOf(group.id, personRows);
  const copy =
    entries.length > 0 ? rows.copies.read(group.id, personRows) : copyInView(group, intervals);
  return { group, copy, entries, intervals, personRows };
}

/** A lane for a group that has no row yet. */
export function newLane(group: GroupRow): StoredLane {
  return { group, copy: null, entries: [], intervals: new Map(), personRows: new Map() };
}

/** Without unsent edits the view is the server's copy. */
export function copyInView(
  group: GroupRow,
  intervals: ReadonlyMap<PersonId, CurrentIntervals>,
): ServerCopy | null {
  if (!group.isPresent) return null;
  const members = new Map<PersonId, CopyMember>();
  for (const [personId, { open }] of intervals) {
    if (open === null) continue;
    const { isAdmin, joinedAt, datesFrom } = open;
    members.set(personId, { isAdmin, joinedAt, datesFrom });
  }
  return { fields: group.fields, members };
}

/** A group that is neither shown nor waited for is none any more; its row is only kept for its history. */
export function isThere({ group, entries }: StoredLane): boolean {
  return group.isPresent || entries.length > 0;
}

export function asLane({ group, copy, entries }: StoredLane): Lane {
  return { groupId: group.uid, remoteId: group.remoteId, base: copy, entries };
}
