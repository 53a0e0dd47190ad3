import { expect } from 'vitest';
import type { Store } from '#electron/store/store.ts';
import type { OutboxState } from '#shared/domain/change.ts';
import type { CommandId, GroupId } from '#shared/domain/ids.ts';
import { folded, plain } from '#test/property/store/storeModel.ts';
import { openTestStore } from '#test/support/openTestStore.ts';
import {
  at,
  everything,
  groupNamed,
  personNamed,
  pull,
  remoteGroup,
  remotePerson,
} from '#test/support/storeSeed.ts';

type Wish = Parameters<Store['commitEdit']>[0]['intents'][number]['intent'];

export function scene() {
  const bench = openTestStore();
  const { store } = bench;
  pull(store, {
    people: ['ana', 'ben', 'cem', 'dai'].map((key) => remotePerson(key)),
    groups: [remoteGroup('Kitchen', ['ana', 'ben*']), remoteGroup('Choir')],
  });
  let clock = 10;
  const now = () => {
    clock += 1;
    return at(clock);
  };
  const kitchen = groupNamed(store, 'Kitchen');
  const commit = (groupId: GroupId, intent: Wish) => {
    const { editId } = store.commitEdit({ intents: [{ groupId, intent }], at: now() });
    if (editId === null) throw new Error('Nothing was to change.');
    return editId;
  };
  const set = (groupId: GroupId, state: OutboxState, attempts = 1) =>
    store.changeLane(
      groupId,
      undefined,
      ({ entries }) => ({
        entries: entries.map(({ seq }) => ({
          seq,
          state,
          attempts,
          lastFailure: { kind: 'http', status: 422, serverMessage: 'No.', serverCode: null },
        })),
      }),
      now(),
    );
  const person = (name: string) => personNamed(store, name);
  return { bench, store, kitchen, now, commit, set, person };
}

export const changes = (store: Store) => store.listChanges(everything).items;

export const idAt = (store: Store, index: number): CommandId => {
  const change = changes(store)[index];
  if (change === undefined) throw new Error('There is no such change.');
  return change.id;
};

export const lines = (store: Store) =>
  changes(store).map(({ state, command, newName, newDescription, peopleNames }) =>
    [`${state}:`, command, newName ?? '', newDescription ?? '', ...peopleNames]
      .filter(Boolean)
      .join(' '),
  );

/** [I1] The view is the copy with the rows on it. */
export const isFolded = (store: Store, groupId: GroupId) => {
  const lane = store.readLane(groupId);
  expect(plain(store.groupState(groupId))).toEqual(lane === null ? null : plain(folded(lane)));
};
