import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it, onTestFinished } from 'vitest';
import { dismissRecovery, readRecovery } from '#electron/store/backups/recoveryFile.ts';
import { setAside } from '#electron/store/backups/switchFile.ts';
import type { Store } from '#electron/store/store.ts';
import { openGuarded } from '#test/support/backupBench.ts';
import { changeLines, damagedScene, edit, pageOf } from '#test/support/damagedScene.ts';
import { makeTestFolder } from '#test/support/openTestStore.ts';
import { at, intents, personNamed, pull, remoteGroup } from '#test/support/storeSeed.ts';
import { readTable } from '#test/support/storeTable.ts';

function closing(store: Store): Store {
  onTestFinished(() => store.close());
  return store;
}

describe('a data file that was recovered', () => {
  it('is pulled whole again, and what comes then is no news', async () => {
    const scene = damagedScene();
    await scene.backUp(scene.store, 10);
    scene.store.close();
    scene.damage();
    const { store } = await scene.reopen();
    closing(store);
    const { run, cursor, isComplete } = store.beginPull('groups');
    expect({ cursor, isComplete }).toEqual({ cursor: null, isComplete: false });
    // Higher than any run before: what this one does not see has been deleted there.
    expect(run).toBe(2);
    pull(store, { groups: [remoteGroup('Kitchen', ['ana']), remoteGroup('New')] });
    expect(store.groupsNotSeen().map(({ remoteId }) => remoteId)).toEqual(['Choir']);
    expect(readTable(scene.file, 'SELECT kind FROM activity')).toEqual([]);
  });

  it.each(['empty', 'missing'])(
    'counts as damaged when it is %s and there are copies',
    async (what) => {
      const scene = damagedScene();
      await scene.backUp(scene.store, 10);
      scene.store.close();
      scene.removeFile();
      if (what === 'empty') writeFileSync(scene.file, '');
      const { store, recovery } = await scene.reopen();
      closing(store);
      expect(recovery.restoredFrom).toBe(at(10));
      expect(store.countGroups()).toBe(2);
    },
  );

  it('is told of until that was read', async () => {
    const scene = damagedScene();
    await scene.backUp(scene.store, 10);
    scene.store.close();
    scene.damage();
    const { store } = await scene.reopen();
    store.close();
    closing(await openGuarded(scene.file));
    expect(await readRecovery(scene.file)).not.toBeNull();
    await dismissRecovery(scene.file);
    expect(await readRecovery(scene.file)).toBeNull();
    await dismissRecovery(scene.file);
  });

  it('names nobody in the log', async () => {
    const scene = damagedScene();
    edit(scene.store, 'Kitchen', intents.add(personNamed(scene.store, 'dai')), 20);
    scene.store.close();
    const { start, end } = pageOf(scene.file, 'membership');
    scene.damage(start, end);
    const { store } = await scene.reopen();
    closing(store);
    expect(scene.log.lines).toHaveLength(2);
    expect(scene.log.lines.join()).not.toMatch(/dai|Kitchen|@/);
  });
});

describe('a data file that only looks damaged', () => {
  it.each([
    ['storeTooNew', 'PRAGMA user_version = 9990'],
    ['storeCorrupt', 'PRAGMA application_id = 77'],
  ])('is left as it is: %s [P5]', async (code, change) => {
    const scene = damagedScene();
    await scene.backUp(scene.store, 10);
    scene.store.close();
    const database = new Database(scene.file);
    database.pragma('journal_mode = DELETE');
    database.exec(change);
    database.close();
    const before = readFileSync(scene.file);
    await expect(openGuarded(scene.file)).rejects.toMatchObject({ code });
    expect(readFileSync(scene.file).equals(before)).toBe(true);
    expect(await readRecovery(scene.file)).toBeNull();
  });
});

describe('when nothing can be done about it', () => {
  it.each([
    ['a folder has the name of the new file', 'muster.db.next/occupied'],
    ['a folder has the name of the note', 'recovery.json/occupied'],
  ])('the damaged file stays where it was, and the old error is told: %s', async (_, inTheWay) => {
    const scene = damagedScene();
    await scene.backUp(scene.store, 10);
    scene.store.close();
    const bytes = scene.damage();
    mkdirSync(join(dirname(scene.file), inTheWay), { recursive: true });
    await expect(openGuarded(scene.file, { log: scene.log })).rejects.toMatchObject({
      code: 'storeCorrupt',
    });
    expect(readFileSync(scene.file).equals(bytes)).toBe(true);
    expect(readdirSync(dirname(scene.file)).filter((name) => name.startsWith('damaged'))).toEqual(
      [],
    );
    expect(scene.log.lines.at(-1)).toMatch(/^error store.recoveryFailed/);
  });

  it('a file that cannot be put in its place is not, and every part of the old one is back', () => {
    const folder = makeTestFolder();
    const file = join(folder, 'muster.db');
    for (const part of ['', '-wal', '-shm']) writeFileSync(file + part, `damaged${part}`);
    // There is no file to put in its place.
    expect(() => setAside(file, join(folder, 'damaged'))).toThrow(
      expect.objectContaining({ code: 'fileDenied' }),
    );
    for (const part of ['', '-wal', '-shm']) {
      expect(readFileSync(file + part, 'utf8')).toBe(`damaged${part}`);
    }
  });

  it('a switch that a crash cut off is ended at the next start', async () => {
    const scene = damagedScene();
    await scene.backUp(scene.store, 10);
    edit(scene.store, 'Kitchen', intents.rename('Cooks'), 20);
    scene.store.close();
    const complete = readFileSync(scene.file);
    // Not moved away yet: the old file stands, and what was to take its place is thrown away.
    for (const leftover of ['.next', '.next.part', '.salvage']) {
      writeFileSync(scene.file + leftover, 'half');
    }
    const old = await openGuarded(scene.file);
    expect(changeLines(old)).toHaveLength(1);
    old.close();
    for (const leftover of ['.next', '.next.part', '.salvage']) {
      expect(existsSync(scene.file + leftover)).toBe(false);
    }
    // Moved away: it takes the empty place, without the log of the old one, and no copy is needed for that.
    scene.removeFile();
    writeFileSync(`${scene.file}.next`, complete);
    writeFileSync(`${scene.file}-wal`, 'the log of the file that is gone');
    const store = closing(await openGuarded(scene.file));
    expect(changeLines(store)).toHaveLength(1);
    expect(await readRecovery(scene.file)).toBeNull();
  });
});
