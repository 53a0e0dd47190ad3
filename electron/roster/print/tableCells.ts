import type { TableColumns } from './columnWidths.ts';
import { escapeMarkup, writeBreakable } from './markup.ts';
import type { PrintColumn } from './printInput.ts';

/** The chosen columns in the markup of a table, whatever else stands beside them. */

export function writeWidths(columns: readonly PrintColumn[]): string {
  return columns.map((_, index) => `<col class="c${index}">`).join('');
}

export function writeHeadings(columns: readonly PrintColumn[]): string {
  return columns
    .map(
      ({ heading, kind }) =>
        `<th scope="col" class="${kind}"><div dir="auto">${escapeMarkup(heading)}</div></th>`,
    )
    .join('');
}

export function writeCells(columns: readonly PrintColumn[], row: readonly string[]): string {
  return columns
    .map(({ kind }, index) => {
      const name = index === 0 ? `${kind} first` : kind;
      return `<td class="${name}"><div dir="auto">${writeBreakable(row[index] ?? '')}</div></td>`;
    })
    .join('');
}

/** `beside`: CSS pixels that other columns take. */
export function columnStyles({ size, widths }: TableColumns, beside: number): string {
  const total = widths.reduce((sum, width) => sum + width, beside);
  return [
    `table{width:${total}px}`,
    `th,td{font-size:${size.fontSize}px;line-height:${size.lineHeight}px}`,
    ...widths.map((width, index) => `.c${index}{width:${width}px}`),
  ].join('\n');
}
