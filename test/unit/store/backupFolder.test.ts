import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openBackupFolder } from '#electron/store/backups/backupFolder.ts';
import { backupName, parseBackupName } from '#electron/store/backups/backupName.ts';
import { isBackupDue } from '#electron/store/backups/isBackupDue.ts';
import type { BackupReason } from '#shared/domain/backup.ts';
import { backupIdSchema } from '#shared/domain/ids.ts';
import { instantOf } from '#shared/domain/time.ts';
import { backupNames } from '#test/support/backupBench.ts';
import { makeTestFolder } from '#test/support/openTestStore.ts';
import { at } from '#test/support/storeSeed.ts';

const content = (target: string) => writeFile(target, 'copy');

function bench() {
  const file = join(makeTestFolder(), 'muster.db');
  const folder = openBackupFolder(file);
  return {
    file,
    folder,
    add: (second: number, reason: BackupReason) => folder.add({ reason, at: at(second) }, content),
  };
}

describe('the name of a copy', () => {
  it('says when and why it was made, sorts by time and is legal on Windows', () => {
    const early = backupName(instantOf(Date.UTC(2026, 8, 9, 7, 5, 3, 4)), 'daily');
    const late = backupName(instantOf(Date.UTC(2026, 10, 20)), 'manual');
    expect(early.fileName).toBe('2026-09-09T07-05-03-004Z-daily.db');
    expect(early.fileName < late.fileName).toBe(true);
    expect(early.fileName).not.toMatch(/[<>:"/\\|?*]/);
    expect(parseBackupName(early.fileName)).toEqual(early);
  });

  it.each([
    'notes.txt',
    '2026-09-09T07-05-03-004Z-daily.db.part',
    '2026-09-09T07-05-03-004Z-weekly.db',
    '2026-99-09T07-05-03-004Z-daily.db',
    '2026-09-09T07-05-03-004Z-daily.db-journal',
  ])('is not %s', (name) => {
    expect(parseBackupName(name)).toBeNull();
  });
});

describe('the folder of copies', () => {
  it('is empty before the first one', async () => {
    const { folder } = bench();
    expect(await folder.list()).toEqual([]);
  });

  it('lists complete copies, newest first, and nothing else', async () => {
    const { file, folder, add } = bench();
    await add(2, 'manual');
    await add(1, 'daily');
    await add(3, 'restore');
    writeFileSync(join(file, '../backups/2026-01-01T00-00-09-000Z-daily.db.part'), 'half');
    writeFileSync(join(file, '../backups/readme.txt'), '');
    mkdirSync(join(file, '../backups/2026-01-01T00-00-08-000Z-daily.db'));
    expect(await folder.list()).toEqual([
      { id: '2026-01-01T00-00-03-000Z-restore', madeAt: at(3), reason: 'restore', bytes: 4 },
      { id: '2026-01-01T00-00-02-000Z-manual', madeAt: at(2), reason: 'manual', bytes: 4 },
      { id: '2026-01-01T00-00-01-000Z-daily', madeAt: at(1), reason: 'daily', bytes: 4 },
    ]);
  });

  it.each(['../muster', '2026-01-01T00-00-01-000Z-daily', '/etc/passwd', '.'])(
    'finds no copy %s that it does not list',
    async (id) => {
      const { folder, add, file } = bench();
      await add(7, 'daily');
      writeFileSync(file, 'data');
      await expect(folder.fileOf(backupIdSchema.parse(id))).rejects.toMatchObject({
        code: 'notFound',
      });
    },
  );

  it('keeps seven automatic copies of whatever kind, and seven that were asked for', async () => {
    const { folder, add } = bench();
    const automatic = ['daily', 'upgrade', 'restore'] as const;
    for (let n = 0; n < 10; n += 1) {
      await add(n, automatic[n % 3] ?? 'daily');
      await add(n, 'manual');
    }
    const seconds = async (isManual: boolean) =>
      (await folder.list())
        .filter(({ reason }) => (reason === 'manual') === isManual)
        .map(({ madeAt }) => new Date(madeAt).getUTCSeconds());
    expect(await seconds(true)).toEqual([9, 8, 7, 6, 5, 4, 3]);
    expect(await seconds(false)).toEqual([9, 8, 7, 6, 5, 4, 3]);
  });

  it('drops an old one only when the new one is complete', async () => {
    const { file, folder, add } = bench();
    for (let n = 0; n < 7; n += 1) await add(n, 'daily');
    const before = backupNames(file);
    await folder.add({ reason: 'daily', at: at(8) }, async (target) => {
      expect(backupNames(file)).toEqual(before);
      await content(target);
    });
    expect(backupNames(file)).toEqual([...before.slice(1), '2026-01-01T00-00-08-000Z-daily.db']);
    const failing = folder.add({ reason: 'daily', at: at(9) }, () =>
      Promise.reject(Object.assign(new Error('no space'), { code: 'ENOSPC' })),
    );
    await expect(failing).rejects.toMatchObject({ code: 'diskFull' });
    expect(backupNames(file)).toHaveLength(7);
  });

  it('does not drop the copy that is being restored', async () => {
    const { folder, add } = bench();
    const oldest = await add(0, 'daily');
    for (let n = 1; n < 7; n += 1) await add(n, 'daily');
    await folder.add({ reason: 'restore', at: at(9), spared: oldest.id }, content);
    expect((await folder.list()).map(({ id }) => id)).toContain(oldest.id);
  });

  it('gives two copies of one moment different names', async () => {
    const { folder, add } = bench();
    const made = [await add(1, 'manual'), await add(1, 'manual')];
    expect(new Set(made.map(({ id }) => id)).size).toBe(2);
    expect(await folder.list()).toHaveLength(2);
  });

  it('clears away what a crash has left half written, and nothing else', async () => {
    const { file, folder, add } = bench();
    await add(1, 'daily');
    const name = '2026-01-01T00-00-09-000Z-daily.db.part';
    for (const rest of ['', '-journal', '-wal', '-shm']) {
      writeFileSync(join(file, '../backups', name + rest), 'half');
    }
    await folder.clearUnfinished();
    expect(readdirSync(join(file, '../backups'))).toEqual(['2026-01-01T00-00-01-000Z-daily.db']);
  });
});

describe('the daily copy is due', () => {
  const hour = 3600;
  it.each([
    ['before the first one', [], true, true],
    ['not for a file without groups', [], false, false],
    ['not within a day', [at(-23 * hour)], true, false],
    ['after a day', [at(-24 * hour)], true, true],
    ['not when the last one is a little ahead of the clock', [at(hour)], true, false],
    ['when the last one was made by a clock that was days ahead', [at(25 * hour)], true, true],
    ['but once then, not every hour', [at(25 * hour), at(-hour)], true, false],
  ])('%s', (_, automatic, hasGroups, isDue) => {
    expect(isBackupDue({ automatic, hasGroups, now: at(0) })).toBe(isDue);
  });
});
