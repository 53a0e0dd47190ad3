import type { ExportField } from '#shared/domain/exporting.ts';
import type { ExportLine } from '#shared/domain/exportReading.ts';
import type { SyncMark } from '#shared/domain/group.ts';
import type { PersonStatus } from '#shared/domain/person.ts';
import type { Instant } from '#shared/domain/time.ts';
import type { DayOf } from './calendarDate.ts';
import type { Cell } from './cell.ts';
import { attributeOf, isAttribute } from './exportColumns.ts';

const syncWords: Readonly<Record<SyncMark, string>> = {
  synced: 'On the server',
  waiting: 'Waiting to be sent',
  attention: 'Needs you',
};

const statusWords: Readonly<Record<PersonStatus, string>> = {
  active: 'Active',
  inactive: 'Inactive',
  gone: 'No longer listed',
  unknown: 'Not listed yet',
};

/** Reads one cell of a line; `group` is the one that the line is about. */
export type CellReader = (line: ExportLine, group: string | null) => Cell;

export function createCellReader(field: ExportField, dayOf: DayOf): CellReader {
  if (isAttribute(field)) {
    const name = attributeOf(field);
    return ({ attributes }) =>
      Object.hasOwn(attributes, name) ? (attributes[name] ?? null) : null;
  }
  switch (field) {
    case 'name':
    case 'email':
    case 'phone':
    case 'memberKey':
      return (line) => line[field];
    case 'otherEmails':
      return ({ otherEmails }) => otherEmails.join(', ');
    case 'status':
      return ({ status }) => statusWords[status];
    case 'group':
      return (_line, group) => group;
    case 'role':
      return ({ stay }) => (stay === null ? null : stay.isAdmin ? 'Admin' : 'Member');
    case 'joined':
      return ({ stay }) => dateCell(stay?.joinedAt ?? null, dayOf);
    case 'left':
      return ({ stay }) => dateCell(stay?.leftAt ?? null, dayOf);
    case 'syncState':
      return ({ stay }) => (stay === null ? null : syncWords[stay.syncMark]);
    case 'groups':
      return ({ groups }) => groups.join(', ');
    case 'groupCount':
      return ({ groups }) => groups.length;
  }
}

/** In a matrix: whether somebody is in the group of this place, and as what. */
export function createMatrixReader(place: number): CellReader {
  return ({ memberOf }) => {
    const isAdmin = memberOf.get(place);
    return isAdmin === undefined ? null : isAdmin ? 'Admin' : 'x';
  };
}

// A date that no calendar holds is written as the text it is: nothing a server said is dropped without a word.
function dateCell(instant: Instant | null, dayOf: DayOf): Cell {
  return instant === null ? null : (dayOf(instant) ?? instant);
}
