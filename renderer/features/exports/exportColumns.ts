import type { ExportColumn, ExportField } from '#shared/domain/exporting.ts';
import { moveTo } from '../columns/moveInList.ts';

export interface OfferedColumn {
  field: ExportField;
  heading: string;
  isDefault: boolean;
}

/** As many as one export may have. */
export const mostColumns = 60;

/** Those Muster would write, under its own headings. */
export function defaultColumns(offered: readonly OfferedColumn[]): ExportColumn[] {
  return offered
    .filter(({ isDefault }) => isDefault)
    .map(({ field }) => ({ field, heading: null }));
}

/** The columns that are still offered, in their order. */
export function fitColumns(
  columns: readonly ExportColumn[],
  offered: readonly OfferedColumn[],
): ExportColumn[] {
  const fields = new Set(offered.map(({ field }) => field));
  return columns.filter(({ field }) => fields.has(field));
}

/** What could be put in as well, in the order it is offered. */
export function otherColumns(
  columns: readonly ExportColumn[],
  offered: readonly OfferedColumn[],
): OfferedColumn[] {
  const chosen = new Set(columns.map(({ field }) => field));
  return offered.filter(({ field }) => !chosen.has(field));
}

export function addColumn(columns: readonly ExportColumn[], field: ExportField): ExportColumn[] {
  return [...columns, { field, heading: null }];
}

export function removeColumn(columns: readonly ExportColumn[], field: ExportField): ExportColumn[] {
  return columns.filter((column) => column.field !== field);
}

/** To another place, counted from 0; not past the ends. */
export function moveColumn(
  columns: readonly ExportColumn[],
  field: ExportField,
  place: number,
): ExportColumn[] {
  const column = columns.find((candidate) => candidate.field === field);
  return column === undefined ? [...columns] : moveTo(columns, column, place);
}

/** Under another heading; nothing, or the one it has anyway, brings Muster’s own back. */
export function renameColumn(
  columns: readonly ExportColumn[],
  { field, heading: own }: Pick<OfferedColumn, 'field' | 'heading'>,
  typed: string,
): ExportColumn[] {
  const heading = typed.trim();
  return columns.map((column) =>
    column.field === field
      ? { field, heading: heading === '' || heading === own ? null : heading }
      : column,
  );
}
