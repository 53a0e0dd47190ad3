import Papa from 'papaparse';
import { isoDate } from '../calendarDate.ts';
import { guardText } from '../cellGuard.ts';
import { rosterColumns } from '../rosterColumns.ts';
import type { Cell } from '../rosterRows.ts';
import { csvSeparator } from './csvSeparator.ts';
import type { RosterFormat } from './rosterFormat.ts';

const rowsPerChunk = 1000;
/** Without it Excel reads UTF-8 as the code page of its country. */
const byteOrderMark = '\ufeff';

/**
 * RFC 4180 with what Excel needs: a byte order mark, CRLF, the locale's separator, days as `2026-03-09`. Every text
 * passes the cell guard as `plain`.
 */
export const csvFormat: RosterFormat = {
  async write({ columns, rows, locale }, sink) {
    const options = {
      delimiter: csvSeparator(locale),
      newline: '\r\n',
      // A lone empty cell would be an empty line, which readers skip: a person would be missing.
      quotes: columns.length === 1,
    };
    const print = (lines: readonly (readonly string[])[]): Buffer =>
      Buffer.from(
        `${Papa.unparse(
          lines.map((line) => [...line]),
          options,
        )}\r\n`,
      );

    const headings = columns.map((column) => cellText(rosterColumns[column].heading));
    await sink.write(Buffer.concat([Buffer.from(byteOrderMark), print([headings])]));
    let lines: string[][] = [];
    for (const row of rows) {
      lines.push(row.map(cellText));
      if (lines.length < rowsPerChunk) continue;
      await sink.write(print(lines));
      lines = [];
    }
    if (lines.length > 0) await sink.write(print(lines));
  },

  cellText,
};

function cellText(cell: Cell): string {
  if (cell === null) return '';
  return typeof cell === 'string' ? guardText(cell, 'plain') : isoDate(cell);
}
