import { limits } from '#shared/domain/limits.ts';
import {
  attributeColumn,
  attributeOf,
  nameColumn,
  otherColumns,
  type PeopleColumn,
} from './peopleColumns.tsx';

/** Everything that can be a column beside the name: what everybody has, then the attributes people here have. */
export function offeredColumns(attributes: readonly string[]): PeopleColumn[] {
  return [...otherColumns, ...attributes.map(attributeColumn)];
}

/**
 * The columns of the table, the name first. `remembered`: ids in their order, null for Muster's own choice; an id that
 * nobody knows is passed over.
 */
export function chosenColumns(remembered: readonly string[] | null): PeopleColumn[] {
  if (remembered === null)
    return [nameColumn, ...otherColumns.filter(({ isDefault }) => isDefault)];
  const known = remembered.flatMap((id) => {
    const attribute = attributeOf(id);
    if (attribute !== null) return [attributeColumn(attribute)];
    return otherColumns.filter((column) => column.id === id);
  });
  return [nameColumn, ...known];
}

/** The ids to remember after a column was put in or taken out; what everybody has keeps its order. */
export function toggleColumn(chosen: readonly PeopleColumn[], id: string): string[] {
  const ids = chosen.map((column) => column.id).filter((other) => other !== nameColumn.id);
  if (ids.includes(id)) return ids.filter((other) => other !== id);
  const all = [...ids, id];
  const usual = otherColumns.map((column) => column.id).filter((other) => all.includes(other));
  return [...usual, ...all.filter((other) => attributeOf(other) !== null)];
}

/** Whether no more attributes can be shown. */
export function isFull(chosen: readonly PeopleColumn[]): boolean {
  return attributesOf(chosen).length >= limits.attributeColumns;
}

/** The attributes that the rows are to hold. */
export function attributesOf(chosen: readonly PeopleColumn[]): string[] {
  return chosen.flatMap(({ id }) => attributeOf(id) ?? []);
}
