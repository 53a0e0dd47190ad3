import { describe, expect, it } from 'vitest';
import { at, rosterNames } from '#test/support/storeSeed.ts';
import { readTable } from '#test/support/storeTable.ts';
import { add, changes, make, only, scene, theirs, xena } from './newPeopleScene.ts';

describe('taking the making of a person back', () => {
  it('undo takes them away while nothing was sent, redo makes them again under the same id', () => {
    const { store, kitchen } = scene();
    const { personId, editId } = make(store);
    const added = add(store, kitchen, personId);
    expect(() => store.undoEdit(editId!, at(3))).toThrow(
      expect.objectContaining({ code: 'cannotUndo', details: { dependsOn: added } }),
    );
    store.undoEdit(added, at(4));
    expect(store.undoEdit(editId!, at(5))).toEqual({ editId: null, changed: 1 });
    expect(store.getPerson(personId)).toBeNull();
    expect(changes(store)).toEqual([]);
    expect(() => store.undoEdit(editId!, at(6))).toThrow('undone already');
    // What named them cannot be made again before they are.
    expect(() => store.redoEdit(added, at(6))).toThrow(
      expect.objectContaining({ code: 'notFound' }),
    );

    const again = store.redoEdit(editId!, at(7));
    expect(again).toMatchObject({ changed: 1 });
    expect(store.getPerson(personId)).toMatchObject(xena);
    expect(() => store.redoEdit(editId!, at(8))).toThrow('made again already');
    store.redoEdit(added, at(9));
    expect(rosterNames(store, kitchen)).toEqual(['ana', 'Xena Ray']);
  });

  it('undo is refused as soon as the server may have them', () => {
    const { store } = scene();
    const { personId, editId } = make(store);
    const refused = () =>
      expect(() => store.undoEdit(editId!, at(9))).toThrow(
        'Muster cannot delete people on the server.',
      );
    store.changeNewPerson(personId, { state: 'sending', attempts: 1 });
    refused();
    store.changeNewPerson(personId, { state: 'queued' });
    refused();
    store.personMade(personId, theirs(personId), at(5));
    refused();
    expect(store.getPerson(personId)).not.toBeNull();
  });

  it('redo asks whether people may be made, and whether the e-mail is still free', () => {
    const { store } = scene();
    const { editId } = make(store);
    store.undoEdit(editId!, at(3));
    const forbid = () => {
      throw new Error('forbidden');
    };
    expect(() => store.redoEdit(editId!, at(4), undefined, forbid)).toThrow('forbidden');
    make(store);
    expect(() => store.redoEdit(editId!, at(5))).toThrow(
      expect.objectContaining({ code: 'conflict' }),
    );
  });

  it('[P2] discarding keeps a copy in activity, and is refused while unsent edits name them', () => {
    const { bench, store, kitchen } = scene();
    const { personId } = make(store);
    const id = only(store).id;
    const added = add(store, kitchen, personId);
    expect(() => store.discardChange(id, at(3))).toThrow(
      expect.objectContaining({
        code: 'conflict',
        details: { personId, editIds: [added] },
        message: expect.stringContaining('Kitchen'),
      }),
    );
    store.undoEdit(added, at(4));
    store.discardChange(id, at(5));
    expect(store.getPerson(personId)).toBeNull();
    expect(store.counts()).toMatchObject({ waiting: 0, parked: 0 });
    const [kept] = readTable(
      bench.file,
      "SELECT args, outcome FROM activity WHERE command = 'createPerson'",
    );
    expect(JSON.parse(String(kept?.args))).toEqual({ ...xena, personId });
    expect(kept?.outcome).toBe('discarded');
    expect(() => store.discardChange(id, at(6))).toThrow(
      expect.objectContaining({ code: 'notFound' }),
    );
  });

  it('retry puts somebody refused back in the queue', () => {
    const { store } = scene();
    const { personId } = make(store);
    const lastFailure = { kind: 'http', status: 422, serverMessage: 'No.', serverCode: null };
    store.changeNewPerson(personId, { state: 'parked', lastFailure });
    expect(store.counts()).toMatchObject({ waiting: 0, parked: 1 });
    expect(only(store)).toMatchObject({ state: 'parked', serverMessage: 'No.', serverStatus: 422 });
    store.retryChange(only(store).id, at(4));
    expect(only(store)).toMatchObject({ state: 'queued', serverMessage: null });
    expect(store.newPeopleToPush(at(4))).toHaveLength(1);
  });
});
