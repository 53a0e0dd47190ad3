import type { GroupState, SyncMark } from '#shared/domain/group.ts';
import type { PersonId } from '#shared/domain/ids.ts';
import type { Instant } from '#shared/domain/time.ts';
import { MusterError } from '#shared/ipc/errors.ts';
import type { Touched } from '../database/storeDatabase.ts';
import type { GroupRow } from '../repositories/groupRows.ts';
import type { Rows } from '../repositories/rows.ts';
import type { RowId } from '../schema/columns.ts';
import { type CurrentIntervals, planIntervals } from './planIntervals.ts';
import type { ServerCopy } from './serverCopy.ts';

export interface ViewChange {
  group: GroupRow;
  copy: ServerCopy | null;
  /** The copy with the pending commands replayed on it. */
  view: GroupState | null;
  /** Whom it may concern: nobody else's rows are looked at. */
  people: Iterable<PersonId>;
  intervals: ReadonlyMap<PersonId, CurrentIntervals>;
  personRows: Map<PersonId, RowId>;
  groupMark: SyncMark;
  markOf(personId: PersonId): SyncMark;
  at: Instant;
}

const nobody: CurrentIntervals = { open: null, removed: null };

/** Writes what the screen shows of one group (I1), and nothing where nothing changed. */
export function writeView(rows: Rows, change: ViewChange, touched: Touched): void {
  const { group, copy, view, intervals, at } = change;
  let hasChanged = false;
  for (const personId of change.people) {
    const steps = planIntervals({
      current: intervals.get(personId) ?? nobody,
      copy: copy?.members.get(personId) ?? null,
      view: view?.members.get(personId) ?? null,
      syncMark: change.markOf(personId),
      at,
    });
    if (steps.length === 0) continue;
    rows.memberships.take(group.id, personRowOf(rows, change.personRows, personId), steps);
    hasChanged = true;
  }

  const fields = view?.fields ?? group.fields;
  const next = {
    isPresent: view !== null,
    fields,
    memberCount: hasChanged ? rows.memberships.countOpen(group.id) : group.memberCount,
    syncMark: change.groupMark,
  };
  const isSame =
    next.isPresent === group.isPresent &&
    fields.name === group.fields.name &&
    fields.description === group.fields.description &&
    next.memberCount === group.memberCount &&
    next.syncMark === group.syncMark;
  if (!isSame) rows.groups.writeView(group.id, next);
  if (!isSame || hasChanged) touched.group(group.uid);
}

/** The key of a person whom an edit or the server named. Throws MusterError `notFound`. */
export function personRowOf(
  rows: Rows,
  personRows: Map<PersonId, RowId>,
  personId: PersonId,
): RowId {
  const known = personRows.get(personId);
  if (known !== undefined) return known;
  const row = rows.people.rowOf(personId);
  if (row === null) {
    throw new MusterError('notFound', 'Somebody in this edit is not known here.', { personId });
  }
  personRows.set(personId, row);
  return row;
}
