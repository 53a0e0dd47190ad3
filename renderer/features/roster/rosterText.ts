import type { RosterRow } from '#shared/domain/roster.ts';
import { tabSeparated } from '../../ui/tabSeparated.ts';
import type { RosterColumn } from './rosterColumns.ts';

/** People as lines for a spreadsheet, with the columns on the screen, in their order and under their headings. */
export function rosterText(
  people: readonly RosterRow[],
  columns: readonly Pick<RosterColumn, 'title' | 'textOf'>[],
): string {
  return tabSeparated([
    columns.map(({ title }) => title),
    ...people.map((person) => columns.map(({ textOf }) => textOf(person))),
  ]);
}
