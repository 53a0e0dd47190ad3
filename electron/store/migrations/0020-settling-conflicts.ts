import type { Migration } from './migration.ts';

/** Conflicts get ids of their own and two more kinds, settling one is an edit, and a cycle counts its bytes. */
export const settlingConflicts: Migration = {
  version: 20,
  name: 'settling conflicts',
  up(run) {
    for (const statement of statements) run(statement);
  },
};

/** A random uuid (version 4): SQLite has none of its own. */
const randomUuid = `lower(
  hex(randomblob(4)) || '-' || hex(randomblob(2)) || '-4' || substr(hex(randomblob(2)), 2) || '-' ||
  substr('89ab', 1 + (random() & 3), 1) || substr(hex(randomblob(2)), 2) || '-' || hex(randomblob(6))
)`;

const statements = [
  // A CHECK cannot be altered, so the table is made anew.
  `CREATE TABLE conflict_next (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL UNIQUE,
    group_id INTEGER NOT NULL REFERENCES roster_group (id),
    kind TEXT NOT NULL CHECK (
      kind IN ('name', 'description', 'groupDeleted', 'memberRemoved', 'groupFull', 'permissionLost')
    ),
    base TEXT NOT NULL,
    mine TEXT NOT NULL,
    theirs TEXT NOT NULL,
    commands TEXT NOT NULL,
    found_at INTEGER NOT NULL,
    resolved_at INTEGER
  ) STRICT`,
  `INSERT INTO conflict_next
    (id, uid, group_id, kind, base, mine, theirs, commands, found_at, resolved_at)
    SELECT id, ${randomUuid}, group_id, kind, base, mine, theirs, commands, found_at, resolved_at
    FROM conflict`,
  'DROP TABLE conflict',
  'ALTER TABLE conflict_next RENAME TO conflict',
  `CREATE UNIQUE INDEX conflict_open ON conflict (group_id, kind) WHERE resolved_at IS NULL`,
  'ALTER TABLE edit ADD COLUMN resolution TEXT',
  'ALTER TABLE cycle ADD COLUMN bytes_sent INTEGER NOT NULL DEFAULT 0',
  'ALTER TABLE cycle ADD COLUMN bytes_received INTEGER NOT NULL DEFAULT 0',
];
