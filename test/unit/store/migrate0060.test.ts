import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { allMigrations } from '#electron/store/migrations/allMigrations.ts';
import type { Migration } from '#electron/store/migrations/migration.ts';
import { openStore } from '#electron/store/openStore.ts';
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

const place = allMigrations.findIndex(({ version }) => version === 60);
const before = allMigrations.slice(0, place);
const upToIt = allMigrations.slice(0, place + 1);
const now = () => Date.parse(at(0));

/** A file as the version before left it, with an unsent edit, a pull and a cycle in it. */
function oldFile(): string {
  const { file, store } = openTestStore({ migrations: upToIt });
  pull(store, { people: [remotePerson('Ana')], groups: [remoteGroup('Kitchen', ['Ana'])] });
  const kitchen = groupNamed(store, 'Kitchen');
  store.commitEdit({ intents: [{ groupId: kitchen, intent: intents.rename('Mess') }], at: at(1) });
  store.close();
  const database = new Database(file);
  database.exec(`
    DROP TABLE change_feed;
    DROP TABLE reread_group;
    ALTER TABLE cycle DROP COLUMN is_incremental;
    INSERT INTO cycle (started_at, duration_ms, kind, outcome, requests, people, groups, memberships, edits_sent)
      VALUES (1, 2, 'pull', 'done', 3, 1, 1, 1, 0);
  `);
  database.pragma(`user_version = ${before.at(-1)?.version ?? 0}`);
  database.close();
  return file;
}

const versionOf = (file: string) => readTable(file, 'PRAGMA user_version')[0]?.user_version;

describe('the migration to version 60', () => {
  it('knows of no cursor, so that the next pull is a full one, and keeps everything else [P5]', () => {
    const file = oldFile();
    const store = openStore({ file, migrations: upToIt, now });
    expect(versionOf(file)).toBe(60);
    expect(store.readFeed()).toEqual({
      cursor: null,
      movedAt: null,
      fullPullAt: at(0),
      isFullPullUnderWay: false,
      hasUnreadable: false,
      rereads: [],
    });
    expect(store.counts()).toMatchObject({ waiting: 1, lastPulledAt: at(0) });
    const [cycle] = store.listCycles(everything).items;
    expect(cycle).toMatchObject({ kind: 'pull', requests: 3 });
    expect(cycle).not.toHaveProperty('isIncremental');
    store.close();
  });

  it.each([0, 1, 2, 3])('cut off at statement %i leaves the old file usable [P5]', (cut) => {
    const file = oldFile();
    const failing: Migration = {
      version: 60,
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
    const store = openStore({ file, migrations: upToIt, now });
    expect(store.counts().waiting).toBe(1);
    store.close();
  });

  it('refuses a cursor without its time, and a second feed', () => {
    const { file, store } = openTestStore();
    store.beginFeed('c1', at(1));
    store.close();
    const database = new Database(file);
    expect(() => database.exec("UPDATE change_feed SET cursor = 'x'")).toThrow(/CHECK/);
    expect(() => database.exec('INSERT INTO change_feed (id) VALUES (2)')).toThrow(/CHECK/);
    database.close();
  });
});
