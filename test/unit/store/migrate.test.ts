import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { allMigrations } from '#electron/store/migrations/allMigrations.ts';
import type { Migration } from '#electron/store/migrations/migration.ts';
import { openStore } from '#electron/store/openStore.ts';
import { backupFile, backupNames, openGuarded } from '#test/support/backupBench.ts';
import { openTestStore } from '#test/support/openTestStore.ts';
import { at, everything, groupNamed, intents, pull, remoteGroup } from '#test/support/storeSeed.ts';
import { readTable } from '#test/support/storeTable.ts';

const next: Migration[] = [
  {
    version: 9010,
    name: 'rebuild a table',
    up(run) {
      run('CREATE TABLE note (id INTEGER PRIMARY KEY, text TEXT NOT NULL) STRICT');
      run('CREATE TABLE flag_new (name TEXT PRIMARY KEY, value INTEGER NOT NULL) STRICT');
      run('INSERT INTO flag_new SELECT name, value FROM flag');
      run('DROP TABLE flag');
      run('ALTER TABLE flag_new RENAME TO flag');
    },
  },
  {
    version: 9020,
    name: 'fill it',
    up(run) {
      run("INSERT INTO note (text) VALUES ('one')");
      run("INSERT INTO note (text) VALUES ('two')");
    },
  },
];
const later = [...allMigrations, ...next];
const steps = 7;

/** The migrations, failing before the statement with this number. */
function failingAt(statement: number): Migration[] {
  let count = 0;
  return [
    ...allMigrations,
    ...next.map((migration) => ({
      ...migration,
      up(run: (sql: string) => void) {
        migration.up((sql) => {
          if (count === statement) throw new Error('power cut');
          count += 1;
          run(sql);
        });
      },
    })),
  ];
}

/** A file of the released schema with an unsent edit in it. */
function released() {
  const bench = openTestStore();
  pull(bench.store, { groups: [remoteGroup('Kitchen')] });
  bench.store.commitEdit({
    intents: [{ groupId: groupNamed(bench.store, 'Kitchen'), intent: intents.rename('Cooks') }],
    at: at(1),
  });
  bench.store.writeFlag('offlineByChoice', true);
  bench.store.close();
  return bench;
}

const releasedVersion = allMigrations.at(-1)?.version;
const upgradeCopy = '2026-01-01T00-00-00-000Z-upgrade.db';

const versionOf = (file: string) => readTable(file, 'PRAGMA user_version')[0]?.user_version;

describe('migrations', () => {
  it('are numbered by tens, rising, with a file name that says so', () => {
    const versions = allMigrations.map(({ version }) => version);
    expect(versions).toEqual([...versions].sort((one, other) => one - other));
    expect(new Set(versions).size).toBe(versions.length);
    for (const version of versions) expect(version % 10).toBe(0);
  });

  it('leave a new file at the newest version without a copy beside it', async () => {
    const bench = openTestStore();
    bench.store.close();
    rmSync(bench.file);
    const store = await openGuarded(bench.file);
    store.close();
    expect(versionOf(bench.file)).toBe(releasedVersion);
    expect(backupNames(bench.file)).toEqual([]);
  });

  it('copy nothing where none is due', async () => {
    const { file } = released();
    (await openGuarded(file)).close();
    expect(backupNames(file)).toEqual([]);
  });

  it('keep the data, and put a copy of the file aside before the first one [P5]', async () => {
    const { file } = released();
    const store = await openGuarded(file, { migrations: later });
    expect(store.listChanges(everything).items).toMatchObject([{ newName: 'Cooks' }]);
    expect(store.readFlag('offlineByChoice')).toBe(true);
    store.close();
    expect(versionOf(file)).toBe(9020);
    expect(readTable(file, 'SELECT text FROM note')).toEqual([{ text: 'one' }, { text: 'two' }]);

    expect(backupNames(file)).toEqual([upgradeCopy]);
    const aside = backupFile(file, upgradeCopy);
    expect(versionOf(aside)).toBe(releasedVersion);
    expect(readTable(aside, "SELECT 1 FROM sqlite_schema WHERE name = 'note'")).toEqual([]);
    const old = openStore({ file: aside, now: () => Date.parse(at(0)) });
    expect(old.listChanges(everything).items).toMatchObject([{ newName: 'Cooks' }]);
    old.close();
  });

  it.each(Array.from({ length: steps }, (_, n) => n))(
    'that fail at step %i leave the file usable at the last good version [P5]',
    async (step) => {
      const bench = released();
      await expect(openGuarded(bench.file, { migrations: failingAt(step) })).rejects.toThrow(
        'power cut',
      );
      // The second migration stands on the first: five statements are the first one's.
      const version = step < 5 ? releasedVersion : 9010;
      expect(versionOf(bench.file)).toBe(version);
      // The copy aside is the whole of the old file.
      const aside = openStore({
        file: backupFile(bench.file, upgradeCopy),
        now: () => Date.parse(at(0)),
      });
      expect(aside.listChanges(everything).items).toMatchObject([{ newName: 'Cooks' }]);
      aside.close();
      if (version === releasedVersion) {
        const old = bench.reopen();
        expect(old.listChanges(everything).items).toMatchObject([{ newName: 'Cooks' }]);
        old.commitEdit({
          intents: [{ groupId: groupNamed(old, 'Cooks'), intent: intents.describe('Soup') }],
          at: at(2),
        });
        old.close();
      }
      const store = openStore({
        file: bench.file,
        migrations: later,
        now: () => Date.parse(at(0)),
      });
      expect(store.listChanges(everything).items[0]).toMatchObject({ newName: 'Cooks' });
      store.close();
      expect(readTable(bench.file, 'SELECT text FROM note')).toHaveLength(2);
    },
  );

  it('that leave rows pointing at nothing are undone [P5]', () => {
    const { file } = released();
    const careless: Migration = {
      version: 9010,
      name: 'loses groups',
      up: (run) => run('DELETE FROM roster_group'),
    };
    const before = readTable(file, 'SELECT * FROM roster_group');
    expect(() => openStore({ file, migrations: [...allMigrations, careless] })).toThrow(
      expect.objectContaining({ code: 'internal' }),
    );
    expect(readTable(file, 'SELECT * FROM roster_group')).toEqual(before);
    expect(versionOf(file)).toBe(releasedVersion);
  });

  it.each([
    ['a folder has its unfinished name', `backups/${upgradeCopy}.part/occupied`, true],
    ['the folder for copies is a file', 'backups', false],
  ])('do not begin when the copy cannot be made: %s [P5]', async (_, way, isFolder) => {
    const { file } = released();
    const before = readFileSync(file);
    const inTheWay = join(dirname(file), way);
    if (isFolder) mkdirSync(inTheWay, { recursive: true });
    else writeFileSync(inTheWay, '');
    await expect(openGuarded(file, { migrations: later })).rejects.toMatchObject({
      code: 'fileDenied',
    });
    expect(readFileSync(file).equals(before)).toBe(true);
  });

  it('that fail at every start make one copy, not one a start [P5]', async () => {
    const { file } = released();
    for (const atSecond of [1, 2, 3]) {
      await expect(openGuarded(file, { migrations: failingAt(0), atSecond })).rejects.toThrow(
        'power cut',
      );
    }
    expect(backupNames(file)).toHaveLength(1);
    // Changed since, it is another state.
    const old = openStore({ file, now: () => Date.parse(at(0)) });
    old.writeFlag('offlineByChoice', false);
    old.close();
    await expect(openGuarded(file, { migrations: failingAt(0), atSecond: 4 })).rejects.toThrow();
    expect(backupNames(file)).toHaveLength(2);
  });
});
