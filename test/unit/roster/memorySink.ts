import { createDayOf } from '#electron/roster/calendarDate.ts';
import { rosterFormats } from '#electron/roster/formats/rosterFormats.ts';
import type { RosterColumn } from '#electron/roster/rosterColumns.ts';
import { rosterCells } from '#electron/roster/rosterRows.ts';
import type { RosterRow } from '#shared/domain/roster.ts';
import type { ExportFormat } from '#shared/ipc/methods/exports.ts';

/** A roster written in a format, as the bytes of its file. */
export async function writeRoster(
  format: ExportFormat,
  rows: readonly RosterRow[],
  columns: readonly RosterColumn[],
  { locale = 'en-GB', groupName = 'Kitchen team', timeZone = 'UTC' } = {},
): Promise<Buffer> {
  const dayOf = createDayOf(timeZone);
  const written: Uint8Array[] = [];
  await rosterFormats[format].write(
    { groupName, columns, locale, rows: rows.map((row) => rosterCells(row, columns, dayOf)) },
    {
      async write(bytes) {
        written.push(Uint8Array.from(bytes));
      },
    },
  );
  return Buffer.concat(written);
}
