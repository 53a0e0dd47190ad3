import { readFileSync, writeFileSync } from 'node:fs';
import { v7 as uuid } from 'uuid';
import { describe, expect, it, onTestFinished } from 'vitest';
import { restoreBackup } from '#electron/store/backups/restoreBackup.ts';
import { openStore } from '#electron/store/openStore.ts';
import type { Store } from '#electron/store/store.ts';
import { type BackupId, type PersonId, personIdSchema } from '#shared/domain/ids.ts';
import { quietLog } from '#test/support/backupBench.ts';
import { changeLines, damagedScene, edit, pageOf } from '#test/support/damagedScene.ts';
import {
  at,
  everything,
  groupNamed,
  intents,
  remotePerson,
  rosterNames,
} from '#test/support/storeSeed.ts';
import { readTable } from '#test/support/storeTable.ts';

async function restore(file: string, backupId: BackupId): Promise<Store> {
  await restoreBackup({ dataFile: file, backupId, at: at(500), log: quietLog() });
  const store = openStore({ file, now: () => Date.parse(at(0)) });
  onTestFinished(() => store.close());
  return store;
}

const make = (store: Store, name: string) =>
  store.createPerson({ name, email: null, phone: null }, at(20));
const theirs = (personId: PersonId, name: string) => ({
  ...remotePerson('key-x', name),
  clientId: personId,
});
async function copyOf(store: Store, file: string): Promise<string> {
  const copy = `${file}.early`;
  await store.backUp(copy);
  return copy;
}
const total = (store: Store) =>
  store.searchPeople({ text: '', forGroupId: null, ...everything }).total;

describe('people to be made, when a copy takes the place of the file', () => {
  it('[P1] stay to be made under their id, with the edits that name them', async () => {
    const { store, file, backUp } = damagedScene();
    const { id } = await backUp(store, 10);
    const xena = make(store, 'Xena');
    const refused = make(store, 'Yuri');
    edit(store, 'Kitchen', intents.add(xena.personId), 21);
    store.changeNewPerson(xena.personId, { state: 'sending', attempts: 3 });
    const lastFailure = { kind: 'http', status: 422, serverMessage: 'No.', serverCode: null };
    store.changeNewPerson(refused.personId, { state: 'parked', lastFailure });
    store.close();

    const restored = await restore(file, id);
    expect(restored.newPeopleToPush(at(600))).toMatchObject([
      { personId: xena.personId, person: { name: 'Xena' }, state: 'queued', attempts: 3 },
    ]);
    expect(changeLines(restored)).toEqual([
      'queued: createPerson XenaXena in ',
      'parked: createPerson YuriYuri in ',
      'queued: addMembers Xena in Kitchen',
    ]);
    expect(restored.listChanges(everything).items[1]).toMatchObject({ serverMessage: 'No.' });
    expect(rosterNames(restored, groupNamed(restored, 'Kitchen'))).toContain('Xena');
    expect(restored.undoEdit(refused.editId!, at(700))).toMatchObject({ changed: 1 });
  });

  it('[P4] who was made since is not made again, and has the server’s key', async () => {
    const { store, file, backUp } = damagedScene();
    const { personId } = make(store, 'Xena');
    const { id } = await backUp(store, 30);
    store.personMade(personId, theirs(personId, 'Xena'), at(40));
    store.close();

    const restored = await restore(file, id);
    expect(changeLines(restored)).toEqual([]);
    expect(restored.memberKeys([personId]).get(personId)).toBe('key-x');
  });

  it('[P4] whom a newer copy knows as made do not wait again', async () => {
    const { store, file, backUp } = damagedScene();
    const { personId } = make(store, 'Xena');
    const before = readFileSync(await copyOf(store, file));
    store.personMade(personId, theirs(personId, 'Xena'), at(40));
    const { id } = await backUp(store, 50);
    store.close();
    // Somebody puts back the whole file as it was earlier.
    writeFileSync(file, before);

    const restored = await restore(file, id);
    expect(changeLines(restored)).toEqual([]);
    expect(restored.memberKeys([personId]).get(personId)).toBe('key-x');
  });

  it('who was given up since is not brought back', async () => {
    const { store, file, backUp } = damagedScene();
    const before = total(store);
    const { editId } = make(store, 'Xena');
    const { id } = await backUp(store, 30);
    store.undoEdit(editId!, at(40));
    store.close();

    const restored = await restore(file, id);
    expect(changeLines(restored)).toEqual([]);
    expect(total(restored)).toBe(before);
    expect(restored.redoEdit(editId!, at(600))).toMatchObject({ changed: 1 });
  });

  it('[P1] are read out of a damaged file, and those only a copy knows wait for a decision', async () => {
    const { store, file, backUp, damage, reopen } = damagedScene();
    const old = make(store, 'Xena');
    await backUp(store, 30);
    const fresh = make(store, 'Yuri');
    edit(store, 'Choir', intents.add(fresh.personId), 41);
    store.close();
    const table = pageOf(file, 'new_person');
    damage(table.start, table.end);

    const { store: recovered, recovery } = await reopen();
    // The table is gone; activity tells of both.
    expect(changeLines(recovered)).toEqual([
      'parked: createPerson XenaXena in ',
      'parked: createPerson YuriYuri in ',
      'queued: addMembers Yuri in Choir',
    ]);
    expect(recovery).toMatchObject({ editsRecovered: 1, editsToCheck: 2, isComplete: false });
    for (const { id } of recovered.listChanges(everything).items) {
      recovered.retryChange(id, at(1100));
    }
    expect(recovered.newPeopleToPush(at(1200)).map(({ personId }) => personId)).toEqual([
      old.personId,
      fresh.personId,
    ]);
  });

  it('[P1] do not need the table of people to be readable', async () => {
    const { store, file, damage, reopen } = damagedScene();
    const { personId } = make(store, 'Xena');
    store.close();
    const table = pageOf(file, 'person');
    damage(table.start, table.end);

    const { store: recovered } = await reopen();
    expect(changeLines(recovered)).toEqual(['queued: createPerson XenaXena in ']);
    expect(recovered.getPerson(personId)).toMatchObject({ name: 'Xena', memberKey: null });
    expect(readTable(file, 'PRAGMA foreign_key_check')).toEqual([]);
  });
});

describe('an edit that made people and added them, when a copy takes the place of the file', () => {
  it('[P1] is one edit again, taken back and made again as one', async () => {
    const { store, file, backUp } = damagedScene();
    const { id } = await backUp(store, 10);
    const people = ['Xena', 'Yuri'].map((name) => ({
      personId: personIdSchema.parse(uuid()),
      person: { name, email: null, phone: null },
    }));
    const kitchen = groupNamed(store, 'Kitchen');
    const before = rosterNames(store, kitchen);
    const { editId } = store.commitEdit({
      people,
      intents: [
        { groupId: kitchen, intent: intents.add(...people.map(({ personId }) => personId)) },
      ],
      at: at(20),
    });
    store.close();

    const restored = await restore(file, id);
    expect(changeLines(restored)).toEqual([
      'queued: createPerson XenaXena in ',
      'queued: createPerson YuriYuri in ',
      'queued: addMembers Xena Yuri in Kitchen',
    ]);
    const again = groupNamed(restored, 'Kitchen');
    expect(restored.undoEdit(editId!, at(600))).toEqual({ editId: null, changed: 2 });
    expect([changeLines(restored), rosterNames(restored, again)]).toEqual([[], before]);
    restored.redoEdit(editId!, at(601));
    expect(rosterNames(restored, again)).toEqual([...before, 'Xena', 'Yuri']);
    expect(changeLines(restored)).toHaveLength(3);
  });
});
