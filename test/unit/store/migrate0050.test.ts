import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { allMigrations } from '#electron/store/migrations/allMigrations.ts';
import type { Migration } from '#electron/store/migrations/migration.ts';
import { openStore } from '#electron/store/openStore.ts';
import { personIdSchema } from '#shared/domain/ids.ts';
import { makeTestFolder } from '#test/support/openTestStore.ts';
import { at, everything, pull, remotePerson } from '#test/support/storeSeed.ts';
import { readTable } from '#test/support/storeTable.ts';

const before = allMigrations.filter(({ version }) => version < 50);
const migration = allMigrations.find(({ version }) => version === 50);
const ana = personIdSchema.parse('0197fa10-0000-7000-8000-000000000001');

/** A file as the version before left it, with one person. */
function oldFile(): string {
  const file = `${makeTestFolder()}/muster.db`;
  const database = new Database(file);
  database.pragma('journal_mode = WAL');
  for (const { up } of before) up((sql) => database.exec(sql));
  database.pragma(`user_version = ${before.at(-1)?.version ?? 0}`);
  database.exec(`INSERT INTO person
    (id, uid, member_key, name, email, phone, status, attributes, search_text)
    VALUES (3, '${ana}', 'ana', 'Ana', 'ana@example.org', NULL, 'active', '{"team":"north"}',
      'ana\nana@example.org\n')`);
  database.close();
  return file;
}

const open = (file: string, migrations: readonly Migration[] = allMigrations) =>
  openStore({ file, migrations, now: () => Date.parse(at(0)) });
const versionOf = (file: string) => readTable(file, 'PRAGMA user_version')[0]?.user_version;

function statements(): string[] {
  const found: string[] = [];
  migration?.up((sql) => found.push(sql));
  return found;
}

describe('the migration to version 50', () => {
  it('keeps people as they are, found as before, and lets people be made [P5]', () => {
    const file = oldFile();
    const store = open(file);
    expect(store.getPerson(ana)).toMatchObject({
      name: 'Ana',
      otherEmails: [],
      attributes: { team: 'north' },
      groups: [],
    });
    expect(store.searchPeople({ text: 'ana', forGroupId: null, ...everything }).total).toBe(1);
    store.createPerson({ name: 'Xena', email: null, phone: null }, at(1));
    pull(store, { people: [{ ...remotePerson('ana', 'Ana'), otherEmails: ['a@home.example'] }] });
    const found = store.searchPeople({ text: 'home.example', forGroupId: null, ...everything });
    expect(found.items.map(({ id }) => id)).toEqual([ana]);
    expect(store.listChanges(everything).total).toBe(1);
    store.close();
    open(file).close();
  });

  it.each(statements().map((_, index) => [index]))(
    'that fails at statement %i leaves the old file usable [P5]',
    (failingAt) => {
      const file = oldFile();
      const content = () => readTable(file, 'SELECT * FROM person');
      const old = content();
      const failing: Migration = {
        version: 50,
        name: 'fails',
        up(run) {
          for (const [index, sql] of statements().entries()) {
            if (index === failingAt) throw new Error('power cut');
            run(sql);
          }
        },
      };
      expect(() => open(file, [...before, failing])).toThrow('power cut');
      expect(versionOf(file)).toBe(before.at(-1)?.version);
      expect(content()).toEqual(old);
      open(file).close();
      expect(versionOf(file)).toBe(allMigrations.at(-1)?.version);
    },
  );
});
