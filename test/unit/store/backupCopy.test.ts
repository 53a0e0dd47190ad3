import { chmodSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { checkCopy } from '#electron/store/backups/checkCopy.ts';
import { copyClosedFile } from '#electron/store/backups/copyDatabase.ts';
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

/** A store of about two megabytes: several steps of a copy. */
function largeStore() {
  const bench = openTestStore();
  const keys = Array.from({ length: 400 }, (_, n) => `person ${n}`);
  pull(bench.store, {
    people: keys.map((key) => remotePerson(key)),
    groups: Array.from({ length: 40 }, (_, n) => remoteGroup(`Group ${n}`, keys)),
  });
  return bench;
}

const rename = (store: ReturnType<typeof openStore>, from: string, to: string, second: number) =>
  store.commitEdit({
    intents: [{ groupId: groupNamed(store, from), intent: intents.rename(to) }],
    at: at(second),
  });

describe('backUp', () => {
  it('makes a copy that is sound, needs nothing beside it and opens', async () => {
    const { store, folder } = largeStore();
    rename(store, 'Group 3', 'Cooks', 1);
    const target = join(folder, 'copy.db');
    await store.backUp(target);
    await checkCopy(target, 'whole');
    expect(readTable(target, 'PRAGMA integrity_check')).toEqual([{ integrity_check: 'ok' }]);
    expect(readdirSync(folder).filter((name) => name.startsWith('copy'))).toEqual(['copy.db']);
    const copy = openStore({ file: target, now: () => Date.parse(at(0)) });
    expect(copy.listChanges(everything).items).toMatchObject([{ newName: 'Cooks' }]);
    expect(copy.countGroups()).toBe(40);
    copy.close();
  });

  it('is one moment’s state though edits are committed between its steps, and holds up none', async () => {
    const { store, folder } = largeStore();
    const target = join(folder, 'copy.db');
    let isDone = false;
    let edits = 0;
    const copying = store.backUp(target).finally(() => {
      isDone = true;
    });
    while (!isDone) {
      edits += 1;
      rename(store, edits === 1 ? 'Group 0' : `Name ${edits - 1}`, `Name ${edits}`, edits);
      await new Promise((resolve) => setImmediate(resolve));
    }
    await copying;
    expect(edits).toBeGreaterThan(3);
    expect(readTable(target, 'PRAGMA integrity_check')).toEqual([{ integrity_check: 'ok' }]);
    const [last] = readTable(target, 'SELECT args FROM outbox ORDER BY seq DESC LIMIT 1');
    const [group] = readTable(target, "SELECT name FROM roster_group WHERE name LIKE 'Name %'");
    // Outbox, view and activity of the copy belong together (P1).
    expect(JSON.parse(String(last?.args))).toEqual({ name: group?.name });
    const rows = Number(readTable(target, 'SELECT count(*) AS n FROM outbox')[0]?.n);
    expect(rows).toBeGreaterThan(1);
    expect(readTable(target, 'SELECT count(*) AS n FROM activity')).toEqual([{ n: rows }]);
  });

  it('takes steps so small that others have their turn many times', async () => {
    const { store, folder, file } = largeStore();
    let turns = 0;
    let isDone = false;
    const turn = () => {
      turns += 1;
      if (!isDone) setImmediate(turn);
    };
    setImmediate(turn);
    await store.backUp(join(folder, 'copy.db'));
    isDone = true;
    expect(turns).toBeGreaterThan(statSync(file).size / 4096 / 100);
  });

  it.each([
    ['a folder has its name', 'copy.db'],
    ['a folder has its unfinished name', 'copy.db.part'],
  ])('that cannot be written leaves no half file: %s', async (_, inTheWay) => {
    const { store, folder } = largeStore();
    mkdirSync(join(folder, inTheWay));
    const before = readdirSync(folder);
    await expect(store.backUp(join(folder, 'copy.db'))).rejects.toMatchObject({
      code: 'fileDenied',
    });
    expect(readdirSync(folder)).toEqual(before);
    expect(rename(store, 'Group 0', 'Cooks', 1).changed).toBe(1);
  });

  it('that cannot be written because the folder is missing or locked says so', async () => {
    const { store, folder } = largeStore();
    const missing = store.backUp(join(folder, 'missing', 'copy.db'));
    await expect(missing).rejects.toMatchObject({ code: 'fileDenied' });
    const locked = join(folder, 'locked');
    mkdirSync(locked);
    chmodSync(locked, 0o500);
    // Root may write anywhere.
    if (process.getuid?.() !== 0) {
      const denied = store.backUp(join(locked, 'copy.db'));
      await expect(denied).rejects.toMatchObject({ code: 'fileDenied' });
    }
    chmodSync(locked, 0o700);
    expect(readdirSync(locked)).toEqual([]);
  });

  it('that is cut off by closing leaves no half file', async () => {
    const { store, folder } = largeStore();
    const copying = store.backUp(join(folder, 'copy.db'));
    const settled = expect(copying).rejects.toMatchObject({ code: 'cancelled' });
    await new Promise((resolve) => setImmediate(resolve));
    store.close();
    await settled;
    expect(readdirSync(folder)).toEqual(['muster.db']);
  });

  it('of a file that has become damaged is no copy', async () => {
    const { store, file, folder } = largeStore();
    rename(store, 'Group 0', 'Cooks', 1);
    store.close();
    const [root] = readTable(file, "SELECT rootpage FROM sqlite_schema WHERE name = 'outbox'");
    const bytes = readFileSync(file);
    const start = (Number(root?.rootpage) - 1) * 4096;
    bytes.fill(0x5a, start, start + 4096);
    const broken = join(folder, 'broken.db');
    writeFileSync(broken, bytes);
    await expect(copyClosedFile(broken, join(folder, 'copy.db'))).rejects.toMatchObject({
      code: 'storeCorrupt',
    });
    expect(readdirSync(folder).filter((name) => name.startsWith('copy'))).toEqual([]);
  });
});

describe('checkCopy', () => {
  it('finds damage wherever it is', async () => {
    const { store, folder } = largeStore();
    const target = join(folder, 'copy.db');
    await store.backUp(target);
    const [root] = readTable(
      target,
      "SELECT rootpage FROM sqlite_schema WHERE name = 'membership'",
    );
    const bytes = readFileSync(target);
    bytes.fill(0x5a, (Number(root?.rootpage) - 1) * 4096, Number(root?.rootpage) * 4096);
    writeFileSync(target, bytes);
    await expect(checkCopy(target, 'whole')).rejects.toMatchObject({ code: 'storeCorrupt' });
    await expect(checkCopy(target, 'onlyCopies')).resolves.toBeUndefined();
  });

  it('refuses a file that is none of ours', async () => {
    const { folder } = largeStore();
    const other = join(folder, 'other.db');
    const database = new Database(other);
    database.exec('CREATE TABLE bookmark (url TEXT)');
    database.close();
    await expect(checkCopy(other, 'whole')).rejects.toMatchObject({ code: 'storeCorrupt' });
  });
});
