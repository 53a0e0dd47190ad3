import { statSync } from 'node:fs';
import { instantOf } from '#shared/domain/time.ts';
import { MusterError } from '#shared/ipc/errors.ts';
import { damaged, inspectFile, isDamage } from '../database/inspectFile.ts';
import { allMigrations } from '../migrations/allMigrations.ts';
import { openStore, type StoreOptions } from '../openStore.ts';
import type { Store } from '../store.ts';
import { type BackupFolder, openBackupFolder } from './backupFolder.ts';
import { copyClosedFile } from './copyDatabase.ts';
import { recoverDamaged } from './recoverDamaged.ts';
import type { StoreLog } from './storeLog.ts';
import { finishSwitch, sizeOf } from './switchFile.ts';

export interface GuardedStoreOptions extends StoreOptions {
  log: StoreLog;
}

/**
 * Opens one workspace's store the way the application does: a file that is about to be upgraded is copied first, and
 * does not begin when that fails (P5); a damaged one is replaced by its newest good copy, with the unsent edits that
 * could be read (`recoveryFile.ts` says what was done). Rejects with MusterError `storeTooNew`, `diskFull`,
 * `fileDenied`, or `storeCorrupt` where nothing could be done; then the file is as it was.
 */
export async function openStoreWithBackups(options: GuardedStoreOptions): Promise<Store> {
  const { file, log, now = Date.now, migrations = allMigrations } = options;
  await finishSwitch(file);
  const backups = openBackupFolder(file);
  await backups.clearUnfinished().catch((error: unknown) => {
    // A folder of copies that cannot be used is no reason to keep the data closed.
    log.warn('backup.notCleared', { code: error instanceof MusterError ? error.code : 'internal' });
  });
  try {
    return await openGuarded(options, backups);
  } catch (error) {
    if (!isDamage(error)) throw error;
    log.error('store.damaged', { code: error.code });
    try {
      await recoverDamaged({ dataFile: file, at: instantOf(now()), migrations, log });
    } catch (failure) {
      const code = failure instanceof MusterError ? failure.code : 'internal';
      log.error('store.recoveryFailed', { code });
      throw error;
    }
    return openStore(options);
  }
}

async function openGuarded(options: GuardedStoreOptions, backups: BackupFolder): Promise<Store> {
  const { file, now = Date.now, waitMs = 5000, migrations = allMigrations, log } = options;
  const newest = migrations.at(-1)?.version ?? 0;
  const version = inspectFile({ file, waitMs }, newest);
  if (version === newest) return openStore(options);
  const copies = await backups.list();
  if (version === 0 && copies.length > 0) throw damaged('the file is missing or empty');
  const [last] = copies;
  if (version > 0 && !(await holdsPresentState(file, last, backups))) {
    const at = instantOf(now());
    const made = await backups.add({ reason: 'upgrade', at }, (target) =>
      copyClosedFile(file, target),
    );
    log.info('backup.made', { reason: made.reason, bytes: made.bytes });
  }
  return openStore(options);
}

/** An upgrade that fails at every start must not push out the other copies with ones of the same state. */
async function holdsPresentState(
  file: string,
  last: Awaited<ReturnType<BackupFolder['list']>>[number] | undefined,
  backups: BackupFolder,
): Promise<boolean> {
  if (last?.reason !== 'upgrade' || sizeOf(`${file}-wal`) > 0) return false;
  return statSync(await backups.fileOf(last.id)).mtimeMs > statSync(file).mtimeMs;
}
