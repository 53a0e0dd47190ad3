import { describe, expect, it } from 'vitest';
import { readTable } from '#electron/roster/importing/reading/readTable.ts';
import {
  type ImportEncoding,
  type ImportReading,
  importReadingSchema,
} from '#shared/domain/importing.ts';
import { limits } from '#shared/domain/limits.ts';
import { MusterError } from '#shared/ipc/errors.ts';

const read = (source: string | Uint8Array, reading: Partial<ImportReading> = {}) =>
  readTable(
    typeof source === 'string' ? Buffer.from(source) : source,
    importReadingSchema.parse(reading),
  );

async function refusalOf(source: string | Uint8Array, reading: Partial<ImportReading> = {}) {
  const refusal: unknown = await read(source, reading).then(
    () => null,
    (error: unknown) => error,
  );
  if (refusal instanceof MusterError) return refusal;
  throw new Error(`Read, or failed otherwise: ${String(refusal)}`);
}

const cellsOf = ({ rows }: Awaited<ReturnType<typeof read>>) => rows.map(({ cells }) => cells);

/** Bytes of a text in a single-byte encoding, by asking the decoder for every byte. */
function encode(text: string, encoding: ImportEncoding): Uint8Array {
  if (encoding === 'utf-16le') return Buffer.from(text, 'utf16le');
  if (encoding === 'utf-16be') return Buffer.from(text, 'utf16le').swap16();
  const decoder = new TextDecoder(encoding);
  const bytes = new Map(
    Array.from({ length: 256 }, (_, byte) => [decoder.decode(Uint8Array.of(byte)), byte]),
  );
  return Uint8Array.from(text, (letter) => {
    const byte = bytes.get(letter);
    if (byte === undefined) throw new Error(`${letter} is not in ${encoding}.`);
    return byte;
  });
}

const western = 'Name;Ort\r\nJürgen Groß;Köln\r\nRenée Lefèvre;Besançon\r\nZoë Müller;Zürich\r\n';
const central =
  'Jméno,Město\r\nJiří Dvořák,Plzeň\r\nŽofie Černá,Brno\r\nŁukasz Wiśniewski,Łódź\r\nMátyás Kőszegi,Győr\r\nZdeněk Říha,Děčín\r\n';
const cyrillic =
  'Имя;Город\r\nАнна Петрова;Москва\r\nДмитрий Иванов;Казань\r\nОльга Смирнова;Тверь\r\n';

describe('the encoding of a text', () => {
  it.each([
    ['utf-8', western, 'utf-8'],
    ['utf-16le', western, 'utf-16le'],
    ['utf-16be', western, 'utf-16be'],
    ['windows-1252', western, 'windows-1252'],
    ['windows-1250', central, 'windows-1250'],
    ['windows-1251', cyrillic, 'windows-1251'],
    ['macintosh', western.replaceAll('\r\n', '\r'), 'macintosh'],
    ['macintosh', western, 'macintosh'],
  ] as const)('%s is found by its letters', async (encoding, text, found) => {
    const bytes = encoding === 'utf-8' ? Buffer.from(text) : encode(text, encoding);
    const table = await read(bytes);
    expect(table.encoding).toBe(found);
    const [heading, ...rows] = text.trim().split(/\r\n?/);
    const separator = heading?.includes(';') ? ';' : ',';
    expect(cellsOf(table)).toEqual(rows.map((line) => line.split(separator)));
  });

  it.each([
    ['utf-8', [0xef, 0xbb, 0xbf]],
    ['utf-16le', [0xff, 0xfe]],
    ['utf-16be', [0xfe, 0xff]],
  ] as const)(
    '%s is found by its mark, which is no part of the first heading',
    async (encoding, mark) => {
      const text = encoding === 'utf-8' ? Buffer.from(western) : encode(western, encoding);
      const table = await read(Buffer.concat([Buffer.from(mark), text]));
      expect(table).toMatchObject({ encoding, headings: ['Name', 'Ort'] });
    },
  );

  it.each([
    ['shift_jis', [0x8e, 0x52, 0x93, 0x63], '山田'],
    ['gb18030', [0xcd, 0xf5, 0xce, 0xb0], '王伟'],
    ['iso-8859-15', [0x4e, 0xa4], 'N€'],
  ] as const)('%s can be chosen', async (encoding, bytes, name) => {
    const table = await read(Uint8Array.from([...bytes, 0x0a, ...bytes]), { encoding });
    expect(cellsOf(table)).toEqual([[name], [name]]);
  });

  it('can be corrected', async () => {
    const bytes = encode(western, 'windows-1252');
    expect((await read(bytes, { encoding: 'windows-1251' })).rows[0]?.cells[0]).not.toBe(
      'Jürgen Groß',
    );
    expect((await read(bytes, { encoding: 'windows-1252' })).rows[0]?.cells[0]).toBe('Jürgen Groß');
  });
});

describe('the separator of a text', () => {
  it.each([
    [',', 'Name,E-mail\n"Smith, Ada",a@x.org\nBen Ray,b@x.org\n'],
    [';', 'Name;E-mail\nSmith, Ada;a@x.org\nRay, Ben;b@x.org\n'],
    ['\t', 'Name\tE-mail\nSmith, Ada; Dr.\ta@x.org\nRay, Ben\tb@x.org\n'],
    ['|', 'Name|E-mail\nSmith, Ada|a@x.org\nRay, Ben|b@x.org\n'],
  ] as const)('%s is what every line has', async (separator, text) => {
    const table = await read(text);
    expect(table).toMatchObject({ separator, headings: ['Name', 'E-mail'] });
    expect(cellsOf(table).map(([, email]) => email)).toEqual(['a@x.org', 'b@x.org']);
  });

  it('is not found inside quoted cells that run over lines', async () => {
    const table = await read('Name,Note\n"Ada","a;b;c\nd;e;f"\n"Ben","g;h;i\nj;k;l"\n');
    expect(table.separator).toBe(',');
    expect(cellsOf(table)).toEqual([
      ['Ada', 'a;b;c\nd;e;f'],
      ['Ben', 'g;h;i\nj;k;l'],
    ]);
  });

  it('is what the first line says for Excel, which is no row', async () => {
    const table = await read('sep=|\nName|E-mail\nAda|a@x.org\n');
    expect(table).toMatchObject({ separator: '|', headings: ['Name', 'E-mail'] });
    expect(table.rows).toEqual([{ line: 3, cells: ['Ada', 'a@x.org'] }]);
  });

  it('can be corrected', async () => {
    expect(cellsOf(await read('a;b,c\nd;e,f\n', { separator: ',' }))).toEqual([
      ['a;b', 'c'],
      ['d;e', 'f'],
    ]);
  });
});

describe('the rows of a text', () => {
  it('keep the numbers a spreadsheet gives them, with empty lines and lines that are shorter or longer', async () => {
    const table = await read('Name,E-mail\n\nAda,a@x.org,more\n,\n"Ben\nRay"\n\nCy,c@x.org\n');
    expect(table.headings).toEqual(['Name', 'E-mail', '']);
    expect(table.rows).toEqual([
      { line: 3, cells: ['Ada', 'a@x.org', 'more'] },
      { line: 5, cells: ['Ben\nRay'] },
      { line: 7, cells: ['Cy', 'c@x.org'] },
    ]);
  });

  it('come out the same whatever ends the lines', async () => {
    const lines = ['Name,E-mail', '"Ada ""A"" Lee",a@x.org', 'Ben,b@x.org'];
    const expected = cellsOf(await read(lines.join('\n')));
    expect(expected).toEqual([
      ['Ada "A" Lee', 'a@x.org'],
      ['Ben', 'b@x.org'],
    ]);
    for (const end of ['\r\n', '\r'])
      expect(cellsOf(await read(lines.join(end)))).toEqual(expected);
  });

  it('come back from the apostrophes that keep spreadsheets from computing, and keep their own', async () => {
    const table = await read("Name,Note\n'=SUM(A1),'-5\n't Hooft,'single'\n'+49 761 1,x\n");
    expect(cellsOf(table)).toEqual([
      ['=SUM(A1)', '-5'],
      ["'t Hooft", "'single'"],
      ["'+49 761 1", 'x'],
    ]);
    // Their own beside one of the guard's; and a blank that was guarded, and is none of the cell.
    const mixed = await read(`Name,Note\n"'t Hooft,'=1","'\t'=1"\n"'+442079460101\n",x\n`);
    expect(cellsOf(mixed)).toEqual([
      ["'t Hooft,=1", '=1'],
      ['+442079460101', 'x'],
    ]);
  });

  it('are whole where a file is longer than what is read at a time', async () => {
    const lines = Array.from(
      { length: 60_000 },
      (_, n) => `"Person ${n}\nof ${n}",p${n}@x.org,${'-'.repeat(60)}`,
    );
    const table = await read(`Name,E-mail,Note\n${lines.join('\n')}\n`);
    expect(table.rows).toHaveLength(60_000);
    expect(
      table.rows.every(({ line, cells }, n) => line === n + 2 && cells[1] === `p${n}@x.org`),
    ).toBe(true);
  });

  it('hold no control characters, and blanks are blanks', async () => {
    const table = await read('Name,E-mail\n\u200eAda\u00a0Lee\u0007 ,\ufeffa@x.org\n');
    expect(cellsOf(table)).toEqual([['Ada Lee', 'a@x.org']]);
  });
});

describe('a text that cannot be read', () => {
  it.each([
    [
      'never closes a quotation mark',
      'Name,E-mail\nAda,a@x.org\n"Ben,b@x.org\nCy,c@x.org\n',
      'line 3',
    ],
    [
      'closes it hundreds of lines later',
      `Name,E-mail\n"Ben,b@x.org\n${'Cy,c@x.org\n'.repeat(200)}Dee",d@x.org\n`,
      'line 2',
    ],
    ['never closes it in a large file', `"${'x,y\n'.repeat(4_000_000)}`, 'line 1'],
    ['is empty', '', 'nothing in this file'],
    ['holds blanks only', ' \n\t\n,,\n', 'nothing in this file'],
    ['is a web page', '<!DOCTYPE html><html><table><tr><td>Ada</td></tr></table>', 'web page'],
    ['is a contact card', 'BEGIN:VCARD\nFN:Ada\nEND:VCARD', 'contact cards'],
  ])('%s is refused with where, or what to do', async (_, text, words) => {
    const refusal = await refusalOf(text);
    expect(refusal.code).toBe('invalidRequest');
    expect(refusal.message).toContain(words);
  });

  it.each([
    ['an old Excel file', [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1], '.xlsx'],
    ['a PDF', [...Buffer.from('%PDF-1.7')], 'PDF'],
    ['a picture', [0x89, 0x50, 0x4e, 0x47, 0x0d], 'picture'],
    [
      'some program',
      [0x7f, 0x45, 0x4c, 0x46, 0, 0, 0, 2, 1, 1, 0, 0, 7, 0, 0],
      'neither a text nor',
    ],
  ])('%s is refused with what to do', async (_, bytes, words) => {
    const refusal = await refusalOf(Uint8Array.from(bytes));
    expect(refusal.code).toBe('invalidRequest');
    expect(refusal.message).toContain(words);
  });

  it.each([
    ['rows', `Name\n${'Ada\n'.repeat(limits.importRows + 1)}`],
    ['columns', `${'x,'.repeat(limits.importColumns)}x\n`],
  ])('with too many %s is refused, and says how many are possible', async (kind, text) => {
    const refusal = await refusalOf(text);
    expect(refusal).toMatchObject({ code: 'limitExceeded', details: { kind } });
  });
});
