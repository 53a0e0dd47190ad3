import { readXlsx as readWithHucre } from 'hucre';
import { describe, expect, it } from 'vitest';
import { guardText } from '#electron/roster/cellGuard.ts';
import { instantOf } from '#shared/domain/time.ts';
import {
  type DocumentWish,
  exportLine,
  exportLines,
  groupIdOf,
  readingOf,
  writeReading,
} from '#test/support/exportLines.ts';
import { hostileTexts } from '#test/support/hostileTexts.ts';
import { elements, readXlsx, rowsOf } from '#test/support/readXlsx.ts';

const groups = { kind: 'groups', groupIds: null } as const;
const xlsx = { format: 'xlsx' } as const;

async function workbook(reading: ReturnType<typeof readingOf>, wish: DocumentWish = {}) {
  return readXlsx(await writeReading(reading, { output: xlsx, ...wish }));
}

const group = (name: string, ...people: string[]) => ({
  name,
  lines: exportLines(...people.map((person) => ({ name: person }))),
});

describe('a workbook of several groups', () => {
  it('has a sheet for each, with its own headings, filter and frozen row', async () => {
    const reading = readingOf([
      group('Kitchen', 'Ana', 'Ben'),
      group('Choir'),
      group('Band', 'Cem'),
    ]);
    const { sheets, parts } = await workbook(reading, { source: groups });
    expect(sheets.map((sheet) => [sheet.name, rowsOf(sheet)]).slice(0, 3)).toEqual([
      ['Kitchen', [['Name'], ['Ana'], ['Ben']]],
      ['Choir', [['Name']]],
      ['Band', [['Name'], ['Cem']]],
    ]);
    for (const { xml } of sheets.slice(0, 3)) {
      expect(elements(xml, 'pane')).toHaveLength(1);
      expect(elements(xml, 'autoFilter')).toHaveLength(1);
    }
    const filters = elements(parts.get('xl/workbook.xml') ?? '', 'definedName');
    expect(filters.map(({ attributes, text }) => [attributes.get('localSheetId'), text])).toEqual([
      ['0', "'Kitchen'!$A$1:$A$3"],
      ['1', "'Choir'!$A$1:$A$1"],
      ['2', "'Band'!$A$1:$A$2"],
    ]);
    const shown = sheets.map(({ xml }) =>
      elements(xml, 'sheetView').map(({ attributes }) => attributes.get('tabSelected')),
    );
    expect(shown.flat()).toEqual(['1', undefined, undefined, undefined]);
  });

  it('gives groups of one name sheets of several, also one that is called as the last is', async () => {
    const reading = readingOf([group('Choir'), group('choir'), group('About')]);
    const { sheets } = await workbook(reading, { source: groups });
    expect(sheets.map(({ name }) => name)).toEqual(['Choir', 'choir (2)', 'About', 'About (2)']);
  });

  it('opens in another library, whatever the groups and people are called', async () => {
    const reading = readingOf(hostileTexts.map((text) => group(text, text)));
    const bytes = await writeReading(reading, { source: groups, output: xlsx });
    const { sheets } = await readWithHucre(bytes);
    expect(sheets).toHaveLength(hostileTexts.length + 1);
    expect(sheets.slice(0, -1).map(({ rows }) => rows[1]?.[0] ?? '')).toEqual(
      hostileTexts.map((text) => guardText(text, 'typed')),
    );
  });

  it('is refused with advice where nobody could open it', async () => {
    const reading = readingOf(Array.from({ length: 1001 }, (_, n) => group(`Group ${n}`)));
    await expect(writeReading(reading, { source: groups, output: xlsx })).rejects.toMatchObject({
      code: 'limitExceeded',
      message: expect.stringContaining('one sheet with a column for the group'),
      details: { limit: 1000, actual: 1001 },
    });
  });
});

describe('a matrix in a workbook', () => {
  const source = { ...groups, arrangement: 'matrix' } as const;

  it('has marks where people are, and nothing where they are not', async () => {
    const matrix = ['Choir', 'Kitchen'].map((name, n) => ({ id: groupIdOf(n), name }));
    const lines = [
      exportLine({ name: 'Ana', memberOf: new Map([[0, false]]) }),
      exportLine({ name: 'Ben', memberOf: new Map([[1, true]]) }),
    ];
    const { sheets } = await workbook(readingOf([{ name: null, lines }], { matrix }), { source });
    expect(sheets[0] && rowsOf(sheets[0])).toEqual([
      ['Name', 'Choir', 'Kitchen'],
      ['Ana', 'x', ''],
      ['Ben', '', 'Admin'],
    ]);
  });

  it('is refused where it has more columns than Excel', async () => {
    const matrix = Array.from({ length: 16_384 }, (_, n) => ({ id: groupIdOf(n), name: `${n}` }));
    const reading = readingOf([{ name: null, lines: [] }], { matrix });
    await expect(writeReading(reading, { source, output: xlsx })).rejects.toMatchObject({
      code: 'limitExceeded',
      details: { limit: 16_384, actual: 16_385 },
    });
  });
});

describe('the last sheet of a workbook', () => {
  it('says whose it is, what, as of when, how much, and what the server does not have', async () => {
    const at = instantOf(Date.UTC(2026, 2, 3, 12));
    const source = { kind: 'group', groupId: groupIdOf(1), at } as const;
    const reading = readingOf([group('Kitchen', 'Ana', 'Ben')], { unsentEdits: 3 });
    const { sheets } = await workbook(reading, {
      source,
      organisation: '=Riverside & Co',
      timeZone: 'Europe/Berlin',
    });
    const about = sheets.at(-1);
    expect(about?.name).toBe('About');
    expect(about && rowsOf(about)).toEqual([
      ['Organisation', '=Riverside & Co'],
      ['What this is', 'Kitchen, as of 3 March 2026'],
      ['As of', '2026-03-03 13:00 (Europe/Berlin)'],
      ['Written', '2026-11-20 10:30 (Europe/Berlin)'],
      ['Rows', '2'],
      ['Edits not on the server yet', '3'],
    ]);
    expect(['B1', 'B5', 'B6'].map((place) => about?.cells.get(place)?.kind)).toEqual([
      'text',
      'number',
      'number',
    ]);
  });

  it('is left out where it was not asked for', async () => {
    const output = { format: 'xlsx', about: false } as const;
    const { sheets } = await workbook(readingOf([group('Kitchen', 'Ana')]), { output });
    expect(sheets.map(({ name }) => name)).toEqual(['Kitchen']);
  });
});

describe('a workbook’s cells', () => {
  it('are counts where they count', async () => {
    const lines = [exportLine({ groups: ['Choir', 'Kitchen'] })];
    const { cells } = await workbook(readingOf([{ name: 'Kitchen', lines }]), {
      columns: ['groupCount', 'groups'],
    });
    expect(cells.get('A2')).toEqual({ kind: 'number', text: '2', style: 4 });
    expect(cells.get('B2')).toEqual({ kind: 'text', text: 'Choir, Kitchen', style: 2 });
  });
});
