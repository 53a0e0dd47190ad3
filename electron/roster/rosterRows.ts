import type { RosterColumn } from '#electron/roster/rosterColumns.ts';
import type { SyncMark } from '#shared/domain/group.ts';
import type { RosterRow } from '#shared/domain/roster.ts';
import type { Instant } from '#shared/domain/time.ts';
import type { CalendarDate, DayOf } from './calendarDate.ts';

/** What stands in one cell before any format has a say: text, a day, or nothing. */
export type Cell = string | CalendarDate | null;

const syncWords: Readonly<Record<SyncMark, string>> = {
  synced: 'On the server',
  waiting: 'Waiting to be sent',
  attention: 'Needs you',
};

/** The cells of one person, in the order of the columns. */
export function rosterCells(
  row: RosterRow,
  columns: readonly RosterColumn[],
  dayOf: DayOf,
): readonly Cell[] {
  return columns.map((column) => rosterCell(row, column, dayOf));
}

function rosterCell(row: RosterRow, column: RosterColumn, dayOf: DayOf): Cell {
  switch (column) {
    case 'name':
      return row.name;
    case 'email':
      return row.email;
    case 'phone':
      return row.phone;
    case 'role':
      return row.isAdmin ? 'Admin' : 'Member';
    case 'joined':
      return dateCell(row.joinedAt, dayOf);
    case 'left':
      return dateCell(row.leftAt, dayOf);
    case 'syncState':
      return syncWords[row.syncMark];
    case 'memberKey':
      return row.memberKey;
  }
}

// A date that no calendar holds is written as the text it is: nothing a server said is dropped without a word.
function dateCell(instant: Instant | null, dayOf: DayOf): Cell {
  return instant === null ? null : (dayOf(instant) ?? instant);
}
