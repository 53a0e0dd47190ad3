import fc from 'fast-check';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { guardText } from '#electron/roster/cellGuard.ts';
import { rosterFileName } from '#electron/roster/fileName.ts';
import { csvSeparator } from '#electron/roster/formats/csvSeparator.ts';
import { sheetName } from '#electron/roster/sheetName.ts';
import type { ExportField } from '#shared/domain/exporting.ts';
import { exportLine } from '#test/support/exportLines.ts';
import { readXlsx } from '#test/support/readXlsx.ts';
import { splitLikeSpreadsheet } from './splitLikeSpreadsheet.ts';
import { writeRoster } from './writeRoster.ts';

const columns: ExportField[] = ['name', 'email', 'memberKey'];

const hostileCharacter = fc.constantFrom(
  ...['=', '+', '-', '@', '＝', '"', "'", ',', ';', '\t', '\n', '\r', ' ', '\u00a0', '\u200b'],
  ...['<', '&', '>', '_', 'x', '0', '4', '1', 'A', '\0', '\u0085', '\ud800', '\udc00', '😀', '|'],
);
const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 30 }),
  fc.string({ unit: hostileCharacter, maxLength: 16 }),
  fc.constantFrom('+44 20 7946 0101', '+442079460101', '-', '--', '_x0041_', '=1+1', ''),
  fc.string({ unit: 'grapheme', maxLength: 20 }),
);
const anyPeople = fc.array(
  fc
    .record({ name: anyText, email: fc.option(anyText), memberKey: fc.option(anyText) })
    .map((fields) => exportLine(fields)),
  { maxLength: 8 },
);
const anyLocale = fc.constantFrom('en-GB', 'de-DE');

const written = (rows: readonly ReturnType<typeof exportLine>[], target: 'typed' | 'plain') =>
  rows.map(({ name, email, memberKey }) =>
    [name, email, memberKey].map((text) => guardText(text ?? '', target)),
  );

describe('any text', () => {
  it('comes back out of a CSV file as the guard left it', async () => {
    await fc.assert(
      fc.asyncProperty(anyPeople, anyLocale, async (rows, locale) => {
        const text = (await writeRoster('csv', rows, columns, { locale })).toString();
        expect(text.endsWith('\r\n')).toBe(true);
        const { data, errors } = Papa.parse<string[]>(text.slice(0, -2), {
          delimiter: csvSeparator(locale),
          newline: '\r\n',
        });
        expect(errors).toEqual([]);
        expect(data.slice(1)).toEqual(written(rows, 'plain'));
      }),
      { numRuns: 500 },
    );
  });

  it('comes back out of an XLSX file as the guard left it', async () => {
    await fc.assert(
      fc.asyncProperty(anyPeople, async (rows) => {
        const { cells, lastRow } = readXlsx(await writeRoster('xlsx', rows, columns));
        expect(lastRow).toBe(rows.length + 1);
        const read = rows.map((_, index) =>
          ['A', 'B', 'C'].map((letter) => cells.get(`${letter}${index + 2}`)?.text ?? ''),
        );
        expect(read).toEqual(written(rows, 'typed'));
        expect([...cells.values()].every(({ kind }) => kind === 'text')).toBe(true);
      }),
      { numRuns: 200 },
    );
  });

  it('is left alone by the guard when it holds nothing the guard is for', () => {
    const harmless = fc.string({
      unit: fc.constantFrom(...'abcXYZ 0189.()éß日本שלום😀\n'),
      maxLength: 40,
    });
    fc.assert(
      fc.property(harmless, (text) => {
        expect(guardText(text, 'typed')).toBe(text);
      }),
    );
  });

  it('is no formula in a CSV file, whatever separator the reader expects', async () => {
    await fc.assert(
      fc.asyncProperty(
        anyPeople,
        anyLocale,
        fc.constantFrom(',', ';', '\t'),
        async (rows, locale, separator) => {
          const text = (await writeRoster('csv', rows, columns, { locale })).toString().slice(1);
          // A reader with another separator joins neighbours; a spared phone number starts what it joins.
          const own = csvSeparator(locale);
          const cells = splitLikeSpreadsheet(text, separator)
            .flat()
            .map((cell) => (separator === own ? cell : cell.split(own, 1).join()));
          expect(cells.filter(computes)).toEqual([]);
        },
      ),
      { numRuns: 2000 },
    );
  });

  it('makes a legal sheet name', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const name = sheetName(text.repeat(3));
        expect(name).toMatch(/^[^[\]:*?/\\]{1,31}$/);
        expect(name).not.toMatch(/^'|'$|^\s|\s$|\p{Cc}/u);
        expect(name.isWellFormed()).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });

  it('makes a legal file name', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const name = rosterFileName(text.repeat(9), 'csv');
        expect(name).toMatch(/^[^<>:"/\\|?*. \p{Cc}][^<>:"/\\|?*\p{Cc}]*\.csv$/u);
        expect(name).not.toMatch(/[ .]\.csv$/);
        expect(Buffer.byteLength(name)).toBeLessThanOrEqual(180);
      }),
      { numRuns: 1000 },
    );
  });
});

/** What a spreadsheet may compute, by the vendors' lists: said here without the guard's own patterns. */
function computes(cell: string): boolean {
  const shown = cell.replace(/\p{Cf}/gu, '').trim();
  if (shown === '' || !'=+-@＝＋－＠﹦﹢﹣﹫\u2212'.includes(shown.charAt(0))) return false;
  const isPlaceholder = [...shown].every((character) => '-－\u2212'.includes(character));
  // Two numbers with nothing but a space between them: no formula has that.
  const isNonsense = /^[+＋] ?\d+ \d/.test(shown);
  const isDigitsOnly = /^[+＋] ?\d{5,16}$/.test(shown);
  return !isPlaceholder && !isNonsense && !isDigitsOnly;
}
