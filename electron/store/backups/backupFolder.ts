import { mkdir, readdir, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Backup, BackupReason } from '#shared/domain/backup.ts';
import type { BackupId } from '#shared/domain/ids.ts';
import { type Instant, instantOf } from '#shared/domain/time.ts';
import { MusterError } from '#shared/ipc/errors.ts';
import { explainError } from '../database/storeErrors.ts';
import { backupName, type NamedBackup, parseBackupName } from './backupName.ts';
import { removeDatabase, unfinishedSuffix } from './copyDatabase.ts';

const kept = 7;

/** The copies of one data file, in the folder `backups` beside it. Failures are MusterErrors. */
export interface BackupFolder {
  /** The complete copies, newest first. */
  list(): Promise<Backup[]>;
  /** The copy's file. Throws `notFound`: only what stands in the folder is a copy. */
  fileOf(id: BackupId): Promise<string>;
  /**
   * Lets `copy` write a new copy, and drops the oldest of its kind beyond seven once it is complete; never `spared`.
   * Throws `diskFull`, `fileDenied` or what `copy` throws; then the old copies are as they were.
   */
  add(
    backup: { reason: BackupReason; at: Instant; spared?: BackupId },
    copy: (target: string) => Promise<void>,
  ): Promise<Backup>;
  /** Removes what a crash has left half written. */
  clearUnfinished(): Promise<void>;
}

export function openBackupFolder(dataFile: string): BackupFolder {
  const folder = join(dirname(dataFile), 'backups');
  const pathOf = ({ fileName }: NamedBackup) => join(folder, fileName);

  async function named(): Promise<NamedBackup[]> {
    const entries = await readdir(folder, { withFileTypes: true }).catch(nothingThere);
    return entries
      .filter((entry) => entry.isFile())
      .flatMap(({ name }) => parseBackupName(name) ?? [])
      .sort((one, other) => (one.fileName < other.fileName ? 1 : -1));
  }

  async function asBackup(backup: NamedBackup): Promise<Backup> {
    const { size: bytes } = await stat(pathOf(backup));
    const { id, madeAt, reason } = backup;
    return { id, madeAt, reason, bytes };
  }

  async function prune(reason: BackupReason, spared: readonly BackupId[]): Promise<void> {
    const sameKind = (await named()).filter(
      (backup) => isAutomatic(backup.reason) === isAutomatic(reason),
    );
    for (const backup of sameKind.slice(kept)) {
      // One copy too many is no reason to fail; it goes the next time.
      if (!spared.includes(backup.id)) await rm(pathOf(backup), { force: true }).catch(() => {});
    }
  }

  return {
    list: () => explained(async () => Promise.all((await named()).map(asBackup))),
    fileOf: (id) =>
      explained(async () => {
        const found = (await named()).find((backup) => backup.id === id);
        if (found === undefined)
          throw new MusterError('notFound', 'This copy is not there any more.');
        return pathOf(found);
      }),
    add: ({ reason, at, spared }, copy) =>
      explained(async () => {
        const taken = new Set((await named()).map(({ fileName }) => fileName));
        await mkdir(folder, { recursive: true });
        let madeAtMs = Date.parse(at);
        while (taken.has(backupName(instantOf(madeAtMs), reason).fileName)) madeAtMs += 1;
        const backup = backupName(instantOf(madeAtMs), reason);
        await copy(pathOf(backup));
        await prune(reason, spared === undefined ? [backup.id] : [backup.id, spared]);
        return asBackup(backup);
      }),
    clearUnfinished: () =>
      explained(async () => {
        const names = (await readdir(folder, { withFileTypes: true }).catch(nothingThere))
          .filter((entry) => entry.isFile())
          .map(({ name }) => name);
        for (const name of names) {
          const end = name.indexOf(unfinishedSuffix);
          if (end >= 0) await removeDatabase(join(folder, name.slice(0, end) + unfinishedSuffix));
        }
      }),
  };
}

/** Made by Muster of itself; what somebody asked for never goes to make room for these. */
export function isAutomatic(reason: BackupReason): boolean {
  return reason !== 'manual';
}

function nothingThere(error: unknown): [] {
  if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
  throw error;
}

async function explained<Value>(work: () => Promise<Value>): Promise<Value> {
  try {
    return await work();
  } catch (error) {
    throw explainError(error);
  }
}
