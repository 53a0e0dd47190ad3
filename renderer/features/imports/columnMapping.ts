import type { ImportField, ImportMapping, ImportShape } from '#shared/domain/importing.ts';
import type { Value } from '#shared/ipc/contract.ts';
import type { ChosenColumns, ImportDraft } from './importDraft.ts';

/** What says who somebody is. */
const naming: readonly ImportField[] = ['id', 'name', 'firstName', 'lastName', 'email', 'phone'];

/** What a column may hold in a file of each shape, in the order of the list. */
const fieldsOfShape: Readonly<Record<ImportShape, readonly ImportField[]>> = {
  oneGroup: ['ignore', ...naming, 'role'],
  long: ['ignore', ...naming, 'group', 'description', 'role'],
  matrix: ['ignore', ...naming, 'mark'],
};

/** What a column may be said to hold; roles only where the provider has them. */
export function fieldsFor(shape: ImportShape, hasRoles: boolean): readonly ImportField[] {
  return fieldsOfShape[shape].filter((field) => field !== 'role' || hasRoles);
}

/** The mapping in force: the chosen one as long as it is of these columns, otherwise the host's. */
export function mappingOf(
  { columns, target, isTargetGiven }: ImportDraft,
  read: Value<'imports.read'>,
): ImportMapping {
  if (columns !== null && isOf(columns, read)) return columns.mapping;
  const isForGroup = isTargetGiven && target?.kind === 'group';
  return isForGroup ? reshape(read.mapping, 'oneGroup', read.mapping) : read.mapping;
}

/** On one sheet the names may change with the reading, of another one they have to be the same. */
function isOf({ sheet, headings }: ChosenColumns, read: Value<'imports.read'>): boolean {
  if (headings.length !== read.headings.length) return false;
  return sheet === read.sheet || headings.every((name, column) => name === read.headings[column]);
}

/**
 * The same columns in a file of another shape. What has no meaning there is not used; what the host found comes back
 * where it has one again. In a matrix every column that says nothing of the person names a group.
 */
export function reshape(
  { fields }: ImportMapping,
  shape: ImportShape,
  guessed: ImportMapping,
): ImportMapping {
  const meant = fields.map((field, column) => {
    const found = guessed.fields[column] ?? 'ignore';
    const wanted = field === 'ignore' ? found : field;
    return fieldsOfShape[shape].includes(wanted) ? wanted : 'ignore';
  });
  const isNewMatrix = shape === 'matrix' && !meant.includes('mark');
  return {
    shape,
    fields: isNewMatrix ? meant.map((field) => (field === 'ignore' ? 'mark' : field)) : meant,
  };
}

export function setField(
  { shape, fields }: ImportMapping,
  column: number,
  field: ImportField,
): ImportMapping {
  return { shape, fields: fields.with(column, field) };
}

/** What is still missing before the file can be looked up, in a sentence; null: nothing. */
export function mappingTrouble(
  { shape, fields }: ImportMapping,
  target: ImportDraft['target'],
): string | null {
  if (!fields.some((field) => naming.includes(field))) {
    return 'No column says who the people are. Choose the one with their names, e-mail addresses, phone numbers or member IDs.';
  }
  if (shape === 'long' && !fields.includes('group')) {
    return 'No column says which group. Choose it, or say that everybody is of one group.';
  }
  if (shape === 'matrix' && !fields.includes('mark')) {
    return 'No column stands for a group. Choose at least one as “A group”.';
  }
  if (shape === 'oneGroup' && target === null) return 'Choose the group that these people are of.';
  if (shape === 'oneGroup' && target?.kind === 'new' && target.name.trim() === '') {
    return 'The new group needs a name.';
  }
  return null;
}
