import { readFileSync, writeFileSync } from 'node:fs';
import Database from 'better-sqlite3';
import { describe, expect, it, onTestFinished } from 'vitest';
import { checkBackup, restoreBackup } from '#electron/store/backups/restoreBackup.ts';
import { openReadOnly } from '#electron/store/openReadOnly.ts';
import { openStore } from '#electron/store/openStore.ts';
import type { Store } from '#electron/store/store.ts';
import { exportSourceSchema } from '#shared/domain/exporting.ts';
import { type BackupId, backupIdSchema } from '#shared/domain/ids.ts';
import { backupFile, backupNames, quietLog } from '#test/support/backupBench.ts';
import { changeLines, damagedScene, edit, keys, send } from '#test/support/damagedScene.ts';
import { nothingElse } from '#test/support/exportLines.ts';
import {
  at,
  everything,
  groupNamed,
  intents,
  personNamed,
  pull,
  remoteGroup,
  remotePerson,
  rosterNames,
} from '#test/support/storeSeed.ts';
import { readTable } from '#test/support/storeTable.ts';

async function restore(file: string, backupId: BackupId, second = 500): Promise<Store> {
  await restoreBackup({ dataFile: file, backupId, at: at(second), log: quietLog() });
  const store = openStore({ file, now: () => Date.parse(at(0)) });
  onTestFinished(() => store.close());
  return store;
}

describe('restoring a copy', () => {
  it('brings back what it holds, and keeps what it replaces as a copy', async () => {
    const { store, file, backUp } = damagedScene();
    const { id } = await backUp(store, 10, 'manual');
    pull(store, { groups: [remoteGroup('Choir', ['cem'])] });
    store.changeLane(groupNamed(store, 'Kitchen'), null, () => ({ base: null }), at(20));
    expect(store.countGroups()).toBe(1);
    store.close();

    const restored = await restore(file, id);
    expect(restored.countGroups()).toBe(2);
    expect(backupNames(file)).toEqual([
      '2026-01-01T00-00-10-000Z-manual.db',
      '2026-01-01T00-08-20-000Z-restore.db',
    ]);
    const replaced = backupFile(file, '2026-01-01T00-08-20-000Z-restore.db');
    expect(readTable(replaced, 'SELECT name FROM roster_group WHERE is_present = 1')).toEqual([
      { name: 'Choir' },
    ]);
  });

  it('keeps unsent edits unsent, also of groups and people the copy has never met', async () => {
    const { store, file, backUp } = damagedScene();
    const { id } = await backUp(store, 10);
    pull(store, {
      people: [...keys, 'gil'].map((key) => remotePerson(key)),
      groups: [
        remoteGroup('Kitchen', ['ana*', 'ben']),
        remoteGroup('Choir'),
        remoteGroup('Band', ['gil']),
      ],
    });
    edit(store, 'Kitchen', intents.add(personNamed(store, 'gil')), 20);
    edit(store, 'Band', intents.rename('Brass'), 21);
    edit(store, 'Rota', intents.create('Rota', [personNamed(store, 'eva')]), 22);
    const wanted = changeLines(store);
    const keyOf = (from: Store) => [...from.memberKeys([personNamed(from, 'gil')]).values()];
    store.close();

    const restored = await restore(file, id);
    expect(changeLines(restored)).toEqual(wanted);
    expect(rosterNames(restored, groupNamed(restored, 'Kitchen'))).toEqual(['ana*', 'ben', 'gil']);
    expect(rosterNames(restored, groupNamed(restored, 'Brass'))).toEqual(['gil']);
    expect(restored.readLane(groupNamed(restored, 'Brass'))?.remoteId).toBe('Band');
    expect(keyOf(restored)).toEqual(['gil']);
    restored.undoEdit(restored.listChanges(everything).items[1]!.editId, at(30));
    expect(restored.findGroupByName('Band', null)).not.toBeNull();
  });

  it.each([
    ['sent', (store: Store) => send(store, 'Cooks', 20)],
    [
      'discarded',
      (store: Store) => store.discardChange(store.listChanges(everything).items[0]!.id, at(20)),
    ],
    [
      'undone',
      (store: Store) => void store.undoEdit(store.listChanges(everything).items[0]!.editId, at(20)),
    ],
  ])('does not bring back an edit that was %s since', async (outcome, leave) => {
    const { store, file, backUp } = damagedScene();
    edit(store, 'Kitchen', intents.rename('Cooks'), 5);
    const { id } = await backUp(store, 10);
    leave(store);
    store.close();
    const restored = await restore(file, id);
    expect(changeLines(restored)).toEqual([]);
    expect(readTable(file, 'SELECT outcome FROM activity WHERE args IS NOT NULL')).toEqual([
      { outcome },
    ]);
    const name = outcome === 'sent' ? 'Cooks' : 'Kitchen';
    expect(restored.findGroupByName(name, null)).not.toBeNull();
  });

  it('parks what nobody can tell, and a decision sends it or gives it up', async () => {
    const { store, file, backUp } = damagedScene();
    const early = await backUp(store, 4);
    edit(store, 'Kitchen', intents.rename('Cooks'), 5);
    edit(store, 'Choir', intents.rename('Singers'), 6);
    const late = await backUp(store, 10);
    send(store, 'Cooks', 20);
    send(store, 'Singers', 20);
    store.close();
    // The early copy never heard of the edits, and in its place nobody can tell what became of them.
    const between = await restore(file, early.id, 500);
    expect(changeLines(between)).toEqual([]);
    between.close();
    // As if activity had been pruned: it is older than ninety days.
    const database = new Database(file);
    database.exec('DELETE FROM activity');
    database.close();

    const restored = await restore(file, late.id, 600);
    expect(changeLines(restored)).toEqual([
      'parked: updateGroup Cooks in Cooks',
      'parked: updateGroup Singers in Singers',
    ]);
    const [first, second] = restored.listChanges(everything).items;
    expect(first).toMatchObject({ serverMessage: null, serverStatus: null, conflict: null });
    expect(readTable(file, 'SELECT DISTINCT failure_kind AS kind FROM outbox')).toEqual([
      { kind: 'fromBackup' },
    ]);
    restored.retryChange(first!.id, at(30));
    restored.discardChange(second!.id, at(31));
    expect(changeLines(restored)).toEqual(['queued: updateGroup Cooks in Cooks']);
    expect(restored.findGroupByName('Choir', null)).not.toBeNull();
  });

  it('carries over what activity says of edits sent since, so that undo knows what stands', async () => {
    const { store, file, backUp } = damagedScene();
    const { id } = await backUp(store, 4);
    edit(store, 'Kitchen', intents.rename('Cooks'), 5);
    send(store, 'Cooks', 20);
    const commands = 'SELECT command_uid, args, outcome FROM activity WHERE args IS NOT NULL';
    const before = readTable(file, commands);
    store.close();
    await restore(file, id);
    expect(readTable(file, commands)).toEqual(before);
    expect(before).toHaveLength(1);
  });

  it('lets the next pull be a whole one that announces nothing', async () => {
    const { store, file, backUp } = damagedScene();
    const { id } = await backUp(store, 4);
    const { cursor } = store.beginPull('groups');
    store.applyGroupsPage(
      {
        expectedCursor: cursor,
        nextCursor: 'two',
        groups: [],
        unreadRemoteIds: [],
        unreadable: [],
        at: at(5),
      },
      () => ({}),
    );
    store.close();
    const restored = await restore(file, id);
    expect(restored.beginPull('groups')).toMatchObject({ cursor: null, isComplete: false });
    pull(restored, { groups: [remoteGroup('Kitchen'), remoteGroup('Choir'), remoteGroup('Band')] });
    expect(readTable(file, 'SELECT * FROM activity')).toEqual([]);
    expect(restored.countGroups()).toBe(3);
  });

  it('forgets who had signed in when the copy was made, until the server says who has now', async () => {
    const { store, file, backUp } = damagedScene();
    store.keepIdentity({ memberKey: 'ana', permissions: [] });
    const { id } = await backUp(store, 10);
    store.keepIdentity(null);
    store.close();

    expect((await restore(file, id)).identity()).toBeNull();
  });

  it('knows groups and people again that both files have met separately', async () => {
    const { store, file, backUp } = damagedScene();
    const early = await backUp(store, 4);
    const everybody = [...keys, 'gil'].map((key) => remotePerson(key));
    const groups = [remoteGroup('Kitchen'), remoteGroup('Choir'), remoteGroup('Band', ['gil'])];
    pull(store, { people: everybody, groups });
    store.close();
    const between = await restore(file, early.id, 500);
    pull(between, { people: everybody, groups });
    edit(between, 'Band', intents.take(personNamed(between, 'gil')), 510);
    edit(between, 'Choir', intents.add(personNamed(between, 'gil')), 511);
    between.close();
    const [, kept] = backupNames(file);
    const restored = await restore(file, backupIdSchema.parse(kept?.replace('.db', '')), 600);
    expect(restored.countGroups()).toBe(3);
    expect(rosterNames(restored, groupNamed(restored, 'Band'))).toEqual([]);
    expect(rosterNames(restored, groupNamed(restored, 'Choir'))).toEqual(['gil']);
    expect(readTable(file, "SELECT 1 FROM person WHERE name = 'gil'")).toHaveLength(1);
  });
});

describe('a restore that cannot be done changes nothing', () => {
  function scene() {
    const made = damagedScene();
    edit(made.store, 'Kitchen', intents.rename('Cooks'), 5);
    return made;
  }

  it('an unknown copy', async () => {
    const { store, file } = scene();
    store.close();
    const before = readFileSync(file);
    const unknown = backupIdSchema.parse('2026-01-01T00-00-10-000Z-manual');
    await expect(checkBackup(file, unknown)).rejects.toMatchObject({ code: 'notFound' });
    await expect(restore(file, unknown)).rejects.toMatchObject({ code: 'notFound' });
    expect(readFileSync(file).equals(before)).toBe(true);
  });

  it('a damaged copy', async () => {
    const { store, file, backUp } = scene();
    const { id } = await backUp(store, 10);
    store.close();
    const before = readFileSync(file);
    const copy = backupFile(file, `${id}.db`);
    writeFileSync(copy, readFileSync(copy).fill(0x33, 4096 * 5));
    await expect(checkBackup(file, id)).rejects.toMatchObject({
      code: 'storeCorrupt',
      message: 'This copy is damaged. Nothing was changed.',
    });
    await expect(restore(file, id)).rejects.toMatchObject({ code: 'storeCorrupt' });
    expect(readFileSync(file).equals(before)).toBe(true);
    expect(backupNames(file)).toHaveLength(1);
  });

  it('a file that an export is reading', async () => {
    const { store, file, backUp } = scene();
    const { id } = await backUp(store, 10);
    const reader = openReadOnly(file);
    const source = exportSourceSchema.parse({ kind: 'group', groupId: groupNamed(store, 'Cooks') });
    const { parts } = reader.readExport(source, nothingElse);
    parts[0]?.lines[Symbol.iterator]().next();
    edit(store, 'Choir', intents.rename('Singers'), 6);
    store.close();
    await expect(restore(file, id)).rejects.toMatchObject({ code: 'fileDenied' });
    reader.close();
    const present = openStore({ file, now: () => Date.parse(at(0)) });
    expect(changeLines(present)).toHaveLength(2);
    present.close();
  });
});
