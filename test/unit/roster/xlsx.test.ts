import { readXlsx as readWithHucre } from 'hucre';
import { describe, expect, it } from 'vitest';
import { instantOf } from '#shared/domain/time.ts';
import { exportLine } from '#test/support/exportLines.ts';
import { elements, readXlsx } from '#test/support/readXlsx.ts';
import { writeRoster } from './writeRoster.ts';

const sheetXml = (bytes: Buffer) => readXlsx(bytes).parts.get('xl/worksheets/sheet1.xml')!;
const attribute = (xml: string, element: string, name: string) =>
  elements(xml, element).map(({ attributes }) => attributes.get(name));

describe('an XLSX roster', () => {
  it('holds every cell with its type', async () => {
    const row = exportLine({ email: null, stay: { isAdmin: true } });
    const { cells, lastRow } = readXlsx(
      await writeRoster('xlsx', [row], ['name', 'email', 'phone', 'role', 'joined', 'left']),
    );
    expect(lastRow).toBe(2);
    expect(Object.fromEntries([...cells].filter(([place]) => place.endsWith('2')))).toEqual({
      A2: { kind: 'text', text: 'Ada Lovelace', style: 2 },
      C2: { kind: 'text', text: '+44 20 7946 0101', style: 2 },
      D2: { kind: 'text', text: 'Admin', style: 2 },
      // 9 March 2025.
      E2: { kind: 'number', text: '45725', style: 3 },
    });
  });

  it('keeps text that looks like numbers, dates and formulas as the text it is', async () => {
    const texts = [
      '=1+1',
      '+442079460101',
      '020 7946',
      '-5',
      '1E5',
      '2026-01-02',
      'TRUE',
      '#N/A',
      "'=x",
    ];
    const bytes = await writeRoster(
      'xlsx',
      texts.map((name) => exportLine({ name })),
      ['name'],
    );
    const { cells, parts } = readXlsx(bytes);
    expect(texts.map((_, index) => cells.get(`A${index + 2}`))).toEqual(
      texts.map((text) => ({ kind: 'text', text, style: 2 })),
    );
    expect(elements(parts.get('xl/worksheets/sheet1.xml')!, 'f')).toEqual([]);
    // Style 2 is the Text format, so that re-entering such a cell leaves it text.
    const formats = elements(parts.get('xl/styles.xml')!, 'cellXfs')[0]!.children;
    expect(formats[2]!.attributes.get('numFmtId')).toBe('49');
  });

  it('has bold headings in a frozen row, with a filter over everybody', async () => {
    const bytes = await writeRoster(
      'xlsx',
      [exportLine(), exportLine()],
      ['name', 'phone', 'joined'],
    );
    const { cells, parts } = readXlsx(bytes);
    const sheet = sheetXml(bytes);
    expect(['A1', 'B1', 'C1'].map((place) => cells.get(place))).toEqual(
      ['Name', 'Phone', 'Joined'].map((text) => ({ kind: 'text', text, style: 1 })),
    );
    const styles = parts.get('xl/styles.xml')!;
    const heading = elements(styles, 'cellXfs')[0]!.children[1]!;
    const font = elements(styles, 'fonts')[0]!.children[Number(heading.attributes.get('fontId'))]!;
    expect(font.children.map(({ name }) => name)).toContain('b');
    const [pane] = elements(sheet, 'pane');
    expect(Object.fromEntries(pane!.attributes)).toMatchObject({
      ySplit: '1',
      topLeftCell: 'A2',
      state: 'frozen',
    });
    expect(attribute(sheet, 'autoFilter', 'ref')).toEqual(['A1:C3']);
    const [filter] = elements(parts.get('xl/workbook.xml')!, 'definedName');
    expect(filter?.text).toBe("'Kitchen team'!$A$1:$C$3");
    expect(attribute(parts.get('xl/workbook.xml')!, 'definedName', 'name')).toEqual([
      '_xlnm._FilterDatabase',
    ]);
  });

  it('shows dates year first', async () => {
    const { parts } = readXlsx(await writeRoster('xlsx', [exportLine()], ['joined']));
    const styles = parts.get('xl/styles.xml')!;
    const date = elements(styles, 'cellXfs')[0]!.children[3]!;
    const [format] = elements(styles, 'numFmt');
    expect(date.attributes.get('numFmtId')).toBe(format!.attributes.get('numFmtId'));
    expect(format!.attributes.get('formatCode')).toBe('yyyy\\-mm\\-dd');
  });

  it('counts days in the time zone it is given', async () => {
    const joinedAt = instantOf(Date.UTC(2026, 2, 9, 23, 30));
    const dayIn = async (timeZone: string) => {
      const bytes = await writeRoster('xlsx', [exportLine({ stay: { joinedAt } })], ['joined'], {
        timeZone,
      });
      return readXlsx(bytes).cells.get('A2')?.text;
    };
    expect([await dayIn('UTC'), await dayIn('Europe/Berlin')]).toEqual(['46090', '46091']);
  });

  it('sets widths after headings and rows, between 8 and 50', async () => {
    const rows = [
      exportLine({ name: 'x'.repeat(200), phone: '1' }),
      exportLine({ phone: null, email: '日本語'.repeat(5) }),
    ];
    const sheet = sheetXml(
      await writeRoster('xlsx', rows, ['name', 'phone', 'email', 'joined', 'syncState']),
    );
    expect(attribute(sheet, 'col', 'width')).toEqual(['50', '10', '32', '12', '15']);
  });

  it('names the sheet after the group', async () => {
    const write = (groupName: string) =>
      writeRoster('xlsx', [exportLine()], ['name'], { groupName });
    const awkward = readXlsx(await write(`Küche / "Sat" <A&B>: O'Brien's`));
    expect(awkward.sheetName).toBe(`Küche - "Sat" <A&B>- O'Brien's`);
    const [filter] = elements(awkward.parts.get('xl/workbook.xml')!, 'definedName');
    expect(filter?.text).toBe(`'Küche - "Sat" <A&B>- O''Brien''s'!$A$1:$A$2`);
    expect(readXlsx(await write('  ')).sheetName).toBe('Roster');
  });

  it('keeps right-to-left text, markup, line ends and spaces', async () => {
    const texts = ['مرحبا (Kitchen) שלום', '<b>&amp;</b> ]]>', ' a\n\tb ', 'say "hi"', '👩‍👩‍👧'];
    const bytes = await writeRoster(
      'xlsx',
      texts.map((name) => exportLine({ name })),
      ['name'],
    );
    const { cells } = readXlsx(bytes);
    expect(texts.map((_, index) => cells.get(`A${index + 2}`)?.text)).toEqual(texts);
  });

  it('writes what looks like an escaped character so that it is not taken for one', async () => {
    const bytes = await writeRoster('xlsx', [exportLine({ name: '_x0041_ _x005F_' })], ['name']);
    expect(sheetXml(bytes)).toContain('>_x005F_x0041_ _x005F_x005F_<');
    expect(readXlsx(bytes).cells.get('A2')?.text).toBe('_x0041_ _x005F_');
  });

  it('writes an empty group as headings with a filter', async () => {
    const bytes = await writeRoster('xlsx', [], ['name', 'email']);
    expect(readXlsx(bytes).lastRow).toBe(1);
    expect(attribute(sheetXml(bytes), 'autoFilter', 'ref')).toEqual(['A1:B1']);
  });

  it('goes on past the rows looked at for the widths', async () => {
    const rows = Array.from({ length: 1234 }, (_, index) =>
      exportLine({ name: `Person ${index}` }),
    );
    const { cells, lastRow } = readXlsx(await writeRoster('xlsx', rows, ['name', 'memberKey']));
    expect(lastRow).toBe(1235);
    expect(rows.map((_, index) => cells.get(`A${index + 2}`)?.text)).toEqual(
      rows.map(({ name }) => name),
    );
  });

  it('opens in another library with the same values', async () => {
    const rows = [
      exportLine({ name: '=1+1', phone: null }),
      exportLine({ name: 'שלום', stay: { isAdmin: true } }),
    ];
    const bytes = await writeRoster('xlsx', rows, ['name', 'phone', 'role', 'joined']);
    const { sheets } = await readWithHucre(bytes);
    const joined = new Date(Date.UTC(2025, 2, 9));
    expect(sheets.map(({ name, rows: cells }) => [name, cells])).toEqual([
      [
        'Kitchen team',
        [
          ['Name', 'Phone', 'Role', 'Joined'],
          ['=1+1', null, 'Member', joined],
          ['שלום', '+44 20 7946 0101', 'Admin', joined],
        ],
      ],
    ]);
  });
});
