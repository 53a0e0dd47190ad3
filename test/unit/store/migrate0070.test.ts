import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { allMigrations } from '#electron/store/migrations/allMigrations.ts';
import type { Migration } from '#electron/store/migrations/migration.ts';
import { openStore } from '#electron/store/openStore.ts';
import { groupIdSchema } from '#shared/domain/ids.ts';
import { makeTestFolder } from '#test/support/openTestStore.ts';
import { at, everything, intents } from '#test/support/storeSeed.ts';
import { readTable } from '#test/support/storeTable.ts';

const before = allMigrations.filter(({ version }) => version < 70);
const migration = allMigrations.find(({ version }) => version === 70);
const groupId = (n: number) => groupIdSchema.parse(`0197fa10-0000-7000-8000-00000000000${n}`);
const ms = (second: number) => Date.parse(at(second));

/** A file as the version before left it; `more` is what else is in it. */
function oldFile(more = ''): string {
  const file = `${makeTestFolder()}/muster.db`;
  const database = new Database(file);
  database.pragma('journal_mode = WAL');
  for (const { up } of before) up((sql) => database.exec(sql));
  database.exec(`
    INSERT INTO person (id, uid, name, status, attributes, search_text)
      VALUES (1, '0197fa10-0000-7000-8000-000000000009', 'Ana', 'active', '{}', 'ana');
    INSERT INTO roster_group (id, uid, is_present, name, name_key, created_at, updated_at, member_count, sync_mark, seen_run)
    VALUES
      (1, '${groupId(1)}', 1, 'By people', 'by people', NULL, ${ms(10)}, 1, 'synced', 1),
      (2, '${groupId(2)}', 1, 'By itself', 'by itself', ${ms(5)}, NULL, 0, 'synced', 1),
      (3, '${groupId(3)}', 1, 'By an edit', 'by an edit', NULL, ${ms(10)}, 0, 'waiting', 1),
      (4, '${groupId(4)}', 1, 'Unknown', 'unknown', NULL, NULL, 0, 'synced', 1);
    INSERT INTO membership (group_id, person_id, standing, is_admin, joined_at, dates_from, left_at, left_from, sync_mark)
    VALUES
      (1, 1, 'past', 0, ${ms(1)}, 'server', ${ms(30)}, 'server', 'synced'),
      (1, 1, 'open', 0, NULL, 'observed', NULL, NULL, 'synced');
    INSERT INTO activity (at, kind, group_id, detail)
      VALUES (${ms(50)}, 'edit', 3, '{}'), (${ms(60)}, 'retried', 3, '{}');
    ${more}
  `);
  database.pragma(`user_version = ${before.at(-1)?.version}`);
  database.close();
  return file;
}

const now = () => ms(0);
const open = (file: string, migrations: readonly Migration[] = allMigrations) =>
  openStore({ file, migrations, now });
const versionOf = (file: string) => readTable(file, 'PRAGMA user_version')[0]?.user_version;

function statements(): string[] {
  const found: string[] = [];
  migration?.up((sql) => found.push(sql));
  return found;
}

function noticedSince(file: string): string | undefined {
  const store = open(file);
  const rest = { at: at(1), filter: '', sort: [], ...everything };
  const roster = store.rosterAsOf({ groupId: groupId(1), ...rest });
  store.close();
  return roster?.noticedSince;
}

describe('the migration to version 70', () => {
  it('finds out when each group changed, and goes on from there [P5]', () => {
    const store = open(oldFile());
    const changes = () =>
      store
        .listGroups({ search: '', sort: 'changed', ...everything })
        .items.map(({ name, changedAt }) => [name, changedAt]);
    expect(changes()).toEqual([
      ['By an edit', at(50)],
      ['By people', at(30)],
      ['By itself', at(5)],
      ['Unknown', null],
    ]);
    const intent = intents.describe('Cooks');
    store.commitEdit({ intents: [{ groupId: groupId(4), intent }], at: at(90) });
    expect(changes()[0]).toEqual(['Unknown', at(90)]);
    store.close();
  });

  it.each([
    [
      20,
      'a pull',
      `INSERT INTO cycle
      (started_at, duration_ms, kind, outcome, requests, people, groups, memberships, edits_sent)
      VALUES (${ms(20)}, 1, 'pull', 'done', 1, 1, 1, 1, 0), (${ms(10)}, 1, 'push', 'done', 1, 0, 0, 0, 1)`,
    ],
    [
      40,
      'somebody who was seen to join',
      `UPDATE membership
      SET joined_at = ${ms(40)} WHERE standing = 'open'`,
    ],
    [
      45,
      'somebody who was seen to be gone',
      `UPDATE membership
      SET left_at = ${ms(45)}, left_from = 'observed' WHERE standing = 'past'`,
    ],
    [
      55,
      'a change that was noticed',
      `INSERT INTO activity
      (at, kind, group_id, detail) VALUES (${ms(55)}, 'peopleChanged', 2, '{}')`,
    ],
    [
      65,
      'a pull that ended well',
      `INSERT INTO sync_cursor
      (scope, run, is_complete, has_all_pages, has_unread, last_success_at)
      VALUES ('groups', 1, 1, 1, 0, ${ms(65)})`,
    ],
  ])('has noticed since second %i by %s', (second, _what, trace) => {
    expect(noticedSince(oldFile(`${trace};`))).toBe(at(second));
  });

  it('has noticed since now where no trace of a pull is left', () => {
    const earliest = Date.now() - 1000;
    expect(Date.parse(noticedSince(oldFile()) ?? '')).toBeGreaterThanOrEqual(earliest);
  });

  it.each(statements().map((_, index) => [index]))(
    'that fails at statement %i leaves the old file usable [P5]',
    (cut) => {
      const file = oldFile();
      const failing: Migration = {
        version: 70,
        name: 'fails',
        up(run) {
          for (const sql of statements().slice(0, cut)) run(sql);
          throw new Error('power cut');
        },
      };
      expect(() => open(file, [...before, failing])).toThrow('power cut');
      expect(versionOf(file)).toBe(before.at(-1)?.version);
      const store = open(file);
      expect(versionOf(file)).toBe(allMigrations.at(-1)?.version);
      expect(store.getGroup(groupId(1))).toMatchObject({ name: 'By people', changedAt: at(30) });
      store.close();
    },
  );
});
