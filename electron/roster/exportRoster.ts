import type { RosterFileFormat } from '#electron/roster/formats/formatCatalogue.ts';
import type { RosterColumn } from '#electron/roster/rosterColumns.ts';
import type { RosterRow } from '#shared/domain/roster.ts';
import { temporaryPathFor, writeFileAtomically } from './atomicFile.ts';
import { createDayOf } from './calendarDate.ts';
import { throwIfCancelled } from './cancellation.ts';
import type { FileSystem } from './fileSystem.ts';
import { rosterFormats } from './formats/rosterFormats.ts';
import { createProgress } from './progress.ts';
import { type Cell, rosterCells } from './rosterRows.ts';

export interface RosterExport {
  rows: Iterable<RosterRow>;
  total: number;
  groupName: string;
  columns: readonly RosterColumn[];
  format: RosterFileFormat;
  targetPath: string;
  /** Where the file grows; made up when left out. Who may have to end this process gives it, to tidy up after it. */
  temporaryPath?: string;
  /** BCP 47. */
  locale: string;
  /** IANA; the machine's when left out. Days are counted in it. */
  timeZone?: string;
  signal: AbortSignal;
  /** At most ten times a second, and once at the end. */
  onProgress(done: number, total: number): void;
  fileSystem?: FileSystem;
}

export interface WrittenRoster {
  /** People, without the headings. */
  rows: number;
  bytes: number;
}

/**
 * Writes a roster to a file, whole or not at all, reading the rows once and holding few. The rows are closed when it
 * ends, however it ends. Rejects with MusterError `cancelled`, `diskFull`, `fileDenied`, `limitExceeded`, or with
 * what the rows threw.
 */
export async function exportRoster(input: RosterExport): Promise<WrittenRoster> {
  const { columns, signal, targetPath } = input;
  const dayOf = createDayOf(input.timeZone);
  const progress = createProgress(input.total, input.onProgress);
  const source = input.rows[Symbol.iterator]();
  let rows = 0;

  function* cells(): Generator<readonly Cell[]> {
    for (let next = source.next(); next.done !== true; next = source.next()) {
      throwIfCancelled(signal);
      yield rosterCells(next.value, columns, dayOf);
      rows += 1;
      progress.step();
    }
  }

  try {
    const bytes = await writeFileAtomically(
      {
        targetPath,
        temporaryPath: input.temporaryPath ?? temporaryPathFor(targetPath),
        signal,
        ...(input.fileSystem === undefined ? {} : { fileSystem: input.fileSystem }),
      },
      (sink) =>
        rosterFormats[input.format].write(
          { groupName: input.groupName, columns, rows: cells(), locale: input.locale },
          sink,
        ),
    );
    progress.finish();
    return { rows, bytes };
  } finally {
    // A query left open would keep its connection from closing.
    source.return?.();
  }
}
