import { describe, expect, it } from 'vitest';
import { type RosterRow, rosterRowSchema } from '#shared/domain/roster.ts';
import { chosenColumns as chosenTableColumns } from '../../../renderer/features/columns/columnChoice.ts';
import {
  chosenColumns,
  columnChoices,
  moveColumn,
  toggleColumn,
} from '../../../renderer/features/exports/exportColumns.ts';
import { suggestFileName } from '../../../renderer/features/exports/fileName.ts';
import { offeredColumns } from '../../../renderer/features/roster/rosterColumns.ts';
import { rosterText } from '../../../renderer/features/roster/rosterText.ts';
import { uuid } from './changeOf.ts';

const offered = [
  { column: 'name', heading: 'Name', isDefault: true },
  { column: 'email', heading: 'E-mail', isDefault: true },
  { column: 'left', heading: 'Left', isDefault: false },
] as const;

describe('the columns of an export', () => {
  it('begin with the defaults', () => {
    expect(chosenColumns(columnChoices(offered, null))).toEqual(['name', 'email']);
  });

  it('come back in the order of the last export, with the others after them', () => {
    const choices = columnChoices(offered, ['left', 'name']);
    expect(choices.map(({ column }) => column)).toEqual(['left', 'name', 'email']);
    expect(chosenColumns(choices)).toEqual(['left', 'name']);
  });

  it('forget a remembered column that is no longer offered', () => {
    expect(chosenColumns(columnChoices(offered, ['memberKey', 'name']))).toEqual(['name']);
  });

  it('move by one place and stay at the ends', () => {
    const choices = columnChoices(offered, null);
    const names = (moved: typeof choices) => moved.map(({ column }) => column);
    expect(names(moveColumn(choices, 'email', -1))).toEqual(['email', 'name', 'left']);
    expect(names(moveColumn(choices, 'name', -1))).toEqual(['name', 'email', 'left']);
    expect(names(moveColumn(choices, 'left', 1))).toEqual(['name', 'email', 'left']);
  });

  it('are taken in and out without changing places', () => {
    const choices = toggleColumn(columnChoices(offered, null), 'name');
    expect(chosenColumns(choices)).toEqual(['email']);
    expect(choices[0]?.column).toBe('name');
  });
});

describe('the suggested file name', () => {
  const day = new Date(2026, 10, 5);

  it('is the group and the local day', () => {
    expect(suggestFileName('Community kitchen', day)).toBe('Community kitchen 2026-11-05');
  });

  it('holds nothing that a file system refuses', () => {
    expect(suggestFileName('../a:b|c?\u202Ed', day)).toBe('a b c d 2026-11-05');
    expect(suggestFileName('...', day)).toBe('Roster 2026-11-05');
  });

  it('is cut between characters, not through one', () => {
    expect(suggestFileName('👩‍🍳'.repeat(200), day)).not.toMatch(
      /\uFFFD|[\uD800-\uDBFF](?![\uDC00-\uDFFF])/,
    );
  });
});

describe('people on the clipboard', () => {
  const person = (fields: Partial<RosterRow>): RosterRow => ({
    ...rosterRowSchema.parse({
      id: uuid(1, 1),
      memberKey: null,
      name: 'Amara Okafor',
      email: 'amara@example.org',
      phone: '+44 20 7946 0101',
      status: 'active',
      isAdmin: false,
      joinedAt: '2025-01-12T09:00:00.000Z',
      leftAt: null,
      datesFrom: 'server',
      syncMark: 'synced',
      attributes: {},
    }),
    ...fields,
  });
  const columns = chosenTableColumns(offeredColumns(true, ['Size']), [
    'name',
    'email',
    'phone',
    'joinedAt',
    'role',
  ]);
  const linesOf = (people: RosterRow[]) => rosterText(people, columns).split('\n').slice(1);

  it('are one line each under the headings, with the date as spreadsheets read it', () => {
    const people = [person({}), person({ name: 'Bruno', email: null, isAdmin: true })];
    expect(rosterText(people, columns)).toBe(
      'Name\tE-mail\tPhone\tJoined\tRole\n' +
        'Amara Okafor\tamara@example.org\t+44 20 7946 0101\t2025-01-12\t\n' +
        'Bruno\t\t+44 20 7946 0101\t2025-01-12\tAdmin',
    );
  });

  it('cannot smuggle in a formula, a cell or a line', () => {
    const names = ['=1+1', '@SUM(A1)', '-2+3', '+cmd|calc', 'a\tb\nc'];
    const lines = linesOf(names.map((name) => person({ name })));
    expect(lines.map((line) => line.split('\t')[0])).toEqual([
      "'=1+1",
      "'@SUM(A1)",
      "'-2+3",
      "'+cmd|calc",
      'a b c',
    ]);
  });

  it('keep their telephone numbers as they are', () => {
    expect(linesOf([person({ phone: '+351 (21) 000-0147' })])[0]).toContain(
      '\t+351 (21) 000-0147\t',
    );
  });

  it('hold the columns on the screen, in their order, attributes too', () => {
    const shown = chosenTableColumns(offeredColumns(true, ['=Size']), [
      'syncMark',
      'attribute:=Size',
      'memberKey',
    ]);
    const text = rosterText([person({ attributes: { '=Size': '@M' }, memberKey: 'm-1' })], shown);
    expect(text).toBe("Name\tSent\t'=Size\tMember key\nAmara Okafor\tOn the server\t'@M\tm-1");
  });
});
