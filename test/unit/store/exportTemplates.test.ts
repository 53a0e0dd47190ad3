import { describe, expect, it, onTestFinished } from 'vitest';
import { openBackupFolder } from '#electron/store/backups/backupFolder.ts';
import { restoreBackup } from '#electron/store/backups/restoreBackup.ts';
import { allMigrations } from '#electron/store/migrations/allMigrations.ts';
import { openStore } from '#electron/store/openStore.ts';
import type { Store } from '#electron/store/store.ts';
import { type ExportSettings, exportSettingsSchema } from '#shared/domain/exporting.ts';
import type { BackupId } from '#shared/domain/ids.ts';
import { limits } from '#shared/domain/limits.ts';
import { quietLog } from '#test/support/backupBench.ts';
import { damagedScene, pageOf } from '#test/support/damagedScene.ts';
import { openTestStore } from '#test/support/openTestStore.ts';
import { at } from '#test/support/storeSeed.ts';

const settings = (format: 'csv' | 'xlsx' | 'tsv' = 'csv'): ExportSettings =>
  exportSettingsSchema.parse({
    columns: [{ field: 'name', heading: 'Who' }, { field: 'attribute:T-shirt' }],
    output: { format },
  });
const save = (store: Store, name: string, format?: 'csv' | 'xlsx' | 'tsv') =>
  store.saveTemplate({ id: null, name, sourceKind: 'group', settings: settings(format) });
const names = (store: Store) => store.listTemplates().map(({ name }) => name);

describe('export templates', () => {
  it('are kept over a restart, by name, and in the place of another', () => {
    const bench = openTestStore();
    const phones = save(bench.store, 'Phones');
    save(bench.store, 'éverybody');
    save(bench.store, 'Badges');
    const store = bench.reopen();
    expect(names(store)).toEqual(['Badges', 'éverybody', 'Phones']);
    expect(store.listTemplates()[2]).toEqual({
      id: phones.id,
      name: 'Phones',
      sourceKind: 'group',
      settings: settings(),
    });
    const changed = {
      ...phones,
      name: 'A phones',
      sourceKind: 'people',
      settings: settings('tsv'),
    } as const;
    expect(store.saveTemplate(changed)).toEqual(changed);
    expect(store.listTemplates()[0]).toEqual(changed);
  });

  it('have names of their own, compared trimmed and without case', () => {
    const { store } = openTestStore();
    const phones = save(store, 'Phones');
    expect(() => save(store, 'pHONES')).toThrow(
      expect.objectContaining({ code: 'duplicateName', details: { templateId: phones.id } }),
    );
    expect(store.saveTemplate({ ...phones, name: 'PHONES' }).name).toBe('PHONES');
  });

  it('are forgotten once and for all', () => {
    const { store } = openTestStore();
    const phones = save(store, 'Phones');
    store.deleteTemplate(phones.id);
    store.deleteTemplate(phones.id);
    expect(names(store)).toEqual([]);
    expect(() => store.saveTemplate(phones)).toThrow(expect.objectContaining({ code: 'notFound' }));
  });

  it('are at most 200', () => {
    const { store } = openTestStore();
    for (let n = 0; n < limits.exportTemplates; n += 1) save(store, `Template ${n}`);
    expect(() => save(store, 'One more')).toThrow(
      expect.objectContaining({ code: 'limitExceeded', details: { limit: 200, actual: 201 } }),
    );
  });
});

async function restore(file: string, backupId: BackupId): Promise<Store> {
  await restoreBackup({ dataFile: file, backupId, at: at(500), log: quietLog() });
  const store = openStore({ file, now: () => Date.parse(at(0)) });
  onTestFinished(() => store.close());
  return store;
}

describe('export templates, when a copy takes the place of the file', () => {
  it('are those of now, and those that were deleted since the copy come back', async () => {
    const { store, file, backUp } = damagedScene();
    const changed = save(store, 'Phones');
    const deleted = save(store, 'Deleted since');
    const { id } = await backUp(store, 10, 'manual');
    store.saveTemplate({ ...changed, settings: settings('xlsx') });
    store.deleteTemplate(deleted.id);
    const made = save(store, 'deleted SINCE', 'tsv');
    store.close();

    const restored = await restore(file, id);
    expect(restored.listTemplates()).toEqual([
      made,
      { ...deleted, name: 'Deleted since (2)' },
      { ...changed, settings: settings('xlsx') },
    ]);
  });

  it('stay when the copy is from before there were any', async () => {
    const old = allMigrations.filter(({ version }) => version < 90);
    const { store: former, file } = openTestStore({ migrations: old });
    const { id } = await openBackupFolder(file).add({ reason: 'manual', at: at(10) }, (target) =>
      former.backUp(target),
    );
    former.close();
    const store = openStore({ file, now: () => Date.parse(at(0)) });
    const saved = save(store, 'Phones');
    store.close();
    expect((await restore(file, id)).listTemplates()).toEqual([saved]);
  });
});

describe('export templates of a damaged file', () => {
  it('are all read where only something else is damaged', async () => {
    const scene = damagedScene();
    const phones = save(scene.store, 'Phones');
    await scene.backUp(scene.store, 10);
    scene.store.deleteTemplate(phones.id);
    save(scene.store, 'New');
    scene.store.close();
    const { start, end } = pageOf(scene.file, 'roster_group');
    scene.damage(start, end);
    const { store, recovery } = await scene.reopen();
    expect(names(store)).toEqual(['New']);
    expect(recovery.isComplete).toBe(true);
  });

  it('are those of the copy where their own page is damaged, and that is said', async () => {
    const scene = damagedScene();
    save(scene.store, 'Phones');
    await scene.backUp(scene.store, 10);
    save(scene.store, 'New');
    scene.store.close();
    const { start, end } = pageOf(scene.file, 'export_template');
    scene.damage(start, end);
    const { store, recovery } = await scene.reopen();
    expect(names(store)).toEqual(['Phones']);
    expect(recovery.isComplete).toBe(false);
  });
});
