import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { exportLine, readingOf, writeReading } from '#test/support/exportLines.ts';
import { writeRoster } from './writeRoster.ts';

describe('a CSV roster', () => {
  it('starts with the byte order mark, ends every line with CRLF and writes days year first', async () => {
    const bytes = await writeRoster(
      'csv',
      [exportLine(), exportLine({ name: 'Bo', email: null, phone: null, stay: { isAdmin: true } })],
      ['name', 'email', 'phone', 'role', 'joined', 'left'],
    );
    expect(bytes.toString()).toBe(
      '\ufeffName,E-mail,Phone,Role,Joined,Left\r\n' +
        'Ada Lovelace,ada@example.org,+44 20 7946 0101,Member,2025-03-09,\r\n' +
        'Bo,,,Admin,2025-03-09,\r\n',
    );
  });

  it('is separated as the locale’s spreadsheets expect', async () => {
    const bytes = await writeRoster('csv', [exportLine({ name: 'a;b' })], ['name', 'role'], {
      locale: 'de-DE',
    });
    expect(bytes.toString()).toBe('\ufeffName;Role\r\n"a;b";Member\r\n');
  });

  it('quotes separators, quotation marks and line ends', async () => {
    const bytes = await writeRoster('csv', [exportLine({ name: 'a, "b"\nc' })], ['name', 'role']);
    expect(bytes.toString()).toBe('\ufeffName,Role\r\n"a, ""b""\nc",Member\r\n');
  });

  it('neutralises what a spreadsheet would compute, and leaves phone numbers alone', async () => {
    const hostile = exportLine({ name: '=cmd|"/C calc"!A0', email: '@x', phone: '+442079460101' });
    const bytes = await writeRoster('csv', [hostile], ['name', 'email', 'phone']);
    expect(Papa.parse(bytes.toString()).data[1]).toEqual([
      '\'=cmd|"/C calc"!A0',
      "'@x",
      '+442079460101',
    ]);
  });

  it('loses nobody when the only column is empty', async () => {
    const people = [exportLine({ email: null }), exportLine(), exportLine({ email: null })];
    const bytes = await writeRoster('csv', people, ['email']);
    expect(bytes.toString()).toBe('\ufeff"E-mail"\r\n""\r\n"ada@example.org"\r\n""\r\n');
  });

  it('writes the headings for an empty group', async () => {
    expect((await writeRoster('csv', [], ['name'])).toString()).toBe('\ufeff"Name"\r\n');
  });

  it('has the separator, the line ends and the mark that were chosen', async () => {
    const reading = readingOf([{ name: 'Kitchen', lines: [exportLine({ name: 'a;b\tc' })] }]);
    const write = async (choices: object) => {
      const output = { format: 'csv', ...choices } as const;
      return (await writeReading(reading, { columns: ['name', 'groupCount'], output })).toString();
    };
    expect(await write({ separator: '\t', lineEnds: 'lf', byteOrderMark: false })).toBe(
      'Name\tNumber of groups\n"a;b\tc"\t0\n',
    );
    expect(await write({ separator: ';' })).toBe('\ufeffName;Number of groups\r\n"a;b\tc";0\r\n');
  });

  it('has headings that are no formulas either', async () => {
    const reading = readingOf([{ name: 'Kitchen', lines: [] }]);
    const columns = [{ field: 'name', heading: '=1+1' } as const, 'role' as const];
    expect((await writeReading(reading, { columns })).toString()).toBe("\ufeff'=1+1,Role\r\n");
  });

  it('puts its chunks together without a seam', async () => {
    const people = Array.from({ length: 2500 }, (_, index) =>
      exportLine({ name: `Person ${index}` }),
    );
    const text = (await writeRoster('csv', people, ['name', 'role'])).toString();
    const { data } = Papa.parse<string[]>(text.trimEnd(), { newline: '\r\n' });
    expect(data).toHaveLength(2501);
    expect(data.slice(1).map(([name]) => name)).toEqual(people.map(({ name }) => name));
  });
});
