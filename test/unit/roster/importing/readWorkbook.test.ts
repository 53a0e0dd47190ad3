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

describe('a cell of a workbook', () => {
  const strings = `<sst><si><t>Ada</t></si><si><r><t xml:space="preserve">Ben </t></r><r><t>Ray_x000D_</t></r></si><si><t>山田</t><rPh><t>ヤマダ</t></rPh></si></sst>`;
  const styles = `<styleSheet><numFmts><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd;@"/><numFmt numFmtId="165" formatCode="[Red]#,##0 &quot;days&quot;"/></numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="165"/><xf numFmtId="20"/></cellXfs></styleSheet>`;
  const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

  async function cellOf(cell: string, is1904 = false): Promise<string | undefined> {
    const parts = workbookParts(withRows(`<row r="1">${cell}<c r="B1"><v>7</v></c></row>`), {
      'xl/sharedStrings.xml': strings,
      'xl/styles.xml': styles,
    });
    const relations = parts['xl/_rels/workbook.xml.rels'].replace(
      '</Relationships>',
      `<Relationship Id="rId2" Type="${office}/sharedStrings" Target="/xl/sharedStrings.xml"/><Relationship Id="rId3" Type="${office}/styles" Target="styles.xml"/></Relationships>`,
    );
    const workbook = parts['xl/workbook.xml'].replace(
      '<sheets>',
      is1904 ? '<workbookPr date1904="1"/><sheets>' : '<workbookPr/><sheets>',
    );
    const bytes = zipOf({
      ...parts,
      'xl/_rels/workbook.xml.rels': relations,
      'xl/workbook.xml': workbook,
    });
    return (await read(bytes, { hasHeading: false })).rows[0]?.cells[0];
  }

  it.each([
    ['<c r="A1" t="s"><v>0</v></c>', 'Ada'],
    ['<c r="A1" t="s"><v>1</v></c>', 'Ben Ray'],
    ['<c r="A1" t="s"><v>2</v></c>', '山田'],
    ['<c r="A1" t="s"><v>99</v></c>', ''],
    ['<c r="A1"><v>491511234567</v></c>', '491511234567'],
    ['<c r="A1"><v>4.91511234567E+11</v></c>', '491511234567'],
    ['<c r="A1"><v>1E+22</v></c>', '10000000000000000000000'],
    ['<c r="A1"><v>0.30000000000000004</v></c>', '0.3'],
    ['<c r="A1" s="0"><v>46090</v></c>', '46090'],
    ['<c r="A1" s="1"><v>46090</v></c>', '2026-03-09'],
    ['<c r="A1" s="2"><v>46090.604166666664</v></c>', '2026-03-09 14:30'],
    ['<c r="A1" s="3"><v>46090</v></c>', '46090'],
    ['<c r="A1" s="4"><v>0.604166666666667</v></c>', '14:30'],
    ['<c r="A1" s="1"><v>1</v></c>', '1900-01-01'],
    ['<c r="A1" s="1"><v>61</v></c>', '1900-03-01'],
    ['<c r="A1" s="1"><v>99999999999</v></c>', '99999999999'],
    ['<c r="A1" t="d"><v>2026-03-09T00:00:00</v></c>', '2026-03-09'],
    ['<c r="A1" t="b"><v>1</v></c>', 'TRUE'],
    ['<c r="A1" t="inlineStr"><is><t>A &amp; B &#x263a;</t></is></c>', 'A & B ☺'],
    ['<c r="A1" t="inlineStr"><is><t><![CDATA[<b>]]></t></is></c>', '<b>'],
    ['<x:c xmlns:x="y" r=\'A1\' t="str" note="a>b"><x:v>x</x:v></x:c>', 'x'],
  ])('%s is %j', async (cell, text) => {
    expect(await cellOf(cell)).toBe(text);
  });

  it('is a day of the other system where the workbook counts from 1904', async () => {
    expect(await cellOf('<c r="A1" s="1"><v>44628</v></c>', true)).toBe('2026-03-09');
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

  it('and defines entities out of entities is refused, and nothing is made of them', async () => {
    const lol =
      '<!DOCTYPE lolz [<!ENTITY a "lollollollol"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>';
    const sheet = lol + withRows(`<row r="1">${textCell('A1', '&b;')}</row>`);
    expect(await refusalOf(zipOf(workbookParts(sheet)))).toMatchObject({ code: 'invalidRequest' });
  });

  it.each([
    ['a tag', `<row r="${'1'.repeat(3_000_000)}`],
    ['a comment', `<!-- ${'x>'.repeat(2_000_000)}`],
    ['a text', `<row r="1"><c r="A1" t="inlineStr"><is><t>${'ab'.repeat(2_000_000)}`],
  ])('and never ends %s is refused at once', async (_, xml) => {
    const content = `<worksheet><sheetData>${xml}`;
    // Told as large as it is, and hard to press: only what is in it gives it away.
    expect(await refusalOf(zipOf(workbookParts(content)))).toMatchObject({
      code: 'invalidRequest',
    });
  });

  it('and merges the same cells again and again is refused', async () => {
    const rows = Array.from(
      { length: 3000 },
      (_, n) => `<row r="${n + 1}">${textCell(`A${n + 1}`, 'x')}</row>`,
    ).join('');
    const merges = `<mergeCells>${'<mergeCell ref="A1:A3000"/>'.repeat(1000)}</mergeCells>`;
    const sheet = withRows(rows).replace('</worksheet>', `${merges}</worksheet>`);
    expect(await refusalOf(zipOf(workbookParts(sheet)))).toMatchObject({ code: 'invalidRequest' });
  });

  it('and puts one long text into every cell is refused', async () => {
    const rows = Array.from(
      { length: 3000 },
      (_, n) => `<row r="${n + 1}"><c r="A${n + 1}" t="s"><v>0</v></c></row>`,
    ).join('');
    const bytes = zipOf({
      ...workbookParts(withRows(rows), {
        'xl/sharedStrings.xml': `<sst><si><t>a&#x200e;${'b'.repeat(100_000)}</t></si></sst>`,
      }),
      'xl/_rels/workbook.xml.rels': `<Relationships><Relationship Id="rId1" Type="x/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="x/sharedStrings" Target="sharedStrings.xml"/></Relationships>`,
    });
    expect(await refusalOf(bytes)).toMatchObject({
      code: 'limitExceeded',
      details: { kind: 'letters' },
    });
  });

  it('and merges a far column over all rows is refused', async () => {
    const rows = Array.from(
      { length: 6500 },
      (_, n) => `<row r="${n + 2}">${textCell(`A${n + 2}`, 'x')}</row>`,
    ).join('');
    const first = `<row r="1">${textCell('A1', 'Name')}${textCell('BXX1', 'x')}</row>`;
    const merges = '<mergeCells><mergeCell ref="BXX1:BXX6501"/></mergeCells>';
    const sheet = withRows(first + rows).replace('</worksheet>', `${merges}</worksheet>`);
    expect(await refusalOf(zipOf(workbookParts(sheet)))).toMatchObject({
      code: 'limitExceeded',
      details: { kind: 'cells' },
    });
  });

  it('is read all the same where a value is full of what ends a tag', async () => {
    const ends = '>'.repeat(400_000);
    const sheet = withRows(`<row x="${ends}" y='"${ends}' r="3">${textCell('A3', 'Ada')}</row>`);
    expect((await read(zipOf(workbookParts(sheet)))).rows).toEqual([{ line: 3, cells: ['Ada'] }]);
  });

  it.each(['0', 'abc', '1e9', '-1', ''])('numbers its rows itself where one is %j', async (r) => {
    const rows = `<row r="4">${textCell('A4', 'Ada')}</row><row r="${r}">${textCell('A5', 'Ben')}</row>`;
    const { rows: found } = await read(zipOf(workbookParts(withRows(rows))));
    expect(found.map(({ line }) => line)).toEqual([4, 5]);
  });

  it('or is packed as only very large files are is refused for that', async () => {
    const part = { content: withRows(''), claimedBytes: 0xffffffff };
    const bytes = zipOf({ ...workbookParts(''), 'xl/worksheets/sheet1.xml': part });
    const refusal = await refusalOf(bytes);
    expect(refusal.code).toBe('invalidRequest');
    expect(refusal.message).toContain('ZIP64');
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
