import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readTable } from '#electron/roster/importing/reading/readTable.ts';
import type { ExportLine } from '#shared/domain/exportReading.ts';
import { type ImportReading, importReadingSchema } from '#shared/domain/importing.ts';
import { anyRoster, fileOf, readingOf, requestOf, timeZone } from './exportScene.ts';
import { hostileText, longText } from './hostileTexts.ts';
import { createDayThere, throughCsv, throughWorkbook } from './readBack.ts';

const runs = Number(process.env.MUSTER_PROPERTY_RUNS ?? 300);

/** The columns that hold texts of others; headings that anybody may have typed. */
const columnsWith = (heading: string | null) => [
  { field: 'name' },
  { field: 'email' },
  { field: 'phone' },
  { field: 'role' },
  { field: 'joined' },
  { field: 'left' },
  { field: 'memberKey' },
  { field: 'otherEmails' },
  { field: 'groups' },
  { field: 'groupCount' },
  { field: 'attribute:note', heading },
];

const day = createDayThere(timeZone);

/** The same cells by the rules of the way they go. */
function cellsOf(line: ExportLine, through: (text: string) => string): string[] {
  const { name, email, phone, stay, memberKey, otherEmails, groups, attributes } = line;
  return [
    through(name),
    through(email ?? ''),
    through(phone ?? ''),
    stay?.isAdmin === true ? 'Admin' : 'Member',
    day(stay?.joinedAt),
    day(stay?.leftAt),
    through(memberKey ?? ''),
    through(otherEmails.join(', ')),
    through(groups.join(', ')),
    String(groups.length),
    through(attributes.note ?? ''),
  ];
}

/** Every row as wide as the heading: what is empty at the end of one is not in it. */
async function takeIn(file: Buffer, reading: Partial<ImportReading> = {}) {
  const table = await readTable(file, importReadingSchema.parse({ hasHeading: true, ...reading }));
  const width = table.headings.length;
  const rows = table.rows.map(({ cells }) =>
    Array.from({ length: width }, (_, column) => cells[column] ?? ''),
  );
  return { ...table, rows };
}

/** A heading of nothing that can be seen would be none. */
const headingText = hostileText.map((text) => `${text.trim()}?`);
const roster = fc.record({
  lines: anyRoster,
  heading: fc.option(headingText),
  long: fc.option(longText, { freq: 12 }),
});

/** Somebody's note is as long as a cell, or longer. */
function withLong(lines: readonly ExportLine[], long: string | null): ExportLine[] {
  return lines.map((line, index) =>
    long === null || index > 0 ? line : { ...line, attributes: { note: long } },
  );
}

const csvOutput = fc.record({
  format: fc.constant('csv'),
  separator: fc.constantFrom(',', ';', '\t', null),
  lineEnds: fc.constantFrom('crlf', 'lf'),
  byteOrderMark: fc.boolean(),
});

describe('any roster', () => {
  it('comes back out of a workbook cell by cell', async () => {
    await fc.assert(
      fc.asyncProperty(roster, fc.boolean(), async ({ lines, heading, long }, about) => {
        const people = withLong(lines, long);
        const file = await fileOf(
          readingOf(people),
          requestOf({ format: 'xlsx', about }, columnsWith(heading)),
        );
        const { rows, headings, sheets } = await takeIn(file);
        expect(sheets).toEqual(about ? ['Kitchen', 'About'] : ['Kitchen']);
        expect(headings.at(-1)).toBe(throughWorkbook(heading ?? 'note'));
        expect(rows).toEqual(people.map((line) => cellsOf(line, throughWorkbook)));
      }),
      { numRuns: runs },
    );
  }, 600_000);

  it('comes back out of CSV, whatever separates its cells and ends its lines', async () => {
    await fc.assert(
      fc.asyncProperty(roster, csvOutput, async ({ lines, heading, long }, output) => {
        const people = withLong(lines, long);
        const file = await fileOf(
          readingOf(people),
          requestOf(output, columnsWith(heading)),
          'de-DE',
        );
        const { rows, headings } = await takeIn(file, { separator: output.separator ?? ';' });
        expect(headings.at(-1)).toBe(throughCsv(heading ?? 'note'));
        expect(rows).toEqual(people.map((line) => cellsOf(line, throughCsv)));
      }),
      { numRuns: runs },
    );
  }, 600_000);
});
