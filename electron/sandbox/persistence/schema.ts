/** Marks a file as a sandbox's, so that no other SQLite file is ever written to by mistake ("MUSB"). */
export const sandboxApplicationId = 0x4d555342;

/** The newest schema. A file with a higher `user_version` comes from a newer sandbox and is refused. */
export const schemaVersion = 30;

/** What each version adds, oldest first; a new file gets all of it. */
export const migrations: readonly { readonly version: number; readonly sql: string }[] = [
  { version: 10, sql: createOrganisation() },
  { version: 20, sql: createJournal() },
  { version: 30, sql: addContacts() },
];

function createOrganisation(): string {
  return `
  CREATE TABLE setting (
    key TEXT PRIMARY KEY,
    value TEXT NOT NULL
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE person (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    email TEXT,
    phone TEXT,
    role TEXT NOT NULL,
    teams TEXT NOT NULL,
    attributes TEXT NOT NULL,
    created_at TEXT NOT NULL,
    updated_at TEXT NOT NULL
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE roster_group (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    description TEXT NOT NULL,
    team_id TEXT,
    created_by TEXT,
    created_at TEXT NOT NULL,
    updated_at TEXT NOT NULL
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE membership (
    id INTEGER PRIMARY KEY,
    group_id TEXT NOT NULL REFERENCES roster_group (id) ON DELETE CASCADE,
    person_id TEXT NOT NULL REFERENCES person (id),
    joined_at TEXT NOT NULL,
    left_at TEXT,
    is_admin INTEGER NOT NULL CHECK (is_admin IN (0, 1))
  ) STRICT;

  CREATE INDEX membership_of_group ON membership (group_id);
  CREATE UNIQUE INDEX one_open_membership ON membership (group_id, person_id) WHERE left_at IS NULL;
`;
}

/** Who belongs to the organisation otherwise than everybody does, and what happened lately. */
function createJournal(): string {
  return `
  CREATE TABLE enrolment (
    person_id TEXT PRIMARY KEY,
    status TEXT NOT NULL CHECK (status IN ('active', 'inactive', 'pending', 'ended')),
    created_at TEXT NOT NULL,
    updated_at TEXT NOT NULL
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE journal (
    sequence INTEGER PRIMARY KEY,
    at TEXT NOT NULL,
    happening TEXT NOT NULL
  ) STRICT;
`;
}

/** What only a vendor with several addresses a person asks about. */
function addContacts(): string {
  return `
  ALTER TABLE person ADD COLUMN external_id TEXT;
  ALTER TABLE person ADD COLUMN further_contacts TEXT;
`;
}
