import type { ExportField } from '#shared/domain/exporting.ts';

/** A column in the dialog's list: chosen or not, in the order it will be written. */
export interface ColumnChoice {
  field: ExportField;
  heading: string;
  isChosen: boolean;
}

interface OfferedColumn {
  field: ExportField;
  heading: string;
  isDefault: boolean;
}

/** The offered columns; those remembered from the last export first, in their order. */
export function columnChoices(
  offered: readonly OfferedColumn[],
  remembered: readonly ExportField[] | null,
): ColumnChoice[] {
  if (remembered === null) {
    return offered.map(({ field, heading, isDefault }) => ({
      field,
      heading,
      isChosen: isDefault,
    }));
  }
  const first = remembered.flatMap((column) => offered.filter((offer) => offer.field === column));
  const rest = offered.filter(({ field }) => !remembered.includes(field));
  return [
    ...first.map(({ field, heading }) => ({ field, heading, isChosen: true })),
    ...rest.map(({ field, heading }) => ({ field, heading, isChosen: false })),
  ];
}

export function chosenColumns(choices: readonly ColumnChoice[]): ExportField[] {
  return choices.filter(({ isChosen }) => isChosen).map(({ field }) => field);
}

export function toggleColumn(choices: readonly ColumnChoice[], field: ExportField): ColumnChoice[] {
  return choices.map((choice) =>
    choice.field === field ? { ...choice, isChosen: !choice.isChosen } : choice,
  );
}

/** One place up (-1) or down (1). */
export function moveColumn(
  choices: readonly ColumnChoice[],
  field: ExportField,
  by: -1 | 1,
): ColumnChoice[] {
  const from = choices.findIndex((choice) => choice.field === field);
  const moved = choices[from];
  const to = from + by;
  if (moved === undefined || to < 0 || to >= choices.length) return [...choices];
  return choices.toSpliced(from, 1).toSpliced(to, 0, moved);
}
