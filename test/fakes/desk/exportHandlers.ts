import { describeFormats } from '#electron/roster/describeFormats.ts';
import { nameColumn } from '#electron/roster/exportColumns.ts';
import type { ExportField } from '#shared/domain/exporting.ts';
import type { RosterRow } from '#shared/domain/roster.ts';
import type { Handlers } from '../fakeBridge.ts';
import type { FakeOutbox } from './fakeOutbox.ts';
import { rosterOf } from './fakeRoster.ts';

export function exportHandlers(outbox: FakeOutbox): Handlers {
  return {
    'exports.formats': ({ sourceKind }) => describeFormats(sourceKind, [], 'en'),
    'exports.preview': ({ source, columns, rows }) => {
      const all = source.kind === 'group' ? rosterOf(outbox, source.groupId, '', source.sort) : [];
      const personIds = source.kind === 'group' ? source.personIds : null;
      const chosen = personIds === null ? all : all.filter(({ id }) => personIds.includes(id));
      return {
        headings: columns.map(({ field, heading }) => nameColumn(field, heading).heading),
        rows: chosen.slice(0, rows).map((row) => columns.map(({ field }) => cellOf(row, field))),
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

function cellOf(row: RosterRow, field: ExportField): string {
  switch (field) {
    case 'name':
    case 'email':
    case 'phone':
    case 'memberKey':
      return row[field] ?? '';
    case 'role':
      return row.isAdmin ? 'Admin' : '';
    case 'joined':
      return row.joinedAt?.slice(0, 10) ?? '';
    case 'syncState':
      return row.syncMark;
    default:
      return '';
  }
}
