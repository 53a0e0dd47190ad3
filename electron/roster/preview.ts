import type { RosterFileFormat } from '#electron/roster/formats/formatCatalogue.ts';
import type { RosterColumn } from '#electron/roster/rosterColumns.ts';
import type { RosterRow } from '#shared/domain/roster.ts';
import { createDayOf } from './calendarDate.ts';
import { rosterFormats } from './formats/rosterFormats.ts';
import { rosterColumns } from './rosterColumns.ts';
import { rosterCells } from './rosterRows.ts';

/**
 * The first `limit` rows, every cell as the finished file will show it: the same cells and the same guard. Reads no
 * more rows than it shows. `timeZone` (IANA) is the machine's when left out.
 */
export function previewRoster(
  rows: Iterable<RosterRow>,
  columns: readonly RosterColumn[],
  options: { format: RosterFileFormat; limit: number; timeZone?: string },
): { headings: string[]; rows: string[][] } {
  const { cellText } = rosterFormats[options.format];
  const dayOf = createDayOf(options.timeZone);
  const shown: string[][] = [];
  if (options.limit > 0) {
    for (const row of rows) {
      shown.push(rosterCells(row, columns, dayOf).map(cellText));
      if (shown.length >= options.limit) break;
    }
  }
  return { headings: columns.map((column) => rosterColumns[column].heading), rows: shown };
}
