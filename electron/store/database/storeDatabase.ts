import Database from 'better-sqlite3';
import type { GroupId } from '#shared/domain/ids.ts';
import { copyDatabase } from '../backups/copyDatabase.ts';
import type { Migration } from '../migrations/migration.ts';
import type { StoreChange } from '../workspaceStore.ts';
import { inspectFile } from './inspectFile.ts';
import { migrate } from './migrate.ts';
import { createQueryRunner, type QueryRunner } from './queryRunner.ts';
import { explaining } from './storeErrors.ts';

/** What one transaction touched; told to the listeners once it is on disk. */
export interface Touched {
  group(groupId: GroupId): void;
  people(): void;
  changes(): void;
}

export interface StoreDatabase {
  readonly queries: QueryRunner;
  /** Reads; SQLite's failures come out as MusterErrors. */
  read<Value>(work: () => Value): Value;
  /**
   * One transaction: everything `work` writes, or nothing. `work` must be synchronous (better-sqlite3 refuses a
   * promise). Listeners hear of it after the commit, never inside.
   */
  write<Value>(work: (touched: Touched) => Value): Value;
  onChange(listener: (change: StoreChange) => void): () => void;
  /** Moves the write-ahead log into the file as far as nobody reads it. */
  checkpoint(): void;
  /**
   * Copies the file while it is in use (`backups/copyDatabase.ts`). Closing ends it: it rejects with MusterError
   * `cancelled` then, otherwise with `diskFull`, `fileDenied` or `storeCorrupt`.
   */
  backUp(target: string): Promise<void>;
  close(): void;
}

export interface DatabaseSettings {
  file: string;
  migrations: readonly Migration[];
  maxPages: number | null;
  waitMs: number;
}

/** More groups than this in one commit count as `many`. */
const namedGroups = 200;

/**
 * Opens and, where needed, migrates a data file. Throws MusterError `storeTooNew`, `storeCorrupt`, `diskFull` or
 * `fileDenied`.
 */
export function openStoreDatabase(settings: DatabaseSettings): StoreDatabase {
  const version = inspectFile(settings, settings.migrations.at(-1)?.version ?? 0);
  return wrap(explaining(() => openForWriting(settings, version)));
}

function openForWriting(settings: DatabaseSettings, version: number): Database.Database {
  const { file, migrations, maxPages, waitMs } = settings;
  const database = new Database(file, { timeout: waitMs });
  try {
    database.pragma('journal_mode = WAL');
    // P1 includes a power cut: every commit is synced, not only every checkpoint.
    database.pragma('synchronous = FULL');
    database.pragma('foreign_keys = ON');
    database.pragma('cache_size = -32000');
    // The checkpoint that SQLite does in the middle of a commit makes that commit slow; the store does it when a
    // cycle is over, and this is only the ceiling.
    database.pragma('wal_autocheckpoint = 8000');
    database.pragma(`journal_size_limit = ${32 * 1024 * 1024}`);
    if (maxPages !== null) database.pragma(`max_page_count = ${maxPages}`);
    migrate(database, version, migrations);
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}

function wrap(database: Database.Database): StoreDatabase {
  const listeners = new Set<(change: StoreChange) => void>();

  return {
    queries: createQueryRunner(database),
    read: explaining,
    write(work) {
      const groups = new Set<GroupId>();
      let people = false;
      let changes = false;
      const touched: Touched = {
        group: (groupId) => void groups.add(groupId),
        people: () => {
          people = true;
        },
        changes: () => {
          changes = true;
        },
      };
      const value = explaining(() => database.transaction(() => work(touched)).immediate());
      if (groups.size > 0 || people || changes) {
        const groupIds = groups.size > namedGroups ? 'many' : [...groups];
        tell(listeners, { groupIds, people, changes });
      }
      return value;
    },
    onChange(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    checkpoint() {
      explaining(() => database.pragma('wal_checkpoint(PASSIVE)'));
    },
    backUp: (target) => copyDatabase(database, target),
    close() {
      if (!database.open) return;
      explaining(() => {
        // A worker that still reads keeps the log open; closing does not wait for it.
        database.pragma('busy_timeout = 100');
        try {
          database.pragma('wal_checkpoint(TRUNCATE)');
        } finally {
          // A full disk keeps the log from being moved, not the file from being closed: the log holds everything.
          database.close();
        }
      });
    },
  };
}

/** The commit stands whatever a listener does; its failure must not look like a failure of the edit. */
function tell(listeners: ReadonlySet<(change: StoreChange) => void>, change: StoreChange): void {
  for (const listener of [...listeners]) {
    try {
      listener(change);
    } catch (error) {
      process.emitWarning(error instanceof Error ? error : new Error(String(error)));
    }
  }
}
