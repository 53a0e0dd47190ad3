import { join } from 'node:path';
import { sql } from 'kysely';
import { describe, expect, it, onTestFinished } from 'vitest';
import { openStoreDatabase } from '#electron/store/database/storeDatabase.ts';
import { allMigrations } from '#electron/store/migrations/allMigrations.ts';
import { readFlag, writeFlag } from '#electron/store/reading/flags.ts';
import { makeTestFolder } from '#test/support/openTestStore.ts';

function open() {
  const database = openStoreDatabase({
    file: join(makeTestFolder(), 'muster.db'),
    migrations: allMigrations,
    maxPages: null,
    waitMs: 100,
  });
  onTestFinished(() => database.close());
  return database;
}

describe('openStoreDatabase', () => {
  it.each([
    ['synchronous', 2],
    ['foreign_keys', 1],
    ['journal_mode', 'wal'],
    ['timeout', 100],
  ])('sets %s, on which the promises rest [P1]', (pragma, value) => {
    const { queries } = open();
    const name = pragma === 'timeout' ? 'busy_timeout' : pragma;
    const rows = queries.all((db) => ({
      compile: () => sql<Record<string, unknown>>`PRAGMA ${sql.raw(name)}`.compile(db),
    }));
    expect(rows).toEqual([{ [pragma]: value }]);
  });

  it('keeps foreign keys on after migrating an older file', () => {
    const folder = makeTestFolder();
    const settings = { file: join(folder, 'muster.db'), maxPages: null, waitMs: 100 };
    openStoreDatabase({ ...settings, migrations: allMigrations }).close();
    const next = { version: 9010, name: 'next', up: () => {} };
    const { queries, close } = openStoreDatabase({
      ...settings,
      migrations: [...allMigrations, next],
    });
    onTestFinished(close);
    expect(() =>
      queries.run((db) => db.insertInto('person_seen').values({ person_id: 77, run: 1 })),
    ).toThrow(/FOREIGN KEY/);
  });
});

describe('write', () => {
  it('writes all or nothing', () => {
    const database = open();
    const { queries } = database;
    expect(() =>
      database.write(() => {
        writeFlag(queries, 'offlineByChoice', true);
        throw new Error('half way');
      }),
    ).toThrow('half way');
    expect(readFlag(queries, 'offlineByChoice')).toBe(false);
  });

  it('refuses work that is not done when it returns', () => {
    const database = open();
    expect(() =>
      database.write(async () => {
        writeFlag(database.queries, 'offlineByChoice', true);
      }),
    ).toThrow(/promise/i);
    expect(readFlag(database.queries, 'offlineByChoice')).toBe(false);
  });

  it('tells nobody of what was not committed', () => {
    const database = open();
    const told: unknown[] = [];
    database.onChange((change) => told.push(change));
    expect(() =>
      database.write((touched) => {
        touched.people();
        throw new Error('half way');
      }),
    ).toThrow();
    expect(told).toEqual([]);
    database.write((touched) => touched.people());
    expect(told).toEqual([{ groupIds: [], people: true, changes: false }]);
  });
});

describe('a prepared query', () => {
  it('puts each value in its place, however often it is used', () => {
    const { queries } = open();
    const twice = queries.prepare((p: { run: number; other: number }, db) =>
      db
        .insertInto('sync_cursor')
        .values({
          scope: 'people',
          run: p.run,
          cursor: null,
          is_complete: 0,
          has_all_pages: 0,
          has_unread: 0,
          last_success_at: p.other,
        })
        .onConflict((conflict) => conflict.column('scope').doUpdateSet({ run: p.other })),
    );
    const read = queries.prepare((_: Record<never, never>, db) =>
      db.selectFrom('sync_cursor').select(['run', 'last_success_at']),
    );
    twice.run({ run: 1, other: 2 });
    expect(read.get({})).toEqual({ run: 1, last_success_at: 2 });
    twice.run({ run: 3, other: 4 });
    expect(read.all({})).toEqual([{ run: 4, last_success_at: 2 }]);
    expect([...read.iterate({})]).toHaveLength(1);
  });
});
