import { accessSync, constants, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const inMemory = '/dev/shm';

/** A new folder, in memory where this computer has such a place: thousands of histories sync every commit to disk. */
export function makeMemoryFolder(): string {
  return mkdtempSync(join(isWritable(inMemory) ? inMemory : tmpdir(), 'muster-history-'));
}

function isWritable(folder: string): boolean {
  try {
    accessSync(folder, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}
