import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { allMigrations } from '#electron/store/migrations/allMigrations.ts';
import type { Migration } from '#electron/store/migrations/migration.ts';
import { openStore } from '#electron/store/openStore.ts';
import { conflictIdSchema } from '#shared/domain/ids.ts';
import { makeTestFolder } from '#test/support/openTestStore.ts';
import { at, everything } from '#test/support/storeSeed.ts';
import { readTable } from '#test/support/storeTable.ts';

const [first, settling] = allMigrations;
if (first?.version !== 10 || settling?.version !== 20) throw new Error('Other migrations.');

const group = '0197fa10-0000-7000-8000-000000000001';
const edit = '0197fa10-0000-7000-8000-000000000002';
const command = '0197fa10-0000-7000-8000-000000000003';
const ms = Date.parse(at(0));

/** A file as the version before left it: an edit in conflict, one settled conflict, and two cycles. */
function oldFile(): string {
  const file = `${makeTestFolder()}/muster.db`;
  const database = new Database(file);
  database.pragma('journal_mode = WAL');
  first?.up((sql) => database.exec(sql));
  database.exec(`
    INSERT INTO roster_group (id, uid, remote_id, is_present, name, name_key, member_count, sync_mark, seen_run)
      VALUES (1, '${group}', 'Kitchen', 1, 'Cooks', 'cooks', 0, 'attention', 0);
    INSERT INTO base_group VALUES (1, 'Mess', NULL);
    INSERT INTO edit VALUES (7, '${edit}', ${ms}, NULL, NULL, 0);
    INSERT INTO outbox (seq, uid, edit_id, group_id, command, version, args, at, state, base_fields, attempts)
      VALUES (5, '${command}', 7, 1, 'updateGroup', 1, '{"name":"Cooks"}', ${ms}, 'conflict', '{"name":"Kitchen"}', 1);
    INSERT INTO activity (at, kind, edit_id, group_id, group_name, command_uid, command, version, args, inverse, detail)
      VALUES (${ms}, 'edit', 7, 1, 'Kitchen', '${command}', 'updateGroup', 1, '{"name":"Cooks"}',
        '[{"name":"updateGroup","version":1,"args":{"name":"Kitchen"}}]', '{}');
    INSERT INTO conflict VALUES
      (3, 1, 'name', '"Kitchen"', '"Cooks"', '"Mess"', '["${command}"]', ${ms}, NULL),
      (2, 1, 'name', '"A"', '"B"', '"C"', '[]', ${ms - 10}, ${ms});
    INSERT INTO cycle VALUES
      (1, ${ms}, 12.5, 'pull', 'ok', 3, 1, 2, 3, 0), (4, ${ms}, 7, 'push', 'ok', 2, 0, 0, 0, 9);
  `);
  database.pragma('user_version = 10');
  database.close();
  return file;
}

const open = (file: string, migrations: readonly Migration[] = allMigrations) =>
  openStore({ file, migrations, now: () => ms });
const versionOf = (file: string) => readTable(file, 'PRAGMA user_version')[0]?.user_version;
const tables = ['roster_group', 'base_group', 'edit', 'outbox', 'activity', 'conflict', 'cycle'];
const contentOf = (file: string) =>
  tables.map((table) => [table, readTable(file, `SELECT * FROM ${table}`)]);

/** The statements of the migration, in order. */
function statements(): string[] {
  const found: string[] = [];
  settling?.up((sql) => found.push(sql));
  return found;
}

function failingAt(statement: number): Migration[] {
  return [
    first,
    {
      version: 20,
      name: 'fails',
      up(run: (sql: string) => void) {
        for (const [n, sql] of statements().entries()) {
          if (n === statement) throw new Error('power cut');
          run(sql);
        }
        if (statement === statements().length) throw new Error('power cut');
      },
    },
  ].filter((migration) => migration !== undefined);
}

describe('the migration to version 20', () => {
  it('keeps every conflict, edit and cycle, and gives each conflict an id of its own [P5]', () => {
    const file = oldFile();
    open(file).close();
    expect(versionOf(file)).toBeGreaterThanOrEqual(20);
    const conflicts = readTable(file, 'SELECT * FROM conflict ORDER BY id');
    const ids = conflicts.map(({ uid }) => conflictIdSchema.parse(uid));
    expect(new Set(ids).size).toBe(2);
    expect(conflicts.map(({ uid: _, ...rest }) => rest)).toEqual([
      {
        id: 2,
        group_id: 1,
        kind: 'name',
        base: '"A"',
        mine: '"B"',
        theirs: '"C"',
        commands: '[]',
        found_at: ms - 10,
        resolved_at: ms,
      },
      {
        id: 3,
        group_id: 1,
        kind: 'name',
        base: '"Kitchen"',
        mine: '"Cooks"',
        theirs: '"Mess"',
        commands: `["${command}"]`,
        found_at: ms,
        resolved_at: null,
      },
    ]);
    expect(readTable(file, 'SELECT * FROM edit')).toMatchObject([
      { id: 7, uid: edit, at: ms, undone_at: null, undo_depth: 0, resolution: null },
    ]);
    expect(readTable(file, 'SELECT * FROM cycle ORDER BY id')).toMatchObject([
      { id: 1, duration_ms: 12.5, requests: 3, memberships: 3, bytes_sent: 0, bytes_received: 0 },
      { id: 4, kind: 'push', edits_sent: 9, bytes_sent: 0, bytes_received: 0 },
    ]);
  });

  it('leaves a conflict that can be listed, settled and undone, and still one open per kind', () => {
    const file = oldFile();
    const store = open(file);
    const [conflict] = store.listConflicts(everything).items;
    expect(conflict).toMatchObject({ kind: 'name', mine: 'Cooks', theirs: 'Mess' });
    const { editId } = store.resolveConflict(conflict!.id, 'takeTheirs', at(10));
    expect(store.groupState(conflict!.groupId)?.fields.name).toBe('Mess');
    store.undoEdit(editId!, at(20));
    expect(store.listConflicts(everything).items).toEqual([conflict]);
    store.close();

    const database = new Database(file);
    const second = (kind: string) =>
      database
        .prepare(
          `INSERT INTO conflict (uid, group_id, kind, base, mine, theirs, commands, found_at)
           VALUES ('x' || ?, 1, ?, '', '', '', '[]', 0)`,
        )
        .run(kind, kind);
    expect(() => second('name')).toThrow(/UNIQUE/);
    expect(() => second('other')).toThrow(/CHECK/);
    second('groupFull');
    second('permissionLost');
    // A number is never given twice.
    expect(database.prepare('SELECT max(id) AS id FROM conflict').pluck().get()).toBeGreaterThan(4);
    database.close();
  });

  it.each(Array.from({ length: statements().length + 1 }, (_, n) => n))(
    'that fails at statement %i leaves the file as it was, usable at version 10 [P5]',
    (statement) => {
      const file = oldFile();
      const before = contentOf(file);
      expect(() => open(file, failingAt(statement))).toThrow('power cut');
      expect(versionOf(file)).toBe(10);
      expect(contentOf(file)).toEqual(before);
      const leftovers = readTable(
        file,
        "SELECT name FROM sqlite_schema WHERE name = 'conflict_next'",
      );
      expect(leftovers).toEqual([]);
      // The old program can go on with it, and the new one can try again.
      const old = new Database(file);
      old.exec(`UPDATE conflict SET mine = '"Chefs"' WHERE id = 3`);
      old.close();
      const store = open(file);
      expect(store.listConflicts(everything).items).toMatchObject([{ mine: 'Chefs' }]);
      expect(store.listChanges(everything).items).toMatchObject([
        { newName: 'Cooks', state: 'conflict', conflict: { kind: 'name', mine: 'Chefs' } },
      ]);
      store.close();
    },
  );
});
