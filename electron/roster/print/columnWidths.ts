import { MusterError } from '#shared/ipc/errors.ts';
import { measureCell, widestOf } from './cellWidths.ts';
import type { PrintColumn } from './printInput.ts';

type Row = readonly string[];

/** Type sizes of a table in CSS pixels, the best first. */
const tableSizes = [
  { fontSize: 12, lineHeight: 15 },
  { fontSize: 11, lineHeight: 14 },
  { fontSize: 10, lineHeight: 13 },
  { fontSize: 9, lineHeight: 11 },
  { fontSize: 8, lineHeight: 10 },
] as const;
const smallest = tableSizes[4];
export type TableSize = (typeof tableSizes)[number];

/** Between two columns. */
export const columnGap = 10;

/** In units of the type size: what a column with much in it can do with, and what it needs at the very least. */
const comfortable = 11;
const narrowest = 5;
/** One long text shall not take the paper from all the others. */
const widest = 30;

export interface TableColumns {
  size: TableSize;
  /** CSS pixels, the gap included. */
  widths: number[];
  /** No text needs more than two lines, as far as can be told. */
  isWhole: boolean;
}

/**
 * Shares the width of the paper in the largest type in which every text stands in two lines; where some are too long
 * for that, in the largest in which no column gets narrow. Null when so many cannot stand beside each other at all.
 */
export function shareWidth(
  columns: readonly PrintColumn[],
  rows: readonly Row[],
  available: number,
): TableColumns | null {
  const ems = columns.map(({ heading, kind }, index) => {
    const measure = (text: string) => measureCell(text, index === 0, kind !== 'text');
    const cells = widestOf(rows.map((row) => measure(row[index] ?? '')));
    // A heading may always take two lines.
    const { two } = measureCell(heading, true);
    return { one: Math.max(cells.one, two), two: Math.max(cells.two, two) };
  });
  const inPixels = (em: number, { fontSize }: TableSize) =>
    Math.ceil(Math.min(em, widest) * fontSize) + columnGap;

  const shares = tableSizes.map((size) => {
    const needed = ems.map(({ two }) => inPixels(two, size));
    const cap = findCap(needed, available);
    const isWhole = cap === Number.POSITIVE_INFINITY && ems.every(({ two }) => two <= widest);
    return { size, needed, cap, isWhole };
  });
  const chosen =
    shares.find(({ isWhole, size }) => isWhole && size !== smallest) ??
    shares.find(({ cap, size }) => cap >= comfortable * size.fontSize + columnGap) ??
    shares.find(
      ({ cap, size }) => size === smallest && cap >= narrowest * size.fontSize + columnGap,
    );
  if (chosen === undefined) return null;
  const { size, needed, cap, isWhole } = chosen;
  const least = needed.map((width) => Math.min(width, cap));
  const wished = ems.map(({ one }) => inPixels(one, size));
  return { size, widths: grow(least, wished, available), isWhole };
}

/** For columns that do not fit beside each other. */
export function tooManyColumns(columns: readonly PrintColumn[], available: number): MusterError {
  const limit = Math.floor(available / (narrowest * smallest.fontSize + columnGap));
  return new MusterError(
    'limitExceeded',
    `These ${columns.length} columns do not fit beside each other; about ${limit} do. Choose fewer, or turn the paper.`,
    { kind: 'printedColumns', limit, actual: columns.length },
  );
}

/** The width that no column may pass, so that all together fit; endless where they fit anyway. */
function findCap(wished: readonly number[], available: number): number {
  const ascending = [...wished].sort((a, b) => a - b);
  let rest = available;
  for (const [index, width] of ascending.entries()) {
    const share = rest / (ascending.length - index);
    if (width > share) return Math.floor(share);
    rest -= width;
  }
  return Number.POSITIVE_INFINITY;
}

/** Gives out what is left over: by what the columns still wish, then by their size. */
function grow(widths: readonly number[], wished: readonly number[], available: number): number[] {
  const wishes = wished.map((wish, index) => Math.max(0, wish - (widths[index] ?? 0)));
  const part = Math.min(1, (available - sum(widths)) / Math.max(1, sum(wishes)));
  const grown = widths.map((width, index) => width + (wishes[index] ?? 0) * part);
  const factor = Math.max(1, available / sum(grown));
  return grown.map((width) => Math.floor(width * factor));
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
