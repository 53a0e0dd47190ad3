import type { PrintPage } from '#shared/domain/printPage.ts';
import { shareWidth, type TableColumns, tooManyColumns } from './columnWidths.ts';
import type { LaidOut, PrintColumn } from './printInput.ts';
import { columnStyles, writeCells, writeHeadings, writeWidths } from './tableCells.ts';
import { type SheetHead, tableSheet, tableStyles, writeTableSheet } from './tableSheet.ts';

type Row = readonly string[];

/** CSS pixels: 9.5 mm, enough for a pen and for two lines of print. */
const rowHeight = 36;
const numberWidth = 40;
const tickWidth = 44;
/** Room for a name in ink: 65 mm, 45 mm, and 30 mm where the columns leave no more. */
const signatureWidths = [246, 171, 114];
/** Smaller type than this, and the columns get room from the signature. */
const readableType = 10;

/**
 * Numbered lines of one height, with a box to tick and room to sign, and empty ones at the end for whoever else comes.
 * Throws MusterError `limitExceeded`.
 */
export function layOutSignIn(
  page: Extract<PrintPage, { document: 'signIn' }>,
  head: SheetHead,
  columns: readonly PrintColumn[],
  rows: readonly Row[],
): LaidOut {
  const sheet = tableSheet(page.paper, page.orientation);
  const { shared, signature } = shareWithSignature(columns, rows, sheet.width);
  const perSheet = Math.floor(sheet.height / rowHeight) - 1;
  const lines = rows.length + page.emptyLines;
  const sheets = Math.max(1, Math.ceil(lines / perSheet));
  const opening =
    `<table><colgroup><col class="no">${writeWidths(columns)}<col class="tick"><col class="sign"></colgroup>` +
    `<thead><tr><th scope="col"><div>No.</div></th>${writeHeadings(columns)}` +
    '<th scope="col" class="here"><div>Here</div></th><th scope="col" class="room"><div>Signature</div></th></tr></thead><tbody>';

  return {
    paper: sheet.paper,
    sheets,
    writeSheet(index) {
      const from = index * perSheet;
      const count = Math.max(0, Math.min(perSheet, lines - from));
      const body = Array.from({ length: count }, (_, offset) => {
        const line = from + offset;
        const cells = writeCells(columns, rows[line] ?? []);
        return `<tr><td class="date">${line + 1}</td>${cells}<td class="here"><span></span></td><td class="room"></td></tr>`;
      });
      return writeTableSheet(head, { index, sheets }, `${opening}${body.join('')}</tbody></table>`);
    },
    styles: [
      tableStyles,
      columnStyles(shared, numberWidth + tickWidth + signature),
      `tr{height:${rowHeight}px}`,
      `.no{width:${numberWidth}px}.tick{width:${tickWidth}px}.sign{width:${signature}px}`,
      '.here,.here div{text-align:center}',
      '.here span{display:inline-block;width:15px;height:15px;border:1px solid #000;vertical-align:middle}',
      '.room{padding-left:8px}td.room{border-left:1px solid #aaa}',
    ].join('\n'),
  };
}

/** The widest room to sign in beside which the columns stand whole in readable type; where none is, the narrowest. */
function shareWithSignature(
  columns: readonly PrintColumn[],
  rows: readonly Row[],
  width: number,
): { shared: TableColumns; signature: number } {
  const available = width - numberWidth - tickWidth;
  const fits = signatureWidths.flatMap((signature) => {
    const shared = shareWidth(columns, rows, available - signature);
    return shared === null ? [] : [{ shared, signature }];
  });
  const readable = fits.filter(({ shared }) => shared.size.fontSize >= readableType);
  const chosen = readable.find(({ shared }) => shared.isWhole) ?? readable.at(-1) ?? fits.at(-1);
  if (chosen === undefined) throw tooManyColumns(columns, available - Math.min(...signatureWidths));
  return chosen;
}
