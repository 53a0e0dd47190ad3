import { describe, expect, it } from 'vitest';
import { allMigrations } from '#electron/store/migrations/allMigrations.ts';
import type { Migration } from '#electron/store/migrations/migration.ts';
import { openStore } from '#electron/store/openStore.ts';
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

const place = allMigrations.findIndex(({ version }) => version === 100);
const before = allMigrations.slice(0, place);
const upToIt = allMigrations.slice(0, place + 1);
const now = () => Date.parse(at(0));
const versionOf = (file: string) => readTable(file, 'PRAGMA user_version')[0]?.user_version;
const mapping = { shape: 'long' as const, fields: ['name' as const, 'group' as const] };

/** A file as the version before left it, with a roster and an unsent edit in it. */
function oldFile(): string {
  const { file, store } = openTestStore({ migrations: before });
  pull(store, { people: [remotePerson('Ana')], groups: [remoteGroup('Kitchen', ['Ana'])] });
  const kitchen = groupNamed(store, 'Kitchen');
  store.commitEdit({ intents: [{ groupId: kitchen, intent: intents.rename('Mess') }], at: at(1) });
  store.close();
  return file;
}

describe('the migration to version 100', () => {
  it('keeps everything, and remembers how files are taken in from now on [P5]', () => {
    const file = oldFile();
    const store = openStore({ file, migrations: upToIt, now });
    expect(versionOf(file)).toBe(100);
    expect(store.counts().waiting).toBe(1);
    expect(groupNamed(store, 'Mess')).toBeDefined();
    store.keepImportMapping('a', mapping);
    store.close();
    expect(readTable(file, 'SELECT signature, mapping FROM import_mapping')).toEqual([
      { signature: 'a', mapping: JSON.stringify(mapping) },
    ]);
  });

  it('cut off leaves the old file usable [P5]', () => {
    const file = oldFile();
    const failing: Migration = {
      version: 100,
      name: 'fails',
      up(run) {
        upToIt.at(-1)?.up(run);
        throw new Error('power cut');
      },
    };
    expect(() => openStore({ file, migrations: [...before, failing], now })).toThrow('power cut');
    expect(versionOf(file)).toBe(before.at(-1)?.version);
    const store = openStore({ file, migrations: upToIt, now });
    expect(store.counts().waiting).toBe(1);
    store.close();
  });
});
