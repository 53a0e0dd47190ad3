import type { FileIdentity } from '#shared/domain/importFacts.ts';
import type { ImportField, ImportMapping } from '#shared/domain/importing.ts';
import { limits } from '#shared/domain/limits.ts';
import { MusterError } from '#shared/ipc/errors.ts';
import { addressInCell } from '../../pasting/addresses.ts';
import { headingKey } from '../../pasting/headings.ts';
import { onOneLine } from '../../pasting/pastedText.ts';
import { readPhone } from '../../pasting/phones.ts';
import { isBlank } from '../marks.ts';
import type { ImportTable } from '../reading/readTable.ts';

export interface RowReader {
  identity(cells: readonly string[]): FileIdentity;
  /** The first cell of a field with something in it; '' where there is none. */
  first(cells: readonly string[], field: ImportField): string;
  /** Every cell of a field with something in it. */
  all(cells: readonly string[], field: ImportField): string[];
  has(field: ImportField): boolean;
  /** The names of the groups in a row. */
  groups(cells: readonly string[]): string[];
  /** The columns of groups, with the group's name. */
  marks: readonly { column: number; name: string }[];
}

const naming: readonly ImportField[] = ['id', 'name', 'firstName', 'lastName', 'email', 'phone'];
const mostIdLength = 500;
/** Above cells like "Kitchen; Garden". Elsewhere a semicolon is a part of the name. */
const severalGroups = new Set(
  'groups|teams|gruppen|groupes|équipes|grupos|equipos|gruppi|groepen|grupy|группы'
    .split('|')
    .map(headingKey),
);

/** Reads rows by a mapping. Throws MusterError `invalidRequest` where the mapping does not do for the table. */
export function createRowReader(table: ImportTable, { shape, fields }: ImportMapping): RowReader {
  if (fields.length !== table.headings.length) {
    throw new MusterError(
      'invalidRequest',
      'The columns were chosen for another reading of this file.',
    );
  }
  const columns = new Map<ImportField, number[]>();
  for (const [column, field] of fields.entries()) {
    columns.set(field, [...(columns.get(field) ?? []), column]);
  }
  if (!naming.some((field) => columns.has(field))) {
    throw new MusterError(
      'invalidRequest',
      'Say which column names people: by name, e-mail, phone or member ID.',
    );
  }
  const marks = shape === 'matrix' ? markColumns(table, columns.get('mark') ?? []) : [];

  const all = (cells: readonly string[], field: ImportField) =>
    (columns.get(field) ?? []).flatMap((column) => {
      const cell = cells[column] ?? '';
      return isBlank(cell) ? [] : [cell];
    });
  const first = (cells: readonly string[], field: ImportField) => all(cells, field)[0] ?? '';
  const identity = (cells: readonly string[]): FileIdentity => {
    const names = [first(cells, 'firstName'), first(cells, 'lastName')].map(onOneLine);
    const id = onOneLine(first(cells, 'id')).slice(0, mostIdLength);
    const address = all(cells, 'email').flatMap((cell) => addressInCell(cell) ?? [])[0];
    const phones = all(cells, 'phone').map(onOneLine);
    // What a column of phones holds is one, though it may say more: an extension, a name, a second number.
    const phone =
      phones.flatMap((cell) => readPhone(cell) ?? [])[0] ??
      phones.find((cell) => /\d/.test(cell) && cell.length <= limits.phoneLength);
    return {
      id: id === '' ? null : id,
      name: nameIn(first(cells, 'name')) ?? nameIn(names.join(' ')),
      email: address ?? null,
      phone: phone ?? null,
    };
  };
  const groups = (cells: readonly string[]) =>
    (columns.get('group') ?? []).flatMap((column) => {
      const cell = cells[column] ?? '';
      if (isBlank(cell)) return [];
      const isList = severalGroups.has(headingKey(table.headings[column] ?? ''));
      return isList ? cell.split(/[;\n]/).flatMap((part) => part.trim() || []) : [cell];
    });
  return { identity, first, all, groups, has: (field) => columns.has(field), marks };
}

/** As it is written: the file says that it is a name, and with other marks it would be somebody else's. */
function nameIn(cell: string): string | null {
  const name = onOneLine(cell);
  return name === '' || name.length > limits.nameLength ? null : name;
}

function markColumns(table: ImportTable, columns: readonly number[]) {
  if (columns.length === 0) {
    throw new MusterError('invalidRequest', 'Say which columns are groups.');
  }
  return columns.map((column) => {
    const name = table.headings[column] ?? '';
    if (name !== '') return { column, name };
    throw new MusterError(
      'invalidRequest',
      `Column ${column + 1} has no heading, so nothing says which group it is.`,
    );
  });
}
