import { expect, it } from 'vitest';
import type { NewConflict } from '#electron/sync/ports/store.ts';
import type { OutboxState } from '#shared/domain/change.ts';
import { openTestStore } from '#test/support/openTestStore.ts';
import { at, everything, groupNamed, intents, pull, remoteGroup } from '#test/support/storeSeed.ts';

/** Two edits of one group, brought into the state and the conflict that a decision wants. */
function decided(state: OutboxState, kind: NewConflict['kind'] | null) {
  const { store } = openTestStore();
  pull(store, { groups: [remoteGroup('Kitchen')] });
  const groupId = groupNamed(store, 'Kitchen');
  for (const intent of [intents.rename('Cooks'), intents.rename('Bar')]) {
    store.commitEdit({ intents: [{ groupId, intent }], at: at(1) });
  }
  store.changeLane(
    groupId,
    undefined,
    ({ entries }) => {
      const seqs = entries.map(({ seq }) => seq);
      return {
        entries: seqs.map((seq) => ({ seq, state })),
        conflicts: kind === null ? [] : [{ kind, seqs, base: 'a', mine: 'b', theirs: 'c' }],
      };
    },
    at(2),
  );
  return store;
}

it.each([
  ['queued edits', 'queued', null, { waiting: 2, parked: 0, conflicts: 0 }],
  ['refused edits', 'parked', null, { waiting: 0, parked: 2, conflicts: 0 }],
  ['a conflict, once for both', 'conflict', 'name', { waiting: 0, parked: 0, conflicts: 1 }],
  [
    'a refusal that is a conflict, not as refused as well',
    'parked',
    'permissionLost',
    { waiting: 0, parked: 0, conflicts: 1 },
  ],
  [
    '[P7] edits in conflict whose question got lost',
    'conflict',
    null,
    { waiting: 0, parked: 0, conflicts: 2 },
  ],
] as const)('the status counts %s', (_title, state, kind, counts) => {
  const store = decided(state, kind);
  expect(store.counts()).toMatchObject(counts);
  expect(store.listChanges(everything).items.map((item) => item.state)).toEqual([state, state]);
});
