import type { ActivityEntry } from '#shared/domain/activity.ts';
import type { PersonId } from '#shared/domain/ids.ts';
import { type SavedFilter, savedFilterSchema } from '#shared/domain/peopleFilter.ts';
import { instantOf } from '#shared/domain/time.ts';
import { MusterError } from '#shared/ipc/errors.ts';
import type { Handlers } from '../fakeBridge.ts';
import type { FakeOutbox } from './fakeOutbox.ts';
import { attributesOf, FakePeople } from './fakePeople.ts';
import { collator } from './fakeRoster.ts';
import { groupId, lookedAt, uuid } from './organisation.ts';

/** Everybody, saved filters and what concerns one person, answered from memory. */
export function peopleHandlers(outbox: FakeOutbox, hasSavedFilters: boolean): Handlers {
  const people = new FakePeople(outbox);
  let filters: SavedFilter[] = hasSavedFilters ? someFilters() : [];
  let made = 0;
  return {
    'people.query': ({ filter, sort, offset, limit, attributes }) =>
      people.query(filter, sort, offset, limit, attributes),
    'people.ids': ({ filter }) => ({ personIds: people.ids(filter) }),
    'people.attributes': () => {
      const counts = new Map<string, number>();
      for (const person of outbox.organisation.people.values()) {
        for (const name of Object.keys(attributesOf(person))) {
          counts.set(name, (counts.get(name) ?? 0) + 1);
        }
      }
      const names = [...counts].map(([name, count]) => ({ name, people: count }));
      return { names: names.sort((one, other) => other.people - one.people) };
    },
    'people.get': ({ personId }) => {
      const person = outbox.organisation.people.get(personId);
      if (person === undefined) throw new MusterError('notFound', 'This person is not known here.');
      return {
        ...person,
        otherEmails: person.email === null ? [] : [`private.${person.email}`],
        attributes: attributesOf(person),
        groups: people.staysOf(personId),
      };
    },
    'savedFilters.list': () => ({ filters }),
    'savedFilters.save': ({ id, name, filter }) => {
      if (filters.some((other) => other.name === name && other.id !== id)) {
        throw new MusterError('duplicateName', 'Another filter has this name already.');
      }
      made += 1;
      const saved = savedFilterSchema.parse({ id: id ?? uuid(7, 100 + made), name, filter });
      filters = [...filters.filter((other) => other.id !== saved.id), saved].sort((one, other) =>
        collator.compare(one.name, other.name),
      );
      return saved;
    },
    'savedFilters.delete': ({ id }) => {
      filters = filters.filter((other) => other.id !== id);
      return {};
    },
    'activity.list': ({ personId, limit }) => {
      const items = personId === null ? [] : activityOf(people, personId).slice(0, limit);
      return { items, nextCursor: null, total: items.length };
    },
  };
}

function someFilters(): SavedFilter[] {
  const wishes = [
    { name: 'Drivers without a choir', filter: { anyOf: [groupId(5)], noneOf: [groupId(3)] } },
    { name: 'Kitchen helpers', filter: { anyOf: [groupId(4)], statuses: ['active'] } },
    { name: 'متطوعو المطبخ', filter: { allOf: [groupId(4), groupId(12)] } },
  ];
  return wishes.map((wish, index) => savedFilterSchema.parse({ id: uuid(7, index), ...wish }));
}

/** A line for each group: one's own edit, then what was noticed on the server. */
function activityOf(people: FakePeople, personId: PersonId): ActivityEntry[] {
  const nobody = { count: 0, names: [] };
  const one = { count: 1, names: [] };
  return people.staysOf(personId).map((stay, index) => ({
    id: `${personId} ${index}`,
    at: instantOf(lookedAt - index * 31 * 3_600_000),
    origin: index % 2 === 0 ? 'here' : 'server',
    kind: index % 2 === 0 ? 'edit' : 'peopleChanged',
    groupId: stay.groupId,
    groupName: stay.name,
    command: index % 2 === 0 ? 'addMembers' : null,
    isAdmin: null,
    oldName: null,
    newName: null,
    newDescription: null,
    changesDescription: false,
    people: index % 2 === 0 ? { count: 3, names: [] } : nobody,
    joined: index % 4 === 1 ? one : nobody,
    left: index % 4 === 3 ? one : nobody,
    roles: nobody,
    conflict: null,
    choice: null,
    editId: null,
    canUndo: false,
    outcome: index === 0 ? null : 'sent',
  }));
}
