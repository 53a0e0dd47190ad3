import type { GroupMember, GroupState } from '#shared/domain/group.ts';
import type { PersonId } from '#shared/domain/ids.ts';
import type { CurrentIntervals } from '../lanes/planIntervals.ts';
import type { CopyMember, ServerCopy } from '../lanes/serverCopy.ts';
import { copyInView } from '../lanes/storedLane.ts';
import { personRowOf } from '../lanes/writeView.ts';
import type { GroupRow } from '../repositories/groupRows.ts';
import type { Rows } from '../repositories/rows.ts';
import type { RowId } from '../schema/columns.ts';

/** As much of a group as one intent looks at. */
export interface EditScope {
  /** The view. */
  before: GroupState | null;
  copy: ServerCopy | null;
  intervals: Map<PersonId, CurrentIntervals>;
  personRows: Map<PersonId, RowId>;
  hasEntries: boolean;
}

/** From here on people are looked up together, and the group is read whole unless it is that many times larger. */
const manyPeople = 100;
const wholeUpTo = 10;

/**
 * Loads the people an intent names, or everyone. A command looks at nobody it does not name, so the part gives
 * the same result as the whole, and adding one person to a roster of thousands reads one row of it. Throws
 * MusterError `notFound` for somebody unknown.
 */
export function loadScope(
  rows: Rows,
  group: GroupRow | null,
  people: readonly PersonId[] | 'everyone',
): EditScope {
  const personRows = new Map<PersonId, RowId>();
  const intervals = new Map<PersonId, CurrentIntervals>();
  if (people !== 'everyone') {
    const isMany = people.length >= manyPeople;
    if (isMany) for (const { id, uid } of rows.people.rowsOf(people)) personRows.set(uid, id);
    const whole =
      isMany && group !== null && group.memberCount <= people.length * wholeUpTo
        ? rows.memberships.currentOf(group.id, personRows)
        : null;
    for (const personId of people) {
      const personRow = personRowOf(rows, personRows, personId);
      if (group === null) continue;
      const current =
        whole === null
          ? rows.memberships.currentOfPerson(group.id, personRow)
          : (whole.get(personId) ?? { open: null, removed: null });
      intervals.set(personId, current);
    }
  }
  if (group === null) {
    return { before: null, copy: null, intervals, personRows, hasEntries: false };
  }
  const scope =
    people === 'everyone' ? rows.memberships.currentOf(group.id, personRows) : intervals;
  const hasEntries = rows.outbox.countOf(group.id) > 0;
  const copy = hasEntries ? storedCopy(rows, group, people, personRows) : copyInView(group, scope);
  return { before: viewOf(group, scope), copy, intervals: scope, personRows, hasEntries };
}

function storedCopy(
  rows: Rows,
  group: GroupRow,
  people: readonly PersonId[] | 'everyone',
  personRows: Map<PersonId, RowId>,
): ServerCopy | null {
  if (people === 'everyone') return rows.copies.read(group.id, personRows);
  const fields = rows.copies.readFields(group.id);
  if (fields === null) return null;
  const members = new Map<PersonId, CopyMember>();
  for (const personId of people) {
    const member = rows.copies.memberOf(group.id, personRowOf(rows, personRows, personId));
    if (member !== null) members.set(personId, member);
  }
  return { fields, members };
}

/** The part of the view that the intervals hold. */
export function viewOf(
  group: GroupRow,
  intervals: ReadonlyMap<PersonId, CurrentIntervals>,
): GroupState | null {
  if (!group.isPresent) return null;
  const members = new Map<PersonId, GroupMember>();
  for (const [personId, { open }] of intervals) {
    if (open !== null) members.set(personId, { isAdmin: open.isAdmin, joinedAt: open.joinedAt });
  }
  return { fields: group.fields, members };
}
