import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import Database from 'better-sqlite3';
import { z } from 'zod';
import type { DatasetChange, StoredDataset } from '../dataset/records.ts';
import { reasonOf, SandboxError } from '../sandboxError.ts';
import { journalRow } from './journalRow.ts';
import { enrolmentRow, groupRow, membershipRow, personRow, settingRow, timestamp } from './rows.ts';
import { migrations, sandboxApplicationId, schemaVersion } from './schema.ts';
import type { SandboxStorage } from './storage.ts';

/** The setting that says that there was an organisation here. */
const organisationDeletedAt = 'organisation.deletedAt';

/**
 * Opens or creates a sandbox's data file. The file belongs to this process alone until `close`.
 * This and `load` throw SandboxError `dataFileUnusable` for a file that is corrupt, newer, in use or
 * not a sandbox's.
 */
export function openSqliteStorage(file: string): SandboxStorage {
  let database: Database.Database | undefined;
  try {
    mkdirSync(dirname(file), { recursive: true });
    database = new Database(file, { timeout: 0 });
    prepareFile(database);
    return storageOver(database, file);
  } catch (error) {
    database?.close();
    throw unusable(file, error);
  }
}

function prepareFile(database: Database.Database): void {
  // Exclusive locking before WAL: no second sandbox can open the file and work on an older picture of it.
  database.pragma('locking_mode = EXCLUSIVE');
  const isNew = database.prepare('SELECT count(*) AS count FROM sqlite_schema').pluck().get() === 0;
  const applicationId = database.pragma('application_id', { simple: true });
  const version = Number(database.pragma('user_version', { simple: true }));
  if (!isNew && applicationId !== sandboxApplicationId) {
    throw new Error('it is not a sandbox data file');
  }
  if (version > schemaVersion) throw new Error('it was written by a newer version of the sandbox');
  database.pragma('journal_mode = WAL');
  database.pragma('synchronous = FULL');
  database.pragma('foreign_keys = ON');
  database.transaction(() => {
    // A write even where nothing is new: it takes the exclusive lock now rather than at the first edit.
    for (const migration of migrations) {
      if (migration.version > version) database.exec(migration.sql);
    }
    database.pragma(`application_id = ${sandboxApplicationId}`);
    database.pragma(`user_version = ${schemaVersion}`);
  })();
}

function storageOver(database: Database.Database, file: string): SandboxStorage {
  const putPerson = database.prepare(
    `INSERT INTO person VALUES (:id, :name, :email, :phone, :role, :teams, :attributes, :createdAt, :updatedAt,
       :externalId, :furtherContacts)
     ON CONFLICT (id) DO UPDATE SET name = :name, email = :email, phone = :phone, role = :role,
       teams = :teams, attributes = :attributes, updated_at = :updatedAt, external_id = :externalId,
       further_contacts = :furtherContacts`,
  );
  const putGroup = database.prepare(
    `INSERT INTO roster_group VALUES (:id, :name, :description, :teamId, :createdBy, :createdAt, :updatedAt)
     ON CONFLICT (id) DO UPDATE SET name = :name, description = :description, updated_at = :updatedAt`,
  );
  const deleteGroup = database.prepare('DELETE FROM roster_group WHERE id = ?');
  const putMembership = database.prepare(
    `INSERT INTO membership VALUES (:id, :groupId, :personId, :joinedAt, :leftAt, :isAdmin)
     ON CONFLICT (id) DO UPDATE SET left_at = :leftAt, is_admin = :isAdmin`,
  );
  const deletePerson = [
    'DELETE FROM membership WHERE person_id = ?',
    'DELETE FROM enrolment WHERE person_id = ?',
    'DELETE FROM person WHERE id = ?',
  ].map((sql) => database.prepare(sql));
  const putEnrolment = database.prepare(
    `INSERT INTO enrolment VALUES (:personId, :status, :createdAt, :updatedAt)
     ON CONFLICT (person_id) DO UPDATE SET status = :status, created_at = :createdAt, updated_at = :updatedAt`,
  );
  const putEntry = database.prepare('INSERT INTO journal VALUES (?, ?, ?)');
  const forgetEntries = database.prepare('DELETE FROM journal WHERE sequence <= ?');
  const readSetting = database.prepare('SELECT key, value FROM setting WHERE key = ?');
  const putSetting = database.prepare(
    'INSERT INTO setting VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value',
  );

  function write(change: DatasetChange): void {
    switch (change.kind) {
      case 'person':
        putPerson.run({
          ...change.person,
          teams: JSON.stringify(change.person.teams),
          attributes: JSON.stringify(change.person.attributes),
          externalId: change.person.externalId ?? null,
          furtherContacts: change.person.furtherContacts
            ? JSON.stringify(change.person.furtherContacts)
            : null,
        });
        return;
      case 'group':
        putGroup.run(change.group);
        return;
      case 'groupDeleted':
        deleteGroup.run(change.groupId);
        return;
      case 'membership':
        putMembership.run({ ...change.membership, isAdmin: change.membership.isAdmin ? 1 : 0 });
        return;
      case 'personDeleted':
        for (const statement of deletePerson) statement.run(change.personId);
        return;
      case 'enrolment':
        putEnrolment.run(change.enrolment);
        return;
      case 'organisationDeleted':
        putSetting.run(organisationDeletedAt, change.deletedAt);
        return;
      case 'journal': {
        const { sequence, at, happening } = change.entry;
        putEntry.run(sequence, at, JSON.stringify(happening));
        return;
      }
      case 'journalForgotten':
        forgetEntries.run(change.upTo);
        return;
    }
  }
  const commit = database.transaction((changes: readonly DatasetChange[]) => {
    for (const change of changes) write(change);
  });

  function load(): StoredDataset {
    const rows = (sql: string) => database.prepare(sql).all();
    const deletedAt = readSetting.get(organisationDeletedAt);
    return {
      people: rows('SELECT * FROM person').map((row) => personRow.parse(row)),
      groups: rows('SELECT * FROM roster_group').map((row) => groupRow.parse(row)),
      memberships: rows('SELECT * FROM membership ORDER BY id').map((row) =>
        membershipRow.parse(row),
      ),
      enrolments: rows('SELECT * FROM enrolment').map((row) => enrolmentRow.parse(row)),
      journal: rows('SELECT * FROM journal ORDER BY sequence').map((row) => journalRow.parse(row)),
      organisationDeletedAt: deletedAt ? timestamp.parse(settingRow.parse(deletedAt).value) : null,
    };
  }

  return {
    load() {
      try {
        return load();
      } catch (error) {
        throw unusable(file, error);
      }
    },
    commit,
    setting(key) {
      const row = readSetting.get(key);
      return row === undefined ? null : settingRow.parse(row).value;
    },
    writeSetting: (key, value) => void putSetting.run(key, value),
    close: () => void database.close(),
  };
}

function unusable(file: string, error: unknown): SandboxError {
  return new SandboxError(
    'dataFileUnusable',
    `Data file ${file} cannot be used: ${explain(error)}`,
  );
}

function explain(error: unknown): string {
  const code = error instanceof Database.SqliteError ? error.code : '';
  if (code.startsWith('SQLITE_BUSY')) return 'another sandbox is using it';
  if (code === 'SQLITE_NOTADB' || code.startsWith('SQLITE_CORRUPT')) {
    return 'it is damaged or not SQLite';
  }
  if (error instanceof z.ZodError) return 'it holds a value that no sandbox writes';
  return reasonOf(error);
}
