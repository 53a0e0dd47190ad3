import { v7 as uuid } from 'uuid';
import { expect } from 'vitest';
import type { Store } from '#electron/store/store.ts';
import { type EditId, type GroupId, type PersonId, personIdSchema } from '#shared/domain/ids.ts';
import type { NewPerson } from '#shared/domain/newPerson.ts';
import { openTestStore } from '#test/support/openTestStore.ts';
import {
  at,
  everything,
  groupNamed,
  intents,
  personNamed,
  pull,
  remoteGroup,
  remotePerson,
} from '#test/support/storeSeed.ts';
import { readTable } from '#test/support/storeTable.ts';

export function scene() {
  const bench = openTestStore();
  const { store } = bench;
  pull(store, {
    people: ['ana', 'ben'].map((key) => remotePerson(key)),
    groups: [remoteGroup('Kitchen', ['ana']), remoteGroup('Choir')],
  });
  let clock = 10;
  const now = () => {
    clock += 1;
    return at(clock);
  };
  const ben = personNamed(store, 'ben');
  const kitchen = groupNamed(store, 'Kitchen');
  return { bench, store, now, ben, kitchen, choir: groupNamed(store, 'Choir') };
}

export const made = (
  name: string,
  email: string | null = null,
): { personId: PersonId; person: NewPerson } => ({
  personId: personIdSchema.parse(uuid()),
  person: { name, email, phone: null },
});

/** One edit that makes people and adds them, and some who are here, to a group. */
export function addMixed(
  store: Store,
  groupId: GroupId,
  people: readonly ReturnType<typeof made>[],
  known: readonly PersonId[] = [],
  when = at(5),
): EditId {
  const members = [...known, ...people.map(({ personId }) => personId)];
  const { editId, changed } = store.commitEdit({
    people,
    intents: [{ groupId, intent: intents.add(...members) }],
    at: when,
  });
  expect(changed).toBe(members.length);
  if (editId === null) throw new Error('Nothing was to change.');
  return editId;
}

export const lines = (store: Store) =>
  store
    .listChanges(everything)
    .items.map(({ command, peopleNames }) => [command, ...peopleNames].join(' '));

export const keyed = (personId: PersonId, name: string) => ({
  ...remotePerson(`key-${name}`, name),
  clientId: personId,
});

export const edits = (file: string) => readTable(file, 'SELECT id FROM edit').length;

export const known = (store: Store) =>
  store.searchPeople({ text: '', forGroupId: null, ...everything }).total;
