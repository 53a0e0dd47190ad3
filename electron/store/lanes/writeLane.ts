import { rebase } from '#shared/commands/rebase.ts';
import type { PersonId } from '#shared/domain/ids.ts';
import type { Instant } from '#shared/domain/time.ts';
import type { Touched } from '../database/storeDatabase.ts';
import type { StoredEntry } from '../repositories/outboxRows.ts';
import type { Rows } from '../repositories/rows.ts';
import { groupMark, peopleMarks } from './laneMarks.ts';
import { isSameCopy, type ServerCopy } from './serverCopy.ts';
import type { StoredLane } from './storedLane.ts';
import { personRowOf, writeView } from './writeView.ts';

/**
 * Writes a lane's copy and its view folded anew from the copy and the entries (I1). The entries themselves are
 * written by whoever changed them. A stored copy exists only while there are entries; without any, the view is it.
 */
export function writeLane(
  rows: Rows,
  lane: StoredLane,
  next: { copy: ServerCopy | null; entries: readonly StoredEntry[]; at: Instant },
  touched: Touched,
): void {
  const { group, personRows, intervals } = lane;
  const { copy, entries, at } = next;
  writeCopy(rows, lane, copy, entries);
  const view = rebase(
    copy,
    entries.map(({ command }) => command),
  );
  const people = new Set<PersonId>(intervals.keys());
  for (const personId of copy?.members.keys() ?? []) people.add(personId);
  for (const personId of view?.members.keys() ?? []) people.add(personId);
  const markOf = peopleMarks(entries);
  writeView(
    rows,
    { group, copy, view, people, intervals, personRows, groupMark: groupMark(entries), markOf, at },
    touched,
  );
}

function writeCopy(
  rows: Rows,
  lane: StoredLane,
  copy: ServerCopy | null,
  entries: readonly StoredEntry[],
): void {
  const { group, personRows } = lane;
  const isStored = lane.entries.length > 0 && lane.copy !== null;
  if (entries.length === 0 || copy === null) {
    if (isStored) rows.copies.drop(group.id);
    return;
  }
  if (isStored && isSameCopy(lane.copy, copy)) return;
  rows.copies.write(group.id, copy, (personId) => personRowOf(rows, personRows, personId));
}
