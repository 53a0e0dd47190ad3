import { existsSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { Backup, Recovery } from '#shared/domain/backup.ts';
import type { Instant } from '#shared/domain/time.ts';
import { MusterError } from '#shared/ipc/errors.ts';
import type { Migration } from '../migrations/migration.ts';
import { openBackupFolder } from './backupFolder.ts';
import { stampOf } from './backupName.ts';
import type { Carried } from './carryOver.ts';
import { checkCopy } from './checkCopy.ts';
import { removeDatabase } from './copyDatabase.ts';
import { forgetLost, keepLost } from './keepLost.ts';
import { prepareFile } from './prepareFile.ts';
import { readDamaged } from './readDamaged.ts';
import { dismissRecovery, writeRecovery } from './recoveryFile.ts';
import type { Salvage } from './salvage.ts';
import type { StoreLog } from './storeLog.ts';
import { freeName, nextFile, setAside } from './switchFile.ts';

export interface RecoveryOptions {
  dataFile: string;
  at: Instant;
  migrations: readonly Migration[];
  log: StoreLog;
}

/**
 * Does what can be done about a damaged data file: the newest good copy, or an empty file, takes its place with the
 * unsent edits that could be read, and the damaged one is kept beside it. Until the last step it stands where it was.
 * Rejects with MusterError `diskFull` or `fileDenied`; then nothing was changed.
 */
export async function recoverDamaged(options: RecoveryOptions): Promise<Recovery> {
  const { dataFile, at, log } = options;
  const folder = openBackupFolder(dataFile);
  const backups = await folder.list();
  const copies = await Promise.all(
    backups.map(async (backup) => ({ backup, file: await folder.fileOf(backup.id) })),
  );
  const salvage = await readDamaged(
    dataFile,
    copies.map(({ file }) => file),
  );
  const { backup, carried } = await prepareFromNewest(options, copies, salvage);

  const name = freeName(dataFile, `damaged-${stampOf(at)}`);
  const recovery: Recovery = {
    at,
    setAside: `${name}/${basename(dataFile)}`,
    restoredFrom: backup?.madeAt ?? null,
    editsRecovered: carried.recovered,
    editsToCheck: carried.toCheck,
    isComplete:
      salvage.isOutboxWhole &&
      salvage.areMakingsWhole &&
      salvage.filters.areWhole &&
      salvage.templates.areWhole &&
      carried.lost.length === 0,
  };
  const aside = join(dirname(dataFile), name);
  try {
    await keepLost(aside, carried.lost);
    await writeRecovery(dataFile, recovery);
    setAside(dataFile, aside);
  } catch (error) {
    await dismissRecovery(dataFile).catch(() => {});
    await forgetLost(aside);
    if (existsSync(dataFile)) await removeDatabase(nextFile(dataFile));
    throw error;
  }
  const { editsRecovered, editsToCheck, isComplete } = recovery;
  const fromCopy = backup?.id ?? null;
  log.warn('store.recovered', { fromCopy, editsRecovered, editsToCheck, isComplete });
  return recovery;
}

/** A copy may turn out to be bad itself; then the one before it is taken, and at last none. */
async function prepareFromNewest(
  { dataFile, at, migrations, log }: RecoveryOptions,
  copies: readonly { backup: Backup; file: string }[],
  salvage: Salvage,
): Promise<{ backup: Backup | null; carried: Carried }> {
  const preparation = { dataFile, at, migrations, salvage, isDamaged: true };
  for (const { backup, file } of copies) {
    try {
      await checkCopy(file, 'whole');
      return { backup, carried: await prepareFile({ ...preparation, copy: file }) };
    } catch (error) {
      const code = error instanceof MusterError ? error.code : 'internal';
      if (code === 'diskFull') throw error;
      log.warn('store.copyNotUsed', { copy: backup.id, code });
    }
  }
  return { backup: null, carried: await prepareFile({ ...preparation, copy: null }) };
}
