import type { Store } from '#electron/store/store.ts';
import { mergeRemote } from '#electron/sync/lane/mergeRemote.ts';
import type { ChangesPage } from '#electron/sync/ports/store.ts';
import { openTestStore } from '#test/support/openTestStore.ts';
import { at, everything, pull, remoteGroup, remotePerson } from '#test/support/storeSeed.ts';
import { readTable } from '#test/support/storeTable.ts';

/** A store after a full pull that took the feed's place before it began. */
export function seeded() {
  const bench = openTestStore();
  const { store } = bench;
  store.beginFeed('c1', at(1));
  pull(
    store,
    {
      people: [remotePerson('Ana'), remotePerson('Ben')],
      groups: [remoteGroup('Kitchen', ['Ana', 'Ben']), remoteGroup('Garden', ['Ben'])],
    },
    { at: at(2) },
  );
  return { bench, store };
}

export function changes(store: Store, page: Partial<ChangesPage>) {
  const expectedCursor = store.readFeed().cursor ?? '';
  return store.applyChanges(
    {
      expectedCursor,
      nextCursor: `${expectedCursor}+`,
      people: [],
      peopleGone: [],
      groups: [],
      goneRemoteIds: [],
      unreadRemoteIds: [],
      unreadable: [],
      at: at(10),
      ...page,
    },
    mergeRemote,
  );
}

export const activity = (file: string) =>
  readTable(file, 'SELECT kind, group_name, detail FROM activity ORDER BY id').map(
    ({ kind, group_name, detail }) => [kind, group_name, JSON.parse(String(detail))],
  );

export const statuses = (store: Store) =>
  store
    .searchPeople({ text: '', forGroupId: null, ...everything })
    .items.map(({ name, status }) => `${name} ${status}`);
