import type { Migration } from './migration.ts';

/** Where a server's change feed goes on, which groups are to be read again, and which pulls it made short. */
export const changeFeed: Migration = {
  version: 60,
  name: 'change feed',
  up(run) {
    for (const statement of statements) run(statement);
  },
};

const statements = [
  `CREATE TABLE change_feed (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    cursor TEXT,
    moved_at INTEGER,
    next_cursor TEXT,
    next_at INTEGER,
    read_at INTEGER,
    CHECK ((cursor IS NULL) = (moved_at IS NULL)),
    CHECK ((next_cursor IS NULL) = (next_at IS NULL))
  ) STRICT`,
  'CREATE TABLE reread_group (remote_id TEXT PRIMARY KEY) STRICT',
  `ALTER TABLE cycle ADD COLUMN is_incremental INTEGER NOT NULL DEFAULT 0
    CHECK (is_incremental IN (0, 1))`,
];
