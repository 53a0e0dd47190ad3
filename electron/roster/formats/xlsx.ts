import { MusterError } from '#shared/ipc/errors.ts';
import { isoDate } from '../calendarDate.ts';
import { guardText } from '../cellGuard.ts';
import { sheetName } from '../sheetName.ts';
import type { RosterFormat } from './rosterFormat.ts';
import { fixedParts, workbookPart } from './xlsx/packageParts.ts';
import { createWorksheet } from './xlsx/worksheet.ts';
import { createZipWriter } from './xlsx/zipWriter.ts';

/**
 * An Office Open XML workbook of one sheet, streamed: frozen bold headings, a filter over everybody, widths after the
 * first rows, days as real dates, everything else as text that no spreadsheet computes.
 *
 * Written here rather than by hucre 1.0.0: its streaming writer has neither filter nor heading style, and its other
 * writer holds the workbook in memory (700 MB for 100,000 people).
 */
export const xlsxFormat: RosterFormat = {
  async write({ groupName, columns, rows }, sink) {
    const zip = createZipWriter(sink);
    const name = sheetName(groupName);
    for (const part of fixedParts) await zip.addEntry(part.name, [part.xml]);
    const worksheet = createWorksheet(columns, rows);
    await zip.addEntry('xl/worksheets/sheet1.xml', worksheet.xml());
    await zip.addEntry('xl/workbook.xml', [workbookPart(name, worksheet.range())]);
    if (!(await zip.finish())) throw tooLarge();
  },

  cellText(cell) {
    if (cell === null) return '';
    return typeof cell === 'string' ? guardText(cell, 'typed') : isoDate(cell);
  },
};

function tooLarge(): MusterError {
  return new MusterError(
    'limitExceeded',
    'This roster is too large for an Excel file. Choose CSV.',
  );
}
