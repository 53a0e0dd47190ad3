import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { allMigrations } from '#electron/store/migrations/allMigrations.ts';
import type { Migration } from '#electron/store/migrations/migration.ts';
import { openStore } from '#electron/store/openStore.ts';
import { peopleFilterSchema } from '#shared/domain/peopleFilter.ts';
import { openTestStore } from '#test/support/openTestStore.ts';
import {
  at,
  everything,
  groupNamed,
  intents,
  pull,
  remoteGroup,
  remotePerson,
} from '#test/support/storeSeed.ts';
import { readTable } from '#test/support/storeTable.ts';

const place = allMigrations.findIndex(({ version }) => version === 80);
const before = allMigrations.slice(0, place);
const upToIt = allMigrations.slice(0, place + 1);
const now = () => Date.parse(at(0));

/** A file as the version before left it, with people, a roster, an unsent edit and activity in it. */
function oldFile(): string {
  const { file, store } = openTestStore({ migrations: before });
  pull(store, {
    people: ['Ana', 'Ben'].map((name) => remotePerson(name)),
    groups: [remoteGroup('Kitchen', ['Ana'])],
  });
  const kitchen = groupNamed(store, 'Kitchen');
  store.commitEdit({ intents: [{ groupId: kitchen, intent: intents.rename('Mess') }], at: at(1) });
  store.close();
  return file;
}

const versionOf = (file: string) => readTable(file, 'PRAGMA user_version')[0]?.user_version;
const indexesOf = (file: string) =>
  readTable(file, "SELECT name, sql FROM sqlite_schema WHERE type = 'index'").map(
    ({ name, sql }) => `${name}: ${sql}`,
  );

describe('the migration to version 80', () => {
  it('keeps everything, and filters people and activity of before [P5]', () => {
    const file = oldFile();
    expect(versionOf(file)).toBe(before.at(-1)?.version);
    const store = openStore({ file, migrations: upToIt, now });
    expect(versionOf(file)).toBe(80);
    const kitchen = groupNamed(store, 'Mess');
    const filter = peopleFilterSchema.parse({ anyOf: [kitchen] });
    expect(store.listPeopleIds(filter)).toHaveLength(1);
    expect(store.listActivity({ groupId: kitchen, ...everything })).toMatchObject({
      total: 1,
      items: [{ newName: 'Mess', canUndo: true }],
    });
    expect(store.listSavedFilters()).toEqual([]);
    expect(store.saveFilter({ id: null, name: 'Cooks', filter }).filter.anyOf).toEqual([kitchen]);
    store.close();
    expect(indexesOf(file)).toEqual(
      expect.arrayContaining([
        expect.stringContaining(
          'membership_by_person: CREATE INDEX membership_by_person ON membership (person_id, standing, group_id)',
        ),
        expect.stringContaining('person_by_status'),
        expect.stringContaining('activity_of_group'),
      ]),
    );
  });

  it.each([0, 1, 2, 3, 4])('cut off at statement %i leaves the old file usable [P5]', (cut) => {
    const file = oldFile();
    const indexes = indexesOf(file);
    const failing: Migration = {
      version: 80,
      name: 'fails',
      up(run) {
        let count = 0;
        upToIt.at(-1)?.up((sql) => {
          if (count === cut) throw new Error('power cut');
          count += 1;
          run(sql);
        });
        throw new Error('power cut');
      },
    };
    expect(() => openStore({ file, migrations: [...before, failing], now })).toThrow('power cut');
    expect(versionOf(file)).toBe(before.at(-1)?.version);
    expect(indexesOf(file)).toEqual(indexes);
    const store = openStore({ file, migrations: upToIt, now });
    expect(store.counts().waiting).toBe(1);
    store.close();
  });

  it('refuses two filters of one name', () => {
    const { file, store } = openTestStore();
    store.saveFilter({ id: null, name: 'Cooks', filter: peopleFilterSchema.parse({}) });
    store.close();
    const database = new Database(file);
    expect(() =>
      database.exec(
        "INSERT INTO saved_filter (uid, name, name_key, filter) SELECT 'x', name, name_key, filter FROM saved_filter",
      ),
    ).toThrow(/UNIQUE/);
    database.close();
  });
});
