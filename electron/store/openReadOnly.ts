import Database from 'better-sqlite3';
import type { ExportSource } from '#shared/domain/exporting.ts';
import type { ExportNeeds, ExportReading } from '#shared/domain/exportReading.ts';
import { explaining } from './database/storeErrors.ts';
import { readExport } from './exporting/readExport.ts';
import { createSnapshots } from './exporting/snapshot.ts';

export interface StoreReader {
  /**
   * What a source names, as it is at this moment, line by line: what is committed meanwhile is not in it. One at a time;
   * starting another ends the one before. Throws MusterError `notFound` for a group that is not there; of a deleted one
   * there is the past.
   */
  readExport(source: ExportSource, needs: ExportNeeds): ExportReading;
  close(): void;
}

/**
 * A connection of its own for a worker: it never makes an edit wait, and can write nothing. Throws MusterError
 * `fileDenied` or `storeCorrupt`.
 */
export function openReadOnly(file: string): StoreReader {
  const database = explaining(
    () => new Database(file, { readonly: true, fileMustExist: true, timeout: 5000 }),
  );
  const snapshots = createSnapshots(database);

  return {
    readExport(source, needs) {
      const snapshot = snapshots.begin();
      try {
        return explaining(() => readExport(snapshot, source, needs));
      } catch (error) {
        snapshots.end();
        throw error;
      }
    },
    close() {
      snapshots.end();
      database.close();
    },
  };
}
