import { paperSizes } from '#shared/domain/paperSizes.ts';
import type { Paper, PrintPage } from '#shared/domain/printPage.ts';
import { columnGap } from './columnWidths.ts';
import { escapeMarkup, joinLines } from './markup.ts';

/** CSS pixels in a millimetre. */
const pixels = 96 / 25.4;

/** What every printer reaches: 12 mm from the edges. */
const margin = 46;
const headHeight = 48;
const footHeight = 24;

export interface TableSheet {
  /** Millimetres, as it lies. */
  paper: { width: number; height: number };
  /** CSS pixels, for the table. Whole ones: Chromium rounds the rows of a table to them. */
  width: number;
  height: number;
}

export function tableSheet(
  paper: Paper,
  orientation: Extract<PrintPage, { document: 'list' }>['orientation'],
): TableSheet {
  const upright = paperSizes[paper];
  const lying =
    orientation === 'portrait' ? upright : { width: upright.height, height: upright.width };
  return {
    paper: lying,
    width: Math.floor(lying.width * pixels) - 2 * margin,
    height: Math.floor(lying.height * pixels) - 2 * margin - headHeight - footHeight,
  };
}

export interface SheetHead {
  title: string;
  subtitle: string;
}

/** A sheet with a head, a table of ours and a foot that counts the sheets. */
export function writeTableSheet(
  { title, subtitle }: SheetHead,
  { index, sheets }: { index: number; sheets: number },
  table: string,
): string {
  return (
    `<header><h1 dir="auto">${escapeMarkup(joinLines(title))}</h1>` +
    `<p dir="auto">${escapeMarkup(joinLines(subtitle))}</p></header>` +
    `${table}<footer>${index + 1} of ${sheets}</footer>`
  );
}

export const tableStyles = `
header{height:${headHeight}px;overflow:hidden}
.sheet{padding:${margin}px}
h1,header p{margin:0;text-align:left;white-space:nowrap;overflow:hidden;text-overflow:ellipsis}
h1{font-size:19px;line-height:25px;font-weight:600}
header p{font-size:11px;line-height:15px;height:15px}
footer{position:absolute;right:${margin}px;bottom:${margin - 8}px;font-size:11px;line-height:15px;font-variant-numeric:tabular-nums}
table{border-collapse:separate;border-spacing:0;table-layout:fixed}
th,td{padding:0 ${columnGap}px 0 0;text-align:left;vertical-align:middle;border-bottom:1px solid #aaa}
th{border-bottom-color:#000;vertical-align:bottom;font-weight:600}
th div,td div{text-align:left;overflow:hidden;overflow-wrap:anywhere;display:-webkit-box;-webkit-box-orient:vertical;-webkit-line-clamp:2}
.number div{text-align:right}
.number,.date{font-variant-numeric:tabular-nums}
.first{font-weight:600}
.first div{word-break:keep-all}
.nobody{font-size:12px}
`;
