import {
  describeFormats,
  type RosterColumn,
  rosterColumns,
  rosterFields,
} from '#electron/roster/rosterColumns.ts';
import type { RosterRow } from '#shared/domain/roster.ts';
import type { Handlers } from '../fakeBridge.ts';
import type { FakeOutbox } from './fakeOutbox.ts';
import { rosterOf } from './fakeRoster.ts';

export function exportHandlers(outbox: FakeOutbox): Handlers {
  return {
    'exports.formats': () => describeFormats('en'),
    'exports.preview': ({ source, columns, rows }) => {
      const all = source.kind === 'group' ? rosterOf(outbox, source.groupId, '', source.sort) : [];
      const personIds = source.kind === 'group' ? source.personIds : null;
      const chosen = personIds === null ? all : all.filter(({ id }) => personIds.includes(id));
      const fields = rosterFields(columns);
      return {
        headings: fields.map((field) => rosterColumns[field].heading),
        rows: chosen.slice(0, rows).map((row) => fields.map((field) => cellOf(row, field))),
        text: null,
        sheets: [],
        total: chosen.length,
        unsentEdits: outbox.pending.filter(
          ({ command }) => source.kind === 'group' && command.groupId === source.groupId,
        ).length,
        withoutAddress: 0,
      };
    },
  };
}

function cellOf(row: RosterRow, column: RosterColumn): string {
  switch (column) {
    case 'role':
      return row.isAdmin ? 'Admin' : '';
    case 'joined':
      return row.joinedAt?.slice(0, 10) ?? '';
    case 'left':
      return '';
    case 'syncState':
      return row.syncMark;
    default:
      return row[column] ?? '';
  }
}
