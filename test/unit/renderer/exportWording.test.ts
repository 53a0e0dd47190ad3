import { describe, expect, it } from 'vitest';
import {
  exportOutputSchema,
  exportSourceSchema,
  type GroupsArrangement,
} from '#shared/domain/exporting.ts';
import { groupIdSchema } from '#shared/domain/ids.ts';
import { wordArrangement } from '../../../renderer/features/exports/arrangementWording.ts';
import {
  countParts,
  wordCopied,
  wordPages,
  wordPreview,
  wordSaved,
  wordSubject,
  wordTitle,
  wordWithoutAddress,
} from '../../../renderer/features/exports/exportWording.ts';
import { wordKind } from '../../../renderer/features/exports/formatWording.ts';
import {
  namesWithoutAddress,
  withoutAddressRequest,
} from '../../../renderer/features/exports/leftOutNames.ts';
import { freshSource } from '../../../renderer/features/exports/sourceWish.ts';
import { textOf } from '../../../renderer/ui/sentence.ts';
import { uuid } from './changeOf.ts';

const xlsx = exportOutputSchema.parse({ format: 'xlsx' });
const tsv = exportOutputSchema.parse({ format: 'tsv' });
const emails = exportOutputSchema.parse({ format: 'emails' });
const groupIds = [groupIdSchema.parse(uuid(1, 1))];

describe('what an export is called', () => {
  it('is told by its source', () => {
    const title = (change: object, name: string | null = null) =>
      textOf(wordTitle({ ...freshSource, ...change }, name));
    expect(title({}, 'Choir')).toBe('Export “Choir”');
    expect(title({})).toBe('Export a group');
    expect(title({ kind: 'groups' })).toBe('Export all groups');
    expect(title({ kind: 'groups', groupIds })).toBe('Export several groups');
    expect(title({ kind: 'people' }, 'Choir')).toBe('Export people');
    expect(title({ kind: 'stays' }, 'Choir')).toBe('Export the history of “Choir”');
  });

  it('isolates the name of the group', () => {
    expect(wordTitle(freshSource, 'מקהלה')).toContainEqual({ name: 'מקהלה' });
  });

  it('makes the file’s name, with what kind of list it is', () => {
    const subject = (change: object) => wordSubject({ ...freshSource, ...change }, 'Choir');
    expect(subject({})).toBe('Choir');
    expect(subject({ kind: 'stays' })).toBe('Choir history');
    expect(subject({ kind: 'groups' })).toBe('All groups');
    expect(subject({ kind: 'groups', groupIds })).toBe('Groups');
    expect(subject({ kind: 'people' })).toBe('People');
    const page = { document: 'signIn', paper: 'a4' };
    expect(wordKind(exportOutputSchema.parse({ format: 'pdf', page }))).toBe(' sign-in sheet');
    expect(wordKind(emails)).toBe(' addresses');
    expect(wordKind(xlsx)).toBe('');
  });
});

describe('what a preview says', () => {
  const none = { total: 1, sheets: [], unsentEdits: 0 };
  it('counts in the format’s own words', () => {
    expect(wordPreview(xlsx, none)).toBe('1 row');
    expect(wordPreview(emails, { ...none, total: 29 })).toBe('29 addresses');
    expect(wordPreview(exportOutputSchema.parse({ format: 'vcard' }), none)).toBe('1 contact');
  });

  it('tells sheets, where there are several, and edits that are not on the server', () => {
    const many = { total: 1204, sheets: ['Choir', 'Board'], unsentEdits: 2 };
    expect(wordPreview(xlsx, many)).toBe('1,204 rows on 2 sheets · 2 edits not on the server yet');
    expect(wordPreview(xlsx, { ...none, sheets: ['Choir'] })).toBe('1 row');
  });

  it('counts paper', () => {
    expect(wordPages({ sheets: 1, people: 1 })).toBe('1 person on 1 sheet of paper');
    expect(wordPages({ sheets: 3, people: 90 })).toBe('90 people on 3 sheets of paper');
  });

  it('says how groups will stand, as the format writes them', () => {
    const words = (arrangement: GroupsArrangement, output: object) =>
      wordArrangement(arrangement, exportOutputSchema.parse(output));
    expect(words('sheets', xlsx)).toBe('A sheet for each group.');
    expect(words('sheets', { format: 'json' })).toBe('The people of each group by themselves.');
    expect(words('sheets', { format: 'csv' })).toMatch(/no sheets: one list/);
    const list = { document: 'list', paper: 'a4' };
    expect(words('sheets', { format: 'pdf', page: list })).toMatch(/^One list, .* column\.$/);
    expect(words('matrix', xlsx)).toMatch(/a column for each group/);
    for (const arrangement of ['sheets', 'column', 'matrix'] as const) {
      for (const format of ['vcard', 'emails']) {
        expect(words(arrangement, { format })).toBe('All groups together, everybody once.');
      }
    }
  });

  it('says of badges and labels, which have no columns, whom each is for', () => {
    const words = (arrangement: GroupsArrangement, document: 'badges' | 'labels') =>
      wordArrangement(arrangement, { format: 'pdf', page: { document, sheet: 'L', startAt: 1 } });
    expect(words('sheets', 'badges')).toMatch(/^A badge for each person of each group/);
    expect(words('column', 'labels')).toMatch(/^A label for each person of each group/);
    expect(words('matrix', 'labels')).toBe('A label for each person.');
  });
});

describe('a line of addresses', () => {
  it('says whom it leaves out', () => {
    expect(wordWithoutAddress(0)).toBeNull();
    expect(wordWithoutAddress(1)).toBe('1 person has no e-mail address and is left out.');
    expect(wordWithoutAddress(12)).toBe('12 people have no e-mail address and are left out.');
  });

  it('comes in as many parts as it takes', () => {
    expect(countParts(120, null)).toBe(1);
    expect(countParts(100, 50)).toBe(2);
    expect(countParts(101, 50)).toBe(3);
    expect(countParts(0, 50)).toBe(1);
  });

  const personOf = (name: string, fields: object = {}) => ({
    name,
    email: null,
    otherEmails: null,
    memberKey: null,
    ...fields,
  });
  const leftOut = (rows: object[]) =>
    namesWithoutAddress(JSON.stringify({ about: {}, columns: [], rows })).map(({ name }) => name);

  it('names those of whose addresses none can be written to', () => {
    expect(
      leftOut([
        personOf('Amara', { email: 'a@example.org' }),
        personOf('Bruno'),
        personOf('Chen', { email: 'n/a' }),
        personOf('Dita', { email: 'n/a', otherEmails: 'none, dita@example.org' }),
        personOf('Emil', { otherEmails: 'emil@example.org' }),
        personOf('Fay', { email: '"fay x"@example.org' }),
        personOf('=1+1'),
        personOf('"Gus"\tthe tall'),
      ]),
    ).toEqual(['Bruno', 'Chen', 'Fay', '=1+1', '"Gus"\tthe tall']);
    expect(leftOut([])).toEqual([]);
  });

  it('names everybody once, in however many groups they are, and namesakes each', () => {
    const first = personOf('Bruno', { memberKey: 'm-1' });
    expect(
      leftOut([
        { group: 'Choir', ...first },
        { group: 'Board', ...first },
        personOf('Bruno', { memberKey: 'm-2' }),
        personOf('מרים'),
        personOf('מרים'),
      ]),
    ).toEqual(['Bruno', 'Bruno', 'מרים']);
  });

  it('looks for them in a list of people, not in a matrix', () => {
    const matrix = exportSourceSchema.parse({
      kind: 'groups',
      groupIds: null,
      arrangement: 'matrix',
    });
    expect(withoutAddressRequest(matrix).source).toEqual({ ...matrix, arrangement: 'column' });
  });
});

describe('what was done', () => {
  it('is said with the file and its count', () => {
    const saved = wordSaved(xlsx, 'Choir 2026-11-05.xlsx', 22);
    expect(textOf(saved)).toBe('Saved Choir 2026-11-05.xlsx with 22 rows');
  });

  it('is said with what to do with the clipboard, part by part', () => {
    const whole = { place: 1, of: 1 };
    expect(wordCopied(tsv, 22, whole)).toBe('Copied 22 rows. Paste them into a spreadsheet.');
    expect(wordCopied(emails, 1, whole)).toBe('Copied 1 address. Paste it into the BCC line.');
    expect(wordCopied(emails, 120, { place: 2, of: 3 })).toBe(
      'Copied part 2 of 3. Paste it into the BCC line.',
    );
  });
});
