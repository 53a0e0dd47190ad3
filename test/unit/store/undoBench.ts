import { expect } from 'vitest';
import type { Store } from '#electron/store/store.ts';
import type { OutboxState } from '#shared/domain/change.ts';
import { type EditId, type GroupId, groupIdSchema } from '#shared/domain/ids.ts';
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
  rosterNames,
} from '#test/support/storeSeed.ts';
import { readTable } from '#test/support/storeTable.ts';

export type Wish = Parameters<Store['commitEdit']>[0]['intents'][number]['intent'];

/** A store with a kitchen (Ana, and Ben as its admin) and a garden (Cem), and a clock of its own. */
export function openBench() {
  const bench = openTestStore();
  const { store } = bench;
  pull(store, {
    people: ['Ana', 'Ben', 'Cem', 'Dai'].map((name) => remotePerson(name)),
    groups: [remoteGroup('Kitchen', ['Ana', 'Ben*']), remoteGroup('Garden', ['Cem'])],
  });
  let second = 10;
  const now = () => {
    second += 1;
    return at(second);
  };
  const groupIds = () =>
    readTable(bench.file, 'SELECT uid FROM roster_group ORDER BY id').map(({ uid }) =>
      groupIdSchema.parse(uid),
    );

  function commitAll(wishes: readonly { groupId: GroupId; intent: Wish }[]): EditId {
    const intents = wishes.map(({ groupId, intent }) => ({
      groupId,
      intent,
      ...(intent.name === 'createGroup' && { remoteId: groupId }),
    }));
    const { editId } = store.commitEdit({ intents, at: now() });
    if (editId === null) throw new Error('Nothing was changed.');
    return editId;
  }

  return {
    store,
    file: bench.file,
    kitchen: groupNamed(store, 'Kitchen'),
    garden: groupNamed(store, 'Garden'),
    person: (name: string) => personNamed(store, name),
    now,
    commitAll,
    commit: (groupId: GroupId, intent: Wish) => commitAll([{ groupId, intent }]),

    /** The state of every pending row, as an engine writes it. */
    mark(state: OutboxState, attempts: number) {
      for (const groupId of groupIds()) {
        store.changeLane(
          groupId,
          undefined,
          ({ entries }) => ({
            entries: entries.map(({ seq }) => ({ seq, state, attempts })),
            ...(state === 'conflict' && {
              conflicts: [
                {
                  kind: 'name' as const,
                  seqs: entries.map(({ seq }) => seq),
                  base: null,
                  mine: null,
                  theirs: null,
                },
              ],
            }),
          }),
          now(),
        );
      }
    },

    /** The server takes everything over, and the rows leave. */
    settle() {
      for (const groupId of groupIds()) {
        if (store.unsentEdits(groupId) === 0) continue;
        store.changeLane(
          groupId,
          undefined,
          ({ entries }) => ({
            base: store.groupState(groupId),
            settled: entries.map(({ seq }) => seq),
          }),
          now(),
        );
      }
    },

    /** Every group that is shown, with its fields and its people. */
    rosters() {
      const { items } = store.listGroups({ search: '', ...everything });
      return items.map(({ id, name, description }) => ({
        name,
        description,
        people: rosterNames(store, id),
      }));
    },

    pending: () => store.listChanges(everything).items.map(({ command }) => command),

    /** [I1]: what is shown is the copy with the pending commands on it. */
    checkFold() {
      for (const groupId of groupIds()) {
        const lane = store.readLane(groupId);
        expect(plain(store.groupState(groupId))).toEqual(
          lane === null ? null : plain(folded(lane)),
        );
      }
    },

    /** Everything in the file but times of reading, to see that nothing was changed. */
    everythingStored: () =>
      ['edit', 'outbox', 'activity', 'roster_group', 'membership', 'base_group', 'conflict'].map(
        (table) => readTable(bench.file, `SELECT * FROM ${table}`),
      ),
  };
}

export type Bench = ReturnType<typeof openBench>;

export const refused = (message: RegExp, details?: object) =>
  expect.objectContaining({
    code: 'cannotUndo',
    message: expect.stringMatching(message),
    ...(details !== undefined && { details }),
  });
