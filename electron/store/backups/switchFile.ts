import { existsSync, mkdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { explaining } from '../database/storeErrors.ts';
import { removeDatabase, unfinishedSuffix } from './copyDatabase.ts';
import { readRecovery } from './recoveryFile.ts';

/** A file that is complete and about to take the data file's place. */
export const nextFile = (dataFile: string) => `${dataFile}.next`;

const parts = ['', '-wal', '-shm'] as const;

/**
 * Ends what a crash has cut off: a complete file takes the empty place, everything half done goes. The data file itself
 * is never missing with no complete one beside it.
 */
export async function finishSwitch(dataFile: string): Promise<void> {
  const next = nextFile(dataFile);
  if (existsSync(next) && !existsSync(dataFile)) {
    const recovery = await readRecovery(dataFile);
    const aside = recovery === null ? null : join(dirname(dataFile), recovery.setAside);
    explaining(() => {
      // A log left here would be taken for the new file's.
      for (const part of ['-wal', '-shm']) {
        if (aside === null) rmSync(dataFile + part, { force: true });
        else if (existsSync(dataFile + part)) renameSync(dataFile + part, aside + part);
      }
      renameSync(next, dataFile);
    });
  }
  for (const leftover of [next, next + unfinishedSuffix, salvageFile(dataFile)]) {
    await removeDatabase(leftover);
  }
}

/** Where a damaged file is read: a copy, so that reading changes nothing in the original. */
export const salvageFile = (dataFile: string) => `${dataFile}.salvage`;

/**
 * Puts the complete file in the data file's place in one step. The data file has to be closed, with nothing in its
 * log. Throws MusterError `fileDenied`; then nothing was changed.
 */
export function replaceFile(dataFile: string): void {
  explaining(() => {
    for (const part of ['-wal', '-shm']) rmSync(dataFile + part, { force: true });
    renameSync(nextFile(dataFile), dataFile);
  });
}

/**
 * Moves the data file, whole, into a folder of its own beside it, and puts the complete file in its place. Where that
 * fails everything is back where it was. Throws MusterError `diskFull` or `fileDenied`.
 */
export function setAside(dataFile: string, folder: string): void {
  const moved: string[] = [];
  explaining(() => {
    try {
      mkdirSync(folder, { recursive: true });
      // The file itself first: from then on the next start goes on here, however this one ends.
      for (const part of parts) {
        if (!existsSync(dataFile + part)) continue;
        renameSync(dataFile + part, join(folder, basename(dataFile) + part));
        moved.push(part);
      }
      renameSync(nextFile(dataFile), dataFile);
    } catch (error) {
      for (const part of moved.reverse())
        renameSync(join(folder, basename(dataFile) + part), dataFile + part);
      throw error;
    }
  });
}

/** A name that is free in the data file's folder. */
export function freeName(dataFile: string, wanted: string): string {
  let name = wanted;
  for (let n = 2; existsSync(join(dirname(dataFile), name)); n += 1) name = `${wanted}-${n}`;
  return name;
}

export function sizeOf(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.size ?? 0;
}
