import { type RosterColumn, type RosterRow, rosterColumnSchema } from '#shared/domain/roster.ts';
import type { Handlers } from '../fakeBridge.ts';
import type { FakeOutbox } from './fakeOutbox.ts';
import { rosterOf } from './fakeRoster.ts';

const headings: Readonly<Record<RosterColumn, string>> = {
  name: 'Name',
  email: 'E-mail',
  phone: 'Phone',
  role: 'Role',
  joined: 'Joined',
  left: 'Left',
  syncState: 'On the server',
  memberKey: 'Member key',
};

const defaults: readonly RosterColumn[] = ['name', 'email', 'phone', 'role', 'joined'];

export function exportHandlers(outbox: FakeOutbox): Handlers {
  return {
    'exports.formats': () => ({
      formats: [
        { format: 'xlsx', label: 'Excel', extension: 'xlsx' },
        { format: 'csv', label: 'CSV', extension: 'csv' },
      ],
      columns: rosterColumnSchema.options.map((column) => ({
        column,
        heading: headings[column],
        isDefault: defaults.includes(column),
      })),
    }),
    'exports.preview': ({ source, columns, rows }) => {
      const everybody = rosterOf(outbox, source.groupId, '', source.sort);
      const chosen =
        source.personIds === null
          ? everybody
          : everybody.filter(({ id }) => source.personIds?.includes(id));
      return {
        headings: columns.map((column) => headings[column]),
        rows: chosen.slice(0, rows).map((row) => columns.map((column) => cellOf(row, column))),
        total: chosen.length,
        unsentEdits: outbox.pending.filter(({ command }) => command.groupId === source.groupId)
          .length,
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
