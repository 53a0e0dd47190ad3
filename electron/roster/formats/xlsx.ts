import type { ExportOutput } from '#shared/domain/exporting.ts';
import type { Instant } from '#shared/domain/time.ts';
import { MusterError } from '#shared/ipc/errors.ts';
import type { ExportDocument } from '../exportDocument.ts';
import { sheetNames } from '../sheetName.ts';
import type { ByteSink } from './byteSink.ts';
import { aboutXml } from './xlsx/aboutSheet.ts';
import { type NamedSheet, openingParts, sheetPartName, workbookPart } from './xlsx/packageParts.ts';
import { createWorksheet, sheetColumns } from './xlsx/worksheet.ts';
import { createZipWriter } from './xlsx/zipWriter.ts';

/** Excel opens as many as memory holds; with more than this it takes minutes, and nobody finds a sheet. */
const mostSheets = 1000;

/**
 * An Office Open XML workbook, streamed sheet by sheet: frozen bold headings, a filter over everybody, widths after the
 * first rows, days as real dates, counts as numbers, everything else as text that no spreadsheet computes; a last sheet
 * says what it is. Answers with the rows written. Rejects with MusterError `limitExceeded`, or with what the rows or the
 * sink threw.
 *
 * Written here rather than by hucre 1.0.0: its streaming writer has neither filter nor heading style, and its other
 * writer holds the workbook in memory (700 MB for 100,000 people).
 */
export async function writeXlsx(
  document: ExportDocument,
  { about: hasAbout }: Extract<ExportOutput, { format: 'xlsx' }>,
  sink: ByteSink,
): Promise<number> {
  const { sheets, about } = document;
  checkFits(document);
  const zip = createZipWriter(sink);
  const titles = sheets.map(({ name }) => name);
  const names = sheetNames(hasAbout ? [...titles, 'About'] : titles);
  for (const part of openingParts(names.length)) await zip.addEntry(part.name, [part.xml]);

  const written: NamedSheet[] = [];
  let rows = 0;
  for (const [index, sheet] of sheets.entries()) {
    const worksheet = createWorksheet(sheet, { isShownFirst: index === 0 });
    await zip.addEntry(sheetPartName(index + 1), worksheet.xml());
    written.push({ name: names[index] ?? sheet.name, range: worksheet.range() });
    rows += worksheet.rows();
  }
  if (hasAbout) {
    const xml = aboutXml(about, rows, createTimeSpeech(document));
    await zip.addEntry(sheetPartName(names.length), [xml]);
    written.push({ name: names.at(-1) ?? 'About', range: null });
  }
  await zip.addEntry('xl/workbook.xml', [workbookPart(written)]);
  if (!(await zip.finish())) throw tooLarge();
  return rows;
}

function checkFits({ sheets }: ExportDocument): void {
  if (sheets.length > mostSheets) {
    throw new MusterError(
      'limitExceeded',
      `These are ${sheets.length} groups, and a workbook of more than ${mostSheets} sheets is hard to open. Put them into one sheet with a column for the group, or choose fewer.`,
      { limit: mostSheets, actual: sheets.length },
    );
  }
  const columns = Math.max(...sheets.map((sheet) => sheet.columns.length));
  if (columns > sheetColumns) {
    throw new MusterError(
      'limitExceeded',
      `An Excel sheet holds ${sheetColumns} columns at most. Choose fewer groups, or CSV.`,
      { limit: sheetColumns, actual: columns },
    );
  }
}

/** `2026-03-09 14:05 (Europe/Berlin)`: the zone is said, for the file may be read in another. */
function createTimeSpeech({ timeZone }: ExportDocument): (at: Instant) => string {
  const formatter = new Intl.DateTimeFormat('sv-SE', {
    dateStyle: 'short',
    timeStyle: 'short',
    ...(timeZone === undefined ? {} : { timeZone }),
  });
  return (at) => `${formatter.format(Date.parse(at))} (${formatter.resolvedOptions().timeZone})`;
}

function tooLarge(): MusterError {
  return new MusterError(
    'limitExceeded',
    'This roster is too large for an Excel file. Choose CSV.',
  );
}
