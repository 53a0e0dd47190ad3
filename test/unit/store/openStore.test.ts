import { cpSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { openStore } from '#electron/store/openStore.ts';
import { makeTestFolder, openTestStore } from '#test/support/openTestStore.ts';
import { at, everything, groupNamed, intents, pull, remoteGroup } from '#test/support/storeSeed.ts';

function failsWith(code: string) {
  return expect.objectContaining({ name: 'MusterError', code });
}

/** A file with some data, closed well. */
function closedFile(): string {
  const bench = openTestStore();
  pull(bench.store, { groups: Array.from({ length: 300 }, (_, n) => remoteGroup(`Group ${n}`)) });
  bench.store.close();
  return bench.file;
}

function raw(file: string, work: (database: Database.Database) => void): void {
  const database = new Database(file);
  work(database);
  database.close();
}

describe('openStore', () => {
  it('makes a new file with the journal and the safety that P1 needs', () => {
    const file = join(makeTestFolder(), 'new.db');
    const store = openStore({ file });
    expect(store.file).toBe(file);
    expect(store.countGroups()).toBe(0);
    expect(existsSync(`${file}-wal`)).toBe(true);
    store.close();
    // Closing moves everything into the one file.
    expect(existsSync(`${file}-wal`)).toBe(false);
    raw(file, (database) => expect(database.pragma('journal_mode', { simple: true })).toBe('wal'));
  });

  it('can be closed twice', () => {
    const { store } = openTestStore();
    store.close();
    expect(() => store.close()).not.toThrow();
  });

  it('refuses a file of a newer Muster and leaves it byte for byte [P5]', () => {
    const file = closedFile();
    raw(file, (database) => database.pragma('user_version = 9990'));
    const before = readFileSync(file);
    expect(() => openStore({ file })).toThrow(failsWith('storeTooNew'));
    expect(readFileSync(file).equals(before)).toBe(true);
  });

  it('does not touch a newer file that was not closed well, nor its log [P5]', () => {
    const file = closedFile();
    const copy = join(makeTestFolder(), 'copy.db');
    raw(file, (database) => {
      database.pragma('user_version = 9990');
      // As a killed process leaves it: the log beside the file, not yet in it.
      for (const part of ['', '-wal']) cpSync(file + part, copy + part);
    });
    const before = ['', '-wal'].map((part) => readFileSync(copy + part));
    expect(() => openStore({ file: copy })).toThrow(failsWith('storeTooNew'));
    const after = ['', '-wal'].map((part) => readFileSync(copy + part));
    expect(after.map((bytes, n) => bytes.equals(before[n]!))).toEqual([true, true]);
  });

  it.each([
    ['text', Buffer.from('name,email\n'.repeat(500))],
    ['zeros', Buffer.alloc(8192)],
    ['a cut header', Buffer.from('SQLite form')],
  ])('refuses a file that is no database (%s) and leaves it', (_, bytes) => {
    const file = join(makeTestFolder(), 'muster.db');
    writeFileSync(file, bytes);
    expect(() => openStore({ file })).toThrow(failsWith('storeCorrupt'));
    expect(readFileSync(file).equals(bytes)).toBe(true);
  });

  it('refuses a damaged file and leaves it', () => {
    const file = closedFile();
    const bytes = readFileSync(file);
    bytes.fill(0xa5, 4096 * 3, 4096 * 6);
    writeFileSync(file, bytes);
    expect(() => openStore({ file })).toThrow(failsWith('storeCorrupt'));
    expect(readFileSync(file).equals(bytes)).toBe(true);
  });

  it('refuses a file cut short and leaves it', () => {
    const file = closedFile();
    const bytes = readFileSync(file).subarray(0, 4096 * 5 + 100);
    writeFileSync(file, bytes);
    expect(() => openStore({ file })).toThrow(failsWith('storeCorrupt'));
    expect(readFileSync(file).equals(bytes)).toBe(true);
  });

  it('refuses another program’s database and leaves it', () => {
    const file = join(makeTestFolder(), 'muster.db');
    raw(file, (database) => database.exec('CREATE TABLE bookmark (url TEXT)'));
    const before = readFileSync(file);
    expect(() => openStore({ file })).toThrow(failsWith('storeCorrupt'));
    expect(readFileSync(file).equals(before)).toBe(true);
  });

  it('takes an empty file for a new one', () => {
    const file = join(makeTestFolder(), 'muster.db');
    writeFileSync(file, '');
    const store = openStore({ file });
    expect(store.countGroups()).toBe(0);
    store.close();
  });

  it('says so when the file or its folder cannot be used', () => {
    const folder = makeTestFolder();
    expect(() => openStore({ file: join(folder, 'missing', 'muster.db') })).toThrow(
      failsWith('fileDenied'),
    );
    expect(() => openStore({ file: folder })).toThrow(failsWith('fileDenied'));
  });

  it('says so when somebody else holds the file', () => {
    const file = closedFile();
    const other = new Database(file);
    other.exec('BEGIN EXCLUSIVE');
    try {
      expect(() => openStore({ file, waitMs: 20 })).toThrow(failsWith('fileDenied'));
    } finally {
      other.close();
    }
  });

  it('says that the disk is full, loses nothing, and goes on when there is room again', () => {
    const bench = openTestStore();
    pull(bench.store, { groups: [remoteGroup('Kitchen')] });
    bench.store.close();
    const pages = readFileSync(bench.file).length / 4096;
    const full = openStore({ file: bench.file, maxPages: pages + 4, now: () => Date.parse(at(0)) });
    const kitchen = groupNamed(full, 'Kitchen');
    const edit = (n: number) =>
      full.commitEdit({
        intents: [{ groupId: kitchen, intent: intents.describe(String(n).repeat(900)) }],
        at: at(n),
      });
    let kept = 0;
    expect(() => {
      for (let n = 1; n < 500; n += 1) {
        edit(n);
        kept = n;
      }
    }).toThrow(failsWith('diskFull'));
    expect(kept).toBeGreaterThan(0);
    expect(full.listChanges(everything).total).toBe(kept);
    expect(full.getGroup(kitchen)?.description).toBe(String(kept).repeat(900));
    full.close();
    const roomy = bench.reopen();
    expect(roomy.listChanges(everything).total).toBe(kept);
    roomy.commitEdit({
      intents: [{ groupId: kitchen, intent: intents.rename('Cooks') }],
      at: at(900),
    });
    expect(roomy.getGroup(kitchen)?.name).toBe('Cooks');
  });

  it('says that the disk is full when there is no room for a new file', () => {
    const file = join(makeTestFolder(), 'muster.db');
    expect(() => openStore({ file, maxPages: 3 })).toThrow(failsWith('diskFull'));
    const store = openStore({ file });
    expect(store.countGroups()).toBe(0);
    store.close();
  });
});
