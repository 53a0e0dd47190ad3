import type { Store } from '#electron/store/store.ts';
import type { RemoteGroup, RemotePerson, UnreadableItem } from '#electron/sync/ports/remote.ts';
import { openTestStore } from '#test/support/openTestStore.ts';
import {
  at,
  everything,
  pull,
  remoteGroup,
  remotePerson,
  takeRemote,
} from '#test/support/storeSeed.ts';

export function peoplePage(
  store: Store,
  expectedCursor: string | null,
  nextCursor: string | null,
  people: readonly RemotePerson[],
  unreadable: readonly UnreadableItem[] = [],
) {
  return store.applyPeoplePage({ expectedCursor, nextCursor, people, unreadable, at: at(1) });
}

export function groupsPage(
  store: Store,
  expectedCursor: string | null,
  nextCursor: string | null,
  groups: readonly RemoteGroup[],
  rest: { unreadRemoteIds?: string[]; unreadable?: UnreadableItem[] } = {},
) {
  return store.applyGroupsPage(
    {
      expectedCursor,
      nextCursor,
      groups,
      unreadRemoteIds: rest.unreadRemoteIds ?? [],
      unreadable: rest.unreadable ?? [],
      at: at(1),
    },
    takeRemote,
  );
}

export const everybody = (store: Store) =>
  store
    .searchPeople({ text: '', forGroupId: null, ...everything })
    .items.map(({ name, status }) => `${name} ${status}`);

export const broken = (
  remoteId: string | null,
  kind: UnreadableItem['kind'] = 'person',
): UnreadableItem => ({
  kind,
  remoteId,
  raw: `{"id":${JSON.stringify(remoteId)}}`,
  reason: 'name: expected string',
});

export function seeded() {
  const bench = openTestStore();
  pull(bench.store, { people: [remotePerson('Ana')], groups: [remoteGroup('Kitchen', ['Ana'])] });
  return { bench, store: bench.store };
}
