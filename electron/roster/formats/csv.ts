import Papa from 'papaparse';
import type { ExportOutput } from '#shared/domain/exporting.ts';
import { isoDate } from '../calendarDate.ts';
import type { Cell } from '../cell.ts';
import { guardText } from '../cellGuard.ts';
import type { ExportDocument, ExportSheet } from '../exportDocument.ts';
import { csvSeparator } from './csvSeparator.ts';
import { joinPieces, type TextWriting } from './textWriting.ts';

type CsvOutput = Extract<ExportOutput, { format: 'csv' }>;

const rowsPerPiece = 1000;
/** Without it Excel reads UTF-8 as the code page of its country. */
const byteOrderMark = '\ufeff';

/**
 * RFC 4180 with what Excel needs: a byte order mark in the file, CRLF and the locale's separator unless chosen otherwise,
 * days as `2026-03-09`. Every text passes the cell guard as `plain`.
 */
export function writeCsv(
  { sheets, locale }: Pick<ExportDocument, 'sheets' | 'locale'>,
  output: CsvOutput,
): TextWriting {
  const newline = output.lineEnds === 'crlf' ? '\r\n' : '\n';
  const delimiter = output.separator ?? csvSeparator(locale);
  let rows = 0;

  function* pieces({ columns, rows: cells }: ExportSheet): Generator<string> {
    // A lone empty cell would be an empty line, which readers skip: a person would be missing.
    const options = { delimiter, newline, quotes: columns.length === 1 };
    const print = (lines: string[][]) => `${Papa.unparse(lines, options)}${newline}`;
    yield print([columns.map(({ heading }) => csvText(heading))]);
    let lines: string[][] = [];
    for (const row of cells) {
      lines.push(row.map(csvText));
      rows += 1;
      if (lines.length < rowsPerPiece) continue;
      yield print(lines);
      lines = [];
    }
    if (lines.length > 0) yield print(lines);
  }

  function* all(): Generator<string> {
    for (const sheet of sheets) yield* pieces(sheet);
  }

  return {
    parts: [joinPieces(all())],
    file: { before: output.byteOrderMark ? byteOrderMark : '', between: '', after: '' },
    tally: () => ({ rows, withoutAddress: 0 }),
  };
}

/** A cell as the reader of a CSV file will see it. */
export function csvText(cell: Cell): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return String(cell);
  return typeof cell === 'string' ? guardText(cell, 'plain') : isoDate(cell);
}
