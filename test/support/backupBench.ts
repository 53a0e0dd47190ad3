import { readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { openStoreWithBackups } from '#electron/store/backups/openStoreWithBackups.ts';
import type { Migration } from '#electron/store/migrations/migration.ts';
import type { Store } from '#electron/store/store.ts';
import { at } from './storeSeed.ts';

export interface QuietLog {
  lines: string[];
  info(event: string, details?: object): void;
  warn(event: string, details?: object): void;
  error(event: string, details?: object): void;
}

export function quietLog(): QuietLog {
  const lines: string[] = [];
  const note = (level: string) => (event: string, details?: object) => {
    lines.push(`${level} ${event} ${JSON.stringify(details ?? {})}`);
  };
  return { lines, info: note('info'), warn: note('warn'), error: note('error') };
}

/** Opens a file as the application does, in the tests' own time. */
export function openGuarded(
  file: string,
  options: { migrations?: readonly Migration[]; log?: QuietLog; atSecond?: number } = {},
): Promise<Store> {
  const { log = quietLog(), migrations, atSecond = 0 } = options;
  return openStoreWithBackups({
    file,
    log,
    now: () => Date.parse(at(atSecond)),
    ...(migrations !== undefined && { migrations }),
  });
}

/** The names of the files beside a data file, in the folder `backups`. */
export function backupNames(file: string): string[] {
  try {
    return readdirSync(join(dirname(file), 'backups')).sort();
  } catch {
    return [];
  }
}

export function backupFile(file: string, name: string): string {
  return join(dirname(file), 'backups', name);
}
