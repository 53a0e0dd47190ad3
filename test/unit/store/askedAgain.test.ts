import { expect, it } from 'vitest';
import { mergeRemote } from '#electron/sync/lane/mergeRemote.ts';
import { openTestStore } from '#test/support/openTestStore.ts';
import { at, everything, groupNamed, intents, pull, remoteGroup } from '#test/support/storeSeed.ts';

it('[P3] a group renamed again while its name is asked about: one question, whose answer is the last name, and undo takes only that', () => {
  const { store } = openTestStore();
  pull(store, { groups: [remoteGroup('Kitchen')] });
  const groupId = groupNamed(store, 'Kitchen');
  const rename = (name: string, second: number) =>
    store.commitEdit({ intents: [{ groupId, intent: intents.rename(name) }], at: at(second) });
  const theirs = remoteGroup('Kitchen', [], { name: 'Mess' });
  const question = () =>
    store
      .listConflicts(everything)
      .items.map(({ base, mine, theirs: there }) => [base, mine, there]);

  rename('Cooks', 1);
  store.changeLane(groupId, theirs, mergeRemote, at(2));
  expect(question()).toEqual([['Kitchen', 'Cooks', 'Mess']]);

  const { editId } = rename('Chefs', 3);
  if (editId === null) throw new Error('Nothing was renamed.');
  store.changeLane(groupId, theirs, mergeRemote, at(4));
  expect(question()).toEqual([['Kitchen', 'Chefs', 'Mess']]);
  expect(store.lanesToPush(at(5)), 'nothing goes over theirs unasked').toEqual([]);

  store.undoEdit(editId, at(6));
  expect(question()).toEqual([['Kitchen', 'Cooks', 'Mess']]);
  expect(store.getGroup(groupId)?.name).toBe('Cooks');
});
