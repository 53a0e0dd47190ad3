import { describe, expect, it, onTestFinished } from 'vitest';
import { openBackupFolder } from '#electron/store/backups/backupFolder.ts';
import { restoreBackup } from '#electron/store/backups/restoreBackup.ts';
import { allMigrations } from '#electron/store/migrations/allMigrations.ts';
import { openStore } from '#electron/store/openStore.ts';
import type { Store } from '#electron/store/store.ts';
import type { BackupId } from '#shared/domain/ids.ts';
import { limits } from '#shared/domain/limits.ts';
import {
  type PeopleFilter,
  peopleFilterSchema,
  savedFilterSchema,
} from '#shared/domain/peopleFilter.ts';
import { quietLog } from '#test/support/backupBench.ts';
import { damagedScene, pageOf } from '#test/support/damagedScene.ts';
import { openTestStore } from '#test/support/openTestStore.ts';
import { at, groupNamed, newGroupId, pull, remoteGroup } from '#test/support/storeSeed.ts';

const asFilter = (filter: Partial<PeopleFilter> = {}) => peopleFilterSchema.parse(filter);
const save = (store: Store, name: string, filter: Partial<PeopleFilter> = {}) =>
  store.saveFilter({ id: null, name, filter: asFilter(filter) });
const names = (store: Store) => store.listSavedFilters().map(({ name }) => name);

describe('saved filters', () => {
  it('are kept over a restart, by name, and in the place of another', () => {
    const bench = openTestStore();
    const group = newGroupId();
    const filter = asFilter({ text: 'an', noneOf: [group], statuses: ['gone'] });
    const drivers = bench.store.saveFilter({ id: null, name: 'Drivers', filter });
    save(bench.store, 'éclair');
    save(bench.store, 'Cooks');
    const store = bench.reopen();
    expect(names(store)).toEqual(['Cooks', 'Drivers', 'éclair']);
    expect(store.listSavedFilters()[1]).toEqual(drivers);
    expect(drivers).toEqual({ id: drivers.id, name: 'Drivers', filter });

    const changed = { id: drivers.id, name: 'A drivers', filter: asFilter({ text: 'car' }) };
    expect(store.saveFilter(changed)).toEqual(changed);
    expect(store.listSavedFilters()[0]).toEqual(changed);
  });

  it('have names of their own, compared trimmed and without case', () => {
    const { store } = openTestStore();
    const drivers = save(store, 'Drivers');
    const cooks = save(store, 'Cooks');
    expect(() => save(store, 'dRIVERS')).toThrow(
      expect.objectContaining({ code: 'duplicateName', details: { filterId: drivers.id } }),
    );
    expect(() => store.saveFilter({ ...cooks, name: 'DRIVERS' })).toThrow(
      expect.objectContaining({ code: 'duplicateName' }),
    );
    expect(store.saveFilter({ ...drivers, name: 'DRIVERS' }).name).toBe('DRIVERS');
    expect(save(store, 'Drívers').name).toBe('Drívers');
  });

  it('are forgotten once and for all', () => {
    const { store } = openTestStore();
    const drivers = save(store, 'Drivers');
    store.deleteFilter(drivers.id);
    store.deleteFilter(drivers.id);
    expect(names(store)).toEqual([]);
    expect(() => store.saveFilter(drivers)).toThrow(expect.objectContaining({ code: 'notFound' }));
  });

  it('are at most 200', () => {
    const { store } = openTestStore();
    for (let n = 0; n < limits.savedFilters; n += 1) save(store, `Filter ${n}`);
    expect(() => save(store, 'One more')).toThrow(
      expect.objectContaining({ code: 'limitExceeded', details: { limit: 200, actual: 201 } }),
    );
    const [first] = store.listSavedFilters();
    if (first !== undefined)
      expect(store.saveFilter({ ...first, name: 'Other' }).id).toBe(first.id);
  });
});

async function restore(file: string, backupId: BackupId): Promise<Store> {
  await restoreBackup({ dataFile: file, backupId, at: at(500), log: quietLog() });
  const store = openStore({ file, now: () => Date.parse(at(0)) });
  onTestFinished(() => store.close());
  return store;
}

describe('saved filters, when a copy takes the place of the file', () => {
  it('are those of now, and those that were deleted since the copy come back', async () => {
    const { store, file, backUp } = damagedScene();
    const changed = save(store, 'Drivers', { text: 'old' });
    const deleted = save(store, 'Deleted since');
    const { id } = await backUp(store, 10, 'manual');
    store.saveFilter({ ...changed, filter: asFilter({ text: 'new' }) });
    store.deleteFilter(deleted.id);
    const made = save(store, 'deleted SINCE', { text: 'another' });
    store.close();

    const restored = await restore(file, id);
    expect(restored.listSavedFilters()).toEqual([
      made,
      { ...deleted, name: 'Deleted since (2)' },
      { ...changed, filter: asFilter({ text: 'new' }) },
    ]);
  });

  it('stay when the copy is from before there were any', async () => {
    const old = allMigrations.filter(({ version }) => version < 80);
    const { store: former, file } = openTestStore({ migrations: old });
    const { id } = await openBackupFolder(file).add({ reason: 'manual', at: at(10) }, (target) =>
      former.backUp(target),
    );
    former.close();
    const store = openStore({ file, now: () => Date.parse(at(0)) });
    const saved = save(store, 'Drivers');
    store.close();
    expect((await restore(file, id)).listSavedFilters()).toEqual([saved]);
  });

  it('name groups as the copy knows them', async () => {
    const { store, file, backUp } = damagedScene();
    const { id } = await backUp(store, 10, 'manual');
    pull(store, { groups: [remoteGroup('Kitchen'), remoteGroup('Choir'), remoteGroup('Band')] });
    const band = groupNamed(store, 'Band');
    const never = newGroupId();
    save(store, 'Players', { anyOf: [band, never], allOf: [groupNamed(store, 'Choir')] });
    store.close();

    const restored = await restore(file, id);
    pull(restored, { groups: [remoteGroup('Band', ['ana', 'ben'])] });
    const [players] = restored.listSavedFilters();
    expect(players?.filter).toMatchObject({ anyOf: [groupNamed(restored, 'Band'), never] });
    const anyOf = players?.filter.anyOf ?? [];
    expect(restored.listPeopleIds(asFilter({ anyOf }))).toHaveLength(2);
  });
});

describe('saved filters of a damaged file', () => {
  /** A copy with two filters; the file has lost one of them, changed the other and has a new one. */
  async function laptop() {
    const scene = damagedScene();
    const { store } = scene;
    const kept = save(store, 'Kept', { text: 'old' });
    const deleted = save(store, 'Deleted');
    await scene.backUp(store, 10);
    store.saveFilter({ ...kept, filter: asFilter({ text: 'new' }) });
    store.deleteFilter(deleted.id);
    save(store, 'New', { anyOf: [groupNamed(store, 'Choir')] });
    store.close();
    return scene;
  }

  it('are all read where only something else is damaged', async () => {
    const scene = await laptop();
    const { start, end } = pageOf(scene.file, 'roster_group');
    scene.damage(start, end);
    const { store, recovery } = await scene.reopen();
    expect(names(store)).toEqual(['Kept', 'New']);
    expect(store.listSavedFilters()[0]?.filter.text).toBe('new');
    expect(recovery.isComplete).toBe(true);
    const [choir] = store.listSavedFilters()[1]?.filter.anyOf ?? [];
    expect(choir).toBe(groupNamed(store, 'Choir'));
  });

  it('are those of the copy where their own page is damaged, and that is said', async () => {
    const scene = await laptop();
    const { start, end } = pageOf(scene.file, 'saved_filter');
    scene.damage(start, end);
    const { store, recovery } = await scene.reopen();
    expect(names(store)).toEqual(['Deleted', 'Kept']);
    expect(recovery.isComplete).toBe(false);
    for (const saved of store.listSavedFilters()) {
      expect(savedFilterSchema.safeParse(saved).success).toBe(true);
    }
  });

  it('are those of the copy where the file is missing', async () => {
    const scene = await laptop();
    scene.removeFile();
    const { store } = await scene.reopen();
    expect(names(store)).toEqual(['Deleted', 'Kept']);
  });
});
