import type { Migration } from './migration.ts';

/** People can be made here, and a person may have further e-mail addresses. */
export const newPeople: Migration = {
  version: 50,
  name: 'new people',
  up(run) {
    for (const statement of statements) run(statement);
  },
};

const statements = [
  `ALTER TABLE person ADD COLUMN other_emails TEXT NOT NULL DEFAULT '[]'`,
  // All stays of one person (people.get); without it every membership there is would be looked at.
  `CREATE INDEX membership_by_person ON membership (person_id)`,
  // Holds all that is sent: the row in person beside it could be fetched again only once the server has it.
  `CREATE TABLE new_person (
    person_id INTEGER PRIMARY KEY REFERENCES person (id),
    person_uid TEXT NOT NULL UNIQUE,
    uid TEXT NOT NULL UNIQUE,
    edit_id INTEGER NOT NULL REFERENCES edit (id),
    name TEXT NOT NULL,
    email TEXT,
    phone TEXT,
    at INTEGER NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('queued', 'sending', 'waiting', 'parked')),
    attempts INTEGER NOT NULL,
    next_attempt_at INTEGER,
    failure_kind TEXT,
    failure_status INTEGER,
    failure_message TEXT,
    failure_code TEXT
  ) STRICT`,
];
