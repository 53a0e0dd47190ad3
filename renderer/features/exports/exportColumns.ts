import type { RosterColumn } from '#shared/domain/roster.ts';

/** A column in the dialog's list: chosen or not, in the order it will be written. */
export interface ColumnChoice {
  column: RosterColumn;
  heading: string;
  isChosen: boolean;
}

interface OfferedColumn {
  column: RosterColumn;
  heading: string;
  isDefault: boolean;
}

/** The offered columns; those remembered from the last export first, in their order. */
export function columnChoices(
  offered: readonly OfferedColumn[],
  remembered: readonly RosterColumn[] | null,
): ColumnChoice[] {
  if (remembered === null) {
    return offered.map(({ column, heading, isDefault }) => ({
      column,
      heading,
      isChosen: isDefault,
    }));
  }
  const first = remembered.flatMap((column) => offered.filter((offer) => offer.column === column));
  const rest = offered.filter(({ column }) => !remembered.includes(column));
  return [
    ...first.map(({ column, heading }) => ({ column, heading, isChosen: true })),
    ...rest.map(({ column, heading }) => ({ column, heading, isChosen: false })),
  ];
}

export function chosenColumns(choices: readonly ColumnChoice[]): RosterColumn[] {
  return choices.filter(({ isChosen }) => isChosen).map(({ column }) => column);
}

export function toggleColumn(
  choices: readonly ColumnChoice[],
  column: RosterColumn,
): ColumnChoice[] {
  return choices.map((choice) =>
    choice.column === column ? { ...choice, isChosen: !choice.isChosen } : choice,
  );
}

/** One place up (-1) or down (1). */
export function moveColumn(
  choices: readonly ColumnChoice[],
  column: RosterColumn,
  by: -1 | 1,
): ColumnChoice[] {
  const from = choices.findIndex((choice) => choice.column === column);
  const moved = choices[from];
  const to = from + by;
  if (moved === undefined || to < 0 || to >= choices.length) return [...choices];
  return choices.toSpliced(from, 1).toSpliced(to, 0, moved);
}
