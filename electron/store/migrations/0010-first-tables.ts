import type { Migration } from './migration.ts';

export const firstTables: Migration = {
  version: 10,
  name: 'first tables',
  up(run) {
    for (const statement of statements) run(statement);
  },
};

const statements = [
  // "Must": tells this file from another program's SQLite database (see database/inspectFile.ts).
  'PRAGMA application_id = 0x4D757374',
  `CREATE TABLE person (
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE,
    member_key TEXT UNIQUE,
    name TEXT NOT NULL,
    email TEXT,
    phone TEXT,
    status TEXT NOT NULL CHECK (status IN ('active', 'inactive', 'gone', 'unknown')),
    attributes TEXT NOT NULL,
    search_text TEXT NOT NULL
  ) STRICT`,
  // Holds all that a search for one or two characters reads, in the order it is shown.
  `CREATE INDEX person_by_search_text ON person (search_text)`,
  `CREATE TABLE person_seen (
    person_id INTEGER PRIMARY KEY REFERENCES person (id),
    run INTEGER NOT NULL
  ) STRICT`,
  // The text is folded before it comes here, so the tokenizer must not fold it a second time.
  `CREATE VIRTUAL TABLE person_search USING fts5 (
    search_text, content = 'person', content_rowid = 'id', tokenize = 'trigram case_sensitive 1'
  )`,
  `CREATE TRIGGER person_search_insert AFTER INSERT ON person BEGIN
    INSERT INTO person_search (rowid, search_text) VALUES (new.id, new.search_text);
  END`,
  `CREATE TRIGGER person_search_update AFTER UPDATE OF search_text ON person
  WHEN old.search_text <> new.search_text BEGIN
    INSERT INTO person_search (person_search, rowid, search_text)
      VALUES ('delete', old.id, old.search_text);
    INSERT INTO person_search (rowid, search_text) VALUES (new.id, new.search_text);
  END`,
  `CREATE TRIGGER person_search_delete AFTER DELETE ON person BEGIN
    INSERT INTO person_search (person_search, rowid, search_text)
      VALUES ('delete', old.id, old.search_text);
  END`,

  `CREATE TABLE roster_group (
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE,
    remote_id TEXT UNIQUE,
    is_present INTEGER NOT NULL CHECK (is_present IN (0, 1)),
    name TEXT NOT NULL,
    description TEXT,
    name_key TEXT NOT NULL,
    created_at INTEGER,
    updated_at INTEGER,
    member_count INTEGER NOT NULL,
    sync_mark TEXT NOT NULL CHECK (sync_mark IN ('synced', 'waiting', 'attention')),
    seen_run INTEGER NOT NULL
  ) STRICT`,
  `CREATE INDEX roster_group_by_name ON roster_group (name_key, id) WHERE is_present = 1`,
  `CREATE TABLE membership (
    id INTEGER PRIMARY KEY,
    group_id INTEGER NOT NULL REFERENCES roster_group (id),
    person_id INTEGER NOT NULL REFERENCES person (id),
    standing TEXT NOT NULL CHECK (standing IN ('open', 'removed', 'past')),
    is_admin INTEGER NOT NULL CHECK (is_admin IN (0, 1)),
    joined_at INTEGER,
    dates_from TEXT NOT NULL CHECK (dates_from IN ('server', 'observed', 'edit')),
    left_at INTEGER,
    left_from TEXT CHECK (left_from IN ('server', 'observed', 'edit')),
    sync_mark TEXT NOT NULL CHECK (sync_mark IN ('synced', 'waiting', 'attention')),
    CHECK ((standing = 'open') = (left_at IS NULL)),
    CHECK ((left_at IS NULL) = (left_from IS NULL)),
    CHECK (dates_from <> 'edit' OR standing = 'open')
  ) STRICT`,
  `CREATE UNIQUE INDEX membership_open ON membership (group_id, person_id) WHERE standing = 'open'`,
  `CREATE UNIQUE INDEX membership_removed ON membership (group_id, person_id)
    WHERE standing = 'removed'`,
  `CREATE INDEX membership_past ON membership (group_id, left_at) WHERE standing = 'past'`,

  `CREATE TABLE base_group (
    group_id INTEGER PRIMARY KEY REFERENCES roster_group (id),
    name TEXT NOT NULL,
    description TEXT
  ) STRICT`,
  // No foreign keys: the rows are copied whole from membership, which has them, and looking up every person would
  // be most of the time that a first edit takes.
  `CREATE TABLE base_membership (
    group_id INTEGER NOT NULL,
    person_id INTEGER NOT NULL,
    is_admin INTEGER NOT NULL CHECK (is_admin IN (0, 1)),
    joined_at INTEGER,
    dates_from TEXT NOT NULL CHECK (dates_from IN ('server', 'observed')),
    PRIMARY KEY (group_id, person_id)
  ) STRICT, WITHOUT ROWID`,

  `CREATE TABLE edit (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL UNIQUE,
    at INTEGER NOT NULL,
    undone_at INTEGER,
    undo_of INTEGER REFERENCES edit (id) ON DELETE SET NULL,
    undo_depth INTEGER NOT NULL
  ) STRICT`,
  // The pruning of old edits looks for it.
  `CREATE INDEX edit_by_undone ON edit (undo_of) WHERE undo_of IS NOT NULL`,
  // AUTOINCREMENT: a number is never given twice, so an answer that comes late cannot settle another row.
  `CREATE TABLE outbox (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL UNIQUE,
    edit_id INTEGER NOT NULL REFERENCES edit (id),
    group_id INTEGER NOT NULL REFERENCES roster_group (id),
    command TEXT NOT NULL,
    version INTEGER NOT NULL,
    args TEXT NOT NULL,
    at INTEGER NOT NULL,
    state TEXT NOT NULL
      CHECK (state IN ('queued', 'sending', 'acked', 'waiting', 'parked', 'conflict')),
    base_fields TEXT NOT NULL,
    attempts INTEGER NOT NULL,
    next_attempt_at INTEGER,
    failure_kind TEXT,
    failure_status INTEGER,
    failure_message TEXT,
    failure_code TEXT
  ) STRICT`,
  `CREATE INDEX outbox_by_group ON outbox (group_id, seq)`,
  `CREATE INDEX outbox_by_edit ON outbox (edit_id)`,
  `CREATE TABLE conflict (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    group_id INTEGER NOT NULL REFERENCES roster_group (id),
    kind TEXT NOT NULL CHECK (kind IN ('name', 'description', 'groupDeleted', 'memberRemoved')),
    base TEXT NOT NULL,
    mine TEXT NOT NULL,
    theirs TEXT NOT NULL,
    commands TEXT NOT NULL,
    found_at INTEGER NOT NULL,
    resolved_at INTEGER
  ) STRICT`,
  `CREATE UNIQUE INDEX conflict_open ON conflict (group_id, kind) WHERE resolved_at IS NULL`,
  `CREATE TABLE activity (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    at INTEGER NOT NULL,
    kind TEXT NOT NULL,
    edit_id INTEGER REFERENCES edit (id),
    group_id INTEGER REFERENCES roster_group (id),
    group_name TEXT,
    command_uid TEXT,
    command TEXT,
    version INTEGER,
    args TEXT,
    inverse TEXT,
    detail TEXT NOT NULL,
    outcome TEXT CHECK (outcome IN ('sent', 'discarded', 'undone')),
    outcome_at INTEGER,
    CHECK ((outcome IS NULL) = (outcome_at IS NULL))
  ) STRICT`,
  `CREATE UNIQUE INDEX activity_by_command ON activity (command_uid) WHERE args IS NOT NULL`,
  `CREATE INDEX activity_by_edit ON activity (edit_id) WHERE edit_id IS NOT NULL`,
  `CREATE INDEX activity_by_group ON activity (group_id, edit_id) WHERE edit_id IS NOT NULL`,
  `CREATE INDEX activity_by_time ON activity (at)`,

  `CREATE TABLE quarantine (
    fingerprint TEXT PRIMARY KEY,
    kind TEXT NOT NULL CHECK (kind IN ('person', 'group', 'membership')),
    remote_id TEXT,
    raw TEXT NOT NULL,
    reason TEXT NOT NULL,
    first_seen_at INTEGER NOT NULL,
    last_seen_at INTEGER NOT NULL,
    run INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID`,
  `CREATE TABLE sync_cursor (
    scope TEXT PRIMARY KEY CHECK (scope IN ('people', 'groups')),
    run INTEGER NOT NULL,
    cursor TEXT,
    is_complete INTEGER NOT NULL CHECK (is_complete IN (0, 1)),
    has_all_pages INTEGER NOT NULL CHECK (has_all_pages IN (0, 1)),
    has_unread INTEGER NOT NULL CHECK (has_unread IN (0, 1)),
    last_success_at INTEGER
  ) STRICT, WITHOUT ROWID`,
  `CREATE TABLE cycle (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    started_at INTEGER NOT NULL,
    duration_ms REAL NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('pull', 'push')),
    outcome TEXT NOT NULL,
    requests INTEGER NOT NULL,
    people INTEGER NOT NULL,
    groups INTEGER NOT NULL,
    memberships INTEGER NOT NULL,
    edits_sent INTEGER NOT NULL
  ) STRICT`,
  `CREATE TABLE flag (
    name TEXT PRIMARY KEY,
    value INTEGER NOT NULL CHECK (value IN (0, 1))
  ) STRICT, WITHOUT ROWID`,
];
