import Database from 'better-sqlite3';
import type { BackupId } from '#shared/domain/ids.ts';
import type { Instant } from '#shared/domain/time.ts';
import { MusterError } from '#shared/ipc/errors.ts';
import { explaining } from '../database/storeErrors.ts';
import { allMigrations } from '../migrations/allMigrations.ts';
import type { Migration } from '../migrations/migration.ts';
import { openBackupFolder } from './backupFolder.ts';
import { checkCopy } from './checkCopy.ts';
import { copyClosedFile, damagedSource, removeDatabase } from './copyDatabase.ts';
import { prepareFile } from './prepareFile.ts';
import { readSalvage } from './readSalvage.ts';
import type { Salvage } from './salvage.ts';
import type { StoreLog } from './storeLog.ts';
import { nextFile, replaceFile, sizeOf } from './switchFile.ts';

export interface RestoreOptions {
  dataFile: string;
  backupId: BackupId;
  at: Instant;
  log: StoreLog;
  migrations?: readonly Migration[];
}

/** Whether a copy is there and sound. Rejects with MusterError `notFound` or `storeCorrupt`. */
export async function checkBackup(dataFile: string, backupId: BackupId): Promise<void> {
  await checkCopy(await openBackupFolder(dataFile).fileOf(backupId), 'whole');
}

/**
 * Puts a copy in the place of the data file, which has to be closed and is kept as a copy itself. Edits that are
 * unsent now stay unsent, what has left the outbox since is not brought back, and what nobody can tell waits for a
 * decision. Rejects with a MusterError; then the data file is as it was.
 */
export async function restoreBackup(options: RestoreOptions): Promise<void> {
  const { dataFile, backupId, at, log, migrations = allMigrations } = options;
  const backups = openBackupFolder(dataFile);
  const copy = await backups.fileOf(backupId);
  await checkCopy(copy, 'whole');
  emptyLog(dataFile);
  const present = await backups.add({ reason: 'restore', at, spared: backupId }, (target) =>
    copyClosedFile(dataFile, target),
  );
  try {
    const salvage = readPresent(await backups.fileOf(present.id));
    const { recovered, toCheck } = await prepareFile({
      dataFile,
      copy,
      salvage,
      at,
      isDamaged: false,
      migrations,
    });
    replaceFile(dataFile);
    log.info('backup.restored', { copy: backupId, unsent: recovered, toCheck });
  } catch (error) {
    await removeDatabase(nextFile(dataFile));
    throw error;
  }
}

/** Everything has to be in the one file before it is replaced: its log would be taken for the new file's. */
function emptyLog(dataFile: string): void {
  explaining(() => {
    // Whoever reads it is not waited for: nothing else has its turn meanwhile.
    const database = new Database(dataFile, { fileMustExist: true, timeout: 100 });
    try {
      database.pragma('wal_checkpoint(TRUNCATE)');
    } finally {
      database.close();
    }
  });
  if (sizeOf(`${dataFile}-wal`) > 0) {
    throw new MusterError(
      'fileDenied',
      'Something is still reading the data file, perhaps an export. Nothing was changed; try again when it is done.',
    );
  }
}

/** Throws MusterError `storeCorrupt` where not all of it can be read: unsent edits would be left behind. */
function readPresent(file: string): Salvage {
  const database = explaining(() => new Database(file, { readonly: true, fileMustExist: true }));
  try {
    const salvage = readSalvage(database);
    const { filters, templates } = salvage;
    const isWhole =
      salvage.isOutboxWhole && salvage.areMakingsWhole && filters.areWhole && templates.areWhole;
    const unreadable = [...salvage.unreadable, ...filters.unreadable, ...templates.unreadable];
    if (isWhole && unreadable.length === 0) return salvage;
  } finally {
    database.close();
  }
  throw damagedSource(null);
}
