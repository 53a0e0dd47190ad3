import type { Store } from '#electron/store/store.ts';
import type { RemotePerson } from '#electron/sync/ports/remote.ts';
import type { EditId, PersonId } from '#shared/domain/ids.ts';
import { openTestStore } from '#test/support/openTestStore.ts';
import {
  at,
  everything,
  groupNamed,
  intents,
  pull,
  remoteGroup,
  remotePerson,
} from '#test/support/storeSeed.ts';

export const xena = { name: 'Xena Ray', email: 'xena@example.org', phone: '+49 761 12' };

export function scene() {
  const bench = openTestStore();
  const { store } = bench;
  pull(store, {
    people: ['ana', 'ben'].map((key) => remotePerson(key)),
    groups: [remoteGroup('Kitchen', ['ana']), remoteGroup('Choir')],
  });
  return { bench, store, kitchen: groupNamed(store, 'Kitchen'), choir: groupNamed(store, 'Choir') };
}

export const make = (store: Store, person = xena) => store.createPerson(person, at(1));

export const changes = (store: Store) => store.listChanges(everything).items;

export const only = (store: Store) => {
  const [change] = changes(store);
  if (change === undefined) throw new Error('Nothing waits.');
  return change;
};

export const theirs = (personId: PersonId, fields: Partial<RemotePerson> = {}): RemotePerson => ({
  ...remotePerson('key-x', 'Xena Ray'),
  clientId: personId,
  ...fields,
});

export function add(
  store: Store,
  groupId: ReturnType<typeof groupNamed>,
  ...people: PersonId[]
): EditId {
  const wish = { groupId, intent: intents.add(...people) };
  const { editId } = store.commitEdit({ intents: [wish], at: at(2) });
  if (editId === null) throw new Error('Nothing was to change.');
  return editId;
}
