import { isoDate } from '../calendarDate.ts';
import type { Cell } from '../cell.ts';
import { guardText } from '../cellGuard.ts';
import type { ExportDocument } from '../exportDocument.ts';
import { joinPieces, type TextWriting } from './textWriting.ts';

/**
 * Cells as spreadsheets take them from the clipboard: TAB between them, LF behind each line, days as `2026-03-09`. Every
 * text passes the cell guard as `plain`, for what is pasted is computed like what is read from CSV.
 */
export function writeTsv({ sheets }: Pick<ExportDocument, 'sheets'>): TextWriting {
  let rows = 0;
  function* lines(): Generator<string> {
    for (const { columns, rows: cells } of sheets) {
      yield line(columns.map(({ heading }) => heading));
      for (const row of cells) {
        yield line(row);
        rows += 1;
      }
    }
  }
  return {
    parts: [joinPieces(lines())],
    file: { before: '', between: '', after: '' },
    tally: () => ({ rows, withoutAddress: 0 }),
  };
}

function line(cells: readonly Cell[]): string {
  return `${cells.map((cell) => quoted(tsvText(cell))).join('\t')}\n`;
}

/** Whatever would end a cell or a line, so that one cell stays one cell wherever it is pasted. */
const breaks = /[\t\n\v\f\r\u0085\u2028\u2029]+/g;

/** A cell as it stands after pasting. */
export function tsvText(cell: Cell): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return String(cell);
  return typeof cell === 'string' ? guardText(cell.replace(breaks, ' '), 'plain') : isoDate(cell);
}

/** A quotation mark in front would open a quoted cell, which ends only at the next one, lines further down. */
function quoted(text: string): string {
  return text.startsWith('"') ? `"${text.replaceAll('"', '""')}"` : text;
}
