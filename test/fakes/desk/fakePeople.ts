import type { GroupId, PersonId } from '#shared/domain/ids.ts';
import type { PeopleFilter } from '#shared/domain/peopleFilter.ts';
import type { Person } from '#shared/domain/person.ts';
import { type Instant, instantOf } from '#shared/domain/time.ts';
import type { Params } from '#shared/ipc/contract.ts';
import type { PersonRow, StayInGroup } from '#shared/ipc/methods/people.ts';
import type { FakeOutbox } from './fakeOutbox.ts';
import { collator } from './fakeRoster.ts';
import { lookedAt } from './organisation.ts';

type Sort = Params<'people.query'>['sort'];

const dayMs = 24 * 3_600_000;

/** Everybody of a fake organisation, with their groups; sorted lists are kept until somebody comes or goes. */
export class FakePeople {
  readonly #outbox: FakeOutbox;
  #sorted = new Map<string, Person[]>();
  #sortedSize = -1;

  constructor(outbox: FakeOutbox) {
    this.#outbox = outbox;
  }

  query(filter: PeopleFilter, sort: Sort, offset: number, limit: number, attributes: string[]) {
    const groups = this.#groupsByPerson();
    const found = this.#find(filter, sort, groups);
    const items = found.slice(offset, offset + limit).map((person): PersonRow => {
      const names = (groups.get(person.id) ?? [])
        .map((groupId) => this.#outbox.group(groupId)?.fields.name ?? '')
        .sort(collator.compare);
      const all = attributesOf(person);
      return {
        ...person,
        attributes: Object.fromEntries(
          attributes.flatMap((name) => (all[name] === undefined ? [] : [[name, all[name]]])),
        ),
        groupCount: names.length,
        groupNames: names.slice(0, 6),
      };
    });
    return { items, nextCursor: null, total: found.length };
  }

  ids(filter: PeopleFilter): PersonId[] {
    const sort: Sort = { key: 'name', direction: 'ascending' };
    return this.#find(filter, sort, this.#groupsByPerson()).map(({ id }) => id);
  }

  /** Their groups now, and for two of three people one they were in before. */
  staysOf(personId: PersonId): StayInGroup[] {
    const now = this.#outbox.groupIds().flatMap((groupId): StayInGroup[] => {
      const group = this.#outbox.group(groupId);
      const member = group?.members.get(personId);
      if (group === null || member === undefined) return [];
      const before = this.#outbox.organisation.groups.get(groupId)?.members.has(personId) === true;
      return [
        {
          groupId,
          name: group.fields.name,
          ...member,
          leftAt: null,
          leftFrom: null,
          datesFrom: before ? 'server' : 'edit',
          syncMark: before ? 'synced' : 'waiting',
        },
      ];
    });
    const past = this.#outbox.groupIds().flatMap((groupId, index): StayInGroup[] => {
      const group = this.#outbox.group(groupId);
      const isPast = (personId.charCodeAt(35) + index) % 5 === 0;
      if (group === null || group.members.has(personId) || !isPast) return [];
      const at = (days: number): Instant => instantOf(lookedAt - days * dayMs);
      return [
        {
          groupId,
          name: group.fields.name,
          isAdmin: false,
          joinedAt: at(500 + index * 20),
          leftAt: at(40 + index * 9),
          datesFrom: 'server',
          leftFrom: index % 2 === 0 ? 'observed' : 'server',
          syncMark: 'synced',
        },
      ];
    });
    return [...now.sort((one, other) => collator.compare(one.name, other.name)), ...past];
  }

  #find(filter: PeopleFilter, sort: Sort, groups: ReadonlyMap<PersonId, GroupId[]>): Person[] {
    const words = filter.text.toLocaleLowerCase().split(/\s+/).filter(Boolean);
    const isFound = (person: Person) => {
      const mine = groups.get(person.id) ?? [];
      const fields = [person.name, person.email, person.phone].map((field) =>
        (field ?? '').toLocaleLowerCase(),
      );
      return (
        words.every((word) => fields.some((field) => field.includes(word))) &&
        (filter.anyOf.length === 0 || filter.anyOf.some((id) => mine.includes(id))) &&
        filter.allOf.every((id) => mine.includes(id)) &&
        !filter.noneOf.some((id) => mine.includes(id)) &&
        (filter.statuses.length === 0 || filter.statuses.includes(person.status))
      );
    };
    return this.#inOrder(sort, groups).filter(isFound);
  }

  #inOrder({ key, direction }: Sort, groups: ReadonlyMap<PersonId, GroupId[]>): Person[] {
    const people = this.#outbox.organisation.people;
    if (people.size !== this.#sortedSize) {
      this.#sorted = new Map();
      this.#sortedSize = people.size;
    }
    const name = `${key} ${direction}`;
    const kept = key === 'groupCount' ? undefined : this.#sorted.get(name);
    if (kept !== undefined) return kept;
    const sign = direction === 'ascending' ? 1 : -1;
    const textOf = (person: Person) => (key === 'groupCount' ? '' : (person[key] ?? ''));
    const countOf = ({ id }: Person) => groups.get(id)?.length ?? 0;
    const sorted = [...people.values()].sort(
      (one, other) =>
        sign * (countOf(one) - countOf(other)) * (key === 'groupCount' ? 1 : 0) ||
        sign * collator.compare(textOf(one), textOf(other)) ||
        collator.compare(one.name, other.name),
    );
    this.#sorted.set(name, sorted);
    return sorted;
  }

  #groupsByPerson(): Map<PersonId, GroupId[]> {
    const groups = new Map<PersonId, GroupId[]>();
    for (const groupId of this.#outbox.groupIds()) {
      for (const personId of this.#outbox.group(groupId)?.members.keys() ?? []) {
        const mine = groups.get(personId);
        if (mine === undefined) groups.set(personId, [groupId]);
        else mine.push(groupId);
      }
    }
    return groups;
  }
}

/** What the fake server holds beside the usual. */
export function attributesOf({ id, name }: Person): Record<string, string> {
  const seed = Number.parseInt(id.slice(-4), 16);
  return {
    'T-shirt': ['S', 'M', 'L', 'XL'][seed % 4] ?? 'M',
    ...(seed % 3 === 0 ? { 'Emergency contact': `${name.split(' ')[0]}’s sister` } : {}),
    ...(seed % 2 === 0 ? { 'Has a driving licence': 'yes' } : {}),
  };
}
