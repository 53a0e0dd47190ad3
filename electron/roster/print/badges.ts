import type { PrintPage } from '#shared/domain/printPage.ts';
import { type Box, pointInMillimetres } from './fitLines.ts';
import { findLabelSheet, layOutLabels } from './labelGrid.ts';
import { escapeMarkup, joinLines, writeBreakable } from './markup.ts';
import type { LaidOut } from './printInput.ts';
import { wrapText } from './wrapText.ts';

type Row = readonly string[];

/** Millimetres. */
const edge = 3.5;
const footHeight = 6;
const gap = 1.5;
/** Points, and the lines a name may take in them. */
const nameSizes = [
  ...[32, 28, 24, 21, 18, 16].map((size) => ({ size, lines: 2 })),
  ...[16, 14, 12, 10, 8].map((size) => ({ size, lines: 3 })),
];
const smallestName = 8;
/** Points: of the second value, and of those after it. */
const detailSizes = [13, 10] as const;
const spacing = 1.15;

/**
 * Each of the people on a badge: the first value as large as it fits, the others below it, and at the foot what they
 * belong to. Throws MusterError `invalidRequest`.
 */
export function layOutBadges(
  page: Extract<PrintPage, { document: 'badges' }>,
  foot: string,
  rows: readonly Row[],
): LaidOut {
  const sheet = findLabelSheet(page);
  const box = {
    width: sheet.label.width - 2 * edge,
    height: sheet.label.height - 2 * edge - footHeight,
  };
  const footLine = `<p class="foot" dir="auto">${escapeMarkup(joinLines(foot))}</p>`;
  return layOutLabels(sheet, {
    count: rows.length,
    startAt: page.startAt,
    writeLabel: (index) => writeBadge(rows[index] ?? [], box) + footLine,
    styles: badgeStyles(box),
  });
}

interface Detail {
  text: string;
  /** 0: the second value. */
  rank: 0 | 1;
  /** One or two; what is longer is cut with an ellipsis. */
  lines: number;
}

function writeBadge([name = '', ...others]: Row, box: Box): string {
  const details = others
    .filter((value) => value !== '')
    .map((value, index) => measureDetail(value, index, box.width));
  const shown = takeWhatFits(details, name, box);
  const size = findNameSize(name, box, heightOf(shown)) ?? smallestName;
  const lines = shown.map(({ text, rank, lines }, index) => {
    const more = shown.length < details.length && index === shown.length - 1 ? ' …' : '';
    return `<p class="d${rank} l${lines}" dir="auto">${writeBreakable(text)}${more}</p>`;
  });
  return `<div class="badge"><p class="name n${size}" dir="auto">${escapeMarkup(name)}</p>${lines.join('')}</div>`;
}

function measureDetail(text: string, index: number, width: number): Detail {
  const rank = index === 0 ? 0 : 1;
  const style = { fontSize: detailSizes[rank] * pointInMillimetres, isName: false };
  const { lines, hasWideWord } = wrapText(text, width, style);
  return { text, rank, lines: lines.length > 1 || hasWideWord ? 2 : 1 };
}

/** As many of the details as leave the name its place. */
function takeWhatFits(details: readonly Detail[], name: string, box: Box): readonly Detail[] {
  for (let count = details.length; count > 0; count -= 1) {
    const some = details.slice(0, count);
    if (findNameSize(name, box, heightOf(some)) !== null) return some;
  }
  return [];
}

/** Points: the largest in which the name stands beside the details without breaking a word; null where it does not. */
function findNameSize(name: string, box: Box, detailsHeight: number): number | null {
  const fits = nameSizes.find(({ size, lines: most }) => {
    const style = { fontSize: size * pointInMillimetres, isName: true };
    const { lines, hasWideWord } = wrapText(name, box.width, style);
    const height = lines.length * size * spacing * pointInMillimetres + detailsHeight;
    return lines.length <= most && !hasWideWord && height <= box.height;
  });
  return fits?.size ?? null;
}

function heightOf(details: readonly Detail[]): number {
  const points = details.reduce((sum, { rank, lines }) => sum + detailSizes[rank] * lines, 0);
  return points === 0 ? 0 : gap + points * spacing * pointInMillimetres;
}

function badgeStyles(box: Box): string {
  return [
    `.label{box-sizing:border-box;padding:${edge}mm}`,
    `.badge{height:${box.height.toFixed(3)}mm;display:flex;flex-direction:column;justify-content:center;overflow:hidden}`,
    `.label p{margin:0;text-align:center;line-height:${spacing};overflow:hidden;flex:none;overflow-wrap:anywhere;text-wrap:balance;display:-webkit-box;-webkit-box-orient:vertical}`,
    '.label .name{font-weight:700;word-break:keep-all;-webkit-line-clamp:3}',
    `.label .d0{font-size:${detailSizes[0]}pt}.label .d1{font-size:${detailSizes[1]}pt}`,
    `.label .name+.d0{margin-top:${gap}mm}`,
    '.label .l1{-webkit-line-clamp:1}.label .l2{-webkit-line-clamp:2}',
    `.label .foot{box-sizing:border-box;height:${footHeight}mm;padding-top:1mm;border-top:1px solid #888;font-size:9pt;-webkit-line-clamp:1}`,
    ...nameSizes.map(({ size }) => `.label .n${size}{font-size:${size}pt}`),
  ].join('\n');
}
