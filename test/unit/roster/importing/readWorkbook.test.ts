import { type WriteSheet, writeXlsx } from 'hucre/xlsx';
import { describe, expect, it } from 'vitest';
import { readTable } from '#electron/roster/importing/reading/readTable.ts';
import { type ImportReading, importReadingSchema } from '#shared/domain/importing.ts';
import { limits } from '#shared/domain/limits.ts';
import { MusterError } from '#shared/ipc/errors.ts';
import { workbookParts, zipOf } from '#test/support/zipOf.ts';

const read = (bytes: Uint8Array, reading: Partial<ImportReading> = {}) =>
  readTable(bytes, importReadingSchema.parse(reading));
const book = (...sheets: WriteSheet[]) => writeXlsx({ sheets });
const cellsOf = ({ rows }: Awaited<ReturnType<typeof read>>) => rows.map(({ cells }) => cells);
const withRows = (rows: string) =>
  `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>${rows}</sheetData></worksheet>`;
const textCell = (at: string, text: string) =>
  `<c r="${at}" t="inlineStr"><is><t>${text}</t></is></c>`;

async function refusalOf(bytes: Uint8Array, reading: Partial<ImportReading> = {}) {
  const refusal: unknown = await read(bytes, reading).then(
    () => null,
    (error: unknown) => error,
  );
  if (refusal instanceof MusterError) return refusal;
  throw new Error(`Read, or failed otherwise: ${String(refusal)}`);
}

describe('a workbook', () => {
  it('is read as a spreadsheet shows it: text, numbers, days, hours, yes and no', async () => {
    const bytes = await book({
      name: 'People',
      rows: [
        ['Name', 'Phone', 'Since', 'Active'],
        ['Ada', '00493', new Date(Date.UTC(2026, 2, 9)), true],
        ['Ben', 491_511_234_567_89, new Date(Date.UTC(2026, 2, 9, 14, 30)), false],
        ['Cy', 0.1 + 0.2, null, null],
      ],
    });
    const table = await read(bytes);
    expect(table).toMatchObject({
      kind: 'workbook',
      sheet: 'People',
      sheets: ['People'],
      encoding: null,
    });
    expect(cellsOf(table)).toEqual([
      ['Ada', '00493', '2026-03-09', 'TRUE'],
      ['Ben', '49151123456789', '2026-03-09 14:30', 'FALSE'],
      ['Cy', '0.3'],
    ]);
  });

  it('keeps the numbers of its rows below empty ones and a title', async () => {
    const bytes = await book({
      name: 'People',
      rows: [[], ['Volunteers 2026'], [], ['Name', 'E-mail'], [], ['Ada', 'a@x.org']],
    });
    const table = await read(bytes);
    expect(table).toMatchObject({ hasHeading: true, headings: ['Name', 'E-mail'] });
    expect(table.rows).toEqual([{ line: 6, cells: ['Ada', 'a@x.org'] }]);
  });

  it('opens at the first sheet with something in it; hidden sheets come last and can be chosen', async () => {
    const bytes = await book(
      { name: 'Hidden & old', hidden: true, rows: [['Name'], ['Old']] },
      { name: 'Empty', rows: [] },
      { name: 'Current', rows: [['Name'], ['Ada']] },
    );
    expect(await read(bytes)).toMatchObject({
      sheet: 'Current',
      sheets: ['Empty', 'Current', 'Hidden & old'],
    });
    expect(cellsOf(await read(bytes, { sheet: 'Hidden & old' }))).toEqual([['Old']]);
    expect((await refusalOf(bytes, { sheet: 'Empty' })).message).toContain('nothing on this sheet');
    expect((await refusalOf(bytes, { sheet: 'None' })).message).toContain('no sheet “None”');
  });

  it('says a group for every row that its merged cell stands in', async () => {
    const bytes = await book({
      name: 'People',
      rows: [
        ['Group', 'Name'],
        ['Kitchen', 'Ada'],
        ['', 'Ben'],
        ['', 'Cy'],
        ['Garden', 'Dee'],
      ],
      merges: [{ startRow: 1, endRow: 3, startCol: 0, endCol: 0 }],
    });
    expect(cellsOf(await read(bytes))).toEqual([
      ['Kitchen', 'Ada'],
      ['Kitchen', 'Ben'],
      ['Kitchen', 'Cy'],
      ['Garden', 'Dee'],
    ]);
  });

  it('gives the value of a formula, the text of rich text, and no error a meaning', async () => {
    const bytes = zipOf(
      workbookParts(
        withRows(
          `<row r="1">${textCell('A1', 'Name')}${textCell('B1', 'E-mail')}</row>
           <row r="2"><c r="A2" t="inlineStr"><is><r><t>Ada </t></r><r><t>Lee</t></r></is></c><c r="B2" t="str"><f>A2&amp;"@x"</f><v>a@x.org</v></c></row>
           <row r="3">${textCell('A3', 'Ben')}<c r="B3" t="e"><f>NA()</f><v>#N/A</v></c></row>`,
        ),
      ),
    );
    expect(cellsOf(await read(bytes))).toEqual([
      ['Ada Lee', 'a@x.org'],
      ['Ben', '#N/A'],
    ]);
  });
});

describe('a workbook that is made to do harm', () => {
  const huge = '0'.repeat(64 * 1024 * 1024);

  it('and unpacks to far more than its size is refused before anything is unpacked', async () => {
    const bytes = zipOf(workbookParts(withRows(''), { 'xl/sharedStrings.xml': huge }));
    expect(bytes.length).toBeLessThan(200_000);
    expect(await refusalOf(bytes)).toMatchObject({ code: 'limitExceeded' });
  });

  it.each([1000, 0])(
    'and lies about how much it unpacks to (%i bytes) is refused as damaged',
    async (claimedBytes) => {
      const content = withRows(`<row r="1">${textCell('A1', huge.slice(0, 4_000_000))}</row>`);
      const parts = workbookParts('', { 'xl/worksheets/sheet1.xml': { content, claimedBytes } });
      expect(await refusalOf(zipOf(parts))).toMatchObject({ code: 'invalidRequest' });
    },
  );

  it('and has more parts than any workbook is refused', async () => {
    const many = Object.fromEntries(Array.from({ length: 5001 }, (_, n) => [`x/${n}`, '']));
    expect(await refusalOf(zipOf(workbookParts(withRows(''), many)))).toMatchObject({
      code: 'limitExceeded',
    });
  });

  it('and defines entities out of entities gets nothing of them', async () => {
    const lol = `<!DOCTYPE lolz [<!ENTITY a "lollollollol"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>`;
    const bytes = zipOf(
      workbookParts(
        lol +
          withRows(
            `<row r="1">${textCell('A1', 'Name')}</row><row r="2">${textCell('A2', '&b;')}</row>`,
          ),
      ),
    );
    expect(cellsOf(await read(bytes))).toEqual([['&b;']]);
  });

  it('and puts a cell into a column that no list has is refused', async () => {
    const bytes = zipOf(workbookParts(withRows(`<row r="1">${textCell('XFD1', 'x')}</row>`)));
    expect(await refusalOf(bytes)).toMatchObject({
      code: 'limitExceeded',
      details: { kind: 'columns', limit: limits.importColumns },
    });
  });

  it.each([
    ['cut off', (bytes: Buffer) => bytes.subarray(0, bytes.length - 40)],
    ['cut off in the middle', (bytes: Buffer) => bytes.subarray(0, bytes.length / 2)],
    [
      'overwritten in places',
      (bytes: Buffer) =>
        bytes.fill(0x55, bytes.indexOf('sheet1.xml') + 10, bytes.indexOf('sheet1.xml') + 60),
    ],
  ])('or is %s is refused with a sentence', async (_, harm) => {
    const rows = Array.from({ length: 50 }, (_row, n) => [`Name ${n}`, `${n * 7919}`]);
    const bytes = harm(
      Buffer.from(
        zipOf(
          workbookParts(
            withRows(
              rows
                .map(
                  ([a, b], n) =>
                    `<row r="${n + 1}">${textCell(`A${n + 1}`, a ?? '')}${textCell(`B${n + 1}`, b ?? '')}</row>`,
                )
                .join(''),
            ),
          ),
        ),
      ),
    );
    const refusal = await refusalOf(bytes);
    expect(refusal.code).toBe('invalidRequest');
    expect(refusal.message).toMatch(/damaged|Unpack/);
  });
});

describe('an archive that is no workbook', () => {
  it.each([
    [
      'OpenDocument',
      { mimetype: 'application/vnd.oasis.opendocument.spreadsheet', 'content.xml': '<x/>' },
    ],
    ['Numbers', { 'Index/Document.iwa': 'x' }],
    ['binary Excel', { 'xl/workbook.bin': 'x' }],
    ['Word', { 'word/document.xml': '<x/>' }],
    ['ZIP', { 'list.csv': 'Name\nAda\n' }],
  ])('is refused as %s, with what to do', async (words, parts) => {
    const refusal = await refusalOf(zipOf(parts));
    expect(refusal.code).toBe('invalidRequest');
    expect(refusal.message).toContain(words);
  });
});
