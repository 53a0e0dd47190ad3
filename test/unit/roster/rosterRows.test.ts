import { describe, expect, it } from 'vitest';
import { createDayOf } from '#electron/roster/calendarDate.ts';
import { describeFormats, rosterColumns } from '#electron/roster/rosterColumns.ts';
import { rosterCells } from '#electron/roster/rosterRows.ts';
import { type RosterRow, rosterColumnSchema } from '#shared/domain/roster.ts';
import { type Instant, instantOf } from '#shared/domain/time.ts';
import { exportMethods } from '#shared/ipc/methods/exports.ts';
import { rosterRow } from './rosterRow.ts';

const dayOf = createDayOf('UTC');

describe('what an export offers', () => {
  it('fits the contract', () => {
    expect(exportMethods['exports.formats'].value.parse(describeFormats())).toEqual(
      describeFormats(),
    );
  });

  it('has XLSX first, and every column once, in its default order', () => {
    const { formats, columns } = describeFormats();
    expect(formats.map(({ format, extension }) => [format, extension])).toEqual([
      ['xlsx', 'xlsx'],
      ['csv', 'csv'],
    ]);
    expect(columns.map(({ column }) => column)).toEqual(rosterColumnSchema.options);
    expect(columns.filter(({ isDefault }) => isDefault).map(({ heading }) => heading)).toEqual([
      'Name',
      'E-mail',
      'Phone',
      'Role',
      'Joined',
    ]);
  });

  it('has no heading twice: an import could not tell them apart', () => {
    const headings = describeFormats().columns.map(({ heading }) => heading);
    expect(new Set(headings).size).toBe(headings.length);
  });
});

describe('the cells of a person', () => {
  it('stand in the order of the columns', () => {
    const row = rosterRow({ leftAt: instantOf(Date.UTC(2026, 0, 31)) });
    expect(rosterCells(row, rosterColumnSchema.options, dayOf)).toEqual([
      'Ada Lovelace',
      'ada@example.org',
      '+44 20 7946 0101',
      'Member',
      { year: 2025, month: 3, day: 9 },
      { year: 2026, month: 1, day: 31 },
      'On the server',
      'user-1',
    ]);
    expect(rosterCells(row, ['phone', 'name'], dayOf)).toEqual([
      '+44 20 7946 0101',
      'Ada Lovelace',
    ]);
  });

  it('are empty where nothing is known', () => {
    const row = rosterRow({ email: null, phone: null, joinedAt: null, memberKey: null });
    expect(rosterCells(row, ['email', 'phone', 'joined', 'left', 'memberKey'], dayOf)).toEqual([
      null,
      null,
      null,
      null,
      null,
    ]);
  });

  it.each<[Partial<RosterRow>, string]>([
    [{ isAdmin: true }, 'Admin'],
    [{ isAdmin: false }, 'Member'],
  ])('say the role', (fields, word) => {
    expect(rosterCells(rosterRow(fields), ['role'], dayOf)).toEqual([word]);
  });

  it.each<[RosterRow['syncMark'], string]>([
    ['synced', 'On the server'],
    ['waiting', 'Waiting to be sent'],
    ['attention', 'Needs you'],
  ])('say in words whether it got through: %s', (syncMark, words) => {
    expect(rosterCells(rosterRow({ syncMark }), ['syncState'], dayOf)).toEqual([words]);
  });

  it('show a date that no calendar holds as the text it is', () => {
    const odd = 'yesterday' as Instant;
    expect(rosterCells(rosterRow({ joinedAt: odd }), ['joined'], dayOf)).toEqual(['yesterday']);
  });

  it('know dates by their kind', () => {
    const dates = rosterColumnSchema.options.filter(
      (column) => rosterColumns[column].kind === 'date',
    );
    expect(dates).toEqual(['joined', 'left']);
  });
});
