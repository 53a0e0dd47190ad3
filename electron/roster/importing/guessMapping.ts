import type { ImportField, ImportMapping } from '#shared/domain/importing.ts';
import { findAddresses } from '../pasting/addresses.ts';
import { type HeadingKind, headingKey, headingKind } from '../pasting/headings.ts';
import { readPhone } from '../pasting/phones.ts';
import { isMarkWord, readMark } from './marks.ts';
import type { ImportTable } from './reading/readTable.ts';
import type { TableRow } from './reading/table.ts';

const sampleRows = 500;

const fieldOf: Readonly<Record<HeadingKind, ImportField>> = {
  name: 'name',
  first: 'firstName',
  last: 'lastName',
  email: 'email',
  phone: 'phone',
  id: 'id',
  group: 'group',
  description: 'description',
  role: 'role',
};

/** Beside a first name, "Nom" is the last one; beside a last name, "Nombre" or "Имя" is the first. */
const lastBesideFirst = new Set(['nom', 'name']);

/** What the columns of a table seem to hold: by what they are called, else by what stands in them. */
export function guessMapping(table: ImportTable): ImportMapping {
  const rows = sampleOf(table.rows);
  const named = table.headings.map((heading) => {
    const kind = table.hasHeading ? headingKind(heading) : null;
    return kind === null ? null : fieldOf[kind];
  });
  const fields = onlyOnce(turnNames(named, table.headings));
  guessByContent(fields, table, rows);
  const isMatrix = !fields.includes('group') && markGroups(fields, table, rows);
  const shape = fields.includes('group') ? 'long' : isMatrix ? 'matrix' : 'oneGroup';
  return {
    shape,
    fields: fields.map((field) => {
      if (field === null || (field === 'description' && shape !== 'long')) return 'ignore';
      return field === 'role' && shape === 'matrix' ? 'ignore' : field;
    }),
  };
}

function turnNames(fields: (ImportField | null)[], headings: readonly string[]) {
  const hasFirst = fields.includes('firstName');
  const hasLast = fields.includes('lastName');
  return fields.map((field, column) => {
    if (field !== 'name' || hasFirst === hasLast) return field;
    if (hasLast) return 'firstName';
    return lastBesideFirst.has(headingKey(headings[column] ?? '')) ? 'lastName' : field;
  });
}

/** The first column of a kind is the one: a second address or number is nobody's key. */
function onlyOnce(fields: readonly (ImportField | null)[]): (ImportField | null)[] {
  const seen = new Set<ImportField>();
  return fields.map((field) => {
    if (field === null || seen.has(field)) return null;
    seen.add(field);
    return field;
  });
}

/** Addresses, numbers and names show what they are. */
function guessByContent(
  fields: (ImportField | null)[],
  { hasHeading, headings }: ImportTable,
  rows: readonly TableRow[],
): void {
  const has = (...wanted: ImportField[]) => wanted.some((field) => fields.includes(field));
  const isOpen = (column: number) =>
    fields[column] === null && !(hasHeading && headingKind(headings[column] ?? '') !== null);
  const shareOf = (column: number, fits: (cell: string) => boolean): number => {
    const filled = rows.flatMap(({ cells }) => cells[column] || []);
    return filled.length === 0 ? 0 : filled.filter(fits).length / filled.length;
  };
  const take = (field: ImportField, fits: (cell: string) => boolean) => {
    if (has(field)) return;
    const shares = fields.map((_, column) => (isOpen(column) ? shareOf(column, fits) : 0));
    const best = Math.max(0, ...shares);
    if (best >= 0.6) fields[shares.indexOf(best)] = field;
  };
  take('email', (cell) => cell.includes('@') && findAddresses(cell).length > 0);
  // Where the file names its columns, a number in one that nobody knows may be any number.
  if (!hasHeading) take('phone', (cell) => readPhone(cell) !== null);
  if (has('name', 'firstName', 'lastName')) return;
  const isName = (cell: string) => /^[\p{L}\p{M} .,'’-]{2,80}$/u.test(cell) && !isMarkWord(cell);
  const open = fields.flatMap((_, column) =>
    isOpen(column) && shareOf(column, isName) >= 0.7 ? [column] : [],
  );
  const [first, second] = open;
  if (first === undefined) return;
  const isOneWord = (column: number) => shareOf(column, (cell) => !/[\s,]/.test(cell)) > 0.8;
  if (second === first + 1 && isOneWord(first) && isOneWord(second) && !hasHeading) {
    fields[first] = 'firstName';
    fields[second] = 'lastName';
  } else fields[first] = 'name';
}

/** Columns of marks under the names of groups. Answers whether there are any. */
function markGroups(
  fields: (ImportField | null)[],
  { headings, hasHeading }: ImportTable,
  rows: readonly TableRow[],
): boolean {
  if (!hasHeading) return false;
  const isOpen = (column: number) =>
    headings[column] !== '' && (fields[column] === null || fields[column] === 'role');
  const marked: number[] = [];
  const denied: number[] = [];
  const empty: number[] = [];
  let isPlain = true;
  for (const column of fields.keys()) {
    if (!isOpen(column)) continue;
    const cells = rows.map((row) => row.cells[column] ?? '').filter((cell) => cell !== '');
    if (!cells.every(isMarkWord)) continue;
    if (cells.length === 0) empty.push(column);
    else if (cells.every((cell) => readMark(cell) === 'none')) denied.push(column);
    else {
      marked.push(column);
      isPlain &&= cells.every((cell) => cell.length === 1);
    }
  }
  const groups = marked.filter((column) => fields[column] !== 'role');
  // One column of yes and no may be anything; one of crosses is a list of who is in.
  if (groups.length < (isPlain ? 1 : 2)) return false;
  const first = groups[0] ?? 0;
  // A group without anybody stands among the others; in front of them nothing tells it from a column of notes.
  for (const column of [...groups, ...denied, ...empty.filter((other) => other > first)]) {
    fields[column] = 'mark';
  }
  return true;
}

/** From the whole length of it: the first rows of a list are often filled in better than the others. */
function sampleOf(rows: readonly TableRow[]): readonly TableRow[] {
  if (rows.length <= sampleRows) return rows;
  const step = rows.length / sampleRows;
  return Array.from({ length: sampleRows }, (_, index) => rows[Math.floor(index * step)]).flatMap(
    (row) => row ?? [],
  );
}
