import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { type Recovery, recoverySchema } from '#shared/domain/backup.ts';
import { explainError } from '../database/storeErrors.ts';
import { syncFile, unfinishedSuffix } from './copyDatabase.ts';

const pathBeside = (dataFile: string) => join(dirname(dataFile), 'recovery.json');

/**
 * What was done about a damaged data file, until somebody has read it; null: nothing, or dismissed. A note that cannot
 * be read is none: it must not keep a workspace from opening.
 */
export async function readRecovery(dataFile: string): Promise<Recovery | null> {
  const text = await readFile(pathBeside(dataFile), 'utf8').catch(() => null);
  if (text === null) return null;
  try {
    return recoverySchema.parse(JSON.parse(text));
  } catch {
    return null;
  }
}

/** Whole or not at all. Rejects with MusterError `diskFull` or `fileDenied`. */
export async function writeRecovery(dataFile: string, recovery: Recovery): Promise<void> {
  const path = pathBeside(dataFile);
  const unfinished = path + unfinishedSuffix;
  try {
    await writeFile(unfinished, `${JSON.stringify(recovery, null, 2)}\n`, { mode: 0o600 });
    await syncFile(unfinished);
    await rename(unfinished, path);
  } catch (error) {
    await rm(unfinished, { force: true }).catch(() => {});
    throw explainError(error);
  }
}

/** Rejects with MusterError `fileDenied`. */
export async function dismissRecovery(dataFile: string): Promise<void> {
  await rm(pathBeside(dataFile), { force: true }).catch((error: unknown) => {
    throw explainError(error);
  });
}
