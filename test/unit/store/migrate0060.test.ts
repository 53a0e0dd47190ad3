import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { allMigrations } from '#electron/store/migrations/allMigrations.ts';
import type { Migration } from '#electron/store/migrations/migration.ts';
import { openStore } from '#electron/store/openStore.ts';
import { makeTestFolder, openTestStore } from '#test/support/openTestStore.ts';
import { at, everything } from '#test/support/storeSeed.ts';
import { readTable } from '#test/support/storeTable.ts';

const migration = allMigrations.find(({ version }) => version === 60);
const before = allMigrations.filter(({ version }) => version < 60);
const now = () => Date.parse(at(0));
const ms = now();

/** A file as the version before left it, with an unsent edit, a pull and a cycle in it. */
function oldFile(): string {
  const file = `${makeTestFolder()}/muster.db`;
  const database = new Database(file);
  database.pragma('journal_mode = WAL');
  for (const { up } of before) up((sql) => database.exec(sql));
  database.exec(`
    INSERT INTO roster_group (id, uid, remote_id, is_present, name, name_key, member_count, sync_mark, seen_run)
      VALUES (1, '0197fa10-0000-7000-8000-000000000001', 'Kitchen', 1, 'Mess', 'mess', 0, 'waiting', 1);
    INSERT INTO base_group VALUES (1, 'Kitchen', NULL);
    INSERT INTO edit (id, uid, at, undo_depth)
      VALUES (1, '0197fa10-0000-7000-8000-000000000002', ${ms}, 0);
    INSERT INTO outbox (seq, uid, edit_id, group_id, command, version, args, at, state, base_fields, attempts)
      VALUES (1, '0197fa10-0000-7000-8000-000000000003', 1, 1, 'updateGroup', 1, '{"name":"Mess"}', ${ms}, 'queued',
        '{"name":"Kitchen"}', 0);
    INSERT INTO sync_cursor (scope, run, is_complete, has_all_pages, has_unread, last_success_at)
      VALUES ('people', 1, 1, 1, 0, ${ms}), ('groups', 1, 1, 1, 0, ${ms});
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
    const store = openStore({ file, now });
    expect(versionOf(file)).toBe(allMigrations.at(-1)?.version);
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
        migration?.up((sql) => {
          if (count === cut) throw new Error('power cut');
          count += 1;
          run(sql);
        });
        throw new Error('power cut');
      },
    };
    expect(() => openStore({ file, migrations: [...before, failing], now })).toThrow('power cut');
    expect(versionOf(file)).toBe(before.at(-1)?.version);
    const store = openStore({ file, now });
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
