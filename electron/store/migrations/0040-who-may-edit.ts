import type { Migration } from './migration.ts';

/** Who signed in with what rights, and who made each group: enough to tell offline what the server will not allow. */
export const whoMayEdit: Migration = {
  version: 40,
  name: 'who may edit',
  up(run) {
    for (const statement of statements) run(statement);
  },
};

const statements = [
  // No row: the organisation itself, or not known yet.
  `CREATE TABLE identity (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    member_key TEXT NOT NULL,
    permissions TEXT NOT NULL
  ) STRICT`,
  // Null until the group is read again.
  'ALTER TABLE roster_group ADD COLUMN created_by TEXT',
];
