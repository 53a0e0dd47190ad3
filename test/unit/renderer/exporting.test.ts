import { describe, expect, it } from 'vitest';
import { type RosterRow, rosterRowSchema } from '#shared/domain/roster.ts';
import { chosenColumns } from '../../../renderer/features/columns/columnChoice.ts';
import { suggestFileName } from '../../../renderer/features/exports/fileName.ts';
import { offeredColumns } from '../../../renderer/features/roster/rosterColumns.ts';
import { rosterText } from '../../../renderer/features/roster/rosterText.ts';
import { uuid } from './changeOf.ts';

describe('the suggested file name', () => {
  const day = new Date(2026, 10, 5);

  it('is the group and the local day', () => {
    expect(suggestFileName('Community kitchen', day)).toBe('Community kitchen 2026-11-05');
  });

  it('says of a roster of the past which day it is of', () => {
    expect(suggestFileName('Choir', day, '2026-03-14')).toBe('Choir as of 2026-03-14');
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
  const columns = chosenColumns(offeredColumns(true, ['Size']), [
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
    const shown = chosenColumns(offeredColumns(true, ['=Size']), [
      'syncMark',
      'attribute:=Size',
      'memberKey',
    ]);
    const text = rosterText([person({ attributes: { '=Size': '@M' }, memberKey: 'm-1' })], shown);
    expect(text).toBe("Name\tSent\t'=Size\tMember key\nAmara Okafor\tOn the server\t'@M\tm-1");
  });
});
