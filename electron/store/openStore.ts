import { v7 as uuid } from 'uuid';
import { instantOf } from '#shared/domain/time.ts';
import { openStoreDatabase } from './database/storeDatabase.ts';
import { allMigrations } from './migrations/allMigrations.ts';
import type { Migration } from './migrations/migration.ts';
import { createRows } from './repositories/rows.ts';
import type { Store } from './store.ts';
import { createSyncStore } from './syncSide.ts';
import { createWorkspaceStore } from './workspaceSide.ts';

export interface StoreOptions {
  /** The data file; made when missing. Its folder has to exist. */
  file: string;
  /** Unix time in milliseconds; only for letting go of what is older than 90 days. */
  now?: () => number;
  /**
   * The id on the server for a group that the store makes anew (an undone deletion, a retried edit of a deleted
   * group); null where the server chooses. A uuid v7 unless given.
   */
  newRemoteId?: () => string | null;
  /** How long to wait for somebody else who holds the file, in milliseconds; 5000 unless given. */
  waitMs?: number;
  /** A quota for the file, in pages of 4 KiB: what lies beyond is `diskFull`. */
  maxPages?: number;
  /** Other migrations than the released ones, for their tests. */
  migrations?: readonly Migration[];
}

const keptMs = 90 * 24 * 60 * 60 * 1000;

/**
 * Opens one workspace's store. Throws MusterError `storeTooNew` or `storeCorrupt` (the file is left byte for byte as
 * it is), `diskFull` or `fileDenied`.
 */
export function openStore(options: StoreOptions): Store {
  const { file, now = Date.now, newRemoteId = uuid } = options;
  const database = openStoreDatabase({
    file,
    migrations: options.migrations ?? allMigrations,
    maxPages: options.maxPages ?? null,
    waitMs: options.waitMs ?? 5000,
  });
  try {
    const rows = createRows(database.queries);
    // Only what has left the outbox: unsent work is never deleted by a timer.
    database.write(() => rows.activity.prune(instantOf(now() - keptMs)));
    return {
      ...createWorkspaceStore({ file, database, rows, newRemoteId: () => newRemoteId() }),
      ...createSyncStore({ database, rows }),
    };
  } catch (error) {
    database.close();
    throw error;
  }
}
