import { expect, it } from 'vitest';
import type { Store } from '#electron/store/store.ts';
import type { GroupId } from '#shared/domain/ids.ts';
import { openTestStore } from '#test/support/openTestStore.ts';
import {
  at,
  everything,
  groupNamed,
  intents,
  newGroupId,
  personNamed,
  pull,
  remoteGroup,
  remotePerson,
} from '#test/support/storeSeed.ts';

function seeded(): Store {
  const { store } = openTestStore();
  pull(store, {
    people: [remotePerson('Ana')],
    groups: [remoteGroup('Kitchen'), remoteGroup('Choir')],
  });
  return store;
}

/** The rows of a group, in the states they have got into. */
function become(store: Store, groupId: GroupId, ...states: ('parked' | 'sending' | 'acked')[]) {
  store.changeLane(
    groupId,
    undefined,
    ({ entries }) => ({
      entries: entries.map(({ seq }, index) => ({ seq, state: states[index] ?? 'queued' })),
    }),
    at(2),
  );
}

it('[P6] groups in trouble come last, however old their edits are', () => {
  const store = seeded();
  const groups = ['Kitchen', 'Choir'].map((name) => groupNamed(store, name));
  for (const [index, groupId] of groups.entries()) {
    const intent = intents.rename(`New ${index}`);
    store.commitEdit({ intents: [{ groupId, intent }], at: at(index) });
  }
  expect(store.lanesToPush(at(10))).toEqual(groups);
  const [kitchen] = groups;
  if (kitchen === undefined) throw new Error('There is no kitchen.');
  store.changeLane(
    kitchen,
    undefined,
    ({ entries }) => ({
      entries: entries.map(({ seq }) => ({
        seq,
        state: 'waiting',
        attempts: 1,
        nextAttemptAt: at(5),
      })),
    }),
    at(2),
  );
  expect(store.lanesToPush(at(10))).toEqual(groups.toReversed());
});

it.each([
  ['sending', 'This edit is being sent right now.'],
  ['acked', 'The server has accepted this edit already. Undo it instead.'],
] as const)('[P2] a creation is not discarded from under an edit that is %s', (state, message) => {
  const store = seeded();
  const groupId = newGroupId();
  const added = intents.add(personNamed(store, 'Ana'));
  for (const intent of [intents.create('Band'), added]) {
    store.commitEdit({ intents: [{ groupId, intent }], at: at(1) });
  }
  become(store, groupId, 'parked', state);
  const [creation] = store.listChanges(everything).items;
  if (creation === undefined) throw new Error('Nothing is pending.');
  expect(() => store.discardChange(creation.id, at(3))).toThrow(
    expect.objectContaining({ code: 'cannotUndo', message }),
  );
  expect(store.listChanges(everything).total).toBe(2);
  become(store, groupId, 'parked', 'parked');
  store.discardChange(creation.id, at(4));
  expect(store.listChanges(everything).total).toBe(0);
});
