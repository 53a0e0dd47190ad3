import type { PrintPage } from '#shared/domain/printPage.ts';
import { type FittedLines, fitLines } from './fitLines.ts';
import { findLabelSheet, layOutLabels } from './labelGrid.ts';
import { directionOf, escapeMarkup } from './markup.ts';
import type { LaidOut } from './printInput.ts';

type Row = readonly string[];

/** Points. */
const sizes = [12, 11, 10, 9, 8, 7, 6];
const spacing = 1.2;

/** The values of each row, one below the other; the first bold. Throws MusterError `invalidRequest`. */
export function layOutAddressLabels(
  page: Extract<PrintPage, { document: 'labels' }>,
  rows: readonly Row[],
): LaidOut {
  const sheet = findLabelSheet(page);
  // Millimetres. A printer feeds a sheet a little askew: nothing stands nearer to the edge than that.
  const edge = { x: sheet.label.width < 50 ? 2 : 4, y: sheet.label.height < 20 ? 1.2 : 2 };
  const box = {
    width: sheet.label.width - 2 * edge.x,
    height: sheet.label.height - 2 * edge.y,
  };
  return layOutLabels(sheet, {
    count: rows.length,
    startAt: page.startAt,
    writeLabel(index) {
      const values = rows[index] ?? [];
      return writeLines(values, fitLines(values, box, { sizes, spacing }));
    },
    styles: [
      `.label{box-sizing:border-box;padding:${edge.y}mm ${edge.x}mm;display:flex;flex-direction:column;justify-content:center}`,
      `.label p{margin:0;line-height:${spacing};text-align:start;white-space:nowrap;overflow:hidden;text-overflow:ellipsis;flex:none}`,
      '.first{font-weight:600}',
      ...sizes.map((size) => `.s${size}{font-size:${size}pt}`),
    ].join('\n'),
  });
}

function writeLines(values: Row, { lines, isCut }: FittedLines): string {
  return lines
    .map(({ text, value, fontSize }, index) => {
      const name = value === 0 ? `s${fontSize} first` : `s${fontSize}`;
      const more = isCut && index === lines.length - 1 ? ' …' : '';
      // Of the whole value, so that its second line does not turn round at a house number.
      const direction = directionOf(values[value] ?? '');
      return `<p class="${name}" dir="${direction}">${escapeMarkup(text)}${more}</p>`;
    })
    .join('');
}
