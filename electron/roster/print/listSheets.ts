import type { PrintPage } from '#shared/domain/printPage.ts';
import { columnGap, shareWidth, type TableColumns, tooManyColumns } from './columnWidths.ts';
import type { LaidOut, PrintColumn } from './printInput.ts';
import { columnStyles, writeCells, writeHeadings, writeWidths } from './tableCells.ts';
import { type SheetHead, tableSheet, tableStyles, writeTableSheet } from './tableSheet.ts';
import { estimateWidth } from './textWidth.ts';

type Row = readonly string[];

/** CSS pixels above and below the lines of a row, with its rule. */
const rowRoom = 7;

/** A table of the chosen columns; rows of one line or two, each whole on one sheet. Throws MusterError `limitExceeded`. */
export function layOutList(
  page: Extract<PrintPage, { document: 'list' }>,
  head: SheetHead,
  columns: readonly PrintColumn[],
  rows: readonly Row[],
): LaidOut {
  const sheet = tableSheet(page.paper, page.orientation);
  const shared = shareWidth(columns, rows, sheet.width);
  if (shared === null) throw tooManyColumns(columns, sheet.width);
  const { lineHeight } = shared.size;
  const height = (lines: number) => lines * lineHeight + rowRoom;

  const headings = columns.map(({ heading }) => heading);
  const headLines = countLines(headings, shared, true);
  const lines = rows.map((row) => countLines(row, shared));
  const starts = paginate(lines.map(height), sheet.height - height(headLines));
  const opening =
    `<table><colgroup>${writeWidths(columns)}</colgroup>` +
    `<thead><tr class="l${headLines}">${writeHeadings(columns)}</tr></thead><tbody>`;
  const nobody = rows.length === 0 ? '<p class="nobody">Nobody is on this list.</p>' : '';

  return {
    paper: sheet.paper,
    sheets: starts.length,
    writeSheet(index) {
      const from = starts[index] ?? 0;
      const body = rows
        .slice(from, starts[index + 1])
        .map(
          (row, offset) => `<tr class="l${lines[from + offset]}">${writeCells(columns, row)}</tr>`,
        );
      const table = `${opening}${body.join('')}</tbody></table>${nobody}`;
      return writeTableSheet(head, { index, sheets: starts.length }, table);
    },
    styles: [
      tableStyles,
      columnStyles(shared, 0),
      `.l1{height:${height(1)}px}.l1 div{-webkit-line-clamp:1}`,
      `.l2{height:${height(2)}px}`,
    ].join('\n'),
  };
}

/** Lines of the cell that needs most: two at most, the rest is cut with an ellipsis. */
function countLines(cells: Row, { size, widths }: TableColumns, areHeadings = false): 1 | 2 {
  const isLong = cells.some((cell, index) => {
    const width = estimateWidth(cell, size.fontSize, areHeadings || index === 0);
    return width > (widths[index] ?? 0) - columnGap;
  });
  return isLong ? 2 : 1;
}

/** The first row of each sheet; one sheet at least. */
function paginate(heights: readonly number[], available: number): number[] {
  const starts = [0];
  let used = 0;
  for (const [index, height] of heights.entries()) {
    if (used + height > available) {
      starts.push(index);
      used = 0;
    }
    used += height;
  }
  return starts;
}
