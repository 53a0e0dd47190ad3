import { describe, expect, it } from 'vitest';
import { at, everything, remoteGroup, rosterNames } from '#test/support/storeSeed.ts';
import { addMixed, keyed, lines, made, scene } from './mixedEditScene.ts';

describe('an edit that makes people and adds them to a group', () => {
  it('[P4] leaves whom the server has or may have, and takes back their membership alone', () => {
    const { store, kitchen, ben, now } = scene();
    const [sent, tried, refused, waiting] = ['Sent', 'Tried', 'Refused', 'Waiting'].map((name) =>
      made(name),
    ) as [
      ReturnType<typeof made>,
      ReturnType<typeof made>,
      ReturnType<typeof made>,
      ReturnType<typeof made>,
    ];
    const editId = addMixed(store, kitchen, [sent, tried, refused, waiting], [ben]);
    store.personMade(sent.personId, keyed(sent.personId, 'Sent'), at(6));
    store.changeNewPerson(tried.personId, { state: 'sending', attempts: 1 });
    const lastFailure = { kind: 'http', status: 422, serverMessage: 'No.', serverCode: null };
    store.changeNewPerson(refused.personId, { state: 'parked', attempts: 0, lastFailure });

    expect(store.undoEdit(editId, now())).toEqual({ editId: null, changed: 5 });
    expect(rosterNames(store, kitchen)).toEqual(['ana']);
    expect(lines(store)).toEqual(['createPerson Tried']);
    expect(
      [sent, tried, refused, waiting].map(({ personId }) => store.getPerson(personId)?.name),
    ).toEqual(['Sent', 'Tried', undefined, undefined]);

    const again = store.redoEdit(editId, now());
    expect(again.changed).toBe(5);
    expect(rosterNames(store, kitchen)).toEqual([
      'ana',
      'ben',
      'Refused',
      'Sent',
      'Tried',
      'Waiting',
    ]);
    expect(lines(store)).toEqual([
      'createPerson Tried',
      ...['Refused', 'Waiting'].map((name) => `createPerson ${name}`),
      'addMembers ben Sent Tried',
    ]);
    // Made again by another edit: the new one takes back what it made, and no more.
    expect(store.undoEdit(again.editId!, now())).toMatchObject({ editId: null });
    expect(lines(store)).toEqual(['createPerson Tried']);
  });

  it('once its memberships were sent is taken back by a new edit, and the people stay', () => {
    const { store, kitchen, ben, now } = scene();
    const xena = made('Xena');
    const editId = addMixed(store, kitchen, [xena], [ben]);
    store.personMade(xena.personId, keyed(xena.personId, 'Xena'), at(6));
    const settle = (members: string[]) =>
      store.changeLane(
        kitchen,
        remoteGroup('Kitchen', members),
        ({ entries }, base = null) => ({ base, settled: entries.map(({ seq }) => seq) }),
        at(7),
      );
    settle(['ana', 'ben', 'key-Xena']);
    expect(lines(store)).toEqual([]);
    const back = store.undoEdit(editId, now());
    expect(lines(store)).toEqual(['removeMembers ben Xena']);
    expect(store.getPerson(xena.personId)?.name).toBe('Xena');
    settle(['ana']);
    store.redoEdit(editId, now());
    expect(rosterNames(store, kitchen)).toEqual(['ana', 'ben', 'Xena']);
    expect(back.editId).not.toBeNull();
  });

  it('is made again without somebody who was discarded after it was taken back', () => {
    const { store, kitchen, ben, now } = scene();
    const tried = made('Tried');
    const editId = addMixed(store, kitchen, [tried], [ben]);
    store.changeNewPerson(tried.personId, { state: 'queued', attempts: 1 });
    store.undoEdit(editId, now());
    store.discardChange(store.listChanges(everything).items[0]!.id, now());
    store.redoEdit(editId, now());
    expect(rosterNames(store, kitchen)).toEqual(['ana', 'ben']);
    expect(lines(store)).toEqual(['addMembers ben']);
  });
});
