import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { allMigrations } from '#electron/store/migrations/allMigrations.ts';
import type { Migration } from '#electron/store/migrations/migration.ts';
import { openStore } from '#electron/store/openStore.ts';
import { exportSettingsSchema } from '#shared/domain/exporting.ts';
import { peopleFilterSchema } from '#shared/domain/peopleFilter.ts';
import { openTestStore } from '#test/support/openTestStore.ts';
import {
  at,
  groupNamed,
  intents,
  pull,
  remoteGroup,
  remotePerson,
} from '#test/support/storeSeed.ts';
import { readTable } from '#test/support/storeTable.ts';

const place = allMigrations.findIndex(({ version }) => version === 90);
const before = allMigrations.slice(0, place);
const upToIt = allMigrations.slice(0, place + 1);
const now = () => Date.parse(at(0));
const settings = exportSettingsSchema.parse({
  columns: [{ field: 'name' }],
  output: { format: 'csv' },
});

/** A file as the version before left it, with a roster, an unsent edit and a filter in it. */
function oldFile(): string {
  const { file, store } = openTestStore({ migrations: before });
  pull(store, {
    people: ['Ana', 'Ben'].map((name) => remotePerson(name)),
    groups: [remoteGroup('Kitchen', ['Ana'])],
  });
  const kitchen = groupNamed(store, 'Kitchen');
  store.commitEdit({ intents: [{ groupId: kitchen, intent: intents.rename('Mess') }], at: at(1) });
  store.saveFilter({ id: null, name: 'Cooks', filter: peopleFilterSchema.parse({}) });
  store.close();
  return file;
}

const versionOf = (file: string) => readTable(file, 'PRAGMA user_version')[0]?.user_version;

describe('the migration to version 90', () => {
  it('keeps everything, and templates from then on [P5]', () => {
    const file = oldFile();
    expect(versionOf(file)).toBe(80);
    const store = openStore({ file, migrations: upToIt, now });
    expect(versionOf(file)).toBe(90);
    expect(store.unsentEdits(groupNamed(store, 'Mess'))).toBe(1);
    expect(store.listSavedFilters().map(({ name }) => name)).toEqual(['Cooks']);
    expect(store.listTemplates()).toEqual([]);
    const saved = store.saveTemplate({ id: null, name: 'Phones', sourceKind: 'group', settings });
    expect(store.listTemplates()).toEqual([saved]);
    store.close();
  });

  it.each([0, 1])('cut off at statement %i leaves the old file usable [P5]', (cut) => {
    const file = oldFile();
    const failing: Migration = {
      version: 90,
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
    expect(versionOf(file)).toBe(80);
    const store = openStore({ file, migrations: upToIt, now });
    expect(store.counts().waiting).toBe(1);
    store.close();
  });

  it('refuses two templates of one name', () => {
    const { file, store } = openTestStore();
    store.saveTemplate({ id: null, name: 'Phones', sourceKind: 'group', settings });
    store.close();
    const database = new Database(file);
    expect(() =>
      database.exec(
        "INSERT INTO export_template (uid, name, name_key, source_kind, settings) SELECT 'x', name, name_key, source_kind, settings FROM export_template",
      ),
    ).toThrow(/UNIQUE/);
    database.close();
  });
});
