import { mkdir, rm, rmdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { explainError } from '../database/storeErrors.ts';
import { syncFile } from './copyDatabase.ts';
import type { RawRow } from './tolerantTable.ts';

const fileName = 'edits-not-recovered.txt';

/**
 * Keeps edits that could not be brought back as text, a row a line, beside the damaged file: for somebody who wants
 * to make them again. Rejects with MusterError `diskFull` or `fileDenied`.
 */
export async function keepLost(folder: string, lost: readonly RawRow[]): Promise<void> {
  if (lost.length === 0) return;
  const file = join(folder, fileName);
  try {
    await mkdir(folder, { recursive: true });
    const lines = lost.map((row) => `${JSON.stringify(row)}\n`);
    await writeFile(file, lines.join(''), { mode: 0o600 });
    await syncFile(file);
  } catch (error) {
    throw explainError(error);
  }
}

/** Takes that back. Whatever else is in the folder stays, and the folder with it. */
export async function forgetLost(folder: string): Promise<void> {
  await rm(join(folder, fileName), { force: true }).catch(() => {});
  await rmdir(folder).catch(() => {});
}
