import { findAddresses } from '../../pasting/addresses.ts';
import { headingKind } from '../../pasting/headings.ts';
import { readPhone } from '../../pasting/phones.ts';
import type { TableRow } from './table.ts';

export interface FoundHeading {
  hasHeading: boolean;
  headings: string[];
  /** Below the heading. */
  rows: readonly TableRow[];
}

/** Titles, a date and a blank line stand above many a list. */
const mostTitleRows = 10;
const sampleRows = 200;

/**
 * The row that names the columns, and those below it. `wish`: the user says whether there is one; null: as it looks. What
 * stands above it is a title and names nobody.
 */
export function findHeading(
  rows: readonly TableRow[],
  columns: number,
  wish: boolean | null,
): FoundHeading {
  const place = wish === false ? -1 : placeOfHeading(rows, wish === true);
  const cells = rows[place]?.cells ?? [];
  const headings = Array.from({ length: columns }, (_, index) => cells[index] ?? '');
  return { hasHeading: place !== -1, headings, rows: rows.slice(place + 1) };
}

/** -1: none. */
function placeOfHeading(rows: readonly TableRow[], isWished: boolean): number {
  for (const [index, { cells }] of rows.slice(0, mostTitleRows).entries()) {
    const below = rows.slice(index + 1, index + 1 + sampleRows);
    if (namesColumns(cells, below, index === 0 ? 1 : 2)) return index;
    if (!isTitle(cells)) break;
  }
  const first = rows[0];
  if (first === undefined) return -1;
  return isWished || standsApart(first, rows.slice(1, sampleRows)) ? 0 : -1;
}

/** As many known words as can be asked of so few cells, and nothing among them that is in no heading. */
function namesColumns(
  cells: readonly string[],
  below: readonly TableRow[],
  leastKnown: number,
): boolean {
  const filled = cells.filter((cell) => cell !== '');
  if (filled.some((cell) => isData(cell) && !isDay(cell))) return false;
  // "Member" above a column of names is a heading, above "Member" it is somebody's role.
  const isKnown = (cell: string, column: number) =>
    cell !== '' &&
    headingKind(cell) !== null &&
    !below.some((row) => row.cells[column]?.toLowerCase() === cell.toLowerCase());
  const known = cells.filter(isKnown).length;
  // Days may be what columns are called, beside words that are certain: the dates of a rota.
  if (known < (filled.some(isDay) ? 2 : leastKnown)) return false;
  const first = cells.findIndex((cell) => cell !== '');
  // "Name" and words that nobody knows: notes, or groups.
  return known >= Math.min(2, filled.length) || isKnown(cells[first] ?? '', first);
}

/** One cell or two, and nobody's address or number. */
function isTitle(cells: readonly string[]): boolean {
  const filled = cells.filter((cell) => cell !== '');
  return filled.length <= 2 && !filled.some(isData);
}

/** Words nobody knows above columns of addresses, numbers or marks, which the first row has none of. */
function standsApart({ cells }: TableRow, below: readonly TableRow[]): boolean {
  if (below.length === 0 || cells.some(isData)) return false;
  return cells.some((cell, column) => {
    if (cell.length < 2) return false;
    const others = below.map((row) => row.cells[column] ?? '').filter((text) => text !== '');
    if (others.length < 2) return false;
    const data = others.filter((text) => isData(text) || text.length === 1).length;
    return data >= others.length * 0.8;
  });
}

function isData(cell: string): boolean {
  return (
    (cell.includes('@') && findAddresses(cell).length > 0) ||
    readPhone(cell) !== null ||
    isDay(cell)
  );
}

function isDay(cell: string): boolean {
  return /^\d{4}-\d\d-\d\d|^\d{1,2}[./]\d{1,2}[./]\d{2,4}$/.test(cell);
}
