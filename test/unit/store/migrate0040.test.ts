import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { allMigrations } from '#electron/store/migrations/allMigrations.ts';
import { openStore } from '#electron/store/openStore.ts';
import { groupIdSchema } from '#shared/domain/ids.ts';
import { makeTestFolder } from '#test/support/openTestStore.ts';
import { at, pull, remoteGroup } from '#test/support/storeSeed.ts';
import { readTable } from '#test/support/storeTable.ts';

const group = groupIdSchema.parse('0197fa10-0000-7000-8000-000000000001');
const ms = Date.parse(at(0));
const before = allMigrations.filter(({ version }) => version < 40);
const statements: string[] = [];
allMigrations.find(({ version }) => version === 40)?.up((sql) => statements.push(sql));

/** A file as the version before left it, with one group. */
function oldFile(): string {
  const file = `${makeTestFolder()}/muster.db`;
  const database = new Database(file);
  database.pragma('journal_mode = WAL');
  for (const { up } of before) up((sql) => database.exec(sql));
  database.exec(`
    INSERT INTO roster_group (id, uid, remote_id, is_present, name, name_key, member_count, sync_mark, seen_run)
      VALUES (1, '${group}', 'Kitchen', 1, 'Kitchen', 'kitchen', 0, 'synced', 0);
  `);
  database.pragma(`user_version = ${before.at(-1)?.version}`);
  database.close();
  return file;
}

describe('the migration to version 40', () => {
  it('keeps every group, and holds nothing against anybody until the next pull [P5]', () => {
    const file = oldFile();
    const store = openStore({ file, now: () => ms });
    expect(store.identity()).toBeNull();
    expect(store.getGroup(group)).toMatchObject({
      name: 'Kitchen',
      mayUpdate: true,
      mayDelete: true,
    });
    store.keepIdentity({ memberKey: 'ana', permissions: ['updateOwnGroup'] });
    expect(store.groupTies(group)).toBeNull();
    expect(store.getGroup(group)).toMatchObject({ mayUpdate: true, mayDelete: false });
    pull(store, { groups: [remoteGroup('Kitchen', [], { createdBy: 'ben' })] });
    expect(store.groupTies(group)).toEqual({ createdBy: 'ben', isAdmin: false });
    expect(store.getGroup(group)).toMatchObject({ mayUpdate: false });
    store.close();
  });

  it.each(Array.from({ length: 3 }, (_, at) => at))(
    'that fails at statement %i leaves the file as it was [P5]',
    (statement) => {
      expect(statements).toHaveLength(2);
      const file = oldFile();
      const failing = {
        version: 40,
        name: 'fails',
        up(run: (sql: string) => void) {
          for (const sql of statements.slice(0, statement)) run(sql);
          throw new Error('power cut');
        },
      };
      const migrations = [...before, failing];
      expect(() => openStore({ file, migrations, now: () => ms })).toThrow('power cut');
      expect(readTable(file, 'PRAGMA user_version')[0]?.user_version).toBe(before.at(-1)?.version);
      expect(readTable(file, 'SELECT * FROM roster_group')).toMatchObject([{ uid: group }]);
      expect(readTable(file, "SELECT * FROM sqlite_schema WHERE name = 'identity'")).toEqual([]);
      openStore({ file, now: () => ms }).close();
    },
  );

  it('holds one person at most', () => {
    const file = oldFile();
    openStore({ file, now: () => ms }).close();
    const database = new Database(file);
    const insert = (id: number) =>
      database.prepare("INSERT INTO identity VALUES (?, 'ana', '[]')").run(id);
    insert(1);
    expect(() => insert(1)).toThrow(/UNIQUE/);
    expect(() => insert(2)).toThrow(/CHECK/);
    database.close();
  });
});
